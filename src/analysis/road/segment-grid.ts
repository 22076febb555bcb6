import { fileBySlot } from '../filed.ts';
import { metresPerDegree } from '../geodesic.ts';
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

/** Segments to a cell, about: a cell is looked through as a whole. */
const PER_CELL = 2;
const MOST_CELLS = 4_000_000;

/**
 * Finds the segments of a network near a place: a grid of equal cells of degrees, each with the segments that touch it. Distances are in the
 * plane around the place (`metresPerDegree`): they choose, and the geodesic measures what was chosen. Not across the antimeridian.
 */
export class SegmentGrid {
  private readonly west: number;
  private readonly south: number;
  /** Degrees a cell is wide, and high. */
  private readonly cell: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly starts: Uint32Array;
  private readonly segments: Uint32Array;

  constructor(private readonly network: Network) {
    const { lon, lat } = network;
    let [west, south, east, north] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (let at = 0; at < lon.length; at++) {
      west = Math.min(west, lon[at]!);
      east = Math.max(east, lon[at]!);
      south = Math.min(south, lat[at]!);
      north = Math.max(north, lat[at]!);
    }
    if (lon.length === 0) [west, south, east, north] = [0, 0, 0, 0];
    const cells = Math.min(MOST_CELLS, Math.max(1, lon.length / PER_CELL));
    const [width, height] = [east - west, north - south];
    // Square in degrees; a network along one line has the line cut in as many cells.
    this.cell = Math.max(Math.sqrt((width * height) / cells), Math.max(width, height) / cells, 1e-6);
    this.west = west;
    this.south = south;
    this.columns = Math.floor(width / this.cell) + 1;
    this.rows = Math.floor(height / this.cell) + 1;
    const { starts, items } = fileBySlot(this.columns * this.rows, (file) => this.eachCell(file));
    this.starts = starts;
    this.segments = items;
  }

  /** The nearest point of the segments that `accepts` takes, no farther than `limit` metres; the first of equally near ones. */
  nearest(lon: number, lat: number, limit: number, accepts: (segment: number) => boolean): Near | null {
    const [east, north] = metresPerDegree(lat);
    const step = this.cell * Math.min(east, north);
    const [column, row] = [Math.floor((lon - this.west) / this.cell), Math.floor((lat - this.south) / this.cell)];
    const beyond = (at: number, count: number) => Math.max(0, -at, at - count + 1);
    const first = Math.max(beyond(column, this.columns), beyond(row, this.rows));
    const last = Math.max(column, this.columns - 1 - column, row, this.rows - 1 - row);
    const found: { best: Near | null } = { best: null };
    for (let ring = first; ring <= last; ring++) {
      // What lies in this ring is at least as far as the rings within it are wide.
      if ((ring - 1) * step > (found.best?.metres ?? limit)) break;
      this.eachOfRing(column, row, ring, (segment) => {
        if (!accepts(segment)) return;
        const near = this.measure(segment, lon, lat, east, north);
        if (near.metres <= limit && isNearer(near, found.best)) found.best = near;
      });
    }
    return found.best && this.closer(found.best, lon, lat);
  }

  /** By edge its nearest point within `radius` metres, of the points that `accepts` takes; the first of equally near ones. */
  nearestByEdge(lon: number, lat: number, radius: number, accepts: (edge: number, near: Near) => boolean): ReadonlyMap<number, Near> {
    const [east, north] = metresPerDegree(lat);
    const [dx, dy] = [radius / east, radius / north];
    const nearest = new Map<number, Near>();
    this.eachOfBlock(lon - dx, lat - dy, lon + dx, lat + dy, (segment) => {
      const near = this.measure(segment, lon, lat, east, north);
      const edge = this.network.edgeOf[segment]!;
      if (near.metres <= radius && accepts(edge, near) && isNearer(near, nearest.get(edge))) nearest.set(edge, near);
    });
    return nearest;
  }

