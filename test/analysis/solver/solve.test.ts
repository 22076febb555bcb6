import { describe, expect, it } from 'vitest';
import { isFeasible, type LinearModel, objectiveOf, RowBuilder } from '../../../src/analysis/solver/model.ts';
import { type Gap, solve } from '../../../src/analysis/solver/solve.ts';
import { seeded } from '../../support/seeded.ts';

/** Most worth within a weight, every thing once. */
function knapsack(worth: readonly number[], weight: readonly number[], most: number): LinearModel {
  const rows = new RowBuilder();
  weight.forEach((one, thing) => {
    rows.put(thing, one);
  });
  rows.end(Number.NEGATIVE_INFINITY, most);
  return {
    sense: 'maximise',
    cost: Float64Array.from(worth),
    lower: new Float64Array(worth.length),
    upper: new Float64Array(worth.length).fill(1),
    integer: new Uint8Array(worth.length).fill(1),
    rows: rows.build(),
    wholeObjective: true,
  };
}

/** The most worth by dynamic programming over the weight. */
function mostWorth(worth: readonly number[], weight: readonly number[], most: number): number {
  const best = new Float64Array(most + 1);
  worth.forEach((one, thing) => {
    for (let room = most; room >= weight[thing]!; room--) best[room] = Math.max(best[room]!, best[room - weight[thing]!]! + one);
  });
  return best[most]!;
}

const things = (seed: number, count: number) => {
  const { uniform } = seeded(seed);
  const whole = (most: number) => Array.from({ length: count }, () => 1 + Math.floor(uniform() * most));
  return { worth: whole(900), weight: whole(40) };
};

describe('a model that the solver solves', () => {
  it('comes to what dynamic programming finds, on 40 knapsacks', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const { worth, weight } = things(seed, 1 + (seed % 20));
      const most = Math.floor(weight.reduce((sum, one) => sum + one) / 3);
      const model = knapsack(worth, weight, most);
      const solved = await solve(model);
      const expected = mostWorth(worth, weight, most);
      expect(solved, `seed ${seed}`).toMatchObject({ status: 'optimal', objective: expected, bound: expected, presolve: 'on' });
      expect(isFeasible(model, solved.values!)).toBe(true);
      expect(objectiveOf(model, solved.values!)).toBe(expected);
    }
  });

  it('may be large: 1,000 things', async () => {
    const { worth, weight } = things(1, 1000);
    const expected = mostWorth(worth, weight, 5000);
    expect(await solve(knapsack(worth, weight, 5000))).toMatchObject({ status: 'optimal', objective: expected, bound: expected });
  });

  it('may have no whole columns, and be made small', async () => {
    const rows = new RowBuilder();
    rows.put(0, 1);
    rows.put(1, 2);
    rows.end(4, Number.POSITIVE_INFINITY);
    rows.put(0, 3);
    rows.put(1, 1);
    rows.end(6, 30);
    const model: LinearModel = {
      sense: 'minimise',
      cost: Float64Array.of(1, 1),
      lower: Float64Array.of(0, 0),
      upper: Float64Array.of(10, 10),
      integer: new Uint8Array(2),
      rows: rows.build(),
      wholeObjective: false,
    };
    // Where both rows meet: x = 8/5, y = 6/5.
    const { status, objective, bound, values } = await solve(model);
    expect(status).toBe('optimal');
    expect(objective).toBeCloseTo(2.8, 9);
    expect(bound).toBe(objective);
    expect([...values!].map((value) => Number(value.toFixed(9)))).toEqual([1.6, 1.2]);
  });

  it('is called infeasible only when it is so without presolve, too', async () => {
    const { worth, weight } = things(3, 5);
    const model = knapsack(worth, weight, -1);
    expect(await solve(model)).toEqual({
      status: 'infeasible',
      objective: Number.NaN,
      bound: Number.POSITIVE_INFINITY,
      values: null,
      presolve: 'off',
    });
  });

  it('is bounded, never optimal, where the time is up; what it began with is there', async () => {
    const { uniform } = seeded(9);
    const rows = new RowBuilder();
    for (let row = 0; row < 60; row++) {
      for (let column = 0; column < 120; column++) rows.put(column, Math.floor(uniform() * 100));
      rows.end(Number.NEGATIVE_INFINITY, 1500);
    }
    const model: LinearModel = {
      ...knapsack(
        Array.from({ length: 120 }, () => 50 + Math.floor(uniform() * 100)),
        Array.from({ length: 120 }, () => 1),
        0,
      ),
      rows: rows.build(),
    };
    const start = new Float64Array(120);
    start[7] = 1;
    const near: Gap[] = [];
    const { status, objective, bound } = await solve(model, { timeLimit: 1, start, tell: (gap) => near.push(gap) });
    expect(status).toBe('bounded');
    expect(objective).toBeGreaterThanOrEqual(model.cost[7]!);
    expect(bound).toBeGreaterThan(objective);
    expect(near.length).toBeGreaterThan(0);
    for (const { value, bound: above } of near) if (value !== null && above !== null) expect(above).toBeGreaterThanOrEqual(value);
  });
});
