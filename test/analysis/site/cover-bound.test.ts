import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileBySlot } from '../../../src/analysis/filed.ts';
import { boundOfCover } from '../../../src/analysis/site/cover-bound.ts';
import { chooseGreedily } from '../../../src/analysis/site/cover-greedy.ts';
import { putLargestFirst, sumOfLargest } from '../../../src/analysis/site/largest.ts';
import { seeded } from '../../support/seeded.ts';

describe('the largest of many', () => {
  it('come first, the least of them last, and are summed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 50 }), { maxLength: 60 }), fc.nat(70), (numbers, count) => {
        const sorted = [...numbers].sort((a, b) => b - a);
        const first = Float64Array.from(numbers);
        putLargestFirst(first, count);
        if (count > 0 && count < numbers.length) expect(first[count - 1]).toBe(sorted[count - 1]);
        expect([...first.slice(0, count)].sort((a, b) => b - a)).toEqual(sorted.slice(0, count));
        expect([...first].sort((a, b) => b - a)).toEqual(sorted);
        expect(sumOfLargest(Float64Array.from(numbers), count)).toBe(sorted.slice(0, count).reduce((sum, one) => sum + one, 0));
      }),
    );
  });
});

/** Streets of three houses and two pumps, of which each serves the middle house and its own end: more columns than are looked at. */
function streets(count: number) {
  const { uniform } = seeded(2);
  const weight = Float64Array.from({ length: count * 3 }, () => Math.floor(uniform() * 1000));
  const rows = fileBySlot(count * 2, (file) => {
    for (let pump = 0; pump < count * 2; pump++) {
      const middle = Math.floor(pump / 2) * 3 + 1;
      file(pump, pump % 2 === 0 ? middle - 1 : middle);
      file(pump, pump % 2 === 0 ? middle : middle + 1);
    }
  });
  return { rows, weight };
}

/** The most that so many pumps serve: each street gives its better pump first and its other end then, never more than before. */
function mostServed(weight: Float64Array, choose: number): number {
  const gains: number[] = [];
  for (let house = 0; house < weight.length; house += 3) {
    const [left, middle, right] = weight.subarray(house, house + 3);
    gains.push(Math.max(left!, right!) + middle!, Math.min(left!, right!));
  }
  return gains
    .sort((a, b) => b - a)
    .slice(0, choose)
    .reduce((sum, one) => sum + one, 0);
}

describe('the bound of what columns can cover', () => {
  it.each([1, 7, 100, 900, 5000, 9000, 20_000])('is above the best %d of 20,000, by no more than a hundredth', (choose) => {
    const { rows, weight } = streets(10_000);
    const { value, covered } = chooseGreedily(rows, weight, choose);
    const most = mostServed(weight, choose);
    expect(value).toBe(most);
    const { bound } = boundOfCover(rows, weight, choose, covered, value);
    expect(bound).toBeGreaterThanOrEqual(most);
    expect(bound).toBeLessThanOrEqual(most * 1.01);
    expect(Number.isInteger(bound)).toBe(true);
  });

  it('holds for columns that were said to be worth no more', () => {
    const { rows, weight } = streets(10_000);
    const { value, covered } = chooseGreedily(rows, weight, 50);
    const { bound, worth, least } = boundOfCover(rows, weight, 50, covered, value - 500);
    // With any one column in it, a choice covers no more than the bound less what that column is worth less than the least of the best.
    for (let column = 0; column < worth.length; column += 997) {
      const own = rows.items.subarray(rows.starts[column]!, rows.starts[column + 1]!).reduce((sum, row) => sum + weight[row]!, 0);
      const rest = weight.slice();
      for (const row of rows.items.subarray(rows.starts[column]!, rows.starts[column + 1]!)) rest[row] = 0;
      expect(bound - Math.max(0, least - worth[column]!)).toBeGreaterThanOrEqual(own + mostServed(rest, 49));
    }
  });
});
