import { describe, expect, it } from 'vitest';
import { upperBound } from '../../../src/analysis/budget/bound.ts';
import { greedyBudget } from '../../../src/analysis/budget/greedy.ts';
import { lockedOrder } from '../../../src/analysis/budget/nested.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import { broken, enumerate, valueOfWork } from './oracle.ts';
import { anyCase, rules, VILLAGES, work } from './works.ts';

describe('a programme at once', () => {
  it('keeps every rule, says its value and money, and lies under the optimum as the optimum does under the bound', () => {
    let feasible = 0;
    let exact = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { works, rules: asked } = anyCase(seed, { works: 7, years: 3 });
      const problem = budgetProblem(works, asked, VILLAGES);
      const best = enumerate(works, asked, VILLAGES);
      const found = greedyBudget(problem);
      if (best === null) {
        expect(found, `seed ${seed}`).toBeNull();
        continue;
      }
      feasible += 1;
      expect(upperBound(problem), `seed ${seed}`).toBeGreaterThanOrEqual(best.value);
      if (found === null) continue;
      const years = new Map(found.chosen.map(({ work: at, year }) => [problem.ids[at]!, year]));
      expect(broken(works, asked, VILLAGES, years), `seed ${seed}`).toEqual([]);
      const chosen = works.filter(({ id }) => years.has(id));
      expect(found.value).toBe(chosen.reduce((sum, one) => sum + valueOfWork(one, asked), 0));
      expect(found.spent).toBe(chosen.reduce((sum, { cost }) => sum + cost!.cny, 0));
      expect(found.spentByYear.reduce((sum, cny) => sum + cny, 0)).toBe(found.spent);
      expect(found.value).toBeLessThanOrEqual(best.value);
      expect(found.bound).toBeGreaterThanOrEqual(best.value);
      expect(found.proof).toBe('bounded');
      if (found.value === best.value) exact += 1;
    }
    expect(feasible).toBeGreaterThan(300);
    expect(exact).toBeGreaterThan(feasible / 2);
  });

  it('pays for a shared stretch once, and for the rest of a village what is left to pay', () => {
    const works = [
      work('trunk', 600, 0),
      work('near', 100, 50, { requires: ['trunk'] }),
      work('far', 100, 40, { requires: ['near'] }),
      work('alone', 700, 45),
    ];
    const found = greedyBudget(budgetProblem(works, rules([800]), []));
    expect(found).toMatchObject({ value: 90, spent: 800 });
    expect(found?.chosen.map(({ work: at }) => at)).toEqual([0, 1, 2]);
  });

  it('sees what a stretch is worth to all who need it, though none of them alone is worth it', () => {
    const works = [
      work('alone', 300, 120),
      work('trunk', 600, 0),
      ...['a', 'b', 'c', 'd'].map((name) => work(name, 50, 100, { requires: ['trunk'] })),
    ];
    const problem = budgetProblem(works, rules([800]), []);
    expect(greedyBudget(problem)).toMatchObject({ value: 400, bound: 400, spent: 800 });
    expect(lockedOrder(problem)).toEqual([1, 2, 3, 4, 5, 0]);
  });
});
