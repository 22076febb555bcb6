import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/analysis/site/evaluate.ts';
import type { SitingProblem } from '../../../src/analysis/site/problem.ts';
import type { Millimetres } from '../../../src/domain/units.ts';

/** Three points and two candidates: 0 reaches all, 1 the last two; unknown population at the last. */
const PROBLEM: SitingProblem = {
  objective: 'cover',
  people: Float64Array.of(100, 50, Number.NaN),
  candidates: 2,
  pairs: {
    starts: Uint32Array.of(0, 3, 5),
    demand: Uint32Array.of(0, 1, 2, 1, 2),
    distance: Float64Array.of(1000, 5000, 5001, 5000, 4000),
  },
  kept: Uint32Array.of(),
  capacity: null,
  radius: 5000 as Millimetres,
  choose: 1,
};

describe('what a choice of sites comes to', () => {
  it('counts who is within the radius, inclusive, and those whose number nobody told apart', () => {
    const first = evaluate(PROBLEM, Uint32Array.of(0));
    expect(first).toMatchObject({
      all: { points: 3, people: 150, unknown: 1 },
      covered: { points: 2, people: 150, unknown: 0 },
      mean: (100 * 1000 + 50 * 5000) / 150,
      worst: 5001,
      served: null,
    });
    expect([...first.site]).toEqual([0, 0, 0]);
  });

  it('gives a point to the smaller of two sites that are equally far', () => {
    const both = evaluate(PROBLEM, Uint32Array.of(1, 0));
    expect([...both.site]).toEqual([0, 0, 1]);
    expect(both.covered).toEqual({ points: 3, people: 150, unknown: 1 });
    expect(both.sites[1]).toEqual({
      site: 1,
      covered: { points: 1, people: 0, unknown: 1 },
      furthest: 4000,
      served: 0,
      withoutCapacity: 0,
      outOfRange: 0,
    });
  });

  it('names who reaches no site, in no mean', () => {
    const second = evaluate(PROBLEM, Uint32Array.of(1));
    expect([...second.unreached]).toEqual([0]);
    expect(second.mean).toBe(5000);
    expect(evaluate(PROBLEM, Uint32Array.of()).mean).toBeNaN();
  });

  it('splits persons where a site serves only so many', () => {
    const capacity = Float64Array.of(110, 20);
    const one = evaluate({ ...PROBLEM, capacity }, Uint32Array.of(0));
    expect(one.served).toEqual({ served: 110, withoutCapacity: 40, outOfRange: 0 });
    const both = evaluate({ ...PROBLEM, capacity }, Uint32Array.of(0, 1));
    expect(both.served).toEqual({ served: 130, withoutCapacity: 20, outOfRange: 0 });
    expect(both.sites.map(({ served }) => served)).toEqual([110, 20]);
    expect(both.mean).toBe((100 * 1000 + 30 * 5000) / 130);
  });
});
