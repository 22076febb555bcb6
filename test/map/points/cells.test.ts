import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES } from '../../../src/domain/state.ts';
import { HIDDEN } from '../../../src/map/picture.ts';
import { ALL_EXEMPT, cellsOf, countCells, countsOf, fullCell, MARK_FLOATS, marksOf } from '../../../src/map/points/cells.ts';
import { statesBySlot } from '../../../src/map/points/codes.ts';
import { gridOf, placeOf } from '../../../src/map/points/place-grid.ts';
import { positions } from './random-places.ts';

const flat = (...cells: readonly (readonly number[])[]) => Uint32Array.from(cells.flat());
/** The numbers a cell of these counts (met, gap, exempt, unknown) is drawn from, a full circle being `full` villages. */
const mark = (counts: readonly number[], full = 100) => [...marksOf(flat(counts), full)].map((value) => Math.round(value * 1000) / 1000);

describe('villages gathered into cells', () => {
  it('are each in one, with its state, at every level, and as many as a brute count', () => {
    const cases = fc.record({
      columns: positions,
      level: fc.integer({ min: 2, max: 13 }),
      seed: fc.array(fc.constantFrom(0, 1, 2, 3, HIDDEN), { minLength: 80, maxLength: 80 }),
    });
    fc.assert(
      fc.property(cases, ({ columns, level, seed }) => {
        const grid = gridOf(columns);
        const states = Uint8Array.from(seed.slice(0, columns.lon.length));
        const cells = cellsOf(grid, level);
        const counts = countCells(grid, cells, statesBySlot(grid, states));
        const size = 2 ** cells.level;
        const wanted = new Map<string, number[]>();
        const sums = new Map<string, { x: number; y: number; count: number }>();
        for (const [slot, record] of grid.records.entries()) {
          const [x, y] = placeOf(grid, slot);
          const key = `${Math.floor(x * size)}/${Math.floor(y * size)}`;
          const sum = sums.get(key) ?? { x: 0, y: 0, count: 0 };
          sums.set(key, { x: sum.x + x, y: sum.y + y, count: sum.count + 1 });
          const held = wanted.get(key) ?? [0, 0, 0, 0];
          const state = states[record] ?? HIDDEN;
          if (state !== HIDDEN) held[state] = (held[state] ?? 0) + 1;
          wanted.set(key, held);
        }
        expect(cells.count).toBe(wanted.size);
        const found = Array.from({ length: cells.count }, (_, cell) => [...counts.subarray(cell * 4, cell * 4 + 4)].join());
        expect(found.sort()).toEqual([...wanted.values()].map((each) => each.join()).sort());
        const middles = Array.from({ length: cells.count }, (_, cell) => (cells.places[cell * 2] ?? 0) / 2 ** 32 + 0.5);
        const middle = [...sums.values()].map(({ x, count }) => x / count);
        middles.sort((a, b) => a - b);
        middle.sort((a, b) => a - b);
        for (const [at, x] of middle.entries()) expect(Math.abs(x - (middles[at] ?? NaN))).toBeLessThan(1e-8);
      }),
    );
  });

  it('are counted in the order of the states', () => {
    expect(STATES).toEqual(['met', 'gap', 'exempt', 'unknown']);
    expect(countsOf(flat([1, 2, 3, 4], [5, 6, 7, 8]), 1)).toEqual({ met: 5, gap: 6, exempt: 7, unknown: 8 });
  });
});

describe('a circle', () => {
  it('has an area that goes by the villages, never beyond its square', () => {
    expect(mark([25, 0, 0, 0])[0]).toBe(0.5);
    expect(mark([100, 0, 0, 0])[0]).toBe(1);
    expect(mark([900, 0, 0, 0])[0]).toBe(1);
  });

  it('has the class of the rate of those that are known and due', () => {
    expect(mark([0, 10, 0, 0])[2]).toBe(0);
    expect(mark([5, 5, 0, 0])[2]).toBe(1);
    expect(mark([7, 3, 50, 900])[2]).toBe(2);
    expect(mark([95, 5, 0, 0])[2]).toBe(4);
  });

  it('never takes an unknown village for one that is met: it has a ring of its own area', () => {
    expect(mark([25, 0, 0, 75])[1]).toBe(0.5);
    expect(mark([0, 0, 0, 50])[1]).toBe(0);
    expect(mark([0, 0, 0, 50])[2]).toBe(ALL_EXEMPT);
  });

  it('where nobody is due has no class, and where nobody is listed is not drawn', () => {
    expect(mark([0, 0, 9, 0])).toEqual([0.3, 1, ALL_EXEMPT]);
    expect(mark([0, 0, 0, 0])).toEqual(Array(MARK_FLOATS).fill(0));
  });

  it('is full for all but the few largest cells', () => {
    const cells = Array.from({ length: 100 }, (_, at) => [at + 1, 0, 0, 0]);
    expect(fullCell(flat(...cells, [0, 0, 0, 0]))).toBe(97);
    expect(fullCell(flat([0, 0, 0, 0]))).toBe(1);
  });
});
