import { metresPerDegree } from '../geodesic.ts';
import { buildKdTree } from '../spatial/kd-tree.ts';
import type { Network } from './network.ts';

/** A point of a network near a place: on the segment that begins at this point of a course, at this share of it, this far off. */
export interface Near {
  readonly segment: number;
  readonly share: number;
  readonly metres: number;
}

/** Whether a point is nearer than another, or there is no other; of equally near ones that of the smaller segment is. */
function isNearer({ segment, metres }: Near, other: Near | null | undefined): boolean {
  return !other || metres < other.metres || (metres === other.metres && segment < other.segment);
}

/** Millimetres along its edge from the edge's first node to a point. */
export function walkedTo({ along }: Network, { segment, share }: Near): number {
  return along[segment]! + share * (along[segment + 1]! - along[segment]!);
}

/** Segments in a leaf, at most. */
const LEAF = 8;
/** The part of a box that has segments of several parts. */
export const MIXED = -1;
/** Degrees, a tenth of a millimetre: boxes that far apart may touch, but for rounding. */
const HAIR = 1e-9;

/**
 * Finds the segments of a network near a place: a tree of boxes, halved again and again by the middles of the segments, so that neither how far
 * the roads reach nor how long some of them are makes a difference to the others. Distances are in the plane around the place
 * (`metresPerDegree`): they choose, and the geodesic measures what was chosen. Not across the antimeridian.
 */
export class SegmentTree {
  /** Segments in the order of the tree: a node has a range of them, its children (numbers 2 n and 2 n + 1, the root is 1) the halves. */
  private readonly order: Uint32Array;
  /** By node: west, south, east and north, and the part that all of its segments are of. */
  private readonly boxes: Float64Array;
  private readonly parts: Int32Array;

  /** @param partOf the part of the roads that an edge is of, 0 or more; negative for an edge that is left out. */
  constructor(
    private readonly network: Network,
    private readonly partOf: (edge: number) => number = () => 0,
  ) {
    const { lon, lat, edgeOf } = network;
    const segments: number[] = [];
    for (let at = 0; at + 1 < lon.length; at++) if (edgeOf[at] === edgeOf[at + 1] && partOf(edgeOf[at]!) >= 0) segments.push(at);
    const middles = new Float64Array(segments.length * 3);
    segments.forEach((at, index) => {
      middles[index * 3] = lon[at]! + lon[at + 1]!;
      middles[index * 3 + 1] = lat[at]! + lat[at + 1]!;
    });
    const { order } = buildKdTree(
      middles,
      Uint32Array.from(segments, (_, index) => index),
      Uint32Array.of(0, segments.length),
    );
    this.order = order.map((index) => segments[index]!);
    let nodes = 2;
    for (let most = segments.length; most > LEAF; most = Math.ceil(most / 2)) nodes *= 2;
    this.boxes = new Float64Array(nodes * 4);
    this.parts = new Int32Array(nodes);
    if (segments.length > 0) this.enclose(1, 0, segments.length - 1);
  }

  /**
   * Shows the segments of every box that comes within reach, the nearer of two boxes first.
   * @param reach metres, by the part that all segments of a box are of (`MIXED`: of several); may shrink with what is shown.
   */
  look(lon: number, lat: number, reach: (part: number) => number, visit: (near: Near, part: number) => void): void {
    if (this.order.length === 0) return;
    const [east, north] = metresPerDegree(lat);
    const enter = (node: number, from: number, to: number, gap: number): void => {
      if (gap > reach(this.parts[node]!)) return;
      if (to - from < LEAF) {
        for (let at = from; at <= to; at++) {
          const segment = this.order[at]!;
          visit(this.measure(segment, lon, lat, east, north), this.partOf(this.network.edgeOf[segment]!));
        }
        return;
      }
      const middle = (from + to) >> 1;
      const [lower, upper] = [this.gap(node * 2, lon, lat, east, north), this.gap(node * 2 + 1, lon, lat, east, north)];
      if (lower < upper) enter(node * 2, from, middle, lower);
      enter(node * 2 + 1, middle + 1, to, upper);
      if (lower >= upper) enter(node * 2, from, middle, lower);
    };
    enter(1, 0, this.order.length - 1, this.gap(1, lon, lat, east, north));
  }

  /** The nearest point of all, however far. */
  nearest(lon: number, lat: number): Near | null {
    const found: { best: Near | null } = { best: null };
    this.look(
      lon,
      lat,
      () => found.best?.metres ?? Number.POSITIVE_INFINITY,
      (near) => {
        if (isNearer(near, found.best)) found.best = near;
      },
    );
    return found.best && this.closer(found.best, lon, lat);
  }

  /** By edge its nearest point within `radius` metres, of the points that `accepts` takes; the first of equally near ones. */
  nearestByEdge(lon: number, lat: number, radius: number, accepts: (edge: number, near: Near) => boolean): ReadonlyMap<number, Near> {
    const nearest = new Map<number, Near>();
    this.look(
      lon,
      lat,
      () => radius,
      (near) => {
        const edge = this.network.edgeOf[near.segment]!;
        if (near.metres <= radius && accepts(edge, near) && isNearer(near, nearest.get(edge))) nearest.set(edge, near);
      },
    );
    return nearest;
  }

