import type { PositionColumns } from '../../domain/columns.ts';
import type { Records } from '../../domain/records.ts';
import type { Road, RoadClass, Surface } from '../../domain/road.ts';
import { PROFILES, speedOn } from '../../domain/travel.ts';
import { fileBySlot } from '../filed.ts';
import { MinHeap } from '../min-heap.ts';
import { edgesInUse, findIslands, neighboursOf } from '../road/islands.ts';
import { isJoin, type Network } from '../road/network.ts';
import { nodeRoads } from '../road/node-roads.ts';
import { SegmentTree } from '../road/segment-tree.ts';
import { isUsable, snap } from '../road/snap.ts';
import { splitEdges } from '../road/split-edges.ts';
import { canJoin } from '../road/ways.ts';

const PAVED: ReadonlySet<Surface> = new Set(['asphalt', 'concrete']);
/** Roads that are part of the paved network by what they are, [E]: from a county's on. */
const TRUNK: ReadonlySet<RoadClass> = new Set(['motorway', 'national', 'provincial', 'county']);

/**
 * Where roads are paved, and the least that is to be paved from everywhere else. Nodes that no unpaved road parts are one place: of paved roads that
 * hang together, and of roads that a join leads to each other. The paved network is every such place with a paved road of a county's class or wider;
 * on an island of the roads that has none, the place with the most paved road. A road whose surface the file does not say is none of the paved, and a
 * way may lead along it: how much of one does is told apart.
 */
export interface Paving {
  readonly network: Network;
  /** By edge: 1 where its surface is not known. */
  readonly isUnknown: Uint8Array;
  /** By edge: 1 where it is a piece of a simulated road. */
  readonly isSimulated: Uint8Array;
  /** By place: millimetres still to be paved to the paved network; 0 on it, Infinity where no road leads there. */
  readonly left: Float64Array;
  /** By place: the first edge of that way, and the place it leads to; −1 on the network and where there is no way. */
  readonly edge: Int32Array;
  readonly onto: Int32Array;
  /** By node, the place it is in. */
  readonly placeOf: Uint32Array;
  /** By village: the place where it comes on to the roads; −1 where it is too far from all of them (`snap`), or without a position. */
  readonly ofVillage: Int32Array;
}

const NONE = -1;

/** Finds the way to the paved network from every village that is near a road. */
export function findPaving(roads: Records<Road>, villages: PositionColumns): Paving {
  const list = Array.from(roads);
  const isUsed = list.map((road) => speedOn(PROFILES.car, road) > 0);
  const base = nodeRoads(roads);
  const islandOf = findIslands(base, neighboursOf(base, edgesInUse(base, isUsed))).of;
  const isEntered = list.map((road, index) => isUsed[index]! && canJoin(road));
  const tree = new SegmentTree(base, (edge) => (isEntered[base.roadOf[edge]!] ? islandOf[edge]! : NONE));
  const entries = snap(base, tree, villages);
  const usable = Array.from(entries.segment, (_, entry) => entry).filter((entry) => isUsable(entries, entry));
  const cuts = usable.map((entry) => ({ segment: entries.segment[entry]!, lon: entries.lon[entry]!, lat: entries.lat[entry]! }));
  const { network, nodes } = splitEdges(base, cuts);
  const uses = edgesInUse(network, isUsed);
  const ofEdge = (is: (road: Road) => boolean) => Uint8Array.from(network.roadOf, (road) => (list[road] && is(list[road]) ? 1 : 0));
  const isPaved = ofEdge(({ surface }) => PAVED.has(surface));
  const isFree = (edge: number) => uses(edge) && (isPaved[edge] === 1 || isJoin(network, edge) || network.length[edge] === 0);
  const placeOf = placesOfNodes(network, isFree);
  const isTrunk = ofEdge((road) => PAVED.has(road.surface) && TRUNK.has(road.class));
  const isPavedInUse = (edge: number) => uses(edge) && isPaved[edge] === 1;
  const start = pavedNetwork(network, neighboursOf(network, uses), placeOf, isPavedInUse, (edge) => isTrunk[edge] === 1);
  const way = waysToPaved(network, placeOf, start, (edge) => uses(edge) && !isFree(edge));
  const nodeOf = new Int32Array(entries.segment.length).fill(NONE);
  usable.forEach((entry, at) => {
    nodeOf[entry] = nodes[at]!;
  });
  const ofVillage = Int32Array.from(villages.lon, (_, village) => {
    let [best, least] = [NONE, Number.POSITIVE_INFINITY];
    for (let entry = entries.starts[village]!; entry < entries.starts[village + 1]!; entry++) {
      if (nodeOf[entry] === NONE) continue;
      const place = placeOf[nodeOf[entry]!]!;
      const total = entries.off[entry]! + way.left[place]!;
      if (best === NONE || total < least) [best, least] = [place, total];
    }
    return best;
  });
  return {
    network,
    isUnknown: ofEdge(({ surface }) => surface === 'unknown'),
    isSimulated: ofEdge(({ simulated }) => simulated),
    ...way,
    placeOf,
    ofVillage,
  };
}

