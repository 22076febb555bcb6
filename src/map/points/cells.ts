import { rateClass } from '../../analysis/classes.ts';
import { STATES } from '../../domain/state.ts';
import type { CircleCounts } from '../picture.ts';
import type { PlaceGrid } from './place-grid.ts';

/**
 * Squares of the world that hold villages, for a map so far out that villages would cover each other. A square is drawn in the middle of its
 * villages.
 */
export interface Cells {
  readonly level: number;
  readonly count: number;
  /** Cell → the middle of its villages, x, y in steps. */
  readonly places: Int32Array;
  /** Cell of the grid → cell; -1 where there is no village. */
  readonly of: Int32Array;
}

/** Gathers the grid's cells into squares the world halved `level` times; never finer than the grid itself. */
export function cellsOf(grid: PlaceGrid, wanted: number): Cells {
  const level = Math.min(grid.level, wanted);
  const shift = 2 ** (grid.level - level);
  const [left, top] = [Math.floor(grid.west / shift), Math.floor(grid.north / shift)];
  const columns = Math.floor((grid.west + grid.columns - 1) / shift) - left + 1;
  const rows = Math.floor((grid.north + grid.rows - 1) / shift) - top + 1;
  const numbers = new Int32Array(columns * rows).fill(-1);
  const of = new Int32Array(grid.columns * grid.rows).fill(-1);
  const sums: number[] = [];
  const sizes: number[] = [];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const fine = row * grid.columns + column;
      const [from, until] = [grid.starts[fine] ?? 0, grid.starts[fine + 1] ?? 0];
      if (from === until) continue;
      const square = (Math.floor((grid.north + row) / shift) - top) * columns + Math.floor((grid.west + column) / shift) - left;
      let cell = numbers[square] ?? -1;
      if (cell < 0) {
        cell = sizes.push(0) - 1;
        numbers[square] = cell;
        sums.push(0, 0);
      }
      of[fine] = cell;
      sizes[cell] = (sizes[cell] ?? 0) + until - from;
      let [x, y] = [0, 0];
      for (let slot = from; slot < until; slot++) {
        x += grid.places[slot * 2] ?? 0;
        y += grid.places[slot * 2 + 1] ?? 0;
      }
      sums[cell * 2] = (sums[cell * 2] ?? 0) + x;
      sums[cell * 2 + 1] = (sums[cell * 2 + 1] ?? 0) + y;
    }
  }
  return { level, count: sizes.length, of, places: Int32Array.from(sums, (sum, at) => Math.round(sum / (sizes[at >> 1] ?? 1))) };
}

/** Villages by cell and state, `STATES.length` numbers a cell. `states` go by slot; what is no state is not counted. */
export function countCells({ starts }: PlaceGrid, { of, count }: Cells, states: Uint8Array): Uint32Array {
  const counts = new Uint32Array(count * STATES.length);
  for (let fine = 0; fine < of.length; fine++) {
    const base = (of[fine] ?? -1) * STATES.length;
    if (base < 0) continue;
    const until = starts[fine + 1] ?? 0;
    for (let slot = starts[fine] ?? 0; slot < until; slot++) {
      const state = states[slot] ?? STATES.length;
      if (state < STATES.length) counts[base + state] = (counts[base + state] ?? 0) + 1;
    }
  }
  return counts;
}

/** The counts of one cell. */
export function countsOf(counts: Uint32Array, cell: number): CircleCounts {
  const [met = 0, gap = 0, exempt = 0, unknown = 0] = counts.subarray(cell * STATES.length, (cell + 1) * STATES.length);
  return { met, gap, exempt, unknown };
}

/** In a mark's third number, after the five classes: nobody there is asked for anything. */
export const ALL_EXEMPT = 5;
/** Numbers a mark is drawn from. */
export const MARK_FLOATS = 3;

/**
 * How each cell is drawn: the share of the largest radius (its area goes by the villages; 0 where none is left), the share of that radius
 * within which villages are known (the ring around it, by area, is those that are not), and the class of the known ones' rate.
 */
export function marksOf(counts: Uint32Array, full: number): Float32Array {
  const count = counts.length / STATES.length;
  const marks = new Float32Array(count * MARK_FLOATS);
  for (let cell = 0; cell < count; cell++) {
    const { met, gap, exempt, unknown } = countsOf(counts, cell);
    const known = met + gap + exempt;
    const all = known + unknown;
    if (all === 0) continue;
    marks[cell * MARK_FLOATS] = Math.min(1, Math.sqrt(all / full));
    marks[cell * MARK_FLOATS + 1] = Math.sqrt(known / all);
    marks[cell * MARK_FLOATS + 2] = rateClass(met + gap === 0 ? null : met / (met + gap)) ?? ALL_EXEMPT;
  }
  return marks;
}

/** How many villages a circle of the largest radius stands for: few cells hold more, and one crowded city does not make dots of all the others. */
export function fullCell(counts: Uint32Array): number {
  const totals: number[] = [];
  for (let at = 0; at < counts.length; at += STATES.length) {
    const all = STATES.reduce((sum, _, state) => sum + (counts[at + state] ?? 0), 0);
    if (all > 0) totals.push(all);
  }
  totals.sort((a, b) => a - b);
  return totals[Math.floor((totals.length - 1) * 0.97)] ?? 1;
}
