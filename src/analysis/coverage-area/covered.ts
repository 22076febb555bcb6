import { type Disc, exposedArcs, withinTurn, withoutContained } from './discs.ts';
import { merged } from './spans.ts';
import { windingOf } from './winding.ts';

/** A stretch of the covered ground's boundary, the ground to its left: of an outline, or of a circle, counter-clockwise. */
export type Piece =
  | { readonly kind: 'line'; readonly from: readonly [number, number]; readonly to: readonly [number, number] }
  | { readonly kind: 'arc'; readonly disc: Disc; readonly from: number; readonly to: number };

export interface Covered {
  /** Square metres. */
  readonly area: number;
  /** The boundary, in no order. */
  readonly pieces: readonly Piece[];
}

/**
 * Where a circle just misses an edge, by so much of the radius or beyond the edge's end by so much of its length, it is cut all the same: a cut too many
 * changes nothing, and no stretch is judged by a place on the border.
 */
const BEYOND = 1e-9;

/**
 * The part of an outline's ground that any disc covers: its exact area, by Green's theorem. Its boundary is the outline where a disc covers
 * it, and each circle where no other disc covers it, as often as the outline goes around it (once inside, not at all outside): for
 * each stretch half the integral of x dy − y dx is a closed term. Nothing is made of corners, whatever the number of discs.
 */
export function coveredBy(outline: Float64Array, given: readonly Disc[]): Covered {
  const discs = withoutContained(given).sort((a, b) => a.x - b.x);
  const largest = discs.reduce((most, { radius }) => Math.max(most, radius), 0) * (1 + 2 * BEYOND);
  const windingAt = windingOf(outline);
  const pieces: Piece[] = [];
  const cuts: number[][] = discs.map(() => []);
  let twice = 0;
  for (let at = 0; at < outline.length; at += 4) {
    const [ax, ay, bx, by] = [outline[at]!, outline[at + 1]!, outline[at + 2]!, outline[at + 3]!];
    const [first, end] = [firstFrom(discs, Math.min(ax, bx) - largest), firstFrom(discs, Math.max(ax, bx) + largest)];
    if (first === end) continue;
    const covered = merged(coverEdge(ax, ay, bx, by, discs, first, end, cuts));
    for (let span = 0; span < covered.length; span += 2) {
      const from = along(ax, ay, bx, by, covered[span]!);
      const to = along(ax, ay, bx, by, covered[span + 1]!);
      twice += from[0] * to[1] - to[0] * from[1];
      pieces.push({ kind: 'line', from, to });
    }
  }
  exposedArcs(discs).forEach((arcs, index) => {
    const disc = discs[index]!;
    const sorted = cuts[index]!.sort((a, b) => a - b);
    // A circle that meets no border is all on one side of it.
    const whole = sorted.length === 0 && arcs.length > 0 ? timesAround(windingAt, disc, arcs[0]!) : null;
    for (let at = 0; at < arcs.length; at += 2) {
      const [begin, end] = [arcs[at]!, arcs[at + 1]!];
      let from = begin;
      for (const to of [...sorted.filter((cut) => cut > begin && cut < end), end]) {
        const times = whole ?? timesAround(windingAt, disc, (from + to) / 2);
        if (times !== 0) {
          twice += times * twiceUnder(disc, from, to);
          pieces.push({ kind: 'arc', disc, from, to });
        }
        from = to;
      }
    }
  });
  return { area: twice / 2, pieces };
}

/** The place so far along an edge, its ends exactly. */
function along(ax: number, ay: number, bx: number, by: number, part: number): readonly [number, number] {
  return part === 1 ? [bx, by] : [ax + (bx - ax) * part, ay + (by - ay) * part];
}

/** How often the outline goes around a place on a circle. */
function timesAround(windingAt: ReturnType<typeof windingOf>, { x, y, radius }: Disc, angle: number): number {
  return windingAt(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
}

/** The integral of x dy − y dx along an arc. */
function twiceUnder({ x, y, radius }: Disc, from: number, to: number): number {
  return radius * (radius * (to - from) + x * (Math.sin(to) - Math.sin(from)) - y * (Math.cos(to) - Math.cos(from)));
}

/** The first of the discs, west to east, whose centre is not west of x. */
function firstFrom(discs: readonly Disc[], x: number): number {
  let [low, high] = [0, discs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (discs[middle]!.x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Stretches of an edge (0 to 1) that lie in some of the discs; where the edge meets a circle is noted in its `cuts` as an angle. */
function coverEdge(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  discs: readonly Disc[],
  first: number,
  end: number,
  cuts: readonly number[][],
): number[] {
  const spans: number[] = [];
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  for (let index = first; index < end; index++) {
    const { x, y, radius } = discs[index]!;
    const reach = radius * (1 + 2 * BEYOND);
    if ((ax > x + reach && bx > x + reach) || (ax < x - reach && bx < x - reach)) continue;
    if ((ay > y + reach && by > y + reach) || (ay < y - reach && by < y - reach)) continue;
    const across = (dx * (y - ay) - dy * (x - ax)) / Math.sqrt(length2);
    if (!(Math.abs(across) < radius * (1 + BEYOND))) continue;
    const middle = (dx * (x - ax) + dy * (y - ay)) / length2;
    const half = Math.sqrt(Math.max(0, (radius - across) * (radius + across)) / length2);
    for (const part of [middle - half, middle + half])
      if (part > -BEYOND && part < 1 + BEYOND) cuts[index]!.push(withinTurn(Math.atan2(ay + dy * part - y, ax + dx * part - x)));
    if (half > 0 && middle + half > 0 && middle - half < 1) spans.push(Math.max(0, middle - half), Math.min(1, middle + half));
  }
  return spans;
}
