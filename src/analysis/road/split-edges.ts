import { type Network, NetworkBuilder } from './network.ts';

/** A point of an edge that is to be a node: on the segment that begins at this point of its course. */
export interface Cut {
  readonly segment: number;
  readonly lon: number;
  readonly lat: number;
}

/** Two nodes that a join leads between, straight. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

/**
 * The network with nodes at the cuts, the node each became, and the joins that a caller draws between them. Nodes keep their numbers, new ones
 * follow. A cut at the end of an edge is the node that is there; equal cuts are one node.
 */
export function splitEdges(
  network: Network,
  cuts: readonly Cut[],
  linksOf: (nodes: Uint32Array) => readonly Link[] = () => [],
): { readonly network: Network; readonly nodes: Uint32Array } {
  const { nodeLon, nodeLat, from, to, roadOf, course, lon, lat } = network;
  const built = new NetworkBuilder();
  nodeLon.forEach((x, node) => {
    built.node(x, nodeLat[node]!);
  });
  const nodes = new Uint32Array(cuts.length);
  const fromStart = ({ segment, lon: x, lat: y }: Cut) => (x - lon[segment]!) ** 2 + (y - lat[segment]!) ** 2;
  const inOrder = cuts.map((cut, index) => ({ cut, index }));
  inOrder.sort((a, b) => a.cut.segment - b.cut.segment || fromStart(a.cut) - fromStart(b.cut));
  let next = 0;
  for (let edge = 0; edge < from.length; edge++) {
    const [first, last] = [course[edge]!, course[edge + 1]! - 1];
    let begin = { node: from[edge]!, lon: lon[first]!, lat: lat[first]! };
    const nodeAt = (cut: Cut): number => {
      if (cut.lon === begin.lon && cut.lat === begin.lat) return begin.node;
      if (cut.lon === lon[last] && cut.lat === lat[last]) return to[edge]!;
      const node = built.node(cut.lon, cut.lat);
      built.point(cut.lon, cut.lat);
      built.edge(begin.node, node, roadOf[edge]!);
      built.point(cut.lon, cut.lat);
      begin = { node, lon: cut.lon, lat: cut.lat };
      return node;
    };
    built.point(begin.lon, begin.lat);
    for (let segment = first; segment < last; segment++) {
      for (let due = inOrder[next]; due?.cut.segment === segment; due = inOrder[++next]) nodes[due.index] = nodeAt(due.cut);
      built.point(lon[segment + 1]!, lat[segment + 1]!);
    }
    built.edge(begin.node, to[edge]!, roadOf[edge]!);
  }
  for (const { from: a, to: b } of linksOf(nodes)) built.link(a, b, network.roads);
  return { network: built.build(network.roads), nodes };
}
