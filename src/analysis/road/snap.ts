import type { PositionColumns } from '../../domain/columns.ts';
import { geodesicLength } from '../geodesic.ts';
import type { Network } from './network.ts';
import { cutAt } from './node-roads.ts';
import type { SegmentGrid } from './segment-grid.ts';

/** Where places come on to the road: the nearest point of the nearest edge. */
export interface Snapped {
  /** The point's segment; −1 for a place without a position, or without any road. */
  readonly segment: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Millimetres (`geodesicLength`) from the place to that point; NaN where there is none. */
  readonly off: Float64Array;
}

/** Places looked at between two tellings: far from every road one takes milliseconds. */
const STRIDE = 1000;

/**
 * Finds for each place the nearest point of the edges that `accepts` takes, however far it is.
 * @param tell told now and then of how many places it is done with.
 */
export function snap(
  network: Network,
  grid: SegmentGrid,
  { lon, lat }: PositionColumns,
  accepts: (edge: number) => boolean,
  tell: (done: number) => void = () => undefined,
): Snapped {
  const found: Snapped = {
    segment: new Int32Array(lon.length).fill(-1),
    lon: new Float64Array(lon.length).fill(Number.NaN),
    lat: new Float64Array(lon.length).fill(Number.NaN),
    off: new Float64Array(lon.length).fill(Number.NaN),
  };
  const acceptsSegment = (segment: number) => accepts(network.edgeOf[segment]!);
  for (let place = 0; place < lon.length; place++) {
    if (place % STRIDE === 0) tell(place);
    const x = lon[place]!;
    const y = lat[place]!;
    if (Number.isNaN(x)) continue;
    const near = grid.nearest(x, y, Number.POSITIVE_INFINITY, acceptsSegment);
    if (near === null) continue;
    const cut = cutAt(network, near);
    found.segment[place] = cut.segment;
    found.lon[place] = cut.lon;
    found.lat[place] = cut.lat;
    found.off[place] = geodesicLength(x, y, cut.lon, cut.lat);
  }
  return found;
}

/** Millimetres along its edge from where a place comes on to the road to the edge's first node. */
export function toFirst({ along, lon: lons, lat: lats }: Network, { segment, lon, lat }: Snapped, place: number): number {
  const at = segment[place]!;
  return along[at]! + geodesicLength(lons[at]!, lats[at]!, lon[place]!, lat[place]!);
}

/** The same to its last node. */
export function toLast({ along, length, edgeOf, lon: lons, lat: lats }: Network, { segment, lon, lat }: Snapped, place: number): number {
  const at = segment[place]!;
  return length[edgeOf[at]!]! - along[at + 1]! + geodesicLength(lon[place]!, lat[place]!, lons[at + 1]!, lats[at + 1]!);
}
