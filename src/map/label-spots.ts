import type { Box, Point } from './geometry.ts';
import { TRIM } from './strips.ts';

/** A place for a text's middle, in pixels, and how far the text is turned there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

const LINE_HEIGHT = 14;
const DEGREE = Math.PI / 180;
/** Bearings a ring's label may sit at, the liked ones first: the upper half reads along the ring, then the lower; on its sides text stands on end. */
const BEARINGS: readonly number[] = [35, -35, 20, -20, 50, -50, 5, 65, -65, 145, -145, 160, -160, 180, 125, -125];
const ON_END: readonly number[] = [80, -80, 105, -105];
/** Where along a line its label may sit, the middle first. */
const SHARES: readonly number[] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.74, 0.26];
/** A line steeper than this is read with the head on one's shoulder: its label stands beside it instead. */
const STEEP = 50 * DEGREE;

/** Places along a ring, just inside it and then just outside, never upside down. */
export function ringSpots([x, y]: Point, radius: number): Spot[] {
  const spots = (bearings: readonly number[], out: number) =>
    bearings.map((degrees): Spot => {
      const bearing = degrees * DEGREE;
      const turned = Math.abs(degrees) > 90 ? bearing - Math.sign(degrees) * Math.PI : bearing;
      return { x: x + Math.sin(bearing) * out, y: y - Math.cos(bearing) * out, angle: turned };
    });
  const [inside, outside] = [radius - 13, radius + 13];
  return [...spots(BEARINGS, inside), ...spots(BEARINGS, outside), ...spots(ON_END, inside), ...spots(ON_END, outside)];
}

/** Places beside a line from a village to its hospital: along it where it is flat, level beside it where it is steep. Empty: no room. */
export function lineSpots(from: Point, to: Point, width: number): Spot[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const raw = Math.atan2(dy, dx);
  const angle = raw > Math.PI / 2 ? raw - Math.PI : raw <= -Math.PI / 2 ? raw + Math.PI : raw;
  const isSteep = Math.abs(angle) > STEEP;
  if (length < TRIM.from + TRIM.to + (isSteep ? LINE_HEIGHT : width) + 12) return [];
  // Above a flat line; beside a steep one on the village's side, for the hospital's own name stands on the other.
  const sides = isSteep ? [dx > 0 ? -1 : 1, dx > 0 ? 1 : -1] : [-1, 1];
  return SHARES.flatMap((share) =>
    sides.map((side): Spot => {
      const at: Point = [from[0] + dx * share, from[1] + dy * share];
      if (!isSteep) return { x: at[0] - Math.sin(angle) * 13 * side, y: at[1] + Math.cos(angle) * 13 * side, angle };
      const lean = Math.abs((dx / dy) * LINE_HEIGHT) / 2;
      return { x: at[0] + side * (width / 2 + 8 + lean), y: at[1], angle: 0 };
    }),
  );
}

/** Places beside a way with bends, all around it, always level. Empty: no room. */
export function pathSpots(points: readonly Point[], width: number): Spot[] {
  const reach = [0];
  points.slice(1).forEach(([x, y], index) => {
    const [px, py] = points[index] ?? [x, y];
    reach.push((reach[index] ?? 0) + Math.hypot(x - px, y - py));
  });
  const length = reach.at(-1) ?? 0;
  if (length < TRIM.from + TRIM.to + LINE_HEIGHT + 12) return [];
  const [aside, off] = [width / 2 + 9, LINE_HEIGHT];
  return SHARES.flatMap((share) => {
    const behind = Math.max(
      1,
      reach.findIndex((gone) => gone >= length * share),
    );
    const [[ax, ay], [bx, by]] = [points[behind - 1] ?? [0, 0], points[behind] ?? [0, 0]];
    const step = (reach[behind] ?? 0) - (reach[behind - 1] ?? 0);
    const part = step > 0 ? (length * share - (reach[behind - 1] ?? 0)) / step : 0;
    const [x, y] = [ax + (bx - ax) * part, ay + (by - ay) * part];
    return [
      { x: x + aside, y, angle: 0 },
      { x: x - aside, y, angle: 0 },
      { x, y: y - off, angle: 0 },
      { x, y: y + off, angle: 0 },
      ...[-off, off].flatMap((down) => [
        { x: x + aside, y: y + down, angle: 0 },
        { x: x - aside, y: y + down, angle: 0 },
      ]),
    ];
  });
}

/** Boxes that together cover a text at a spot: west, north, east, south in pixels. */
export function cells({ x, y, angle }: Spot, width: number): Box[] {
  const count = Math.max(1, Math.ceil(width / LINE_HEIGHT));
  const half = LINE_HEIGHT / 2;
  return Array.from({ length: count }, (_, index): Box => {
    const along = ((index + 0.5) / count - 0.5) * width;
    const [cx, cy] = [x + Math.cos(angle) * along, y + Math.sin(angle) * along];
    return [cx - half, cy - half, cx + half, cy + half];
  });
}

/**
 * The number of the first spot where nothing is in the way; else of the one with least in the way. The spot in use is kept as long as it is
 * free: a label does not wander while a slider moves. `isTaken` is asked no more than it takes.
 */
export function choose(spots: readonly Spot[], width: number, inUse: number | null, isTaken: (cell: Box) => boolean): number {
  const order = inUse === null || inUse >= spots.length ? spots.keys() : [inUse, ...spots.keys()];
  let [best, least] = [0, Infinity];
  for (const index of order) {
    const spot = spots[index];
    if (!spot) continue;
    let taken = 0;
    for (const cell of cells(spot, width)) {
      if (isTaken(cell)) taken++;
      if (taken >= least) break;
    }
    if (taken === 0) return index;
    if (taken < least) [best, least] = [index, taken];
  }
  return best;
}

/** Whether a line passes through a box, with `room` pixels to spare. */
export function isCrossed([west, north, east, south]: Box, from: Point, to: Point, room: number): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [cx, cy] = [(west + east) / 2, (north + south) / 2];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.min(1, Math.max(0, ((cx - from[0]) * dx + (cy - from[1]) * dy) / length)) : 0;
  return Math.hypot(cx - from[0] - share * dx, cy - from[1] - share * dy) < (east - west) / 2 + room;
}
