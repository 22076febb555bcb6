import { describe, expect, it } from 'vitest';
import { lockedOrder, nestedBudget } from '../../../src/analysis/budget/nested.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import type { BudgetRules } from '../../../src/domain/budget-rules.ts';
import { seeded } from '../../support/seeded.ts';
import { broken } from './oracle.ts';
import { anyCase, rules, VILLAGES, work } from './works.ts';

/** The nested programme as years by work's id; null where what is locked does not fit. */
function nested({ works, rules: asked }: ReturnType<typeof anyCase>, ranking?: readonly number[]): ReadonlyMap<string, number> | null {
  const problem = budgetProblem(works, asked, VILLAGES);
  const found = nestedBudget(problem, lockedOrder(problem, ranking));
  return found && new Map(found.chosen.map(({ work: at, year }) => [problem.ids[at]!, year]));
}

describe('the nested programme', () => {
  it('only adds works, and moves none to a later year, where any year gets more and none gets less', () => {
    let added = 0;
    let withShares = 0;
    for (let seed = 1; seed <= 3000; seed++) {
      const { uniform } = seeded(seed + 10_000);
      const small = anyCase(seed, { works: 14, years: 3 });
      const money = small.rules.money.map(({ year, cny }) => ({ year, cny: cny + Math.floor(uniform() * 60) * (uniform() < 0.6 ? 1 : 0) }));
      const large = { ...small, rules: { ...small.rules, money } satisfies BudgetRules };
      const ranking =
        uniform() < 0.5
          ? small.works.map((_, at) => (at * 5) % small.works.length).filter((at, index, all) => all.indexOf(at) === index)
          : undefined;
      const [less, more] = [nested(small, ranking), nested(large, ranking)];
      if (less === null) continue;
      expect(more, `seed ${seed}`).not.toBeNull();
      for (const [id, year] of less) expect(more!.get(id) ?? Number.POSITIVE_INFINITY, `seed ${seed}, ${id}`).toBeLessThanOrEqual(year);
      if (more!.size > less.size) added += 1;
      if (more!.size > less.size && small.rules.shares.length > 0) withShares += 1;
    }
    // The property would hold of empty programmes too.
    expect(added).toBeGreaterThan(1000);
    expect(withShares).toBeGreaterThan(200);
  });

  it('keeps every rule', () => {
    let full = 0;
    for (let seed = 1; seed <= 1500; seed++) {
      const one = anyCase(seed, { works: 12, years: 3 });
      const years = nested(one);
      if (years === null) continue;
      expect(broken(one.works, one.rules, VILLAGES, years), `seed ${seed}`).toEqual([]);
      if (years.size > 3) full += 1;
    }
    expect(full).toBeGreaterThan(400);
  });

  it('stops at the first work that does not fit, though a later one would', () => {
    const works = [work('best', 10, 100), work('dear', 50, 200), work('cheap', 5, 10)];
    expect(nested({ works, rules: rules([40]) })).toEqual(new Map([['best', 2018]]));
    expect(nested({ works, rules: rules([40, 50]) })).toEqual(
      new Map([
        ['best', 2018],
        ['dear', 2019],
      ]),
    );
  });

  it('goes on in the next year without what is past its deadline', () => {
    const works = [work('a', 10, 100, { due: 2018 }), work('b', 10, 90, { due: 2018 }), work('c', 10, 80)];
    expect(nested({ works, rules: rules([10, 10]) })).toEqual(
      new Map([
        ['a', 2018],
        ['c', 2019],
      ]),
    );
    expect(nested({ works, rules: rules([20, 10]) })?.size).toBe(3);
  });

  it('follows a ranking of one’s own, with what each work requires before it', () => {
    const works = [work('a', 10, 100), work('water', 10, 1), work('toilet', 10, 2, { requires: ['water'] })];
    const problem = budgetProblem(works, rules([20]), []);
    expect(lockedOrder(problem, [2, 0, 1])).toEqual([1, 2, 0]);
    expect(nestedBudget(problem, [1, 2, 0])).toMatchObject({ value: 3, spent: 20 });
  });
});
