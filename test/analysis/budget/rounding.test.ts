import { describe, expect, it } from 'vitest';
import { solveBudget } from '../../../src/analysis/budget/exact.ts';
import { greedyBudget } from '../../../src/analysis/budget/greedy.ts';
import { lockedOrder, nestedBudget } from '../../../src/analysis/budget/nested.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import { cnyOfWan } from '../../../src/domain/money.ts';
import { seeded } from '../../support/seeded.ts';
import { rules, work } from './works.ts';

/** A decimal of up to `digits` decimals as ten-billionths: nothing is lost. */
const exactly = (decimal: string): bigint => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(10, '0'));
};

describe('money', () => {
  it('buys three works of 0.1 for 0.3, and not for a yuan less', async () => {
    const works = Array.from({ length: 5 }, (_, at) => work(`w${at}`, cnyOfWan(0.1), 10));
    for (const [wan, count] of [
      ['0.3', 3],
      ['0.2999', 2],
    ] as const) {
      const problem = budgetProblem(works, rules([cnyOfWan(wan)!]), []);
      expect(greedyBudget(problem)?.chosen.length).toBe(count);
      expect(nestedBudget(problem, lockedOrder(problem))?.chosen.length).toBe(count);
      expect((await solveBudget(problem))?.chosen.length).toBe(count);
    }
  });

  it('is never more than was there, as decimals are added by hand', async () => {
    let nearly = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { uniform } = seeded(seed);
      const decimal = (most: number) => (uniform() * most).toFixed(1 + Math.floor(uniform() * 6));
      const costs = Array.from({ length: 12 }, () => decimal(3).replace(/(\.\d{4})\d+/, '$1'));
      const works = costs.map((wan, at) => work(`w${at}`, cnyOfWan(wan), Math.floor(uniform() * 500)));
      const budgets = [decimal(6), decimal(6)];
      const carryOver = uniform() < 0.5;
      const problem = budgetProblem(
        works,
        rules(
          budgets.map((wan) => cnyOfWan(wan)!),
          { carryOver },
        ),
        [],
      );
      for (const answer of [greedyBudget(problem), nestedBudget(problem, lockedOrder(problem)), await solveBudget(problem)]) {
        let left = 0n;
        budgets.forEach((wan, at) => {
          const spent = answer!.chosen.reduce((sum, one) => (one.year === 2018 + at ? sum + exactly(costs[one.work]!) : sum), 0n);
          left = (carryOver ? left : 0n) + exactly(wan) - spent;
          expect(left >= 0n, `seed ${seed}`).toBe(true);
          if (left < 10n ** 9n) nearly += 1;
        });
      }
    }
    // Less than 0.1 万元 is left over often enough for rounding to matter.
    expect(nearly).toBeGreaterThan(12);
  }, 180_000);
});
