import { expect, it } from 'vitest';
import { NothingFound, solveBudget } from '../../../src/analysis/budget/exact.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import { impossibleMust, shortfallOf } from '../../../src/analysis/budget/shortfall.ts';
import { enumerate } from './oracle.ts';
import { anyCase, rules, VILLAGES, work } from './works.ts';

const locked = (...ids: readonly string[]) => ids.map((id) => ({ id, year: null }));

it('tells what is missing of the money for what must be done, and when', () => {
  const works = [work('road', 40, 1), work('tap', 30, 1, { due: 2018, requires: ['road'] }), work('school', 50, 1, { due: 2019 })];
  const short = (money: readonly number[], carryOver = false) =>
    shortfallOf(budgetProblem(works, rules(money, { locked: locked('tap', 'school'), carryOver }), []));
  expect(short([60, 100])).toEqual({ works: [0, 1], from: 0, to: 0, missing: 10 });
  expect(short([80, 30])).toEqual({ works: [0, 1, 2], from: 0, to: 1, missing: 10 });
  expect(short([80, 30, 500], true)).toEqual({ works: [0, 1, 2], from: 0, to: 1, missing: 10 });
  expect(short([80, 40])).toBeNull();
});

it('is only where trying everything finds no programme either', () => {
  let found = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const one = anyCase(seed, { works: 6, years: 3 });
    const problem = budgetProblem(one.works, one.rules, VILLAGES);
    if (shortfallOf(problem) === null && impossibleMust(problem).length === 0) continue;
    found += 1;
    expect(enumerate(one.works, one.rules, VILLAGES), `seed ${seed}`).toBeNull();
  }
  expect(found).toBeGreaterThan(20);
});

it('is not claimed by a search that had no time', async () => {
  const works = [3, 2, 2, 3, 2].map((cny, at) => work(`w${at}`, cny, 1));
  const problem = budgetProblem(works, rules([6, 6], { locked: locked(...works.map(({ id }) => id)) }), []);
  await expect(solveBudget(problem, { seconds: 0 })).rejects.toThrow(NothingFound);
  expect((await solveBudget(problem))?.value).toBe(5);
});
