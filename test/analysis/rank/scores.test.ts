import { describe, expect, it } from 'vitest';
import { weightedScores } from '../../../src/analysis/rank/scores.ts';
import { NOT_REPORTED } from '../../../src/domain/columns.ts';
import { seeded } from '../../support/seeded.ts';

const column = (...values: number[]) => Float64Array.from(values);
const nothing = Number.NaN;

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
