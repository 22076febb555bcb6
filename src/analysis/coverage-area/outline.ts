import type { District } from '../../domain/place.ts';
import type { EqualAreaPlane } from './equal-area-plane.ts';

type Polygons = District['polygons'];
type Ring = Polygons[number][number];

/** Longest piece of a border, degrees of longitude or latitude (about 2 km): a border straight in degrees bends on the plane, here by less than 10 cm. */
const PIECE = 0.02;

/** Twice the area to the left of a ring, in square degrees: negative for one that runs clockwise. */
function turn(ring: Ring): number {
  let sum = 0;
  let [x, y] = ring[ring.length - 1] ?? [0, 0];
  for (const to of ring) {
    sum += x * to[1] - to[0] * y;
    x = to[0];
    y = to[1];
  }
  return sum;
}

/** Edges of all rings in degrees, four numbers each, the ground to the left of each. */
function edgesOf(polygons: Polygons): Float64Array {
  const edges = new Float64Array(polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length * 4, 0), 0));
  let count = 0;
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index++) {
      const ring = polygon[index]!;
      const isForward = turn(ring) > 0 === (index === 0);
      let from = ring[ring.length - 1]!;
      for (const to of ring) {
        const [begin, end] = isForward ? [from, to] : [to, from];
        from = to;
        if (begin[0] === end[0] && begin[1] === end[1]) continue;
        edges[count++] = begin[0];
        edges[count++] = begin[1];
        edges[count++] = end[0];
        edges[count++] = end[1];
      }
    }
  }
  return edges.subarray(0, count);
}

/** A whole number of an edge, the same in both directions. */
function scatter(edges: Float64Array, at: number): number {
  const across = Math.imul(((edges[at]! + edges[at + 2]!) * 1e7) | 0, 0x9e3779b1);
  const mixed = Math.imul(across ^ (((edges[at + 1]! + edges[at + 3]!) * 1e7) | 0), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Marks with 1 each edge that another walks in the opposite direction, pair by pair: it is inside of what the polygons make together. */
function findShared(edges: Float64Array): Uint8Array {
  const count = edges.length / 4;
  const shared = new Uint8Array(count);
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  const table = new Int32Array(size).fill(-1);
  for (let edge = 0; edge < count; edge++) {
    const at = edge * 4;
    let slot = scatter(edges, at) & (size - 1);
    for (; table[slot] !== -1; slot = (slot + 1) & (size - 1)) {
      const other = table[slot]!;
      const its = other * 4;
      const isOpposite =
        edges[at] === edges[its + 2] &&
        edges[at + 1] === edges[its + 3] &&
        edges[at + 2] === edges[its] &&
        edges[at + 3] === edges[its + 1];
      if (!isOpposite || shared[other] === 1) continue;
      shared[other] = 1;
      shared[edge] = 1;
      break;
    }
    if (shared[edge] === 0) table[slot] = edge;
  }
  return shared;
}

/**
 * The outline of some polygons on a plane: four numbers an edge, metres, the ground to the left of each. An edge that two polygons walk in
 * opposite directions is inside their union and left out.
 */
export function outlineOf(polygons: Polygons, plane: EqualAreaPlane): Float64Array {
  const edges = edgesOf(polygons);
  const shared = findShared(edges);
  const pieces: number[] = [];
  for (let edge = 0; edge < shared.length; edge++) {
    if (shared[edge] === 1) continue;
    const [fromX, fromY, toX, toY] = [edges[edge * 4]!, edges[edge * 4 + 1]!, edges[edge * 4 + 2]!, edges[edge * 4 + 3]!];
    const [dx, dy] = [toX - fromX, toY - fromY];
    const cuts = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / PIECE));
    let before = plane.toPlane(fromX, fromY);
    for (let cut = 1; cut <= cuts; cut++) {
      // Ends as they are given, so that neighbours meet exactly.
      const next = cut === cuts ? plane.toPlane(toX, toY) : plane.toPlane(fromX + (dx * cut) / cuts, fromY + (dy * cut) / cuts);
      pieces.push(before[0], before[1], next[0], next[1]);
      before = next;
    }
  }
  return Float64Array.from(pieces);
}

/** Area to the left of an outline, square metres. */
export function areaOf(outline: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < outline.length; at += 4) sum += outline[at]! * outline[at + 3]! - outline[at + 2]! * outline[at + 1]!;
  return sum / 2;
}
