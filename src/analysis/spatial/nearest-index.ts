import type { PositionColumns } from '../../domain/columns.ts';
import { wgs84 } from '../../domain/units.ts';
import { writeEarthCentred } from '../geodesic.ts';
import { buildKdTree, type KdTree } from './kd-tree.ts';

/** Places that can be measured to: a tree for each group of them. */
export interface NearestIndex {
  readonly places: PositionColumns;
  readonly tree: KdTree;
  /** First slot of each group's tree, and one past the last. */
  readonly starts: Uint32Array;
}

/** Groups a place may be found in: number of the group of each, and how many there are. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

/**
 * Indexes places that all have a position, n log n. Where they are in groups (townships), a question goes to one of the groups.
 * Throws RangeError where a position is none.
 */
export function indexPlaces(places: PositionColumns, groups?: Groups): NearestIndex {
  const count = places.lon.length;
  for (let place = 0; place < count; place++)
    if (!Number.isFinite(places.lon[place]! + places.lat[place]!)) throw new RangeError(`place ${place} has no position to measure to`);
  const starts = new Uint32Array((groups?.count ?? 1) + 1);
  for (let place = 0; place < count; place++) starts[(groups?.of[place] ?? 0) + 1]!++;
  for (let group = 1; group < starts.length; group++) starts[group]! += starts[group - 1]!;
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let place = 0; place < count; place++) order[next[groups?.of[place] ?? 0]!++] = place;
  return { places, tree: buildKdTree(earthCentred(places), order, starts), starts };
}

function earthCentred({ lon, lat }: PositionColumns): Float64Array {
  const points = new Float64Array(lon.length * 3);
  for (let place = 0; place < lon.length; place++) writeEarthCentred(wgs84(lon[place]!, lat[place]!), points, place * 3);
  return points;
}
