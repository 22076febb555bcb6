import type { District } from '../../domain/place.ts';
import type { EqualAreaPlane } from './equal-area-plane.ts';

type Polygons = District['polygons'];
type Ring = Polygons[number][number];

/** Longest piece of a border, degrees of longitude or latitude (about 2 km): a border straight in degrees bends on the plane, here by less than 10 cm. */
const PIECE = 0.02;

/** Twice the area to the left of a ring, in square degrees: negative for one that runs clockwise. */
function turn(ring: Ring): number {
  let sum = 0;
  let before = ring[ring.length - 1]!;
  for (let at = 0; at < ring.length; at++) {
    const to = ring[at]!;
    sum += before[0] * to[1] - to[0] * before[1];
    before = to;
  }
  return sum;
}

/** Edges of all rings of some polygons in degrees, four numbers each, the ground to the left of each; those of a ring one after the other as they are walked. */
export function edgesOf(polygons: Polygons): Float64Array {
  const edges = new Float64Array(polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length * 4, 0), 0));
  let count = 0;
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index++) {
      const ring = polygon[index]!;
      const size = ring.length;
      if (size === 0) continue;
      const isForward = turn(ring) > 0 === (index === 0);
      let from = ring[isForward ? size - 1 : 0]!;
      for (let step = 0; step < size; step++) {
        const to = ring[isForward ? step : size - 1 - step]!;
        if (from[0] !== to[0] || from[1] !== to[1]) {
          edges[count] = from[0];
          edges[count + 1] = from[1];
          edges[count + 2] = to[0];
          edges[count + 3] = to[1];
          count += 4;
        }
        from = to;
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

/** Into how many pieces an edge is cut. */
function cutsOf(edges: Float64Array, at: number): number {
  const longer = Math.max(Math.abs(edges[at + 2]! - edges[at]!), Math.abs(edges[at + 3]! - edges[at + 1]!));
  return longer <= PIECE ? 1 : Math.ceil(longer / PIECE);
}

/**
 * The outline of some polygons, given by their edges, on a plane: four numbers an edge, metres, the ground to the left of each. An edge that two polygons walk in
 * opposite directions is inside their union and left out.
 */
export function outlineOf(edges: Float64Array, plane: EqualAreaPlane): Float64Array {
  const shared = findShared(edges);
  let size = 0;
  for (let edge = 0; edge < shared.length; edge++) if (shared[edge] === 0) size += 4 * cutsOf(edges, edge * 4);
  const outline = new Float64Array(size);
  let next = 0;
  for (let edge = 0; edge < shared.length; edge++) {
    if (shared[edge] === 1) continue;
    const at = edge * 4;
    const fromX = edges[at]!;
    const fromY = edges[at + 1]!;
    const toX = edges[at + 2]!;
    const toY = edges[at + 3]!;
    const cuts = cutsOf(edges, at);
    // An edge begins where the one before it ended: there the plane knows the place.
    const isNext = next > 0 && shared[edge - 1] === 0 && edges[at - 2] === fromX && edges[at - 1] === fromY;
    const begin = isNext ? null : plane.toPlane(fromX, fromY);
    let beforeX = begin ? begin[0] : outline[next - 2]!;
    let beforeY = begin ? begin[1] : outline[next - 1]!;
    for (let cut = 1; cut <= cuts; cut++) {
      // Ends as they are given, so that neighbours meet exactly.
      const end =
        cut === cuts ? plane.toPlane(toX, toY) : plane.toPlane(fromX + ((toX - fromX) * cut) / cuts, fromY + ((toY - fromY) * cut) / cuts);
      outline[next] = beforeX;
      outline[next + 1] = beforeY;
      beforeX = outline[next + 2] = end[0];
      beforeY = outline[next + 3] = end[1];
      next += 4;
    }
  }
  return outline;
}

/** Area to the left of an outline, square metres. */
export function areaOf(outline: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < outline.length; at += 4) sum += outline[at]! * outline[at + 3]! - outline[at + 2]! * outline[at + 1]!;
  return sum / 2;
}
