import { describe, expect, it } from 'vitest';
import { solveBudget } from '../../../src/analysis/budget/exact.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import { seeded } from '../../support/seeded.ts';
import { broken, enumerate } from './oracle.ts';
import { anyCase, rules, VILLAGES, work } from './works.ts';

/** The best value of a plain knapsack by dynamic programming over the money, in whole CNY. */
function knapsack(works: readonly { readonly cny: number; readonly people: number }[], money: number): number {
  const best = new Float64Array(money + 1);
  for (const { cny, people } of works)
    for (let left = money; left >= cny; left--) best[left] = Math.max(best[left]!, best[left - cny]! + people);
  return best[money]!;
}

async function compare(one: ReturnType<typeof anyCase>, name: string): Promise<'solved' | 'impossible'> {
  const problem = budgetProblem(one.works, one.rules, VILLAGES);
  const best = enumerate(one.works, one.rules, VILLAGES);
  const found = await solveBudget(problem);
  if (best === null) {
    expect(found, name).toBeNull();
    return 'impossible';
  }
  const years = new Map(found!.chosen.map(({ work: at, year }) => [problem.ids[at]!, year]));
  expect(broken(one.works, one.rules, VILLAGES, years), name).toEqual([]);
  const waited = found!.chosen.reduce((sum, { work: at, year }) => sum + problem.value[at]! * (year - 2018), 0);
  expect({ value: found!.value, bound: found!.bound, proof: found!.proof, spent: found!.spent, waited }, name).toEqual({
    value: best.value,
    bound: best.value,
    proof: 'optimal',
    spent: best.cost,
    waited: best.waited,
  });
  return 'solved';
}

describe('the best programme', () => {
  it('is a dynamic program’s on plain knapsacks', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { uniform } = seeded(seed);
      const size = 5 + Math.floor(uniform() * 40);
      const plain = Array.from({ length: size }, () => ({ cny: 1 + Math.floor(uniform() * 300), people: Math.floor(uniform() * 300) }));
      const money = Math.floor(uniform() * 150 * size);
      const works = plain.map(({ cny, people }, at) => work(`w${at}`, cny, people));
      const found = await solveBudget(budgetProblem(works, rules([money]), []));
      expect(found, `seed ${seed}`).toMatchObject({ value: knapsack(plain, money), bound: knapsack(plain, money), proof: 'optimal' });
    }
  }, 180_000);

  it('is what trying everything finds, in value, money and years: several years, every rule', async () => {
    const counts = { solved: 0, impossible: 0 };
    for (let seed = 1; seed <= 100; seed++) counts[await compare(anyCase(seed, { works: 7, years: 3 }), `seed ${seed}`)] += 1;
    expect(counts.solved).toBeGreaterThan(65);
    expect(counts.impossible).toBeGreaterThan(5);
  }, 180_000);

  it('and with fourteen works in one year', async () => {
    for (let seed = 1001; seed <= 1040; seed++) await compare(anyCase(seed, { works: 14, years: 1 }), `seed ${seed}`);
  }, 180_000);

  it('is right to the yuan where the solver’s tolerance is larger than one', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { uniform } = seeded(seed);
      const works = Array.from({ length: 12 }, (_, at) =>
        work(`w${at}`, 1e9 + Math.floor(uniform() * 9e9), 1 + Math.floor(uniform() * 500)),
      );
      // One yuan less than the best of more money costs.
      const { cost } = enumerate(works, rules([3e10]), VILLAGES)!;
      await compare({ works, rules: rules([cost - 1]) }, `seed ${seed}`);
    }
  }, 180_000);
});
