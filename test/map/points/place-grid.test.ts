import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mercator, type Window } from '../../../src/map/geometry.ts';
import { gridOf, type PlaceGrid, placeOf, recordsIn, runsIn, steps, WORLD } from '../../../src/map/points/place-grid.ts';
import { positions } from './random-places.ts';

const placed = ({ lon }: { lon: Float64Array }) => [...lon.keys()].filter((record) => !Number.isNaN(lon[record]));

describe('a grid of places', () => {
  it('has a slot for every record with a place and for no other', () => {
    fc.assert(
      fc.property(positions, (columns) => {
        const grid = gridOf(columns);
        expect([...grid.records].sort((a, b) => a - b)).toEqual(placed(columns));
        for (const [record, slot] of grid.slots.entries()) {
          if (Number.isNaN(columns.lon[record])) expect(slot).toBe(-1);
          else expect(grid.records[slot]).toBe(record);
        }
      }),
    );
  });

  it('keeps every place within a step of where it is, nine millimetres at the equator', () => {
    fc.assert(
      fc.property(positions, (columns) => {
        const grid = gridOf(columns);
        for (const [slot, record] of grid.records.entries()) {
          const [x, y] = mercator(columns.lon[record] ?? NaN, columns.lat[record] ?? NaN);
          const [gx, gy] = placeOf(grid, slot);
          expect(Math.abs(gx - x) * WORLD).toBeLessThanOrEqual(1);
          expect(Math.abs(gy - y) * WORLD).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds what lies in a window, and what a brute search finds', () => {
    const window = fc
      .tuple(
        positions,
        fc.double({ min: 100, max: 112, noNaN: true }),
        fc.double({ min: 30, max: 36, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
      )
      .map(([columns, lon, lat, size]) => {
        const from = mercator(lon, lat + size);
        const until = mercator(lon + size, lat);
        return { columns, window: [...from, ...until] as Window };
      });
    fc.assert(
      fc.property(window, ({ columns, window: [west, north, east, south] }) => {
        const grid = gridOf(columns);
        const wanted = placed(columns).filter((record) => {
          const [x, y] = placeOf(grid, grid.slots[record] ?? -1);
          return x >= west && x <= east && y >= north && y <= south;
        });
        const found = recordsIn(grid, [west, north, east, south], 1e9);
        expect(found.sort((a, b) => a - b)).toEqual(wanted);
        if (wanted.length > 1) expect(recordsIn(grid, [west, north, east, south], wanted.length - 1)).toHaveLength(wanted.length - 1);
      }),
    );
  });

  it('draws the whole world in as many runs as it has rows with a place, each slot once', () => {
    fc.assert(
      fc.property(positions, (columns) => {
        const grid = gridOf(columns);
        const drawn = runsIn(grid, [0, 0, 1, 1]).flatMap(([from, until]) => Array.from({ length: until - from }, (_, at) => from + at));
        expect(drawn).toEqual([...grid.records.keys()]);
      }),
    );
  });

  it('is coarser where places lie far apart, and is empty without any', () => {
    const grid = (lon: number[], lat: number[]): PlaceGrid => gridOf({ lon: Float64Array.from(lon), lat: Float64Array.from(lat) });
    expect(grid([107.1, 107.2], [33, 33]).level).toBe(12);
    const wide = grid([-179, 179], [-80, 80]);
    expect(wide.columns * wide.rows).toBeLessThanOrEqual(1 << 20);
    expect(recordsIn(wide, [0, 0, 1, 1], 9)).toHaveLength(2);
    expect(runsIn(grid([Number.NaN], [Number.NaN]), [0, 0, 1, 1])).toEqual([]);
    expect(runsIn(grid([], []), [0, 0, 1, 1])).toEqual([]);
  });

  it('does not let the differences the shader takes lose a hundredth of a pixel at zoom 18', () => {
    // Two villages 50 m apart near Hanzhong, seen with the first in the middle: the shader's difference is of whole numbers.
    const [a, b] = [mercator(107.0231, 33.0677), mercator(107.0236, 33.0677)];
    const pixels = 512 * 2 ** 18;
    const shown = Math.fround(Math.fround(steps(b[0]) - steps(a[0])) * Math.fround(pixels / WORLD));
    expect(Math.abs(shown - (b[0] - a[0]) * pixels)).toBeLessThan(0.05);
    // What a float32 of the place itself would make of it: several pixels off.
    expect(Math.abs((Math.fround(b[0]) - Math.fround(a[0])) * pixels - (b[0] - a[0]) * pixels)).toBeGreaterThan(1);
  });
});
