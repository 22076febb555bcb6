import { type Wgs84, wgs84 } from '../../domain/units.ts';
import { geodesicLength } from '../geodesic.ts';
import { MinHeap } from '../min-heap.ts';
import { across, type Neighbours } from './islands.ts';
import type { Network } from './network.ts';
import { cutAt } from './node-roads.ts';
import { type Near, type SegmentTree, walkedTo } from './segment-tree.ts';

/** [E]: an end as near as this to another road, metres, was most likely meant to meet it; between two houses it is as far. */
const NEAR_M = 50;
/** [E]: where the way round is shorter than this, metres, whether two roads meet changes no answer; a stub beside its own junction is such. */
const ROUND_M = 500;

/** An end of a road that most likely should meet another: near it, and a long way round by road, or none. */
export interface NearMiss {
  /** The end, and the nearest point of the other road. */
  readonly at: Wgs84;
  readonly to: Wgs84;
  /** Millimetres between them (`geodesicLength`). */
  readonly gap: number;
  /** Edges: the one that ends, and the one it comes near. */
  readonly edge: number;
  readonly other: number;
}

/**
 * Looks at every end of the edges in use (a node with one edge, of `neighbours`). One that comes within 50 m of another road, or of its own, from which the way
 * round by road is 500 m or more, is a near miss: with the nearest such road. Two ends that face each other are one. All other ends are dead ends, no fault.
 */
export function findNearMisses(
  network: Network,
  tree: SegmentTree,
  isRoad: (edge: number) => boolean,
  neighbours: Neighbours,
): { readonly misses: readonly NearMiss[]; readonly deadEnds: number } {
  const { nodeLon, nodeLat, from, to } = network;
  const { starts, items: edges } = neighbours;
  const around = new Around(network, neighbours);
  const found = new Map<number, NearMiss>();
  let ends = 0;
  for (let node = 0; node < nodeLon.length; node++) {
    if (starts[node + 1]! - starts[node]! !== 1) continue;
    ends++;
    const own = edges[starts[node]!]!;
    const reached = around.from(node);
    const isFar = (edge: number, near: Near) => reached.wayTo(edge, near) >= ROUND_M * 1000;
    // Its own edge is nearest at the end itself: only where it comes back does it count.
    const counts = (edge: number, near: Near) => isRoad(edge) && (edge !== own || isFar(edge, near));
    const nearest = tree.nearestByEdge(nodeLon[node]!, nodeLat[node]!, NEAR_M, counts);
    const [missed] = [...nearest]
      .filter(([edge, near]) => isFar(edge, near))
      .sort(([, a], [, b]) => a.metres - b.metres || a.segment - b.segment);
    if (!missed) continue;
    const [other, near] = missed;
    const cut = cutAt(network, near);
    found.set(node, {
      at: wgs84(nodeLon[node]!, nodeLat[node]!),
      to: wgs84(cut.lon, cut.lat),
      gap: geodesicLength(nodeLon[node]!, nodeLat[node]!, cut.lon, cut.lat),
      edge: own,
      other,
    });
  }
  const isClosedWith = (node: number, { edge, other, gap }: NearMiss) =>
    [from[other]!, to[other]!].some((end) => {
      const beside = found.get(end);
      if (end === node || beside?.edge !== other || beside.other !== edge) return false;
      const isNear = geodesicLength(nodeLon[node]!, nodeLat[node]!, nodeLon[end]!, nodeLat[end]!) <= NEAR_M * 1000;
      return isNear && (beside.gap < gap || (beside.gap === gap && end < node));
    });
  const misses = [...found].flatMap(([node, miss]) => (isClosedWith(node, miss) ? [] : [miss]));
  return { misses, deadEnds: ends - found.size };
}

/** Ways by road from one node, as far as half a kilometre. */
class Around {
  private readonly reached = new Map<number, number>();
  private readonly heap = new MinHeap();

  constructor(
    private readonly network: Network,
    private readonly neighbours: Neighbours,
  ) {}

  /** Begins at another node; what was found from the last one is forgotten. */
  from(start: number): this {
    const { starts, items: edges } = this.neighbours;
    this.reached.clear();
    this.heap.size = 0;
    const offer = (node: number, way: number) => {
      if (way >= ROUND_M * 1000 || way >= (this.reached.get(node) ?? Number.POSITIVE_INFINITY)) return;
      this.reached.set(node, way);
      this.heap.push(way, node);
    };
    offer(start, 0);
    for (let node = this.heap.pop(); node >= 0; node = this.heap.pop()) {
      const way = this.reached.get(node)!;
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const edge = edges[at]!;
        offer(across(this.network, edge, node), way + this.network.length[edge]!);
      }
    }
    return this;
  }

  /** Millimetres by road to a point of an edge; infinite where that is half a kilometre or more to both ends of it. */
  wayTo(edge: number, near: Near): number {
    const { from, to, length } = this.network;
    const walked = walkedTo(this.network, near);
    const [toFirst, toLast] = [from[edge]!, to[edge]!].map((node) => this.reached.get(node) ?? Number.POSITIVE_INFINITY);
    return Math.min(toFirst! + walked, toLast! + length[edge]! - walked);
  }
}
