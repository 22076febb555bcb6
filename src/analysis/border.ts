import type { Dataset } from '../domain/dataset.ts';
import type { Wgs84 } from '../domain/units.ts';
import type { Assessment } from './assess.ts';
import { columnsOf } from './columns.ts';

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

const outer = new WeakMap<Dataset, Float64Array>();

/** Segments of the data's outer border, four numbers each: those that only one county has. Borders shared by two counties are shared point by point. */
function outerBorder(dataset: Dataset): Float64Array {
  const found = outer.get(dataset);
  if (found) return found;
  const once = new Map<string, Segment | null>();
  for (const ring of dataset.counties.flatMap((county) => county.polygons.flat())) {
    for (let index = 1; index < ring.length; index++) {
      const [a, b] = [ring[index - 1], ring[index]];
      if (!a || !b) continue;
      const key = [a.join(), b.join()].sort().join(' ');
      once.set(key, once.has(key) ? null : [...a, ...b]);
    }
  }
  const segments = Float64Array.from([...once.values()].filter((segment) => segment !== null).flat());
  outer.set(dataset, segments);
  return segments;
}

const METRES_A_DEGREE = 111_195;

/** Metres from a position to the nearest segment, on a local plane: good to about 1 % over some tens of kilometres, enough for a caution. */
function nearestSegment(at: Pick<Wgs84, 'lon' | 'lat'>, segments: Float64Array): number {
  const squeeze = Math.cos((at.lat * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  const value = (index: number) => segments[index] ?? Number.NaN;
  for (let index = 0; index < segments.length; index += 4) {
    const [ay, by] = [value(index + 1) - at.lat, value(index + 3) - at.lat];
    // Wholly north or south by more than the nearest so far, as most are: not nearer.
    if ((ay > least && by > least) || (-ay > least && -by > least)) continue;
    const [ax, bx] = [(value(index) - at.lon) * squeeze, (value(index + 2) - at.lon) * squeeze];
    const [dx, dy] = [bx - ax, by - ay];
    const length2 = dx * dx + dy * dy;
    const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
    least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
  }
  return least * METRES_A_DEGREE;
}

const measured = new WeakMap<Dataset, Float64Array>();

/** Metres from a village to the data's border, measured once a data set: a receipt is made at every step of a moving radius. NaN without a position. */
function borderDistance(dataset: Dataset, village: number): number {
  const known = measured.get(dataset) ?? new Float64Array(dataset.villages.length).fill(-1);
  measured.set(dataset, known);
  const before = known[village] ?? -1;
  if (before !== -1) return before;
  const { lon, lat } = columnsOf(dataset).position;
  const at = { lon: lon[village] ?? Number.NaN, lat: lat[village] ?? Number.NaN };
  const metres = Number.isNaN(at.lon) ? Number.NaN : nearestSegment(at, outerBorder(dataset));
  known[village] = metres;
  return metres;
}

/**
 * Villages nearer to the data's border than to the hospital in force: a hospital across the border, unknown here, may be nearer.
 * Only the nearest-of-any question can be changed by one; the own township's hospital cannot, and what a village reports is to that.
 */
export function nearerToBorder(assessment: Assessment, indices: readonly number[]): number[] {
  const { dataset, proximity, question } = assessment.evidence;
  if (!proximity || question.scope !== 'nearest' || question.mode === 'reported') return [];
  return indices.filter((index) => borderDistance(dataset, index) < (proximity.distance[index] ?? Number.NaN) / 1000);
}