/** Numbers nodes by place: those that free edges lead between are one. */
function placesOfNodes({ nodeLon, from, to }: Network, isFree: (edge: number) => boolean): Uint32Array {
  const place = Uint32Array.from(nodeLon, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (place[at] !== at) {
      place[at] = place[place[at]!]!;
      at = place[at]!;
    }
    return at;
  };
  for (let edge = 0; edge < from.length; edge++) if (isFree(edge)) place[rootOf(from[edge]!)] = rootOf(to[edge]!);
  return place.map((_, node) => rootOf(node));
}

/** The places that are the paved network: 1. */
function pavedNetwork(
  network: Network,
  neighbours: ReturnType<typeof neighboursOf>,
  placeOf: Uint32Array,
  isPaved: (edge: number) => boolean,
  isTrunk: (edge: number) => boolean,
): Uint8Array {
  const { from, length } = network;
  const { islands, of } = findIslands(network, neighbours);
  const paved = new Float64Array(placeOf.length);
  const hasTrunk = new Uint8Array(placeOf.length);
  const islandHasTrunk = new Uint8Array(islands.length);
  const most = new Float64Array(islands.length);
  const pavedEdges = Array.from(from, (_, edge) => edge).filter(isPaved);
  for (const edge of pavedEdges) {
    const place = placeOf[from[edge]!]!;
    paved[place]! += length[edge]!;
    if (isTrunk(edge)) {
      hasTrunk[place] = 1;
      islandHasTrunk[of[edge]!] = 1;
    }
  }
  for (const edge of pavedEdges) most[of[edge]!] = Math.max(most[of[edge]!]!, paved[placeOf[from[edge]!]!]!);
  const found = new Uint8Array(placeOf.length);
  for (const edge of pavedEdges) {
    const place = placeOf[from[edge]!]!;
    const island = of[edge]!;
    if (islandHasTrunk[island] === 1 ? hasTrunk[place] === 1 : paved[place] === most[island]) found[place] = 1;
  }
  return found;
}

/** The shortest way from every place to the paved network, over edges that cost their length. */
function waysToPaved(
  network: Network,
  placeOf: Uint32Array,
  isStart: Uint8Array,
  costs: (edge: number) => boolean,
): Pick<Paving, 'left' | 'edge' | 'onto'> {
  const { from, to, length } = network;
  const edgesAt = fileBySlot(placeOf.length, (file) => {
    for (let at = 0; at < from.length; at++) {
      if (!costs(at) || placeOf[from[at]!] === placeOf[to[at]!]) continue;
      file(placeOf[from[at]!]!, at);
      file(placeOf[to[at]!]!, at);
    }
  });
  const left = new Float64Array(placeOf.length).fill(Number.POSITIVE_INFINITY);
  const heap = new MinHeap();
  isStart.forEach((is, place) => {
    if (is === 0 || edgesAt.starts[place] === edgesAt.starts[place + 1]) return;
    heap.push(0, place);
  });
  isStart.forEach((is, place) => {
    if (is === 1) left[place] = 0;
  });
  const other = (at: number, place: number) => (placeOf[from[at]!] === place ? placeOf[to[at]!]! : placeOf[from[at]!]!);
  while (heap.size > 0) {
    const cost = heap.peekKey();
    const place = heap.pop();
    if (cost > left[place]!) continue;
    for (let slot = edgesAt.starts[place]!; slot < edgesAt.starts[place + 1]!; slot++) {
      const at = edgesAt.items[slot]!;
      const next = other(at, place);
      if (cost + length[at]! >= left[next]!) continue;
      left[next] = cost + length[at]!;
      heap.push(left[next]!, next);
    }
  }
  const edge = new Int32Array(placeOf.length).fill(NONE);
  const onto = new Int32Array(placeOf.length).fill(NONE);
  left.forEach((cost, place) => {
    if (cost === 0 || cost === Number.POSITIVE_INFINITY) return;
    for (let slot = edgesAt.starts[place]!; slot < edgesAt.starts[place + 1]!; slot++) {
      const at = edgesAt.items[slot]!;
      if (left[other(at, place)]! + length[at]! !== cost || (edge[place] !== NONE && !isBefore(network, at, edge[place]!))) continue;
      edge[place] = at;
      onto[place] = other(at, place);
    }
  });
  return { left, edge, onto };
}

/** Of two equally good edges the one whose course comes first by its places, so that the order of a file's rows decides nothing. */
function isBefore({ course, lon, lat }: Network, one: number, other: number): boolean {
  const places = (edge: number) =>
    Array.from(
      { length: course[edge + 1]! - course[edge]! },
      (_, at) => [lon[course[edge]! + at]!, lat[course[edge]! + at]!] as const,
    ).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [these, those] = [places(one).flat(), places(other).flat()];
  const at = these.findIndex((value, index) => value !== those[index]);
  return at >= 0 && at < those.length ? these[at]! < those[at]! : these.length < those.length;
}
