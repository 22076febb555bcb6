import { describe, expect, it } from 'vitest';
import { greedyBudget } from '../../../src/analysis/budget/greedy.ts';
import { benefitSteps, marginalCurve, reachedWith } from '../../../src/analysis/budget/marginal-curve.ts';
import { lockedOrder, nestedBudget } from '../../../src/analysis/budget/nested.ts';
import { budgetProblem } from '../../../src/analysis/budget/problem.ts';
import { budgetRange } from '../../../src/analysis/budget/range.ts';
import { whatWouldItTake } from '../../../src/analysis/budget/what-would-it-take.ts';
import { broken } from './oracle.ts';
import { anyCase, rules, VILLAGES, work } from './works.ts';

describe('what it would take', () => {
  it('counts a stretch that two villages need once, and says what nobody knows the cost of', () => {
    const works = [
      work('trunk', 600, 0, { indicator: 'road', due: 2018 }),
      work('a', 100, 50, { indicator: 'road', due: 2018, villages: [1], requires: ['trunk'] }),
      work('b', 200, null, { indicator: 'road', due: 2018, villages: [2], requires: ['trunk'] }),
      work('c', null, 20, { indicator: 'road', due: 2019, villages: [3], requires: ['trunk'] }),
      work('toilet', 10, 20, { indicator: 'toilet', villages: [1], requires: ['water'] }),
      work('water', 70, 20, { indicator: 'water', due: 2019, villages: [1] }),
    ];
    const { targets, byYear } = whatWouldItTake(works);
    expect(targets).toEqual([
      {
        indicator: 'road',
        due: 2018,
        gaps: 2,
        people: 50,
        unknownPeople: 1,
        cost: { cny: 900, low: 630, high: 1170 },
        works: 3,
        unknownCost: 0,
      },
      {
        indicator: 'road',
        due: 2019,
        gaps: 1,
        people: 20,
        unknownPeople: 0,
        cost: { cny: 600, low: 420, high: 780 },
        works: 2,
        unknownCost: 1,
      },
      {
        indicator: 'water',
        due: 2019,
        gaps: 1,
        people: 20,
        unknownPeople: 0,
        cost: { cny: 70, low: 49, high: 91 },
        works: 1,
        unknownCost: 0,
      },
      {
        indicator: 'toilet',
        due: null,
        gaps: 1,
        people: 20,
        unknownPeople: 0,
        cost: { cny: 80, low: 56, high: 104 },
        works: 2,
        unknownCost: 0,
      },
    ]);
    expect(byYear.map(({ due, cost, works: count, unknownCost }) => [due, cost.cny, count, unknownCost])).toEqual([
      [2018, 900, 3, 0],
      [2019, 70, 2, 1],
      [null, 10, 1, 0],
    ]);
  });

  it('is just enough: with that money by year every gap is closed in time, and with a yuan less in any year one is not', () => {
    let checked = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { works } = anyCase(seed, { works: 10, years: 1 });
      const known = works
        .map((one) => ({ ...one, villages: [1], due: one.due ?? 2020, cost: one.cost ?? { cny: 5, low: 5, high: 5 } }))
        .map((one) => ({ ...one, due: Math.max(2018, one.due) }));
      const { byYear } = whatWouldItTake(known);
      const years = new Map(byYear.map(({ due, cost }) => [due, cost.cny]));
      const money = [2018, 2019, 2020, 2021].map((year) => years.get(year) ?? 0);
      const asked = rules(money, { objective: 'villages', carryOver: true });
      const all = greedyBudget(budgetProblem(known, asked, VILLAGES));
      expect(all?.value, `seed ${seed}`).toBe(known.length);
      const chosen = new Map(all?.chosen.map(({ work: at, year }) => [known[at]!.id, year]));
      expect(broken(known, asked, VILLAGES, chosen)).toEqual([]);
      money.forEach((cny, at) => {
        if (cny === 0) return;
        checked += 1;
        const less = rules(money.with(at, cny - 1), { objective: 'villages', carryOver: true });
        expect(greedyBudget(budgetProblem(known, less, VILLAGES))?.bound, `seed ${seed}`).toBeLessThan(known.length);
      });
    }
    expect(checked).toBeGreaterThan(400);
  });
});

describe('the curve of a locked order', () => {
  const works = [
    work('a', 100, 50, { villages: [1] }),
    work('stretch', 200, 0),
    work('b', 50, null, { villages: [2, 1] }),
    work('unknown', null, 7, { villages: [3] }),
    work('c', 300, 30, { villages: [2] }),
  ];
  const steps = benefitSteps(works);

  it('counts villages once, and works whose people nobody knows apart', () => {
    expect(steps.at(-1)).toEqual({ works: 4, spent: 650, villages: 2, gaps: 4, people: 80, unknownPeople: 1 });
    expect(reachedWith(steps, 349)).toMatchObject({ works: 2, spent: 300, villages: 1 });
    expect(reachedWith(steps, 350)).toMatchObject({ works: 3, spent: 350, villages: 2 });
    expect(reachedWith(steps, 0)).toMatchObject({ works: 0, spent: 0 });
  });

  it('is not smoothed: a work counts where its last yuan is paid', () => {
    expect(marginalCurve(steps, 100).map(({ from, to, gaps, people }) => [from, to, gaps, people])).toEqual([
      [0, 100, 1, 50],
      [100, 200, 0, 0],
      [200, 300, 0, 0],
      [300, 400, 2, 0],
      [400, 500, 0, 0],
      [500, 600, 0, 0],
      [600, 700, 1, 30],
    ]);
  });

  it('goes through the nested programmes of one year, and its stretches add up to them', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const one = anyCase(seed, { works: 14, years: 1 });
      const asked = { ...one.rules, shares: [], locked: [], objective: 'people' as const };
      const problem = budgetProblem(one.works, asked, VILLAGES);
      const order = lockedOrder(problem);
      const along = benefitSteps(order.map((at) => one.works[at]!));
      const cny = asked.money[0]!.cny;
      const nested = nestedBudget(problem, order)!;
      // With a deadline rule of one year nothing is late, so the programme is the beginning of the order.
      expect(reachedWith(along, cny)).toMatchObject({ spent: nested.spent, works: nested.chosen.length, people: nested.value });
      const bins = marginalCurve(along, 7);
      expect(bins.reduce((sum, { people }) => sum + people, 0)).toBe(along.at(-1)!.people);
      expect(bins.reduce((sum, { villages }) => sum + villages, 0)).toBe(along.at(-1)!.villages);
    }
  });
});

describe('the range of an answer', () => {
  it('is what its works may come to, and what the money buys at both ends', () => {
    const works = [
      work('a', 100, 50, { cost: { cny: 100, low: 60, high: 140 } }),
      work('b', 100, 40, { cost: { cny: 100, low: 60, high: 140 } }),
      work('c', 100, 30, { cost: { cny: 100, low: 100, high: 100 } }),
    ];
    const asked = rules([220]);
    const answer = greedyBudget(budgetProblem(works, asked, []))!;
    const { cost, atLow, atHigh } = budgetRange(works, asked, [], answer, greedyBudget);
    expect(cost).toEqual({ cny: 200, low: 120, high: 280 });
    expect(atLow).toMatchObject({ value: 120, spent: 220 });
    expect(atHigh).toMatchObject({ value: 50, spent: 140 });
  });
});