  /** Each pair of segments that touch the same cell, the smaller number first; a pair that shares several cells is told more than once. */
  eachPair(visit: (one: number, other: number) => void): void {
    for (let cell = 0; cell < this.starts.length - 1; cell++)
      for (let at = this.starts[cell]!; at < this.starts[cell + 1]!; at++)
        for (let next = at + 1; next < this.starts[cell + 1]!; next++) visit(this.segments[at]!, this.segments[next]!);
  }

  private measure(segment: number, lon: number, lat: number, east: number, north: number): Near {
    const { lon: lons, lat: lats } = this.network;
    const [ax, ay] = [(lons[segment]! - lon) * east, (lats[segment]! - lat) * north];
    const [dx, dy] = [(lons[segment + 1]! - lons[segment]!) * east, (lats[segment + 1]! - lats[segment]!) * north];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
    return { segment, share, metres: Math.hypot(ax + share * dx, ay + share * dy) };
  }

  /**
   * The same point once more, in the plane half way to it, and with what that plane itself changes as the point moves along the segment (a degree of
   * longitude shrinks by the tangent of the latitude). Within a millimetre of the nearest point, where the first is centimetres off
   * half a kilometre away.
   */
  private closer({ segment, share }: Near, lon: number, lat: number): Near {
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

  private eachOfRing(column: number, row: number, ring: number, visit: (segment: number) => void): void {
    for (let y = Math.max(0, row - ring); y <= Math.min(this.rows - 1, row + ring); y++) {
      if (Math.abs(y - row) === ring) {
        const right = Math.min(this.columns - 1, column + ring);
        for (let x = Math.max(0, column - ring); x <= right; x++) this.eachOfCell(y * this.columns + x, visit);
      } else for (const x of [column - ring, column + ring]) if (x >= 0 && x < this.columns) this.eachOfCell(y * this.columns + x, visit);
    }
  }

  private eachOfBlock(west: number, south: number, east: number, north: number, visit: (segment: number) => void): void {
    const clamp = (at: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(at)));
    const [left, right] = [clamp((west - this.west) / this.cell, this.columns), clamp((east - this.west) / this.cell, this.columns)];
    const [low, high] = [clamp((south - this.south) / this.cell, this.rows), clamp((north - this.south) / this.cell, this.rows)];
    for (let y = low; y <= high; y++) for (let x = left; x <= right; x++) this.eachOfCell(y * this.columns + x, visit);
  }

  private eachOfCell(cell: number, visit: (segment: number) => void): void {
    for (let at = this.starts[cell]!; at < this.starts[cell + 1]!; at++) visit(this.segments[at]!);
  }

  /** Every cell that every segment touches: row by row, from where the segment enters the row to where it leaves it. */
  private eachCell(visit: (cell: number, segment: number) => void): void {
    const { lon, lat, edgeOf } = this.network;
    for (let at = 0; at + 1 < lon.length; at++) {
      if (edgeOf[at] !== edgeOf[at + 1]) continue;
      const [ax, ay] = [(lon[at]! - this.west) / this.cell, (lat[at]! - this.south) / this.cell];
      const [bx, by] = [(lon[at + 1]! - this.west) / this.cell, (lat[at + 1]! - this.south) / this.cell];
      const [low, high] = [Math.floor(Math.min(ay, by)), Math.floor(Math.max(ay, by))];
      for (let y = low; y <= high; y++) {
        const x1 = low === high ? ax : ax + ((bx - ax) * (Math.min(Math.max(y, Math.min(ay, by)), Math.max(ay, by)) - ay)) / (by - ay);
        const x2 = low === high ? bx : ax + ((bx - ax) * (Math.min(Math.max(y + 1, Math.min(ay, by)), Math.max(ay, by)) - ay)) / (by - ay);
        // A hair wider, for what rounding takes.
        const left = Math.max(0, Math.floor(Math.min(x1, x2) - 1e-9));
        const right = Math.min(this.columns - 1, Math.floor(Math.max(x1, x2) + 1e-9));
        for (let x = left; x <= right; x++) visit(Math.min(y, this.rows - 1) * this.columns + x, at);
      }
    }
  }
}
