import { mercator, type Point } from './geometry.ts';
import type { DrawnPath, MeasuredLine, RadiusRing } from './picture.ts';

/** Strips of triangles: per vertex its place (offset from the anchor), the direction it is pushed in, the side it is on, and how far along the line it lies. */
export const FLOATS = 6;

interface Strip {
  readonly first: number;
  readonly count: number;
  readonly kind: 'band' | 'ring' | 'line' | 'path';
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

/** Rings and line as one vertex buffer; the worker never hears of it. Pure. */
export function measure(rings: readonly RadiusRing[], line: MeasuredLine | null): Measurement | null {
  const start = rings[0]?.centre ?? line?.from;
  if (!start) return null;
  const anchor = mercator(start.lon, start.lat);
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
  return { anchor, vertices: new Float32Array(out), strips };
}

/** Pixels left free at the village's ring and at the hospital's cross. */
export const TRIM = { from: 18, to: 10 } as const;
