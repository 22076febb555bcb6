import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsIn, scrollFor, squeeze } from '../../src/ui/parts/use-fixed-rows.ts';
import { SEED } from '../analysis/build.ts';

const ROW = 46;
const list = (count: number) => ({ count, row: ROW });

/** Rows whose whole height is in sight, to a pixel, or with so many pixels to spare. */
const inSight = (count: number, at: { readonly top: number; readonly height: number }, spare = -1) =>
  rowsIn(list(count), at, -1).filter(({ top }) => top >= at.top + spare && top + ROW <= at.top + at.height - spare);

describe('rows of one height', () => {
  it('stand where they always stood in a list that fits a page', () => {
    expect(squeeze(list(2187), { top: 0, height: 500 })).toEqual({ tall: 2187 * ROW, factor: 1 });
    const rows = rowsIn(list(2187), { top: 1000 * ROW, height: 460 }, -1);
    expect(rows.every(({ index, top }) => top === index * ROW)).toBe(true);
    expect([rows[0]?.index, rows.at(-1)?.index]).toEqual([992, 1018]);
  });

  it('keep the one that has the focus, before or after those in sight, once, and none beyond the end', () => {
    const indexes = (always: number, count = 100) =>
      rowsIn(list(count), { top: 50 * ROW, height: 2 * ROW }, always).map(({ index }) => index);
    expect(indexes(3)[0]).toBe(3);
    expect(indexes(99).at(-1)).toBe(99);
    expect(new Set(indexes(50)).size).toBe(indexes(50).length);
    expect(indexes(100)).not.toContain(100);
    expect(rowsIn(list(0), { top: 0, height: 400 }, 0)).toEqual([]);
  });

  it('of a country are all reached by scrolling: the first at the top, the last at the bottom', () => {
    const count = 1_000_000;
    const height = 600;
    const { tall } = squeeze(list(count), { top: 0, height });
    expect(tall).toBeLessThan(17_000_000);
    expect(inSight(count, { top: 0, height })[0]?.index).toBe(0);
    expect(inSight(count, { top: tall - height, height }).at(-1)?.index).toBe(count - 1);
  });

  it('come into sight when asked for, wherever the list stands, and a row in sight moves nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 1_000_000 }),
        fc.integer({ min: 100, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (count, height, stands, asked) => {
          const { tall } = squeeze(list(count), { top: 0, height });
          const index = Math.floor(asked * count);
          const before = { top: stands * Math.max(0, tall - height), height };
          const top = scrollFor(list(count), before, index);
          const after = { top: top ?? before.top, height };
          expect(inSight(count, after).map((row) => row.index)).toContain(index);
          if (top !== null) expect(inSight(count, before, 1).map((row) => row.index)).not.toContain(index);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});
