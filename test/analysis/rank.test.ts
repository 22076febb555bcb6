import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByScore, weightedScores } from '../../src/analysis/rank.ts';
import { NOT_REPORTED } from '../../src/domain/columns.ts';
import { seeded } from '../support/seeded.ts';

const column = (...values: number[]) => Float64Array.from(values);
const nothing = Number.NaN;

/** The order a person would write down: falling, unknown last, equal ones as they came. */
function byComparing(scores: Float64Array, first: readonly number[]): number[] {
  return [...first].sort((a, b) => {
    const [one, other] = [scores[a]!, scores[b]!];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return one < other ? 1 : one > other ? -1 : 0;
  });
}

describe('a weighted score', () => {
  it('is the mean of what is known, by weight: 2 · ½ and 1 · 1 of 3', () => {
    const criteria = [
      { values: column(50, 50, nothing, nothing), weight: 2, none: 0, full: 100 },
      { values: column(1, nothing, 1, nothing), weight: 1, none: 0, full: 1 },
    ];
    expect([...weightedScores(4, criteria)]).toEqual([2 / 3, 0.5, 1, nothing]);
  });

  it('counts nothing below the one end and in full beyond the other, also where less is more', () => {
    const criteria = [{ values: column(-5, 0, 25, 100, 120), weight: 1, none: 0, full: 100 }];
    expect([...weightedScores(5, criteria)]).toEqual([0, 0, 0.25, 1, 1]);
    // 49 · (1 ÷ 49) would be less than 1.
    expect([...weightedScores(1, [{ values: column(49), weight: 1, none: 0, full: 49 }])]).toEqual([1]);
    const inverted = [{ values: column(0, 30, 90, 100), weight: 1, none: 90, full: 30 }];
    expect([...weightedScores(4, inverted)]).toEqual([1, 1, 0, 0]);
  });

  it('lets a criterion without weight say nothing', () => {
    expect([...weightedScores(2, [{ values: column(1, nothing), weight: 0, none: 0, full: 1 }])]).toEqual([nothing, nothing]);
  });

  it('never takes an answer that was not given for a no', () => {
    const poor = { values: Uint8Array.of(1, 0, NOT_REPORTED), weight: 3, none: 0, full: 1 };
    const people = { values: column(50, 50, 50), weight: 1, none: 0, full: 100 };
    expect([...weightedScores(3, [poor])]).toEqual([1, 0, nothing]);
    expect([...weightedScores(3, [poor, people])]).toEqual([3.5 / 4, 0.5 / 4, 0.5]);
    expect([...weightedScores(3, [{ ...poor, none: 1, full: 0 }])]).toEqual([0, 1, nothing]);
  });

  it('is the same of thousands of villages as of each of them alone', () => {
    const { uniform } = seeded(2);
    const values = Float64Array.from({ length: 3000 }, () => (uniform() < 0.1 ? nothing : uniform() * 120));
    const marks = Uint8Array.from({ length: 3000 }, () => [0, 1, NOT_REPORTED][Math.floor(uniform() * 3)]!);
    const weighed = (of: (column: Float64Array | Uint8Array) => Float64Array | Uint8Array, count: number) =>
      weightedScores(count, [
        { values: of(values), weight: 0.3, none: 10, full: 100 },
        { values: of(marks), weight: 0.7, none: 0, full: 1 },
      ]);
    const all = weighed((column) => column, 3000);
    values.forEach((_, village) => {
      expect(all[village]).toBe(weighed((column) => column.slice(village, village + 1), 1)[0]);
    });
  });
});

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
