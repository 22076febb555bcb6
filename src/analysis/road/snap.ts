import type { PositionColumns } from '../../domain/columns.ts';
import { geodesicLength } from '../geodesic.ts';
import type { Network } from './network.ts';
import { cutAt, TOLERANCE_M } from './node-roads.ts';
import { MIXED, type Near, type SegmentTree } from './segment-tree.ts';

/** Farther than this from every road, metres, a place is not routable: [E], about a quarter of an hour on foot. */
const SNAP_LIMIT_M = 1000;

/**
 * Where places come on to the roads: those of place p are `starts[p]` up to, not including, `starts[p + 1]`, the nearest first. A place that is
 * farther than the limit from every road has its nearest point only, which leads nowhere; one without a position, or without any road, has none.
 */
export interface Entries {
  readonly starts: Uint32Array;
  /** The segment that the point lies on, and where. */
  readonly segment: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Millimetres (`geodesicLength`) from the place to that point. */
  readonly off: Float64Array;
}

/** Whether so many millimetres are near enough. */
const isNear = (off: number) => off <= SNAP_LIMIT_M * 1000;

/** Whether an entry is near enough to go by. */
export const isUsable = ({ off }: Entries, entry: number): boolean => isNear(off[entry]!);

/** Whether a place is near enough to a road to be routable. */
export function isWithin(entries: Entries, place: number): boolean {
  const first = entries.starts[place]!;
  return first < entries.starts[place + 1]! && isUsable(entries, first);
}

/** Places looked at between two tellings: far from every road one takes milliseconds. */
const STRIDE = 1000;

/** A point where a place may come on to a road: what it is an entry of, and the part of the roads. */
interface Entry {
  readonly segment: number;
  readonly lon: number;
  readonly lat: number;
  readonly off: number;
  readonly part: number;
}

/**
 * Finds where places come on to the roads. Of each part of the roads that hangs together (`tree` knows which, and who may not be come on to) and
 * comes within the limit: the nearest point, and every other that is as near to within the tolerance and beside which its road comes no
 * nearer. So a road that leads nowhere takes nobody from one that does, and of a road drawn twice both are there.
 * @param tell told now and then of how many places it is done with.
 */
export function snap(
  network: Network,
  tree: SegmentTree,
  { lon, lat }: PositionColumns,
  tell: (done: number) => void = () => undefined,
): Entries {
  const starts = new Uint32Array(lon.length + 1);
  const found = { segment: [] as number[], lon: [] as number[], lat: [] as number[], off: [] as number[] };
  for (let place = 0; place < lon.length; place++) {
    if (place % STRIDE === 0) tell(place);
    for (const entry of Number.isNaN(lon[place]!) ? [] : entriesOf(network, tree, lon[place]!, lat[place]!)) {
      found.segment.push(entry.segment);
      found.lon.push(entry.lon);
      found.lat.push(entry.lat);
      found.off.push(entry.off);
    }
    starts[place + 1] = found.segment.length;
  }
  return {
    starts,
    segment: Uint32Array.from(found.segment),
    lon: Float64Array.from(found.lon),
    lat: Float64Array.from(found.lat),
    off: Float64Array.from(found.off),
  };
}

/** Metres by which what is near in the plane may be nearer or farther along the geodesic, a kilometre away. */
const SLACK_M = 1;

function entriesOf(network: Network, tree: SegmentTree, x: number, y: number): readonly Entry[] {
  const limit = SNAP_LIMIT_M + SLACK_M;
  const nearest = new Map<number, number>();
  const reach = (part: number) =>
    part === MIXED ? limit : Math.min(limit, (nearest.get(part) ?? Number.POSITIVE_INFINITY) + TOLERANCE_M + SLACK_M);
  const seen: { readonly near: Near; readonly part: number }[] = [];
  tree.look(x, y, reach, (near, part) => {
    if (near.metres > reach(part)) return;
    seen.push({ near, part });
    if (near.metres < (nearest.get(part) ?? Number.POSITIVE_INFINITY)) nearest.set(part, near.metres);
  });
  const entry = (near: Near, part: number): Entry => {
    const cut = cutAt(network, near);
    return { ...cut, off: geodesicLength(x, y, cut.lon, cut.lat), part };
  };
  const near = seen.filter((one) => one.near.metres <= reach(one.part)).map((one) => ({ ...one, near: tree.closer(one.near, x, y) }));
  const entries = near
    .filter((one) => near.every((other) => !isBeside(network, one.near, other.near)))
    .map((one) => entry(one.near, one.part))
    .filter(({ off }) => isNear(off))
    .sort((a, b) => a.off - b.off || a.lon - b.lon || a.lat - b.lat);
  if (entries.length === 0) {
    const beyond = tree.nearest(x, y);
    return beyond ? [entry(beyond, MIXED)] : [];
  }
  // The nearest of each part comes first.
  const least = new Map<number, number>();
  for (const { part, off } of entries) if (!least.has(part)) least.set(part, off);
  return entries.filter(
    (one, at) =>
      one.off <= least.get(one.part)! + TOLERANCE_M * 1000 && !entries.slice(0, at).some((before) => isSame(network, one, before)),
  );
}

/** Whether a point is a vertex at which another segment goes on that comes nearer. */
function isBeside({ lon, lat }: Network, { segment, share, metres }: Near, other: Near): boolean {
  if (other.metres >= metres || (share !== 0 && share !== 1)) return false;
  const vertex = segment + share;
  const begin = other.segment;
  return (lon[begin] === lon[vertex] && lat[begin] === lat[vertex]) || (lon[begin + 1] === lon[vertex] && lat[begin + 1] === lat[vertex]);
}

/** Whether two entries are one: the same node, or the same point of one edge. Two roads that lie on each other have a point each. */
function isSame({ edgeOf, course, from, to, lon, lat }: Network, one: Entry, other: Entry): boolean {
  if (one.lon !== other.lon || one.lat !== other.lat) return false;
  const nodeAt = ({ segment, lon: x, lat: y }: Entry) => {
    const edge = edgeOf[segment]!;
    const [first, last] = [course[edge]!, course[edge + 1]! - 1];
    if (x === lon[first] && y === lat[first]) return from[edge]!;
    return x === lon[last] && y === lat[last] ? to[edge]! : -1 - edge;
  };
  return nodeAt(one) === nodeAt(other);
}

/** Millimetres along its edge from an entry to the edge's first node. */
export function toFirst({ along, lon: lons, lat: lats }: Network, { segment, lon, lat }: Entries, entry: number): number {
  const at = segment[entry]!;
  return along[at]! + geodesicLength(lons[at]!, lats[at]!, lon[entry]!, lat[entry]!);
}

/** The same to its last node. */
export function toLast({ along, length, edgeOf, lon: lons, lat: lats }: Network, { segment, lon, lat }: Entries, entry: number): number {
  const at = segment[entry]!;
  return length[edgeOf[at]!]! - along[at + 1]! + geodesicLength(lon[entry]!, lat[entry]!, lons[at + 1]!, lats[at + 1]!);
}
