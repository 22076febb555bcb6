import { mercator, type Point } from './geometry.ts';
import type { DrawnPath, DrawnRing, MapPlan, MeasuredLine, RadiusRing } from './picture.ts';

/** Strips of triangles: per vertex its place (offset from the anchor), the direction it is pushed in, the side it is on, and how far along the line it lies. */
export const FLOATS = 6;

/** How a strip is painted (`measure-layer`). */
export type StripKind =
  | 'band'
  | 'ring'
  | 'line'
  | 'path'
  | 'reach'
  | 'reach-edge'
  | 'kept-edge'
  | 'spoke'
  | 'kept-spoke'
  | 'chosen'
  | 'left-out'
  | 'spot'
  | 'spot-inside';

interface Strip {
  readonly first: number;
  readonly count: number;
  readonly kind: StripKind;
}

export interface Measurement {
  readonly anchor: Point;
  readonly vertices: Float32Array;
  readonly strips: readonly Strip[];
}

/** A closed line as a strip: every point twice, pushed to either side by the shader, so that its width stays in pixels. */
function pushRing(out: number[], points: readonly Point[]): number {
  let along = 0;
  points.forEach((point, index) => {
    const before = points[index - 1] ?? points.at(-2) ?? point;
    const after = points[index + 1] ?? points[1] ?? point;
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dx, dy) || 1;
    const previous = points[index - 1];
    if (previous) along += Math.hypot(point[0] - previous[0], point[1] - previous[1]);
    for (const side of [-1, 1]) out.push(point[0], point[1], -dy / length, dx / length, side, along);
  });
  return points.length * 2;
}

/**
 * The same for a line that is open, and may turn sharply: each piece has its own width, and both ends of a turn are in the strip, which fills what is between them. A
 * direction in the middle of two would draw hairpins thin.
 */
function pushPath(out: number[], points: readonly Point[]): number {
  let [along, count] = [0, 0];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy) || 1;
    for (const [point, at] of [
      [from, along],
      [to, along + length],
    ] as const)
      for (const side of [-1, 1]) out.push(point[0], point[1], -dy / length, dx / length, side, at);
    along += length;
    count += 4;
  }
  return count;
}

/** What a ring encloses, from one side to the other. Right for rings that bulge everywhere, as those of a radius do. */
function fillRing(out: number[], points: readonly Point[]): number {
  const corners = points.slice(1);
  for (let index = 0; index < corners.length; index++) {
    const point = corners[index % 2 === 0 ? index / 2 : corners.length - (index + 1) / 2];
    if (point) out.push(...point, 0, 0, 0, 0);
  }
  return corners.length;
}

const DOT_CORNERS = 24;

/** A disc around a point, as wide in pixels as its kind of strip. */
function pushDot(out: number[], [x, y]: Point): number {
  for (let corner = 0; corner <= DOT_CORNERS; corner++) {
    const angle = (corner / DOT_CORNERS) * 2 * Math.PI;
    out.push(x, y, Math.cos(angle), Math.sin(angle), 1, 0, x, y, 0, 0, 0, 0);
  }
  return 2 * (DOT_CORNERS + 1);
}

/** Where the vertices are counted from: the first thing there is. */
function startOf(rings: readonly RadiusRing[], line: MeasuredLine | null, plan: MapPlan | null): readonly [number, number] | null {
  const at = rings[0]?.centre ?? line?.from ?? plan?.sites[0]?.at ?? plan?.spots[0];
  return at ? [at.lon, at.lat] : (plan?.stretches[0]?.path[0] ?? plan?.reaches[0]?.[0] ?? null);
}

/** Rings, line and plan as one vertex buffer; the worker never hears of it. Pure. */
export function measure(rings: readonly RadiusRing[], line: MeasuredLine | null, plan: MapPlan | null = null): Measurement | null {
  const start = startOf(rings, line, plan);
  if (!start) return null;
  const anchor = mercator(...start);
  const relative = ([lon, lat]: readonly [number, number]): Point => {
    const [x, y] = mercator(lon, lat);
    return [x - anchor[0], y - anchor[1]];
  };
  const out: number[] = [];
  const strips: Strip[] = [];
  const add = (kind: Strip['kind'], count: number) => strips.push({ kind, count, first: out.length / FLOATS - count });
  for (const { inner, outer } of rings) {
    const points = inner.length === outer.length ? inner.flatMap((point, index) => [point, outer[index] ?? point]) : [];
    for (const point of points) out.push(...relative(point), 0, 0, 0, 0);
    add('band', points.length);
  }
  for (const { polygon } of rings) add('ring', pushRing(out, polygon.map(relative)));
  if (line?.path) add('path', pushPath(out, line.path.map(relative)));
  else if (line) {
    const ends: DrawnPath = [
      [line.from.lon, line.from.lat],
      [line.to.lon, line.to.lat],
    ];
    add('line', pushPath(out, ends.map(relative)));
  }
  if (plan) addPlan(plan, out, relative, add);
  return { anchor, vertices: new Float32Array(out), strips };
}

/** From the ground up: roads, what is reached, who is, and spots on top. */
function addPlan(
  { stretches, spots, reaches, sites }: MapPlan,
  out: number[],
  relative: (at: readonly [number, number]) => Point,
  add: (kind: StripKind, count: number) => void,
): void {
  for (const isChosen of [false, true])
    for (const { path, chosen } of stretches)
      if (chosen === isChosen) add(chosen ? 'chosen' : 'left-out', pushPath(out, path.map(relative)));
  const reach = (ring: DrawnRing) => {
    const points = ring.map(relative);
    add('reach', fillRing(out, points));
    add('reach-edge', pushRing(out, points));
  };
  reaches.forEach(reach);
  for (const { ring, kept } of sites) {
    if (ring && kept) add('kept-edge', pushRing(out, ring.map(relative)));
    else if (ring) reach(ring);
  }
  for (const { at, spokes, kept } of sites)
    for (const { to } of spokes) {
      const ends: DrawnPath = [
        [at.lon, at.lat],
        [to.lon, to.lat],
      ];
      add(kept ? 'kept-spoke' : 'spoke', pushPath(out, ends.map(relative)));
    }
  for (const kind of ['spot', 'spot-inside'] as const) for (const { lon, lat } of spots) add(kind, pushDot(out, relative([lon, lat])));
}

/** Pixels left free at the village's ring and at the hospital's cross. */
export const TRIM = { from: 18, to: 10 } as const;
