import type { Dataset } from '../domain/dataset.ts';
import type { Assessment } from './assess.ts';
import { placingOf } from './columns.ts';
import type { Proximity } from './nearest.ts';

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Numbers points, each once: the same coordinates, the same number. */
class PointNumbers {
  private readonly known = new Map<number, Map<number, number>>();
  private count = 0;

  of([lon, lat]: readonly [number, number]): number {
    let column = this.known.get(lon);
    if (!column) {
      column = new Map();
      this.known.set(lon, column);
    }
    const number = column.get(lat) ?? this.count++;
    column.set(lat, number);
    return number;
  }
}

/** More points than any data set's borders have, so that two numbers are one. */
const MOST_POINTS = 2 ** 26;

/** Segments of the data's outer border, four numbers each: those that only one county has. Borders shared by two counties are shared point by point. */
function outerBorder(dataset: Dataset): Float64Array {
  const numbers = new PointNumbers();
  const once = new Map<number, Segment | null>();
  for (const county of dataset.counties) {
    for (const ring of county.polygons.flat()) {
      for (let index = 1; index < ring.length; index++) {
        const [a, b] = [ring[index - 1]!, ring[index]!];
        const [from, to] = [numbers.of(a), numbers.of(b)];
        const key = Math.min(from, to) * MOST_POINTS + Math.max(from, to);
        once.set(key, once.has(key) ? null : [...a, ...b]);
      }
    }
  }
  return Float64Array.from([...once.values()].filter((segment) => segment !== null).flat());
}

const METRES_A_DEGREE = 111_195;

/** Segments by the cells of a lattice they touch: a place asks those around it only. */
interface Lattice {
  readonly segments: Float64Array;
  /** Of cell `row * ACROSS + column`: where its segments begin. */
  readonly cells: ReadonlyMap<number, readonly number[]>;
}

/** A cell's side, degrees: a hospital is seldom farther off. */
const CELL = 0.25;
const ACROSS = 4096;
const cellOf = (degrees: number) => Math.floor(degrees / CELL);

const lattices = new WeakMap<Dataset, Lattice>();

function latticeOf(dataset: Dataset): Lattice {
  const found = lattices.get(dataset);
  if (found) return found;
  const segments = outerBorder(dataset);
  const cells = new Map<number, number[]>();
  for (let at = 0; at < segments.length; at += 4) {
    const [ax, ay, bx, by] = segments.subarray(at, at + 4) as unknown as Segment;
    for (let row = cellOf(Math.min(ay, by)); row <= cellOf(Math.max(ay, by)); row++)
      for (let column = cellOf(Math.min(ax, bx)); column <= cellOf(Math.max(ax, bx)); column++) {
        const cell = cells.get(row * ACROSS + column);
        if (cell) cell.push(at);
        else cells.set(row * ACROSS + column, [at]);
      }
  }
  const lattice = { segments, cells };
  lattices.set(dataset, lattice);
  return lattice;
}

/** Metres from a place to a segment, on a local plane: good to about 1 % over some tens of kilometres, enough for a caution. */
function metresTo(segments: Float64Array, from: number, lon: number, lat: number, squeeze: number): number {
  const [ax, ay] = [(segments[from]! - lon) * squeeze, segments[from + 1]! - lat];
  const [bx, by] = [(segments[from + 2]! - lon) * squeeze, segments[from + 3]! - lat];
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + along * dx, ay + along * dy) * METRES_A_DEGREE;
}

/** Whether the border is nearer to a place than so many metres. */
function hasBorderWithin({ segments, cells }: Lattice, lon: number, lat: number, metres: number): boolean {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const isNear = (from: number) => metresTo(segments, from, lon, lat, squeeze) < metres;
  const reach = metres / METRES_A_DEGREE;
  const [west, east] = [cellOf(lon - reach / squeeze), cellOf(lon + reach / squeeze)];
  const [south, north] = [cellOf(lat - reach), cellOf(lat + reach)];
  // Far more cells than segments: a hospital half a continent away.
  if (!((east - west + 1) * (north - south + 1) <= segments.length)) {
    for (let from = 0; from < segments.length; from += 4) if (isNear(from)) return true;
    return false;
  }
  for (let row = south; row <= north; row++)
    for (let column = west; column <= east; column++) if (cells.get(row * ACROSS + column)?.some(isNear)) return true;
  return false;
}

/** 1: the border is nearer, 2: it is not, 0: not looked yet. No radius changes it: a receipt is made at every step of a moving one. */
const looked = new WeakMap<Proximity, Uint8Array>();
const NEARER = 1;
const FARTHER = 2;

/**
 * Villages nearer to the data's border than to the hospital in force: a hospital across the border, unknown here, may be nearer.
 * Only the nearest-of-any question can be changed by one; the own township's hospital cannot, and what a village reports is to that.
 */
export function nearerToBorder(assessment: Assessment, indices: readonly number[]): number[] {
  const { dataset, proximity, question } = assessment.evidence;
  if (!proximity || question.scope !== 'nearest' || question.mode === 'reported') return [];
  const lattice = latticeOf(dataset);
  const { lon, lat } = placingOf(dataset).position;
  const known = looked.get(proximity) ?? new Uint8Array(dataset.villages.length);
  looked.set(proximity, known);
  return indices.filter((index) => {
    if (known[index] === 0) {
      const metres = (proximity.distance[index] ?? Number.NaN) / 1000;
      // A village without a position has no distance either.
      known[index] = metres > 0 && hasBorderWithin(lattice, lon[index]!, lat[index]!, metres) ? NEARER : FARTHER;
    }
    return known[index] === NEARER;
  });
}
