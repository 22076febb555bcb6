import type { BudgetRules } from '../../../src/domain/budget-rules.ts';
import type { Village } from '../../../src/domain/place.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';

/** The best of all programmes: most value, then least money, then its value waited for least. */
export interface Best {
  readonly value: number;
  readonly cost: number;
  readonly waited: number;
}

export const valueOfWork = ({ people, villages }: ProposedWork, { objective }: BudgetRules): number =>
  objective === 'villages' ? villages.length : (people ?? 0);

/**
 * Every rule that a programme breaks, in words; none where it is allowed. Reads the works and rules as they were given, and nothing that the
 * budget makes of them.
 * @param years by work: the year it is done in; absent: it is not done.
 */
export function broken(
  works: readonly ProposedWork[],
  rules: BudgetRules,
  villages: readonly Village[],
  years: ReadonlyMap<string, number>,
): string[] {
  const said: string[] = [];
  const done = works.filter(({ id }) => years.has(id));
  const all = rules.money.map(({ year }) => year);
  const spentIn = (year: number) => done.reduce((sum, one) => (years.get(one.id) === year ? sum + one.cost!.cny : sum), 0);
  let left = 0;
  for (const { year, cny } of rules.money) {
    left = (rules.carryOver ? left : 0) + cny - spentIn(year);
    if (left < 0) said.push(`${year} overspent`);
  }
  for (const one of done) {
    const year = years.get(one.id)!;
    if (one.cost === null) said.push(`${one.id} has no cost`);
    if (rules.excluded.includes(one.id)) said.push(`${one.id} is excluded`);
    const isLocked = rules.locked.some(({ id, year: to }) => id === one.id && to !== null);
    if (!isLocked && rules.deadlines && one.due !== null && one.due >= all[0]! && year > one.due) said.push(`${one.id} is late`);
    if (rules.dependencies)
      for (const before of one.requires)
        if (!((years.get(before) ?? Number.POSITIVE_INFINITY) <= year)) said.push(`${one.id} before ${before}`);
    for (const pair of rules.pairs)
      if (pair.work === one.id && !((years.get(pair.requires) ?? Number.POSITIVE_INFINITY) <= year)) said.push(`${one.id} before its pair`);
  }
  for (const { id, year } of rules.locked) if (year === null ? !years.has(id) : years.get(id) !== year) said.push(`${id} is locked`);
  if (rules.perVillage !== null)
    villages.forEach((_, at) => {
      if (done.filter((one) => one.villages.includes(at)).length > rules.perVillage!) said.push(`village ${at} has too many`);
    });
  const total = done.reduce((sum, { cost }) => sum + cost!.cny, 0);
  for (const { county, perTenThousand } of rules.shares) {
    const inIt = done.filter((one) => (county === null ? leadsToDeep(one, works, rules, villages) : one.county === county));
    if (inIt.reduce((sum, { cost }) => sum + cost!.cny, 0) * 10_000 < perTenThousand * total) said.push(`share of ${county} missed`);
  }
  return said;
}

function leadsToDeep(one: ProposedWork, works: readonly ProposedWork[], rules: BudgetRules, villages: readonly Village[]): boolean {
  if (one.villages.some((at) => villages[at]?.deepPoverty === true)) return true;
  return works.some(
    (other) =>
      ((rules.dependencies && other.requires.includes(one.id)) ||
        rules.pairs.some((pair) => pair.work === other.id && pair.requires === one.id)) &&
      leadsToDeep(other, works, rules, villages),
  );
}

/** Tries every work in every year and in none. Null where no programme is allowed. */
export function enumerate(works: readonly ProposedWork[], rules: BudgetRules, villages: readonly Village[]): Best | null {
  const first = rules.money[0]!.year;
  const total = rules.money.reduce((sum, { cny }) => sum + cny, 0);
  const years = new Map<string, number>();
  let best: Best | null = null;
  const visit = (at: number, value: number, cost: number, waited: number): void => {
    if (cost > total) return;
    const one = works[at];
    if (one === undefined) {
      const isBetter = best === null || (value - best.value || best.cost - cost || best.waited - waited) > 0;
      if (isBetter && broken(works, rules, villages, years).length === 0) best = { value, cost, waited };
      return;
    }
    visit(at + 1, value, cost, waited);
    if (one.cost === null) return;
    const worth = valueOfWork(one, rules);
    for (const { year } of rules.money) {
      years.set(one.id, year);
      visit(at + 1, value + worth, cost + one.cost.cny, waited + worth * (year - first));
    }
    years.delete(one.id);
  };
  visit(0, 0, 0, 0);
  return best;
}
