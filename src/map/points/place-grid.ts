import type { PositionColumns } from '../../domain/columns.ts';
import { mercator, type Point, type Window } from '../geometry.ts';

/** The world is this many steps wide and high: 9 mm at the equator, and a difference of two places is exact in the shader at every zoom. */
export const WORLD = 2 ** 32;
const HALF = 2 ** 31;
/** A cell of the grid is the world halved this often, or less often where the places lie so far apart that most cells would be empty. */
const FINEST = 12;
const MOST_CELLS = 1 << 20;

/**
 * Places in whole steps from the middle of the Mercator square, sorted into the cells of a grid: what lies in one row of cells lies
 * in one piece, so that a part of the map is drawn, counted or searched without looking at the rest.
 */
export interface PlaceGrid {
  /** Records, with and without a place. */
  readonly count: number;
  /** Cells are `WORLD / 2 ** level` wide; the first one is the `west`-th and `north`-th of the world. */
  readonly level: number;
  readonly west: number;
  readonly north: number;
  readonly columns: number;
  readonly rows: number;
  /** The first slot of each cell, row by row from the north-west; one more at the end. */
  readonly starts: Uint32Array;
  /** Slot → x, y. */
  readonly places: Int32Array;
  /** Slot → record. */
  readonly records: Uint32Array;
  /** Record → slot; -1 where it has no place. */
  readonly slots: Int32Array;
}

/** Unit-square Mercator, 0 to 1 → steps from the middle. */
export function steps(share: number): number {
  return Math.max(-HALF, Math.min(HALF - 1, Math.floor(share * WORLD) - HALF));
}

/** Steps from the middle → Unit-square Mercator. */
export function share(step: number): number {
  return (step + HALF) / WORLD;
}

/** The column (or row) of the world's cells a place is in. */
const cellAt = (step: number, level: number) => Math.floor((step + HALF) / 2 ** (32 - level));

function placesOf({ lon, lat }: PositionColumns): { places: Int32Array; records: Uint32Array } {
  const places = new Int32Array(lon.length * 2);
  const records = new Uint32Array(lon.length);
  let found = 0;
  for (let record = 0; record < lon.length; record++) {
    const [x, y] = mercator(lon[record] ?? Number.NaN, lat[record] ?? Number.NaN);
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    places[found * 2] = steps(x);
    places[found * 2 + 1] = steps(y);
    records[found++] = record;
  }
  return { places: places.subarray(0, found * 2), records: records.subarray(0, found) };
}

function extent(places: Int32Array): readonly [number, number, number, number] {
  let [west, north, east, south] = [HALF, HALF, -HALF, -HALF];
  for (let at = 0; at < places.length; at += 2) {
    const x = places[at] ?? 0;
    const y = places[at + 1] ?? 0;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  return west <= east ? [west, north, east, south] : [0, 0, 0, 0];
}

/** Sorts places into a grid, in one pass over them for each step. Records without a place have no slot. */
export function gridOf(positions: PositionColumns): PlaceGrid {
  const { places, records } = placesOf(positions);
  const [x0, y0, x1, y1] = extent(places);
  let level = FINEST + 1;
  let [west, north, columns, rows] = [0, 0, 0, 0];
  do {
    level--;
    [west, north] = [cellAt(x0, level), cellAt(y0, level)];
    [columns, rows] = [cellAt(x1, level) - west + 1, cellAt(y1, level) - north + 1];
  } while (columns * rows > MOST_CELLS);

  const cells = new Uint32Array(records.length);
  const starts = new Uint32Array(columns * rows + 1);
  for (let at = 0; at < records.length; at++) {
    const cell = (cellAt(places[at * 2 + 1] ?? 0, level) - north) * columns + cellAt(places[at * 2] ?? 0, level) - west;
    cells[at] = cell;
    starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  }
  for (let cell = 1; cell < starts.length; cell++) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);

  const next = starts.slice();
  const sorted = { places: new Int32Array(places.length), records: new Uint32Array(records.length) };
  const slots = new Int32Array(positions.lon.length).fill(-1);
  for (let at = 0; at < records.length; at++) {
    const cell = cells[at] ?? 0;
    const slot = next[cell] ?? 0;
    next[cell] = slot + 1;
    const record = records[at] ?? 0;
    sorted.places[slot * 2] = places[at * 2] ?? 0;
    sorted.places[slot * 2 + 1] = places[at * 2 + 1] ?? 0;
    sorted.records[slot] = record;
    slots[record] = slot;
  }
  return { count: positions.lon.length, level, west, north, columns, rows, starts, ...sorted, slots };
}

/**
 * The runs of slots, `from` and `until` (not included), of the cells that a window touches, one a row: everything in the window, and
 * little around it.
 */
export function runsIn(grid: PlaceGrid, [west, north, east, south]: Window): (readonly [from: number, until: number])[] {
  const { level, columns, rows, starts } = grid;
  const size = 2 ** level;
  const from = Math.max(0, Math.floor(west * size) - grid.west);
  const until = Math.min(columns - 1, Math.floor(east * size) - grid.west);
  const last = Math.min(rows - 1, Math.floor(south * size) - grid.north);
  const runs: (readonly [number, number])[] = [];
  if (until < from) return runs;
  for (let row = Math.max(0, Math.floor(north * size) - grid.north); row <= last; row++) {
    const run = [starts[row * columns + from] ?? 0, starts[row * columns + until + 1] ?? 0] as const;
    if (run[0] < run[1]) runs.push(run);
  }
  return runs;
}

/** The records that lie in a window, by slot; stops after `most`, for a caller who wants none when there are more. */
export function recordsIn(grid: PlaceGrid, window: Window, most: number): number[] {
  const [west, north, east, south] = window;
  const found: number[] = [];
  for (const [from, until] of runsIn(grid, window)) {
    for (let slot = from; slot < until; slot++) {
      const [x, y] = placeOf(grid, slot);
      if (x < west || x > east || y < north || y > south) continue;
      found.push(grid.records[slot] ?? 0);
      if (found.length === most) return found;
    }
  }
  return found;
}

/** Where a slot's record lies, unit-square Mercator. */
export function placeOf({ places }: PlaceGrid, slot: number): Point {
  return [share(places[slot * 2] ?? 0), share(places[slot * 2 + 1] ?? 0)];
}
