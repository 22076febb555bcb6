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

const joins = (road: Road, profile: Profile) => canJoin(road) && speedOn(profile, road) > 0;

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
  const isUsed = Array.from(roads, (one) => joins(one, profile));
  const acceptsOf =
    ({ roadOf }: Network) =>
    (edge: number) =>
      isUsed[roadOf[edge]!]!;
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
  const whole = { network, roads, profile };
  const firstLegs = findFirstLegs(whole, snapped, snapped.segment.keys(), null, () => tell(before + villages.lon.length));
  const cost = edgeCosts(network, roads, profile);
  return { ...whole, graph, cost, facilityNode, facilityOff: placed.off, villages: snapped, firstLegs };
}

const grids = new WeakMap<Network, SegmentGrid>();

/** The same roads and facilities with villages that stand elsewhere, or are new: only those of the indices given are led to the road again. */
export function withMoved(ways: Ways, villages: PositionColumns, moved: readonly number[]): Ways {
  const { network, roads, profile } = ways;
  const grid = grids.get(network) ?? new SegmentGrid(network);
  grids.set(network, grid);
  const pick = (degrees: Float64Array) => Float64Array.from(moved, (village) => degrees[village]!);
  const found = snap(network, grid, { lon: pick(villages.lon), lat: pick(villages.lat) }, (edge) =>
    joins(roads.at(network.roadOf[edge]!)!, profile),
  );
  const led = <Column extends Int32Array | Float64Array>(known: Column, now: Column, into: Column): Column => {
    copied(known, into);
    moved.forEach((village, at) => {
      into[village] = now[at]!;
    });
    return into;
  };
  const count = villages.lon.length;
  const column = (of: 'lon' | 'lat' | 'off') => led(ways.villages[of], found[of], new Float64Array(count));
  const segment = led(ways.villages.segment, found.segment, new Int32Array(count));
  const snapped: Snapped = { segment, lon: column('lon'), lat: column('lat'), off: column('off') };
  return { ...ways, villages: snapped, firstLegs: findFirstLegs(ways, snapped, moved, ways.firstLegs) };
}

/** A column with what is known put in, as far as it reaches. */
function copied<Column extends Int32Array | Float64Array>(known: Column | undefined, into: Column): Column {
  if (known) into.set(known.subarray(0, into.length));
  return into;
}

/** Whether a place is near enough to a road to be routable. */
export function isWithin({ segment, off }: Snapped, place: number): boolean {
  return segment[place]! >= 0 && off[place]! <= SNAP_LIMIT_M * 1000;
}

/** Villages between two tellings. */
const STRIDE = 20_000;

/** How `which` of the villages begin; of the others what `known` has. */
function findFirstLegs(
  { network, roads, profile }: Pick<Ways, 'network' | 'roads' | 'profile'>,
  villages: Snapped,
  which: Iterable<number>,
  known: FirstLegs | null = null,
  onStep: () => void = () => undefined,
): FirstLegs {
  const slots = villages.segment.length * 2;
  const node = copied(known?.node, new Int32Array(slots).fill(-1));
  const cost = { distance: copied(known?.cost.distance, new Float64Array(slots)), time: copied(known?.cost.time, new Float64Array(slots)) };
  const allowed = Array.from(roads, (road) => mayGo(profile, road));
  const kmh = Float64Array.from(roads, (road) => speedOn(profile, road));
  const add = (slot: number, village: number, to: number, road: number, mm: number) => {
    node[slot] = to;
    cost.distance[slot] = offRoad(profile, villages.off[village]!, 'distance') + mm;
    cost.time[slot] = offRoad(profile, villages.off[village]!, 'time') + milliseconds(mm, kmh[road]!);
  };
  for (const village of which) {
    if (village % STRIDE === 0) onStep();
    for (const [column, none] of [
      [node, -1],
      [cost.distance, 0],
      [cost.time, 0],
    ] as const)
      column.fill(none, village * 2, village * 2 + 2);
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
