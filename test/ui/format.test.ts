import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Millimetres } from '../../src/domain/units.ts';
import { amount, bearing, count, kilometres, percent, radiusKm } from '../../src/ui/text/format.ts';
import { SEED } from '../analysis/build.ts';

const mm = (whole: number) => whole as Millimetres;
const FIVE = mm(5_000_000);

describe('kilometres', () => {
  it.each([
    [4_499_999, '4.5'],
    [4_500_000, '4.50'],
    [4_960_000, '4.96'],
    [5_000_000, '5.00'],
    [5_040_000, '5.04'],
    [5_500_000, '5.50'],
    [5_500_001, '5.5'],
    [12_340_000, '12.3'],
  ])('%i mm is %s beside 5 km: two decimals within a tenth of it, one beyond', (distance, printed) => {
    expect(kilometres(mm(distance), FIVE)).toBe(printed);
  });

  it.each([
    [5_000_001, '5.000001'],
    [4_999_999, '4.999999'],
    [5_004_000, '5.004'],
    [4_996_000, '4.996'],
  ])('%i mm is %s: never printed as the radius it is not', (distance, printed) => {
    expect(kilometres(mm(distance), FIVE)).toBe(printed);
  });

  it('has one decimal where there is no radius to be near', () => {
    expect(kilometres(mm(5_040_000))).toBe('5.0');
  });

  it('never prints a distance on the other side of the radius', () => {
    const radius = fc.oneof(
      fc.integer({ min: 1, max: 200 }).map((tenths) => tenths * 100_000),
      fc.integer({ min: 1, max: 20_000_000 }),
    );
    fc.assert(
      fc.property(radius, fc.integer({ min: -2_000_000, max: 2_000_000 }), (given, off) => {
        const distance = Math.max(0, given + off);
        const printed = Number(kilometres(mm(distance), mm(given)));
        expect(Math.sign(printed - given / 1e6)).toBe(Math.sign(distance - given));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

describe('percent', () => {
  it.each([
    [null, '—'],
    [0, '0.0%'],
    [0.6789, '67.9%'],
    [0.9994, '99.9%'],
    [0.9996, '99.9%'],
    [2186 / 2187, '99.9%'],
    [1, '100.0%'],
  ])('%s is %s: 100.0 means all', (rate, printed) => {
    expect(percent(rate)).toBe(printed);
  });
});

describe('numbers', () => {
  it('keep what was reported, with thousands separators', () => {
    expect(amount(89.96)).toBe('89.96');
    expect(amount(1234.5)).toBe('1,234.5');
    expect(count(2187)).toBe('2,187');
    expect(radiusKm(FIVE)).toBe('5');
    expect(radiusKm(mm(5_500_000))).toBe('5.5');
    expect(radiusKm(mm(5_000_100)), 'as a link may say it').toBe('5.0001');
  });

  it('name eight directions, and north from both sides', () => {
    expect(bearing(47, 'zh')).toBe('东北 47°');
    expect(bearing(22.4, 'en')).toBe('N 22°');
    expect(bearing(22.6, 'en')).toBe('NE 23°');
    expect(bearing(359.7, 'en')).toBe('N 0°');
  });
});
