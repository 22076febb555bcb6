import { type BudgetRules, DEFAULT_RULES } from '../../../src/domain/budget-rules.ts';
import type { Village } from '../../../src/domain/place.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';
import { seeded } from '../../support/seeded.ts';

/** A work of this cost (CNY; null: not known) that serves so many people, and whatever else a test says of it. */
export function work(id: string, cny: number | null, people: number | null, more: Partial<ProposedWork> = {}): ProposedWork {
  return {
    id,
    name: '',
    remedy: 'r',
    indicator: 'i',
    villages: [],
    county: 'A',
    township: '',
    quantity: 1,
    cost: cny === null ? null : { cny, low: Math.round(cny * 0.7), high: Math.round(cny * 1.3) },
    requires: [],
    people,
    poorPeople: people,
    hamlets: null,
    due: null,
    listed: null,
    path: [],
    simulated: false,
    ...more,
  };
}

/** Rules with these CNY by year from 2018 on. */
export function rules(money: readonly number[], more: Partial<BudgetRules> = {}): BudgetRules {
  return { ...DEFAULT_RULES, money: money.map((cny, at) => ({ year: 2018 + at, cny })), ...more };
}

/** Villages of which every third is a deep-poverty village, and every fifth says nothing of it. */
export const VILLAGES = Array.from({ length: 12 }, (_, at) => ({
  deepPoverty: at % 5 === 4 ? null : at % 3 === 0,
})) as unknown as readonly Village[];

/** A made-up case with everything in it, now this and now that: the same for the same seed. */
export function anyCase(
  seed: number,
  most: { readonly works: number; readonly years: number },
): { works: ProposedWork[]; rules: BudgetRules } {
  const { uniform } = seeded(seed);
  const upTo = (top: number) => Math.floor(uniform() * (top + 1));
  const maybe = (chance: number) => uniform() < chance;
  const count = 2 + upTo(most.works - 2);
  const years = 1 + upTo(most.years - 1);
  const hasTies = maybe(0.3);
  const works = Array.from({ length: count }, (_, at) =>
    work(`w${at}`, maybe(0.05) ? null : hasTies ? 1 + upTo(3) : upTo(50), maybe(0.05) ? null : hasTies ? upTo(3) : upTo(40), {
      villages: Array.from({ length: upTo(2) }, () => upTo(VILLAGES.length - 1)).filter((one, index, all) => all.indexOf(one) === index),
      county: maybe(0.5) ? 'A' : 'B',
      due: maybe(0.4) ? 2016 + upTo(5) : null,
      requires: Array.from({ length: maybe(0.4) ? 1 + upTo(1) : 0 }, () => upTo(at)).flatMap((before) =>
        before === at ? [] : [`w${before}`],
      ),
    }),
  );
  const all = works.reduce((sum, { cost }) => sum + (cost?.cny ?? 0), 0);
  return {
    works,
    rules: rules(
      Array.from({ length: years }, () => upTo(Math.ceil((all * 1.2) / years))),
      {
        objective: maybe(0.2) ? 'villages' : 'people',
        carryOver: maybe(0.3),
        deadlines: maybe(0.8),
        dependencies: maybe(0.9),
        perVillage: maybe(0.4) ? 1 + upTo(1) : null,
        shares: maybe(0.4)
          ? [
              { county: maybe(0.5) ? 'A' : null, perTenThousand: upTo(8000) },
              ...(maybe(0.3) ? [{ county: 'B', perTenThousand: upTo(5000) }] : []),
            ]
          : [],
        locked: maybe(0.3) ? [{ id: `w${upTo(count - 1)}`, year: maybe(0.5) ? 2018 + upTo(years - 1) : null }] : [],
        excluded: maybe(0.2) ? [`w${upTo(count - 1)}`] : [],
      },
    ),
  };
}
