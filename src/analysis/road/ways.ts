import type { PositionColumns } from '../../domain/columns.ts';
import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { type Profile, speedOn } from '../../domain/travel.ts';
import { partsOf } from './islands.ts';
import type { Network } from './network.ts';
import { nodeRoads } from './node-roads.ts';
import { SegmentTree } from './segment-tree.ts';
import { type Entries, isUsable, snap, toFirst, toLast } from './snap.ts';
import { splitEdges } from './split-edges.ts';
import { edgeCosts, type MeasuredBy, mayGo, milliseconds, type TravelGraph, travelGraph } from './travel-graph.ts';

/** Roads, facilities and villages as one traveller finds them: what stays the same whatever facility is asked for. */
export interface Ways {
  readonly roads: Records<Road>;
  readonly profile: Profile;
  readonly network: Network;
  readonly graph: TravelGraph;
  /** What each edge of the network costs. */
  readonly cost: Readonly<Record<MeasuredBy, Float64Array>>;
  /** By node: the part of the roads it is in, whichever way they are one-way. */
  readonly parts: Uint32Array;
  /** Where facilities come on to the roads, and by entry the node that is there (−1: beyond the limit). */
  readonly facilities: Entries;
  readonly facilityNode: Int32Array;
  readonly villages: Entries;
  readonly firstLegs: FirstLegs;
}

/**
 * How villages begin, two ways for each entry: slot 2 e leads back along the edge that entry e is on, to the edge's first node; slot 2 e + 1
 * leads on, to its last.
 */
export interface FirstLegs {
  /** −1 where the traveller may not go that way, or the entry is beyond the limit. */
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
  const placed = snap(base, entriesTree(base, roads, profile, partsOf(travelGraph(base, roads, profile))), facilities, tell);
  const used = Array.from(placed.segment, (_, entry) => entry).filter((entry) => isUsable(placed, entry));
  const cuts = used.map((entry) => ({ segment: placed.segment[entry]!, lon: placed.lon[entry]!, lat: placed.lat[entry]! }));
  const { network, nodes } = splitEdges(base, cuts);
  const before = facilities.lon.length;
  tell(before);
  const facilityNode = new Int32Array(placed.segment.length).fill(-1);
  used.forEach((entry, at) => {
    facilityNode[entry] = nodes[at]!;
  });
  const graph = travelGraph(network, roads, profile);
  const parts = partsOf(graph);
  const entered = snap(network, entriesTree(network, roads, profile, parts), villages, (done) => tell(before + done));
  tell(before + villages.lon.length);
  return {
    roads,
    profile,
    network,
    graph,
    cost: edgeCosts(network, roads, profile),
    parts,
    facilities: placed,
    facilityNode,
    villages: entered,
    firstLegs: findFirstLegs({ network, roads, profile }, entered, () => tell(before + villages.lon.length)),
  };
}

/** The segments that places may come on to, by the part of the roads they are in. */
export function entriesTree(network: Network, roads: Records<Road>, profile: Profile, parts: Uint32Array): SegmentTree {
  const isUsed = Array.from(roads, (one) => canJoin(one) && speedOn(profile, one) > 0);
  return new SegmentTree(network, (edge) => (isUsed[network.roadOf[edge]!] ? parts[network.from[edge]!]! : -1));
}

/** Entries between two tellings. */
const STRIDE = 20_000;

/** How villages begin that come on to the roads here. */
export function findFirstLegs(
  { network, roads, profile }: Pick<Ways, 'network' | 'roads' | 'profile'>,
  villages: Entries,
  onStep: () => void = () => undefined,
): FirstLegs {
  const count = villages.segment.length;
  const node = new Int32Array(count * 2).fill(-1);
  const cost = { distance: new Float64Array(count * 2), time: new Float64Array(count * 2) };
  const allowed = Array.from(roads, (road) => mayGo(profile, road));
  const kmh = Float64Array.from(roads, (road) => speedOn(profile, road));
  const add = (slot: number, to: number, road: number, mm: number) => {
    const off = villages.off[slot >> 1]!;
    node[slot] = to;
    cost.distance[slot] = offRoad(profile, off, 'distance') + mm;
    cost.time[slot] = offRoad(profile, off, 'time') + milliseconds(mm, kmh[road]!);
  };
  for (let entry = 0; entry < count; entry++) {
    if (entry % STRIDE === 0) onStep();
    if (!isUsable(villages, entry)) continue;
    const edge = network.edgeOf[villages.segment[entry]!]!;
    const road = network.roadOf[edge]!;
    const { along, against } = allowed[road]!;
    const [back, on] = [toFirst(network, villages, entry), toLast(network, villages, entry)];
    // At an end of its edge it is there already, whichever way the road is one-way.
    if (against || back === 0) add(entry * 2, network.from[edge]!, road, back);
    if (along || on === 0) add(entry * 2 + 1, network.to[edge]!, road, on);
  }
  return { node, cost };
}

/** What the way between a place and the road costs: it is walked. */
export function offRoad(profile: Profile, millimetres: number, by: MeasuredBy): number {
  return by === 'distance' ? millimetres : milliseconds(millimetres, profile.offRoadKmh);
}
