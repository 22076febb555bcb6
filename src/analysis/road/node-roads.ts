import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { roadColumns } from '../../domain/road-columns.ts';
import { type Network, NetworkBuilder } from './network.ts';
import { numberPlaces } from './same-places.ts';
import { type Near, SegmentTree, walkedTo } from './segment-tree.ts';
import { type Cut, type Link, splitEdges } from './split-edges.ts';

/**
 * Metres within which an end of a road touches another, [E]: what a road drawn twice from pictures, or cut at a county's border, is apart; less than
 * two roads beside each other are.
 */
export const TOLERANCE_M = 5;

/**
 * Makes a network of roads. Roads meet where they share a vertex (the same position to the last bit), and where the end of one lies within the
 * tolerance of another: there a straight piece is added between the end and the nearest point of the other, with its true length: a join, which is a
 * piece of neither road and open to everybody both ways (`JOIN`). No vertex is moved, so that no way becomes shorter than it is.
 *
 * Roads that merely cross are not joined: the crossing of two lines without a vertex is most often a bridge or a tunnel, which is how data sets that
 * mean their crossings write them (OpenStreetMap, the road administrations' 路网), and a wrong turn on to a motorway is worse than a detour that the
 * connectivity report shows (`findCrossings`); so it is where only one of the two has a vertex.
 */
export function nodeRoads(roads: Records<Road>, onStep: () => void = () => undefined): Network {
  return joinRoads(roads, onStep).network;
}

/** A network, and what it took to join its roads. */
export interface Joined {
  readonly network: Network;
  /** How many ends of roads came near another without touching it and were led on to it. */
  readonly ends: number;
  /** Whether at a node an end of a road met others, or others were led to: whatever comes by there is joined. */
  readonly isJoined: (node: number) => boolean;
}

/** Ends of roads looked at between two tellings. */
const STRIDE = 20_000;

/**
 * The same, with what it took.
 * @param onStep told after each of its steps, and now and then while it looks at the ends of roads.
 */
export function joinRoads(roads: Records<Road>, onStep: () => void = () => undefined): Joined {
  const { network, ends } = sharedVertices(roads);
  onStep();
  const tree = new SegmentTree(network);
  const cuts: Cut[] = [];
  const gaps: { readonly end: number; readonly cut: number }[] = [];
  let looked = 0;
  for (const end of ends) {
    if (++looked % STRIDE === 0) onStep();
    for (const near of touched(network, tree, end, TOLERANCE_M)) {
      gaps.push({ end, cut: cuts.length });
      cuts.push(cutAt(network, near));
    }
  }
  onStep();
  const led = new Set<number>();
  const linksOf = (nodes: Uint32Array): readonly Link[] => {
    const known = new Set<string>();
    return gaps.flatMap(({ end, cut }): Link[] => {
      const other = nodes[cut]!;
      const key = `${Math.min(end, other)} ${Math.max(end, other)}`;
      if (end === other) return [];
      led.add(end);
      if (known.has(key)) return [];
      known.add(key);
      return [{ from: end, to: other }];
    });
  };
  const joined = splitEdges(network, cuts, linksOf).network;
  onStep();
  // New nodes are there for the ends that were led to them.
  return { network: joined, ends: led.size, isJoined: (node) => node >= network.nodeLon.length || ends.has(node) };
}

/** The position of a near point as a cut: on the straight line in degrees between two vertices, as RFC 7946 means a line. */
export function cutAt({ lon, lat }: Network, { segment, share }: Near): Cut {
  // At either end exactly the vertex: it is there already.
  const between = (of: Float64Array) => (share === 1 ? of[segment + 1]! : of[segment]! + share * (of[segment + 1]! - of[segment]!));
  return { segment, lon: between(lon), lat: between(lat) };
}

/** Roads joined where they share vertices, and the nodes at which a line ends. */
function sharedVertices(roads: Records<Road>): { readonly network: Network; readonly ends: ReadonlySet<number> } {
  const { starts, degrees } = roadColumns(roads);
  const lon = new Float64Array(degrees.length / 2);
  const lat = new Float64Array(lon.length);
  for (let at = 0; at < lon.length; at++) {
    lon[at] = degrees[2 * at]!;
    lat[at] = degrees[2 * at + 1]!;
  }
  const { placeOf, count } = numberPlaces(lon, lat);
  // A place is a node where a line ends, or where lines come by more than once.
  const uses = new Uint8Array(count);
  const use = (place: number, times: number) => {
    uses[place] = Math.min(2, uses[place]! + times);
  };
  for (let road = 0; road < roads.length; road++) {
    const [first, last] = [starts[road]!, starts[road + 1]! - 1];
    for (let at = first; at <= last; at++) {
      if (at === first || at === last) use(placeOf[at]!, 2);
      else if (placeOf[at] !== placeOf[at - 1]) use(placeOf[at]!, 1);
    }
  }
  const built = new NetworkBuilder();
  const nodeOf = new Map<number, number>();
  const nodeAt = (place: number, x: number, y: number) => {
    const known = nodeOf.get(place);
    if (known !== undefined) return known;
    const node = built.node(x, y);
    nodeOf.set(place, node);
    return node;
  };
  const ends = new Set<number>();
  for (let road = 0; road < roads.length; road++) {
    const [first, last] = [starts[road]!, starts[road + 1]! - 1];
    let begin = -1;
    for (let at = first; at <= last; at++) {
      const [x, y] = [lon[at]!, lat[at]!];
      built.point(x, y);
      if (uses[placeOf[at]!]! < 2) continue;
      const node = nodeAt(placeOf[at]!, x, y);
      if (at === first || at === last) ends.add(node);
      // A vertex written twice is one.
      if (begin >= 0 && placeOf[at] !== placeOf[at - 1]) {
        built.edge(begin, node, road);
        built.point(x, y);
      }
      begin = node;
    }
    built.forget();
  }
  return { network: built.build(roads.length), ends };
}

/** Tolerances along an edge after which it has come back to its own end, and not just begun. */
const BACK = 3;

/**
 * The nearest points, within the tolerance, of the edges that an end is not yet part of, or that come back to it: one an edge, in the order of
 * the edges.
 */
function touched(network: Network, tree: SegmentTree, end: number, tolerance: number): readonly Near[] {
  const { nodeLon, nodeLat, from, to, length } = network;
  const back = BACK * tolerance * 1000;
  const isOther = (edge: number, near: Near) => {
    const walked = walkedTo(network, near);
    return (from[edge] !== end || walked >= back) && (to[edge] !== end || length[edge]! - walked >= back);
  };
  const nearest = tree.nearestByEdge(nodeLon[end]!, nodeLat[end]!, tolerance, isOther);
  return [...nearest.values()].sort((a, b) => a.segment - b.segment);
}
