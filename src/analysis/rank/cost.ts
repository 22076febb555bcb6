import type { ProposedWork } from '../../domain/proposed-work.ts';

/** Works of some indicators, and with each all that has to be done before it. */
function* withWhatTheyRequire(
  works: readonly ProposedWork[],
  indicators: readonly string[],
): Generator<{ readonly work: ProposedWork; readonly needed: ReadonlySet<ProposedWork> }> {
  const byId = new Map(works.map((work) => [work.id, work]));
  for (const work of works) {
    if (!indicators.includes(work.indicator) || work.villages.length === 0) continue;
    const needed = new Set([work]);
    // A set hands out what is added to it on the way.
    for (const { requires } of needed)
      for (const id of requires) {
        const required = byId.get(id);
        if (required) needed.add(required);
      }
    yield { work, needed };
  }
}

/** Of each work the villages that need it: those whose gap it closes, and those whose works require it. */
function needersOf(works: readonly ProposedWork[], indicators: readonly string[]): Map<ProposedWork, Set<number>> {
  const needers = new Map<ProposedWork, Set<number>>();
  for (const { work, needed } of withWhatTheyRequire(works, indicators))
    for (const one of needed) {
      const villages = needers.get(one) ?? new Set();
      needers.set(one, villages);
      for (const village of work.villages) villages.add(village);
    }
  return needers;
}

/**
 * What closing each village's gaps of some indicators costs, CNY: every work is shared equally among the villages that need it, so that a stretch
 * of road that serves three counts once, and all villages together cost what the works cost. NaN where no work is known, or a cost is not.
 */
export function costOfVillages(works: readonly ProposedWork[], indicators: readonly string[], count: number): Float64Array {
  const costs = new Map<number, number>();
  for (const [{ cost }, villages] of needersOf(works, indicators))
    for (const village of villages) costs.set(village, (costs.get(village) ?? 0) + (cost === null ? Number.NaN : cost.cny / villages.size));
  return Float64Array.from({ length: count }, (_, village) => costs.get(village) ?? Number.NaN);
}

/**
 * What each work costs, CNY, with its share of the stretches that only lead on to it, by the villages that need them. NaN where a cost is not known.
 */
export function costOfWorks(works: readonly ProposedWork[]): Float64Array {
  const indicators = [...new Set(works.map(({ indicator }) => indicator))];
  const needers = needersOf(works, indicators);
  const costs = new Map<ProposedWork, number>();
  for (const { work, needed } of withWhatTheyRequire(works, indicators)) {
    let sum = work.cost?.cny ?? Number.NaN;
    for (const one of needed)
      if (one.villages.length === 0) sum += ((one.cost?.cny ?? Number.NaN) * work.villages.length) / needers.get(one)!.size;
    costs.set(work, sum);
  }
  return Float64Array.from(works, (work) => costs.get(work) ?? work.cost?.cny ?? Number.NaN);
}
