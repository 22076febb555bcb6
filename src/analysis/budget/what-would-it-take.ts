import type { Cost, ProposedWork } from '../../domain/proposed-work.ts';

/** Money that works cost together; with any of unknown cost it takes at least that. */
export interface Takes {
  readonly cost: Cost;
  readonly works: number;
  /** Works among them whose cost is not known. */
  readonly unknownCost: number;
}

/** What an indicator's target takes that is due in a year (null: undated). */
export interface TargetTakes extends Takes {
  readonly indicator: string;
  readonly due: number | null;
  /** Gaps that are closed. */
  readonly gaps: number;
  readonly people: number;
  /** Works that serve nobody knows how many. */
  readonly unknownPeople: number;
}

/** What is to be spent by the end of a year, beyond what was by the due years before it. */
export interface YearTakes extends Takes {
  readonly due: number | null;
}

/**
 * The least money that meets each target by its deadline (要多少钱才够): all its works, and all that they require, each stretch once. Two targets
 * may need the same work: their sums are not to be added. `byYear` counts every work once, in the first year something is due that needs it.
 * Targets by year due (undated last), then as the works come.
 */
export function whatWouldItTake(works: readonly ProposedWork[]): {
  readonly targets: readonly TargetTakes[];
  readonly byYear: readonly YearTakes[];
} {
  const byId = new Map(works.map((work) => [work.id, work]));
  const groups = new Map<string, ProposedWork[]>();
  for (const work of works) {
    if (work.villages.length === 0) continue;
    const key = JSON.stringify([work.indicator, work.due]);
    groups.set(key, [...(groups.get(key) ?? []), work]);
  }
  const due = (year: number | null) => year ?? Number.POSITIVE_INFINITY;
  const targets = [...groups.values()].map((own) => targetTakes(own, byId)).sort((a, b) => (a.due === b.due ? 0 : due(a.due) - due(b.due)));

  const counted = new Set<string>();
  const byYear = [...new Set(targets.map((target) => target.due))].map((year) => {
    const own = works.filter((work) => work.due === year && work.villages.length > 0);
    const fresh = withRequired(own, byId).filter(({ id }) => !counted.has(id));
    for (const { id } of fresh) counted.add(id);
    return { due: year, ...takes(fresh) };
  });
  return { targets, byYear };
}

function targetTakes(own: readonly ProposedWork[], byId: ReadonlyMap<string, ProposedWork>): TargetTakes {
  const [{ indicator, due } = { indicator: '', due: null }] = own;
  return {
    indicator,
    due,
    gaps: own.reduce((sum, { villages }) => sum + villages.length, 0),
    people: own.reduce((sum, { people }) => sum + (people ?? 0), 0),
    unknownPeople: own.filter(({ people }) => people === null).length,
    ...takes(withRequired(own, byId)),
  };
}

/** Works and all that they require, each once. An id that is no work here needs nothing done. */
export function withRequired(works: readonly ProposedWork[], byId: ReadonlyMap<string, ProposedWork>): readonly ProposedWork[] {
  const found = new Map<string, ProposedWork>();
  const waiting = [...works].reverse();
  for (let work = waiting.pop(); work; work = waiting.pop()) {
    if (found.has(work.id)) continue;
    found.set(work.id, work);
    for (const id of work.requires) {
      const before = byId.get(id);
      if (before) waiting.push(before);
    }
  }
  return [...found.values()];
}

function takes(works: readonly ProposedWork[]): Takes {
  const sum = (of: keyof Cost) => works.reduce((all, { cost }) => all + (cost?.[of] ?? 0), 0);
  return {
    cost: { cny: sum('cny'), low: sum('low'), high: sum('high') },
    works: works.length,
    unknownCost: works.filter(({ cost }) => cost === null).length,
  };
}
