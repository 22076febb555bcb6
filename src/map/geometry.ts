import type { District } from '../domain/place.ts';

export type Point = readonly [number, number];
/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];
/** West, north, east, south in unit-square Mercator. */
export type Window = readonly [number, number, number, number];

/** Degrees → Web Mercator, the whole world being the unit square. */
export function mercator(lon: number, lat: number): Point {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** The box around some points, [west, south, east, north]; null around none. */
export function boxOf(points: Iterable<Point>): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return west <= east ? [west, south, east, north] : null;
}

/** Whether two boxes have some ground in common. */
export function meet(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** The corners of the districts' outer rings, holes left out. */
export function* pointsOf(districts: readonly District[]): Generator<Point> {
  for (const district of districts) for (const polygon of district.polygons) yield* polygon[0] ?? [];
}

type Polygon = District['polygons'][number];

/** Even-odd over all rings, so holes are outside. */
export function isInside(polygon: Polygon, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] as Point;
      const [xj, yj] = ring[j] as Point;
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

function squaredDistanceToEdges(polygon: Polygon, [x, y]: Point, stretch: number): number {
  let least = Infinity;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j] as Point;
      const [bx, by] = ring[i] as Point;
      const [dx, dy] = [(bx - ax) * stretch, by - ay];
      const [px, py] = [(x - ax) * stretch, y - ay];
      const length = dx * dx + dy * dy;
      const t = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const distance = (px - t * dx) ** 2 + (py - t * dy) ** 2;
      if (distance < least) least = distance;
    }
  }
  return least;
}

function area(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Point;
    const [xj, yj] = ring[j] as Point;
    sum += xj * yi - xi * yj;
  }
  return Math.abs(sum / 2);
}

/** The middle of the box around a district; null where it has no border. */
export function middleOf(district: District): Point | null {
  const box = boxOf(pointsOf([district]));
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** Where a name sits best: far from every border of the largest part, and not far from its middle. A grid searched three times, each finer. */
export function labelPoint(district: District): Point | null {
  let largest: Polygon | null = null;
  let most = 0;
  for (const polygon of district.polygons) {
    const size = area(polygon[0] ?? []);
    if (size > most) [largest, most] = [polygon, size];
  }
  const box = largest && boxOf(largest[0] ?? []);
  if (!largest || !box) return null;
  const stretch = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
  const middle: Point = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const steps = 14;
  let best: Point = middle;
  let bestScore = -Infinity;
  let [width, height] = [box[2] - box[0], box[3] - box[1]];
  let [left, bottom] = [box[0], box[1]];
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const at: Point = [left + (width * i) / steps, bottom + (height * j) / steps];
        if (!isInside(largest, at)) continue;
        const off = Math.hypot((at[0] - middle[0]) * stretch, at[1] - middle[1]);
        const score = Math.sqrt(squaredDistanceToEdges(largest, at, stretch)) - 0.15 * off;
        if (score > bestScore) [best, bestScore] = [at, score];
      }
    }
    [left, bottom] = [best[0] - width / steps, best[1] - height / steps];
    [width, height] = [(2 * width) / steps, (2 * height) / steps];
  }
  return bestScore > -Infinity ? best : ((largest[0]?.[0] as Point | undefined) ?? null);
}
