import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByScore } from '../../src/analysis/order-by-score.ts';
import { seeded } from '../support/seeded.ts';

/** The order a person would write down: falling, unknown last, equal ones as they came. */
function byComparing(scores: Float64Array, first: readonly number[]): number[] {
  return [...first].sort((a, b) => {
    const [one, other] = [scores[a]!, scores[b]!];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return one < other ? 1 : one > other ? -1 : 0;
  });
}

describe('an order by score', () => {
  const special = [0, -0, 1, -1, 5e-324, -5e-324, 0.1, 0.1 + Number.EPSILON / 16, Infinity, -Infinity, Number.NaN, 1e308, -1e308];
  const score = fc.oneof(fc.constantFrom(...special), fc.double(), fc.double({ min: 0, max: 1, noNaN: true }));

  it('is that of comparing one by one, for all kinds of numbers', () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 200 }), (values) => {
        const scores = Float64Array.from(values);
        expect([...orderByScore(scores)]).toEqual(byComparing(scores, [...scores.keys()]));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the order it is given among equals', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.5, 0.25, Number.NaN), { maxLength: 100 }), fc.integer(), (values, seed) => {
        const scores = Float64Array.from(values);
        const { uniform } = seeded(seed);
        const first = [...scores.keys()]
          .map((index) => [uniform(), index] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, index]) => index);
        expect([...orderByScore(scores, Uint32Array.from(first))]).toEqual(byComparing(scores, first));
      }),
    );
  });

  it('tells numbers apart that differ in their last bits only, many of them and in any order', () => {
    const { uniform } = seeded(7);
    // Numbers with the same upper half, as many as each way of settling them is for.
    for (const count of [10, 100, 300, 2_000, 20_000]) {
      const scores = Float64Array.from({ length: count }, () => 1 + Math.floor(uniform() * count) * Number.EPSILON);
      expect([...orderByScore(scores)]).toEqual(byComparing(scores, [...scores.keys()]));
    }
  });

  it('puts hundreds and thousands in order however they lie: close together, far apart, one far from all, some unknown or infinite', () => {
    const { uniform } = seeded(11);
    const spreads = [
      () => uniform(),
      () => (uniform() < 0.001 ? 1e300 : uniform()),
      () => Math.floor(uniform() * 5),
      () => 10 ** (uniform() * 600 - 300) * (uniform() < 0.5 ? 1 : -1),
      () => (uniform() < 0.1 ? Number.NaN : uniform()),
      () => [Infinity, -Infinity, Number.NaN, uniform()][Math.floor(uniform() * 4)]!,
      () => uniform() * 5e-324 * 40,
    ];
    for (const spread of spreads)
      for (const count of [300, 20_000]) {
        const scores = Float64Array.from({ length: count }, spread);
        expect([...orderByScore(scores)]).toEqual(byComparing(scores, [...scores.keys()]));
        const reversed = [...scores.keys()].reverse();
        expect([...orderByScore(scores, Uint32Array.from(reversed))]).toEqual(byComparing(scores, reversed));
      }
  });

  it('works on a part of a larger memory', () => {
    const scores = Float64Array.of(9, 1, 2, 3).subarray(1);
    expect([...orderByScore(scores)]).toEqual([2, 1, 0]);
    expect([...orderByScore(new Float64Array(0))]).toEqual([]);
  });
});
