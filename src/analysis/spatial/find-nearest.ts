import type { PositionColumns } from '../../domain/columns.ts';
import { wgs84 } from '../../domain/units.ts';
import { writeEarthCentred } from '../geodesic.ts';
import { searchTree } from './kd-tree.ts';
import type { NearestIndex } from './nearest-index.ts';
import { NearestSearch } from './nearest-search.ts';
import { zOrder } from './z-order.ts';

/** The nearest places of each position, the nearest first: `k` of them from `k * i`, in whole millimetres; −1 and NaN where there are fewer. */
export interface Nearest {
  readonly place: Int32Array;
  readonly distance: Float64Array;
}

/** A tree of more places does not stay in the processor's inner cache, unless one question lies near the one before. */
const IN_CACHE = 2048;

/** Positions between two tellings: some hundredths of a second. */
const STRIDE = 1 << 15;

/**
 * Finds the `k` nearest places of every position by the length of the geodesic in whole millimetres, as geographiclib gives it; of places at
 * one distance the one that comes first goes first. So where places are sorted by id, ties go to the smaller id.
 * @param within the group each position asks, −1 for none; all places where it is not given.
 * @param tell hears now and then how many positions are done.
 */
export function findNearest(
  index: NearestIndex,
  from: PositionColumns,
  k: number,
  within?: Int32Array,
  tell?: (done: number) => void,
): Nearest {
  const count = from.lon.length;
  const place = new Int32Array(count * k).fill(-1);
  const distance = new Float64Array(count * k).fill(Number.NaN);
  const search = new NearestSearch(index, k);
  const here = new Float64Array(3);
  const walk = index.tree.order.length > IN_CACHE && !within ? zOrder(from) : null;
  for (let step = 0; step < count; step++) {
    if (step % STRIDE === 0) tell?.(step);
    const at = walk ? walk[step]! : step;
    const group = within ? within[at]! : 0;
    const position = wgs84(from.lon[at]!, from.lat[at]!);
    if (group === -1 || Number.isNaN(position.lon)) continue;
    writeEarthCentred(position, here, 0);
    const first = index.starts[group]!;
    const last = index.starts[group + 1]! - 1;
    search.begin(position.lon, position.lat, here[0]!, here[1]!, here[2]!, first, last);
    searchTree(index.tree, first, last, search);
    const found = search.settle();
    for (let rank = 0; rank < found; rank++) {
      place[at * k + rank] = search.place[rank]!;
      distance[at * k + rank] = search.distance[rank]!;
    }
  }
  return { place, distance };
}
