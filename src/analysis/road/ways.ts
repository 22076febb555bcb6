import type { PositionColumns } from '../../domain/columns.ts';
import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { type Profile, speedOn } from '../../domain/travel.ts';
import type { Network } from './network.ts';
import { nodeRoads } from './node-roads.ts';
import { SegmentGrid } from './segment-grid.ts';
import { type Snapped, snap, toFirst, toLast } from './snap.ts';
import { splitEdges } from './split-edges.ts';
import { edgeCosts, type MeasuredBy, mayGo, milliseconds, type TravelGraph, travelGraph } from './travel-graph.ts';

/** Farther than this from every road, metres, a place is not routable: [E], about a quarter of an hour on foot. */
const SNAP_LIMIT_M = 1000;

/** Roads, facilities and villages as one traveller finds them: what stays the same whatever facility is asked for. */
export interface Ways {
  readonly roads: Records<Road>;
  readonly profile: Profile;
  readonly network: Network;
  readonly graph: TravelGraph;
  /** What each edge of the network costs. */
  readonly cost: Readonly<Record<MeasuredBy, Float64Array>>;
  /** By facility: its node (−1: no position, or beyond the limit), and millimetres from there to it. */
  readonly facilityNode: Int32Array;
  readonly facilityOff: Float64Array;
  readonly villages: Snapped;
  readonly firstLegs: FirstLegs;
}

/**
 * How villages begin, two ways each: slot 2 v leads back along the edge that village v comes on to, to the edge's first node; slot 2 v + 1
 * leads on, to its last.
 */
export interface FirstLegs {
  /** −1 where the traveller may not go that way, or the village is too far from every road. */
  readonly node: Int32Array;
  /** From the village to that node, the way to the road included. */
  readonly cost: Readonly<Record<MeasuredBy, Float64Array>>;
}

/** Classes that a village or facility has no way on to, but by other roads. */
export const canJoin = (road: Road) => road.class !== 'motorway';

/**
 * Makes the network of the roads with all facilities in it, each the end of an edge, and finds where the villages come on to it.
 * @param tell told after each of its steps, and while places are led to the road: how many of the facilities and villages are.
 */
export function findWays(
  roads: Records<Road>,
  facilities: PositionColumns,
  villages: PositionColumns,
  profile: Profile,
  tell: (done: number) => void = () => undefined,
): Ways {
  const base = nodeRoads(roads, () => tell(0));
  const isUsed = Array.from(roads, (one) => canJoin(one) && speedOn(profile, one) > 0);
  const acceptsOf =
    ({ roadOf }: Network) =>
    (edge: number) =>
      isUsed[roadOf[edge]!] === true;
  const placed = snap(base, new SegmentGrid(base), facilities, acceptsOf(base), tell);
  const joined = Array.from(placed.segment, (_, facility) => facility).filter((facility) => isWithin(placed, facility));
  const cuts = joined.map((facility) => ({
    segment: placed.segment[facility]!,
    lon: placed.lon[facility]!,
    lat: placed.lat[facility]!,
  }));
  const { network, nodes } = splitEdges(base, cuts);
  const before = facilities.lon.length;
  tell(before);
  const facilityNode = new Int32Array(placed.segment.length).fill(-1);
  joined.forEach((facility, at) => {
    facilityNode[facility] = nodes[at]!;
  });
  const snapped = snap(network, new SegmentGrid(network), villages, acceptsOf(network), (done) => tell(before + done));
  const graph = travelGraph(network, roads, profile);
  tell(before + villages.lon.length);
  return {
    roads,
    profile,
    network,
    graph,
    cost: edgeCosts(network, roads, profile),
    facilityNode,
    facilityOff: placed.off,
    villages: snapped,
    firstLegs: findFirstLegs(network, roads, profile, snapped),
  };
}

/** Whether a place is near enough to a road to be routable. */
export function isWithin({ segment, off }: Snapped, place: number): boolean {
  return segment[place]! >= 0 && off[place]! <= SNAP_LIMIT_M * 1000;
}

function findFirstLegs(network: Network, roads: Records<Road>, profile: Profile, villages: Snapped): FirstLegs {
  const count = villages.segment.length;
  const node = new Int32Array(count * 2).fill(-1);
  const cost = { distance: new Float64Array(count * 2), time: new Float64Array(count * 2) };
  const allowed = Array.from(roads, (road) => mayGo(profile, road));
  const kmh = Float64Array.from(roads, (road) => speedOn(profile, road));
  const add = (slot: number, village: number, to: number, road: number, mm: number) => {
    node[slot] = to;
    cost.distance[slot] = offRoad(profile, villages.off[village]!, 'distance') + mm;
    cost.time[slot] = offRoad(profile, villages.off[village]!, 'time') + milliseconds(mm, kmh[road]!);
  };
  for (let village = 0; village < count; village++) {
    if (!isWithin(villages, village)) continue;
    const edge = network.edgeOf[villages.segment[village]!]!;
    const road = network.roadOf[edge]!;
    const { along, against } = allowed[road]!;
    const [back, on] = [toFirst(network, villages, village), toLast(network, villages, village)];
    // At an end of its edge it is there already, whichever way the road is one-way.
    if (against || back === 0) add(village * 2, village, network.from[edge]!, road, back);
    if (along || on === 0) add(village * 2 + 1, village, network.to[edge]!, road, on);
  }
  return { node, cost };
}

/** What the way between a place and the road costs: it is walked. */
export function offRoad(profile: Profile, millimetres: number, by: MeasuredBy): number {
  return by === 'distance' ? millimetres : milliseconds(millimetres, profile.offRoadKmh);
}
