import { describe, expect, it } from 'vitest';
import { zOrder } from '../../../src/analysis/spatial/z-order.ts';
import { seeded } from '../../support/seeded.ts';
import { SEED } from '../build.ts';
import { columns, type Degrees } from './places.ts';

describe('zOrder', () => {
  it('goes through the quarters of the world one after the other, and through theirs in turn', () => {
    const quarters: Degrees[] = [
      [91, 45],
      [-91, 45],
      [91, -44],
      [-91, -44],
      [170, 80],
      [-180, -90],
      [180, 90],
      [100, -80],
    ];
    expect([...zOrder(columns(quarters))]).toEqual([5, 3, 7, 2, 1, 0, 4, 6]);
  });

  it('names each place once, those without a position too, and makes the way short', () => {
    const { uniform } = seeded(SEED);
    const places = Array.from(
      { length: 5000 },
      (_, index): Degrees => (index % 50 === 0 ? [Number.NaN, Number.NaN] : [100 + uniform(), 30 + uniform()]),
    );
    const order = zOrder(columns(places));
    expect([...order].sort((a, b) => a - b)).toEqual(places.map((_, index) => index));
    const length = (way: readonly number[]) =>
      way.reduce((sum, index, step) => {
        const [lon, lat] = places[way[step - 1] ?? index]!;
        const leg = Math.hypot(places[index]![0] - lon, places[index]![1] - lat);
        return Number.isNaN(leg) ? sum : sum + leg;
      }, 0);
    expect(length([...order])).toBeLessThan(length(places.map((_, index) => index)) / 15);
  });
});