  /** Each pair of segments whose boxes touch, once, the smaller number first. */
  eachPair(visit: (one: number, other: number) => void): void {
    const { lon, lat } = this.network;
    const { boxes } = this;
    const box = (at: number) =>
      [
        Math.min(lon[at]!, lon[at + 1]!) - HAIR,
        Math.min(lat[at]!, lat[at + 1]!) - HAIR,
        Math.max(lon[at]!, lon[at + 1]!) + HAIR,
        Math.max(lat[at]!, lat[at + 1]!) + HAIR,
      ] as const;
    for (const one of this.order.slice().sort()) {
      const [west, south, east, north] = box(one);
      const find = (node: number, from: number, to: number) => {
        const at = node * 4;
        if (boxes[at]! > east || boxes[at + 2]! < west || boxes[at + 1]! > north || boxes[at + 3]! < south) return;
        if (to - from >= LEAF) {
          const middle = (from + to) >> 1;
          find(node * 2, from, middle);
          find(node * 2 + 1, middle + 1, to);
          return;
        }
        for (const other of this.order.subarray(from, to + 1)) {
          if (other <= one) continue;
          const [left, low, right, high] = box(other);
          if (left <= east && right >= west && low <= north && high >= south) visit(one, other);
        }
      };
      find(1, 0, this.order.length - 1);
    }
  }

  /**
   * The same point once more, in the plane half way to it, and with what that plane itself changes as the point moves along the segment (a degree of
   * longitude shrinks by the tangent of the latitude). Within a millimetre of the nearest point, where the first is centimetres off
   * half a kilometre away.
   */
  closer({ segment, share }: Near, lon: number, lat: number): Near {
    const { lon: lons, lat: lats } = this.network;
    const [dLon, dLat] = [lons[segment + 1]! - lons[segment]!, lats[segment + 1]! - lats[segment]!];
    const middle = (lat + lats[segment]! + share * dLat) / 2;
    const [east, north] = metresPerDegree(middle);
    const [ax, ay, dx, dy] = [(lons[segment]! - lon) * east, (lats[segment]! - lat) * north, dLon * east, dLat * north];
    const square = dx * dx + dy * dy;
    const shrinks = (Math.tan((middle * Math.PI) / 180) * Math.PI) / (180 * north);
    const along = -(ax * dx + ay * dy) + ((ax + share * dx) ** 2 * shrinks * dy) / 2;
    const nearer = square === 0 ? 0 : Math.min(1, Math.max(0, along / square));
    return { segment, share: nearer, metres: Math.hypot(ax + nearer * dx, ay + nearer * dy) };
  }

  private measure(segment: number, lon: number, lat: number, east: number, north: number): Near {
    const { lon: lons, lat: lats } = this.network;
    const [ax, ay] = [(lons[segment]! - lon) * east, (lats[segment]! - lat) * north];
    const [dx, dy] = [(lons[segment + 1]! - lons[segment]!) * east, (lats[segment + 1]! - lats[segment]!) * north];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
    return { segment, share, metres: Math.hypot(ax + share * dx, ay + share * dy) };
  }

  /** Metres from a place to a node's box; none within it. */
  private gap(node: number, lon: number, lat: number, east: number, north: number): number {
    const { boxes } = this;
    const across = Math.max(boxes[node * 4]! - lon, 0, lon - boxes[node * 4 + 2]!) * east;
    const up = Math.max(boxes[node * 4 + 1]! - lat, 0, lat - boxes[node * 4 + 3]!) * north;
    return Math.sqrt(across * across + up * up);
  }

  /** Finds the box and the part of a node and of all below it. */
  private enclose(node: number, from: number, to: number): void {
    const { boxes, parts, order } = this;
    const at = node * 4;
    if (to - from >= LEAF) {
      const middle = (from + to) >> 1;
      const [lower, upper] = [node * 2, node * 2 + 1];
      this.enclose(lower, from, middle);
      this.enclose(upper, middle + 1, to);
      for (const side of [0, 1]) {
        boxes[at + side] = Math.min(boxes[lower * 4 + side]!, boxes[upper * 4 + side]!);
        boxes[at + 2 + side] = Math.max(boxes[lower * 4 + 2 + side]!, boxes[upper * 4 + 2 + side]!);
      }
      parts[node] = parts[lower] === parts[upper] ? parts[lower]! : MIXED;
      return;
    }
    const { lon, lat, edgeOf } = this.network;
    boxes.fill(Number.POSITIVE_INFINITY, at, at + 2);
    boxes.fill(Number.NEGATIVE_INFINITY, at + 2, at + 4);
    parts[node] = this.partOf(edgeOf[order[from]!]!);
    for (let slot = from; slot <= to; slot++) {
      const segment = order[slot]!;
      for (const point of [segment, segment + 1]) {
        boxes[at] = Math.min(boxes[at]!, lon[point]!);
        boxes[at + 1] = Math.min(boxes[at + 1]!, lat[point]!);
        boxes[at + 2] = Math.max(boxes[at + 2]!, lon[point]!);
        boxes[at + 3] = Math.max(boxes[at + 3]!, lat[point]!);
      }
      if (this.partOf(edgeOf[segment]!) !== parts[node]) parts[node] = MIXED;
    }
  }
}
