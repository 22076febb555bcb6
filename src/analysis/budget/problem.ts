import type { BudgetRules, Objective } from '../../domain/budget-rules.ts';
import type { Village } from '../../domain/place.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { itemAt, type Records } from '../../domain/records.ts';
import { type Filed, fileBySlot } from '../filed.ts';
import { inOrder } from './requires.ts';

/** What to choose works by, as plain numbers: it can go to a worker. Works, years and villages are indices; money is whole CNY. */
export interface BudgetProblem {
  readonly ids: readonly string[];
  readonly years: readonly number[];
  /** By year. */
  readonly money: Float64Array;
  readonly carryOver: boolean;
  /** By work: whole persons or gaps; 0 where not known (`unknownValue`). */
  readonly value: Float64Array;
  /** By work; 0 where not known, and then the work cannot be done. */
  readonly cost: Float64Array;
  /** By work: the first and the last year it may be done in. Last before first: it cannot be done at all. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** By work, 1: has to be done. */
  readonly must: Uint8Array;
  /** By work: those that come before it or in the same year. */
  readonly requires: Filed;
  /** Works, each after all that it requires. */
  readonly order: Uint32Array;
  /** By work: villages that it is for. */
  readonly villages: Filed;
  /** Works a village gets at most; as many as there are where there is no limit. */
  readonly perVillage: number;
  /** By share: 1 for a work whose cost counts towards it. */
  readonly shares: readonly { readonly counts: Uint8Array; readonly perTenThousand: number }[];
  /** Works whose cost nobody knows, and works that serve nobody knows how many. */
  readonly unknownCost: readonly number[];
  readonly unknownValue: readonly number[];
}

function worthOf({ people, poorPeople, villages }: ProposedWork, objective: Objective): number | null {
  if (objective === 'villages') return villages.length;
  return objective === 'people' ? people : poorPeople;
}

/** By work: what it requires; and those that require an id which is no work here (`lost`): they can never be done. */
function requirements(
  works: readonly ProposedWork[],
  { dependencies, pairs }: BudgetRules,
): { requires: Filed; lost: ReadonlySet<number> } {
  const index = new Map(works.map(({ id }, at) => [id, at]));
  const lost = new Set<number>();
  const of = works.map(({ id, requires }, at) => {
    const named = new Set([...(dependencies ? requires : []), ...pairs.filter(({ work }) => work === id).map((pair) => pair.requires)]);
    return [...named].flatMap((before) => {
      const found = index.get(before);
      if (found === undefined) lost.add(at);
      return found === undefined ? [] : [found];
    });
  });
  const requires = fileBySlot(works.length, (file) => {
    of.forEach((before, at) => {
      for (const one of before) file(at, one);
    });
  });
  return { requires, lost };
}

/** The last year of `years` that a work may be done in: all of them where it is due in none of them or before them. */
function lastYear(due: number | null, years: readonly number[]): number {
  const [first = 0] = years;
  return due === null || due < first ? years.length - 1 : years.filter((year) => year <= due).length - 1;
}

/** Works for deep-poverty villages, and stretches that lead to one. */
function forDeepPoverty(
  works: readonly ProposedWork[],
  villages: Records<Pick<Village, 'deepPoverty'>>,
  requires: Filed,
  order: Uint32Array,
): Uint8Array {
  const counts = Uint8Array.from(works, (work) => (work.villages.some((at) => itemAt(villages, at)?.deepPoverty === true) ? 1 : 0));
  for (const work of order.toReversed()) {
    if (counts[work] === 0) continue;
    for (let at = requires.starts[work]!; at < requires.starts[work + 1]!; at++) counts[requires.items[at]!] = 1;
  }
  return counts;
}

/**
 * The works to choose from under the rules. A work that requires one that is not among them, or that cannot be done, cannot be done either.
 * Throws RangeError where works require each other in a circle.
 * @param villages the data set's, that the works' indices are of.
 */
export function budgetProblem(
  works: readonly ProposedWork[],
  rules: BudgetRules,
  villages: Records<Pick<Village, 'deepPoverty'>>,
): BudgetProblem {
  const years = rules.money.map(({ year }) => year);
  const { requires, lost } = requirements(works, rules);
  const order = inOrder(requires);
  const excluded = new Set(rules.excluded);
  const locked = new Map(rules.locked.map(({ id, year }) => [id, year]));

  const first = new Int32Array(works.length);
  const last = new Int32Array(works.length);
  works.forEach((work, at) => {
    const said = locked.get(work.id) ?? null;
    const isPossible = work.cost !== null && !excluded.has(work.id) && !lost.has(at);
    first[at] = said === null ? 0 : years.indexOf(said);
    last[at] = said === null ? lastYear(rules.deadlines ? work.due : null, years) : first[at]!;
    if (!isPossible || first[at]! < 0) [first[at], last[at]] = [0, -1];
  });
  for (const work of order)
    for (let at = requires.starts[work]!; at < requires.starts[work + 1]!; at++) {
      const before = requires.items[at]!;
      if (last[before]! < first[before]!) [first[work], last[work]] = [0, -1];
      else first[work] = Math.max(first[work]!, first[before]!);
    }

  const deep = rules.shares.some(({ county }) => county === null) ? forDeepPoverty(works, villages, requires, order) : null;
  const indices = works.map((_, at) => at);
  return {
    ids: works.map(({ id }) => id),
    years,
    money: Float64Array.from(rules.money, ({ cny }) => cny),
    carryOver: rules.carryOver,
    value: Float64Array.from(works, (work) => worthOf(work, rules.objective) ?? 0),
    cost: Float64Array.from(works, ({ cost }) => cost?.[rules.price] ?? 0),
    first,
    last,
    must: Uint8Array.from(works, ({ id }) => (locked.has(id) ? 1 : 0)),
    requires,
    order,
    villages: fileBySlot(works.length, (file) => {
      works.forEach((work, at) => {
        for (const village of work.villages) file(at, village);
      });
    }),
    perVillage: rules.perVillage ?? works.length,
    shares: rules.shares.map(({ county, perTenThousand }) => ({
      counts: county === null ? (deep ?? new Uint8Array(works.length)) : Uint8Array.from(works, (work) => (work.county === county ? 1 : 0)),
      perTenThousand,
    })),
    unknownCost: indices.filter((at) => works[at]!.cost === null),
    unknownValue: indices.filter((at) => worthOf(works[at]!, rules.objective) === null),
  };
}

/** Whether a work can be done in any year. */
export function isPossible({ first, last }: BudgetProblem, work: number): boolean {
  return last[work]! >= first[work]!;
}

/** By work, those that it requires by the rules. Unlike in a problem, works may require each other in a circle here. */
export function requiredOf(works: readonly ProposedWork[], rules: BudgetRules): Filed {
  return requirements(works, rules).requires;
}
