import type { PositionColumns } from '../../domain/columns.ts';
import type { Road } from '../../domain/road.ts';
import { type Profile, speedOn } from '../../domain/travel.ts';
import type { Network } from './network.ts';
import { nodeRoads } from './node-roads.ts';
import { SegmentGrid } from './segment-grid.ts';
import { legs, type Snapped, snap } from './snap.ts';
import { splitEdges } from './split-edges.ts';
import { type MeasuredBy, mayGo, milliseconds, type TravelGraph, travelGraph } from './travel-graph.ts';

/** Farther than this from every road, metres, a place is not routable: [E], about a quarter of an hour on foot. */
const SNAP_LIMIT_M = 1000;

/** Roads, facilities and villages as one traveller finds them: what stays the same whatever facility is asked for. */
export interface Ways {
  readonly roads: readonly Road[];
  readonly profile: Profile;
  readonly network: Network;
  readonly graph: TravelGraph;
  /** By facility: its node (−1: no position, or beyond the limit), and millimetres from there to it. */
  readonly facilityNode: Int32Array;
  readonly facilityOff: Float64Array;
  readonly villages: Snapped;
}

/** Classes that a village or facility has no way on to, but by other roads. */
export const canJoin = (road: Road) => road.class !== 'motorway';

/** Makes the network of the roads with all facilities in it, each the end of an edge, and finds where the villages come on to it. */
export function findWays(
  roads: readonly Road[],
  facilities: PositionColumns,
  villages: PositionColumns,
  profile: Profile,
  base: Network = nodeRoads(roads),
): Ways {
  const isUsed = roads.map((one) => canJoin(one) && speedOn(profile, one) > 0);
  const acceptsOf =
    ({ roadOf }: Network) =>
    (edge: number) =>
      isUsed[roadOf[edge]!]!;
  const placed = snap(base, new SegmentGrid(base), facilities, acceptsOf(base));
  const joined = Array.from(placed.segment, (_, facility) => facility).filter((facility) => isWithin(placed, facility));
  const cuts = joined.map((facility) => ({
    segment: placed.segment[facility]!,
    lon: placed.lon[facility]!,
    lat: placed.lat[facility]!,
  }));
  const { network, nodes } = splitEdges(base, cuts);
  const facilityNode = new Int32Array(placed.segment.length).fill(-1);
  joined.forEach((facility, at) => {
    facilityNode[facility] = nodes[at]!;
  });
  return {
    roads,
    profile,
    network,
    graph: travelGraph(network, roads, profile),
    facilityNode,
    facilityOff: placed.off,
    villages: snap(network, new SegmentGrid(network), villages, acceptsOf(network)),
  };
}

/** Whether a place is near enough to a road to be routable. */
export function isWithin({ segment, off }: Snapped, place: number): boolean {
  return segment[place]! >= 0 && off[place]! <= SNAP_LIMIT_M * 1000;
}

/** A way from a village to the first node of the network. */
export interface FirstLeg {
  readonly node: number;
  readonly cost: number;
}

/** The ways a village may begin: to either end of the edge it comes on to, as far as the traveller may go there; from the village on. */
export function firstLegs({ network, profile, roads, villages }: Ways, village: number, by: MeasuredBy): readonly FirstLeg[] {
  const edge = network.edgeOf[villages.segment[village]!]!;
  const road = roads[network.roadOf[edge]!]!;
  const { along, against } = mayGo(profile, road);
  const [toFirst, toLast] = legs(network, villages, village);
  const off = offRoad(profile, villages.off[village]!, by);
  const cost = (mm: number) => off + (by === 'distance' ? mm : milliseconds(mm, speedOn(profile, road)));
  return [
    ...(against ? [{ node: network.from[edge]!, cost: cost(toFirst) }] : []),
    ...(along ? [{ node: network.to[edge]!, cost: cost(toLast) }] : []),
  ];
}

/** What the way between a place and the road costs: it is walked. */
export function offRoad(profile: Profile, millimetres: number, by: MeasuredBy): number {
  return by === 'distance' ? millimetres : milliseconds(millimetres, profile.offRoadKmh);
}
