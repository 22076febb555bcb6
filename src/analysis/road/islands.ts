import { type Filed, fileBySlot } from '../filed.ts';
import { isJoin, type Network } from './network.ts';
import type { TravelGraph } from './travel-graph.ts';

/** The edges that are in use, either way, filed by their nodes. A loop is there twice. */
export type Neighbours = Filed;

/** Finds the edges at each node, of those that `uses` takes. */
export function neighboursOf({ nodeLon, from, to }: Network, uses: (edge: number) => boolean): Neighbours {
  return fileBySlot(nodeLon.length, (file) => {
    for (let edge = 0; edge < from.length; edge++) {
      if (!uses(edge)) continue;
      file(from[edge]!, edge);
      file(to[edge]!, edge);
    }
  });
}

/**
 * Which edges are in use, by whether each road is: those of the roads in use, and joins with such a road at either end. A join of which one end
 * is a foot path leads a car nowhere.
 */
export function edgesInUse(network: Network, isUsed: readonly boolean[]): (edge: number) => boolean {
  const { nodeLon, from, to, roadOf } = network;
  const isMet = new Uint8Array(nodeLon.length);
  const isOfRoad = (edge: number) => isUsed[roadOf[edge]!] === true;
  for (let edge = 0; edge < from.length; edge++) {
    if (!isOfRoad(edge)) continue;
    isMet[from[edge]!] = 1;
    isMet[to[edge]!] = 1;
  }
  return (edge) => isOfRoad(edge) || (isJoin(network, edge) && isMet[from[edge]!] === 1 && isMet[to[edge]!] === 1);
}

/** The node at the other end of an edge; of a loop the same. */
export const across = ({ from, to }: Network, edge: number, node: number): number => (from[edge] === node ? to[edge]! : from[edge]!);

/** Edges that hang together, of which none leads to any other. */
export interface Island {
  /** Millimetres, all edges together. */
  readonly length: number;
  /** Different roads that have a piece in it. */
  readonly roads: number;
  readonly longestEdge: number;
}

/**
 * Parts the edges at these nodes into islands, the longest first; `of` is the place of the island that each edge is in, −1 where it is not in use.
 * Direction does not count: who may go only one way is on the same network.
 */
export function findIslands(
  network: Network,
  { starts, items: edges }: Neighbours,
): { readonly islands: readonly Island[]; readonly of: Int32Array } {
  const { nodeLon, from, length, roadOf } = network;
  const found = new Int32Array(from.length).fill(-1);
  const isSeen = new Uint8Array(nodeLon.length);
  let count = 0;
  for (let first = 0; first < isSeen.length; first++) {
    if (isSeen[first] || starts[first] === starts[first + 1]) continue;
    isSeen[first] = 1;
    const waiting = [first];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const edge = edges[at]!;
        found[edge] = count;
        const next = across(network, edge, node);
        if (isSeen[next]) continue;
        isSeen[next] = 1;
        waiting.push(next);
      }
    count++;
  }
  const islands = Array.from({ length: count }, () => ({ length: 0, roads: new Set<number>(), longestEdge: -1 }));
  found.forEach((at, edge) => {
    const island = islands[at];
    if (!island) return;
    island.length += length[edge]!;
    if (isJoin(network, edge)) return;
    island.roads.add(roadOf[edge]!);
    if (island.longestEdge < 0 || length[edge]! > length[island.longestEdge]!) island.longestEdge = edge;
  });
  const order = islands.map((_, at) => at).sort((a, b) => islands[b]!.length - islands[a]!.length || a - b);
  const placeOf = new Int32Array(count);
  order.forEach((at, place) => {
    placeOf[at] = place;
  });
  return {
    islands: order.map((at) => ({ ...islands[at]!, roads: islands[at]!.roads.size })),
    of: found.map((at) => placeOf[at] ?? -1),
  };
}

/** Parts of a graph: nodes of the same number hang together, whichever way its arcs lead. */
export function partsOf({ starts, source }: Pick<TravelGraph, 'starts' | 'source'>): Uint32Array {
  const nodes = starts.length - 1;
  const part = Uint32Array.from({ length: nodes }, (_, node) => node);
  const rootOf = (node: number): number => {
    let at = node;
    while (part[at] !== at) {
      part[at] = part[part[at]!]!;
      at = part[at]!;
    }
    return at;
  };
  for (let node = 0; node < nodes; node++)
    for (let arc = starts[node]!; arc < starts[node + 1]!; arc++) part[rootOf(source[arc]!)] = rootOf(node);
  return part.map((_, node) => rootOf(node));
}
