import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentrationOf, type Placed } from '../../src/analysis/concentration.ts';
import { SEED } from './build.ts';

const row = (...amounts: readonly number[]): Placed[] => amounts.map((amount, at) => ({ amount, place: [at] }));

/** The index by comparing everybody with everybody: Σᵢⱼ (hᵢ − hⱼ) · sign(placeᵢ − placeⱼ) ÷ (2 n² μ). */
function byPairs(all: readonly Placed[]): number {
  const mean = all.reduce((sum, { amount }) => sum + amount, 0) / all.length;
  const compare = (one: readonly number[], other: readonly number[]) => {
    const at = one.findIndex((number, index) => number !== other[index]);
    return at < 0 ? 0 : Math.sign(one[at]! - other[at]!);
  };
  let sum = 0;
  for (const one of all) for (const other of all) sum += (one.amount - other.amount) * compare(one.place, other.place);
  return sum / (2 * all.length ** 2 * mean);
}

describe('a concentration curve', () => {
  it('is what a person draws: both gaps on the worse placed half', () => {
    expect(concentrationOf(row(1, 1, 0, 0))).toEqual({
      curve: [
        [0, 0],
        [0.25, 0.5],
        [0.5, 1],
        [0.75, 1],
        [1, 1],
      ],
      index: -0.5,
      absolute: -1,
      counted: 4,
      unplaced: { count: 0, amount: 0 },
    });
    expect(concentrationOf(row(0, 0, 1, 1))?.index).toBe(0.5);
    expect(concentrationOf(row(3, 3, 3))?.index).toBeCloseTo(0, 15);
  });

  it('goes straight over those placed equally, whoever of them comes first', () => {
    const tied: Placed[] = [
      { amount: 1, place: [0, 5] },
      { amount: 0, place: [0, 5] },
      { amount: 0, place: [1, 0] },
      { amount: 1, place: [1, 0] },
    ];
    expect(concentrationOf(tied)).toMatchObject({
      curve: [
        [0, 0],
        [0.5, 0.5],
        [1, 1],
      ],
      index: 0,
    });
    expect(concentrationOf(tied.toReversed())).toEqual(concentrationOf(tied));
  });

  it('leaves out who is not placed and says so; is none where nothing falls on anybody who is', () => {
    const unplaced = { amount: 1, place: [0, Number.NaN] };
    expect(concentrationOf([...row(1, 0), unplaced])).toMatchObject({ counted: 2, index: -0.5, unplaced: { count: 1, amount: 1 } });
    expect(concentrationOf([...row(0, 0), unplaced])).toBeNull();
    expect(concentrationOf([])).toBeNull();
  });

  it('is halved in absolute terms where every amount is, and the same relative to the mean', () => {
    const [whole, half] = [concentrationOf(row(1, 0.5, 1, 0, 0)), concentrationOf(row(0.5, 0.25, 0.5, 0, 0))];
    expect(half!.index).toBeCloseTo(whole!.index, 15);
    expect(half!.absolute).toBeCloseTo(whole!.absolute / 2, 15);
  });

  it('has the index that comparing all pairs gives, and a curve from nothing to all of it', () => {
    const placed = fc.record({
      amount: fc.oneof(
        fc.constantFrom(0, 1),
        fc.nat(1000).map((part) => part / 1000),
      ),
      place: fc.tuple(fc.nat(1), fc.nat(6)),
    });
    fc.assert(
      fc.property(fc.array(placed, { minLength: 1, maxLength: 40 }), (all) => {
        const found = concentrationOf(all);
        if (!found) return all.every(({ amount }) => amount === 0);
        expect(found.index).toBeCloseTo(byPairs(all), 10);
        expect(found.curve.at(0)).toEqual([0, 0]);
        expect(found.curve.at(-1)![0]).toBe(1);
        expect(found.curve.at(-1)![1]).toBeCloseTo(1, 12);
        return found.curve.every(
          ([people, amount], at) => at === 0 || (people > found.curve[at - 1]![0] && amount >= found.curve[at - 1]![1]),
        );
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
