import type { Dataset } from '../domain/dataset.ts';
import type { Wgs84 } from '../domain/units.ts';
import type { Assessment } from './assess.ts';

type Point = readonly [number, number];
type Segment = readonly [Point, Point];

const outer = new WeakMap<Dataset, readonly Segment[]>();

/** Segments of the data's outer border: those that only one county has. Borders shared by two counties are shared point by point. */
function outerBorder(dataset: Dataset): readonly Segment[] {
  const found = outer.get(dataset);
  if (found) return found;
  const once = new Map<string, Segment | null>();
  for (const ring of dataset.counties.flatMap((county) => county.polygons.flat())) {
    for (let index = 1; index < ring.length; index++) {
      const [a, b] = [ring[index - 1], ring[index]];
      if (!a || !b) continue;
      const key = [a.join(), b.join()].sort().join(' ');
      once.set(key, once.has(key) ? null : [a, b]);
    }
  }
  const segments = [...once.values()].filter((segment) => segment !== null);
  outer.set(dataset, segments);
  return segments;
}

const METRES_A_DEGREE = 111_195;

/** Distance from a position to a segment in metres, on a local plane: good to about 1 % over some tens of kilometres, enough for a caution. */
function segmentDistance(at: Wgs84, [[x1, y1], [x2, y2]]: Segment): number {
  const squeeze = Math.cos((at.lat * Math.PI) / 180);
  const [ax, ay] = [(x1 - at.lon) * squeeze, y1 - at.lat];
  const [bx, by] = [(x2 - at.lon) * squeeze, y2 - at.lat];
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + along * dx, ay + along * dy) * METRES_A_DEGREE;
}

const measured = new WeakMap<Dataset, Float64Array>();

/** Metres from a village to the data's border, measured once a data set: a receipt is made at every step of a moving radius. NaN without a position. */
function borderDistance(dataset: Dataset, village: number): number {
  const known = measured.get(dataset) ?? new Float64Array(dataset.villages.length).fill(-1);
  measured.set(dataset, known);
  const before = known[village] ?? -1;
  if (before !== -1) return before;
  const at = dataset.villages[village]?.position.at;
  let least = at ? Number.POSITIVE_INFINITY : Number.NaN;
  if (at) for (const segment of outerBorder(dataset)) least = Math.min(least, segmentDistance(at, segment));
  known[village] = least;
  return least;
}

/**
 * Villages nearer to the data's border than to the hospital in force: a hospital across the border, unknown here, may be nearer.
 * Only the nearest-of-any question can be changed by one; the own township's hospital cannot.
 */
export function nearerToBorder(assessment: Assessment, indices: readonly number[]): number[] {
  const { dataset, proximity, question } = assessment.evidence;
  if (!proximity || question.scope !== 'nearest') return [];
  return indices.filter((index) => borderDistance(dataset, index) < (proximity.distance[index] ?? Number.NaN) / 1000);
}
