import type { ProposedWork } from '../../domain/proposed-work.ts';

/** Whether a work closes a gap that is asked for in a village. */
export type Closes = (work: ProposedWork, village: number) => boolean;

/** A work, the villages in which it closes what is asked, and all that has to be done before it, itself included. */
interface Closing {
  readonly work: ProposedWork;
  readonly villages: readonly number[];
  readonly needed: ReadonlySet<ProposedWork>;
}

function closingOf(works: readonly ProposedWork[], closes: Closes): Closing[] {
  const byId = new Map(works.map((work) => [work.id, work]));
  return works.flatMap((work): readonly Closing[] => {
    const villages = work.villages.filter((village) => closes(work, village));
    if (villages.length === 0) return [];
    const needed = new Set([work]);
    // A set hands out what is added to it on the way.
    for (const { requires } of needed)
      for (const id of requires) {
        const required = byId.get(id);
        if (required) needed.add(required);
      }
    return [{ work, villages, needed }];
  });
}

/** Of each work the villages that need it: where it closes what is asked, and where one does that requires it. */
function needersOf(closing: readonly Closing[]): Map<ProposedWork, Set<number>> {
  const needers = new Map<ProposedWork, Set<number>>();
  for (const { villages, needed } of closing)
    for (const one of needed) {
      const needing = needers.get(one) ?? new Set();
      needers.set(one, needing);
      for (const village of villages) needing.add(village);
    }
  return needers;
}

const cnyOf = ({ cost }: ProposedWork) => cost?.cny ?? Number.NaN;

/**
 * What closing each village's gaps costs, CNY: every work is shared equally among the villages that need it, so that a stretch of road that serves
 * three counts once, and all villages together cost what the works cost. NaN where no work is known, or a cost is not.
 */
export function costOfVillages(works: readonly ProposedWork[], closes: Closes, count: number): Float64Array {
  const costs = new Map<number, number>();
  for (const [work, villages] of needersOf(closingOf(works, closes)))
    for (const village of villages) costs.set(village, (costs.get(village) ?? 0) + cnyOf(work) / villages.size);
  return Float64Array.from({ length: count }, (_, village) => costs.get(village) ?? Number.NaN);
}

/** What a work costs, CNY, with its share of what only leads on to it, by the villages that need that. NaN where a cost is not known. */
export function costOfWorks(works: readonly ProposedWork[]): (work: ProposedWork) => number {
  const closing = closingOf(works, () => true);
  const needers = needersOf(closing);
  const costs = new Map<string, number>();
  for (const { work, villages, needed } of closing) {
    const shareOf = (one: ProposedWork) => (one === work ? 1 : villages.length / needers.get(one)!.size);
    costs.set(
      work.id,
      piecesOf(work, needed).reduce((sum, one) => sum + cnyOf(one) * shareOf(one), 0),
    );
  }
  return (work) => costs.get(work.id) ?? cnyOf(work);
}

/** How far the works for each village are, by the stage of one: the furthest; `without` where there is none. */
export function furthestOfVillages(
  works: readonly ProposedWork[],
  closes: Closes,
  stageOf: (work: ProposedWork) => number,
  without: number,
): (village: number) => number {
  const stages = new Map<number, number>();
  for (const { work, villages, needed } of closingOf(works, closes)) {
    const stage = Math.max(...piecesOf(work, needed).map(stageOf));
    for (const village of villages) stages.set(village, Math.max(stage, stages.get(village) ?? stage));
  }
  return (village) => stages.get(village) ?? without;
}

/** A work and what only leads on to it: it has no gap of its own to close. */
function piecesOf(work: ProposedWork, needed: ReadonlySet<ProposedWork>): ProposedWork[] {
  return [...needed].filter((one) => one === work || one.villages.length === 0);
}
