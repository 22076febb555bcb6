import type { Wgs84 } from '../../domain/units.ts';
import { wgs84 } from '../../domain/units.ts';
import type { Network } from './network.ts';
import type { SegmentTree } from './segment-tree.ts';

/** Where two roads come by the same place and do not meet there; the segments that do, the smaller number first. */
export interface Crossing {
  readonly at: Wgs84;
  readonly one: number;
  readonly other: number;
}

/** Degrees, a tenth of a millimetre: so near to a vertex the vertex itself is meant, and rounding made the rest. */
const HAIR = 1e-9;

/**
 * Finds where two segments cross, or touch with a vertex of one inside the other, and the roads have no node in common: each such place of the same
 * two pieces of road once. Where an end of a road was joined (`isJoined` of a node) the roads do meet.
 */
export function findCrossings(network: Network, tree: SegmentTree, isJoined: (node: number) => boolean): readonly Crossing[] {
  const { lon, lat, edgeOf, from, to, course } = network;
  const found = new Map<string, Crossing>();
  const isSame = (one: number, other: number) => lon[one] === lon[other] && lat[one] === lat[other];
  /** The node at a point of a course; −1 where none is. */
  const nodeAt = (point: number) => {
    const edge = edgeOf[point]!;
    if (point === course[edge]) return from[edge]!;
    return point === course[edge + 1]! - 1 ? to[edge]! : -1;
  };
  /** The point of a course that a share of a segment is at; −1 between two. */
  const pointAt = (segment: number, share: number, hair: number) => {
    if (share <= hair) return segment;
    return share >= 1 - hair ? segment + 1 : -1;
  };
  tree.eachPair((a, b) => {
    if (edgeOf[a] === edgeOf[b] && Math.abs(a - b) === 1) return;
    // Straight lines that meet at an end do not meet once more, whatever rounding says.
    if (isSame(a, b) || isSame(a, b + 1) || isSame(a + 1, b) || isSame(a + 1, b + 1)) return;
    const [ax, ay, bx, by] = [lon[a]!, lat[a]!, lon[b]!, lat[b]!];
    const [adx, ady, bdx, bdy] = [lon[a + 1]! - ax, lat[a + 1]! - ay, lon[b + 1]! - bx, lat[b + 1]! - by];
    const turn = adx * bdy - ady * bdx;
    // Parallel ones do not cross; where one lies on the other, its end does, and is joined as an end.
    if (turn === 0) return;
    const alongA = ((bx - ax) * bdy - (by - ay) * bdx) / turn;
    const alongB = ((bx - ax) * ady - (by - ay) * adx) / turn;
    const [hairA, hairB] = [HAIR / Math.hypot(adx, ady), HAIR / Math.hypot(bdx, bdy)];
    if (alongA < -hairA || alongA > 1 + hairA || alongB < -hairB || alongB > 1 + hairB) return;
    const [pointA, pointB] = [pointAt(a, alongA, hairA), pointAt(b, alongB, hairB)];
    const [nodeA, nodeB] = [pointA, pointB].map((point) => (point < 0 ? -1 : nodeAt(point)));
    if ((nodeA! >= 0 && isJoined(nodeA!)) || (nodeB! >= 0 && isJoined(nodeB!))) return;
    // A vertex is the end of two segments, and a node of several: one place all the same.
    const nameOf = (segment: number, point: number, node: number) => (point < 0 ? `s${segment}` : node < 0 ? `p${point}` : `n${node}`);
    const key = [nameOf(a, pointA, nodeA!), nameOf(b, pointB, nodeB!)].sort().join(' ');
    if (found.has(key)) return;
    const vertex = pointA < 0 ? pointB : pointA;
    const at = vertex < 0 ? wgs84(ax + alongA * adx, ay + alongA * ady) : wgs84(lon[vertex]!, lat[vertex]!);
    found.set(key, { at, one: a, other: b });
  });
  return [...found.values()];
}
