import { expect, it } from 'vitest';
import { solveBudget } from '../../../src/analysis/budget/exact.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import { seeded } from '../../support/seeded.ts';
import { rules, work } from './works.ts';

/** No knapsack is worth more than works cut to any part, the best first (Dantzig). */
function cutToFit(works: readonly { readonly cny: number; readonly people: number }[], money: number): number {
  let left = money;
  let worth = 0;
  for (const { cny, people } of works.toSorted((a, b) => b.people / b.cny - a.people / a.cny)) {
    worth += (people * Math.min(left, cny)) / cny;
    left -= Math.min(left, cny);
  }
  return Math.floor(worth + 1e-6);
}

// As many whole-number columns as the solver's presolve is known to have failed on.
it('a knapsack of 13,800 works ends with a status that is true', async () => {
  const { uniform } = seeded(11);
  const plain = Array.from({ length: 13_800 }, () => ({ cny: 1 + Math.floor(uniform() * 1e6), people: 1 + Math.floor(uniform() * 3000) }));
  const money = 2_700_000_000;
  const works = plain.map(({ cny, people }, at) => work(`w${at}`, cny, people));
  const found = (await solveBudget(budgetProblem(works, rules([money]), []), { seconds: 5 }))!;
  const spent = found.chosen.reduce((sum, { work: at }) => sum + plain[at]!.cny, 0);
  const value = found.chosen.reduce((sum, { work: at }) => sum + plain[at]!.people, 0);
  expect(spent).toBe(found.spent);
  expect(spent).toBeLessThanOrEqual(money);
  expect(value).toBe(found.value);
  expect(new Set(found.chosen.map(({ work: at }) => at)).size).toBe(found.chosen.length);
  const most = cutToFit(plain, money);
  expect(found.bound).toBeLessThanOrEqual(most);
  expect(found.value).toBeLessThanOrEqual(found.bound);
  expect(most - found.value).toBeLessThan(most / 10_000);
  if (found.proof === 'optimal') expect(found.value).toBe(found.bound);
}, 180_000);
