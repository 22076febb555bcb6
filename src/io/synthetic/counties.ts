import { stream, type Uniform } from '../../domain/random.ts';
import { deal, sixDecimals } from './random.ts';

/** Degrees the country lies in. It is nowhere in particular: a square of plains and mountains where China is. */
export const WEST = 98;
export const SOUTH = 21;
export const SPAN = 24;

/** Corners between two ends of a border are 2 ** 4 − 1. */
const HALVINGS = 4;
const STEPS = 2 ** HALVINGS;
/** How far the middle of a stretch is pushed aside, of its length; each half's by so much less. Small enough that no two borders of a corner cross. */
const PUSH = 0.08;
const LESS = 0.45;
/** How far a corner lies from the lattice's, of a cell. */
const JITTER = 0.1;

/** Counties as a struct of arrays. They tile the country: neighbours have the same points on the border between them. */
export interface CountyColumns {
  readonly count: number;
  /** Six digits as a number, ascending. */
  readonly codes: Float64Array;
  /** All points of all borders once, WGS 84 degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Points of county i's one ring, counter-clockwise, the first not repeated: `ring` from `starts[i]` to `starts[i + 1]`. */
  readonly ring: Uint32Array;
  readonly starts: Uint32Array;
}

/** Codes that begin with 90 are no province's: no figure lands on a real place. */
function countyCode(index: number): number {
  return 900_000 + (1 + Math.floor(index / 80)) * 100 + 20 + (index % 80);
}

/** The lattice the counties are laid out on: as many rows as columns, the last row not always full. */
function latticeOf(counties: number): { readonly rows: number; readonly columns: number } {
  const columns = Math.ceil(Math.sqrt(counties));
  return { rows: Math.ceil(counties / columns), columns };
}

/** Lays out the counties: a lattice with moved corners, whose lines are bent as borders are. */
export function makeCounties(counties: number, seed: number): CountyColumns {
  const { rows, columns } = latticeOf(counties);
  const next = stream(seed, 'borders');
  const across = columns + 1;
  const corners = (rows + 1) * across;
  const inner = STEPS - 1;
  const level = (rows + 1) * columns;
  const upright = rows * across;
  const lon = new Float64Array(corners + (level + upright) * inner);
  const lat = new Float64Array(lon.length);
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const corner = row * across + column;
      lon[corner] = sixDecimals(WEST + ((column + (next() * 2 - 1) * JITTER) / columns) * SPAN);
      lat[corner] = sixDecimals(SOUTH + ((row + (next() * 2 - 1) * JITTER) / rows) * SPAN);
    }
  const levelFrom = (row: number, column: number) => corners + (row * columns + column) * inner;
  const uprightFrom = (row: number, column: number) => corners + (level + row * across + column) * inner;
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column < columns; column++)
      bend(lon, lat, row * across + column, row * across + column + 1, levelFrom(row, column), next);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column <= columns; column++)
      bend(lon, lat, row * across + column, (row + 1) * across + column, uprightFrom(row, column), next);

  const starts = Uint32Array.from({ length: counties + 1 }, (_, index) => index * 4 * STEPS);
  const ring = new Uint32Array(counties * 4 * STEPS);
  let at = 0;
  const walk = (corner: number, from: number, forwards: boolean) => {
    ring[at++] = corner;
    for (let step = 0; step < inner; step++) ring[at++] = from + (forwards ? step : inner - 1 - step);
  };
  for (let index = 0; index < counties; index++) {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const southWest = row * across + column;
    walk(southWest, levelFrom(row, column), true);
    walk(southWest + 1, uprightFrom(row, column + 1), true);
    walk(southWest + across + 1, levelFrom(row + 1, column), false);
    walk(southWest + across, uprightFrom(row, column), false);
  }
  return { count: counties, codes: Float64Array.from({ length: counties }, (_, index) => countyCode(index)), lon, lat, ring, starts };
}

/** Fills the points between two corners by pushing the middle of each stretch aside, and again the middles of its halves. */
function bend(lon: Float64Array, lat: Float64Array, from: number, to: number, first: number, next: Uniform): void {
  const point = (step: number) => (step === 0 ? from : step === STEPS ? to : first + step - 1);
  let push = PUSH;
  const [alongLon, alongLat] = [lon[to]! - lon[from]!, lat[to]! - lat[from]!];
  for (let stretch = STEPS; stretch > 1; stretch /= 2, push *= LESS)
    for (let step = 0; step < STEPS; step += stretch) {
      const [a, b, middle] = [point(step), point(step + stretch), point(step + stretch / 2)];
      const aside = (next() * 2 - 1) * push;
      lon[middle] = sixDecimals((lon[a]! + lon[b]!) / 2 - alongLat * aside);
      lat[middle] = sixDecimals((lat[a]! + lat[b]!) / 2 + alongLon * aside);
    }
}

/** Where most people live: west and south (0 to 1), reach and weight of each plain. */
const PLAINS = [
  [0.72, 0.62, 0.16, 1],
  [0.85, 0.35, 0.12, 0.9],
  [0.3, 0.42, 0.1, 0.8],
  [0.55, 0.25, 0.08, 0.5],
  [0.62, 0.86, 0.12, 0.7],
  [0.4, 0.66, 0.05, 0.5],
] as const;

/** Townships of each county: many in the plains, few in the mountains, at least one everywhere. `starts` as of `deal`. */
export function dealTownships(townships: number, counties: number, seed: number): Uint32Array {
  const { rows, columns } = latticeOf(counties);
  const next = stream(seed, 'townships');
  const weights = Float64Array.from({ length: counties }, (_, index) => {
    const [x, y] = [((index % columns) + 0.5) / columns, (Math.floor(index / columns) + 0.5) / rows];
    let people = 0.12;
    for (const [west, south, reach, weight] of PLAINS) people += weight / (1 + ((x - west) ** 2 + (y - south) ** 2) / reach ** 2) ** 2;
    return people * (0.6 + 0.8 * next());
  });
  const further = deal(townships - counties, weights);
  return further.map((start, index) => start + index);
}
