import { firstNotBelow } from '../../domain/halving.ts';
import { boxAround } from './box.ts';
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

/** Edges that are asked together which discs are about: an outline's neighbours lie beside each other, and most are near none. */
const A_RUN = 16;

/**
 * The part of an outline's ground that any disc covers: its exact area, by Green's theorem. Its boundary is the outline where a disc covers
 * it, and each circle where no other disc covers it, as often as the outline goes around it (once inside, not at all outside): for
 * each stretch half the integral of x dy − y dx is a closed term. Nothing is made of corners, whatever the number of discs.
 */
export function coveredBy(outline: Float64Array, given: readonly Disc[]): Covered {
  const discs = withoutContained(given);
  const pieces: Piece[] = [];
  const cuts: number[][] = discs.map(() => []);
  return { area: (alongOutline(outline, discs, cuts, pieces) + alongCircles(outline, discs, cuts, pieces)) / 2, pieces };
}

/** Adds the stretches of the outline that lie in a disc, and notes where it meets each circle. Gives the integral along them. */
function alongOutline(outline: Float64Array, discs: readonly Disc[], cuts: readonly number[][], pieces: Piece[]): number {
  let largest = 0;
  for (const { radius } of discs) largest = Math.max(largest, radius * (1 + 2 * BEYOND));
  let twice = 0;
  for (let run = 0; run < outline.length; run += 4 * A_RUN) {
    const runEnd = Math.min(outline.length, run + 4 * A_RUN);
    const about = discsAbout(outline, run, runEnd, discs, largest);
    if (about.length === 0) continue;
    for (let at = run; at < runEnd; at += 4) {
      const spans = coverEdge(outline, at, discs, about, cuts);
      if (spans === null) continue;
      const covered = merged(spans);
      for (let span = 0; span < covered.length; span += 2) {
        const from = along(outline, at, covered[span]!);
        const to = along(outline, at, covered[span + 1]!);
        twice += from[0] * to[1] - to[0] * from[1];
        pieces.push({ kind: 'line', from, to });
      }
    }
  }
  return twice;
}

/** Adds the stretches of circles that are in no other disc and in the ground, cut where they meet its outline. Gives the integral along them. */
function alongCircles(outline: Float64Array, discs: readonly Disc[], cuts: readonly number[][], pieces: Piece[]): number {
  const windingAt = windingOf(outline);
  let twice = 0;
  exposedArcs(discs).forEach((arcs, index) => {
    const disc = discs[index]!;
    const sorted = cuts[index]!;
    if (sorted.length > 1) sorted.sort((a, b) => a - b);
    // A circle that meets no border is all on one side of it.
    const whole = sorted.length === 0 && arcs.length > 0 ? timesAround(windingAt, disc, arcs[0]!) : null;
    let next = 0;
    for (let at = 0; at < arcs.length; at += 2) {
      let from = arcs[at]!;
      const end = arcs[at + 1]!;
      while (next < sorted.length && sorted[next]! <= from) next++;
      while (from < end) {
        const to = next < sorted.length && sorted[next]! < end ? sorted[next++]! : end;
        // Met twice in one place, at the end of two edges.
        if (to === from) continue;
        const times = whole ?? timesAround(windingAt, disc, (from + to) / 2);
        if (times !== 0) {
          twice += times * twiceUnder(disc, from, to);
          pieces.push({ kind: 'arc', disc, from, to });
        }
        from = to;
      }
    }
  });
  return twice;
}

/** The place so far along an edge, its ends exactly. */
function along(outline: Float64Array, at: number, part: number): readonly [number, number] {
  const ax = outline[at]!;
  const ay = outline[at + 1]!;
  const bx = outline[at + 2]!;
  const by = outline[at + 3]!;
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

/** Which of the discs, west to east, the box around some edges is not clearly away from. */
function discsAbout(outline: Float64Array, begin: number, end: number, discs: readonly Disc[], largest: number): number[] {
  const { west, south, east, north } = boxAround(outline, begin, end);
  const first = firstNotBelow(0, discs.length, (at) => discs[at]!.x < west - largest);
  const about: number[] = [];
  for (let index = first; index < discs.length; index++) {
    const { x, y } = discs[index]!;
    if (x > east + largest) break;
    if (y >= south - largest && y <= north + largest) about.push(index);
  }
  return about;
}

/** Stretches of an edge (0 to 1) that lie in some of the discs, null for none; where the edge meets a circle is noted in its `cuts` as an angle. */
function coverEdge(
  outline: Float64Array,
  at: number,
  discs: readonly Disc[],
  about: readonly number[],
  cuts: readonly number[][],
): number[] | null {
  const ax = outline[at]!;
  const ay = outline[at + 1]!;
  const bx = outline[at + 2]!;
  const by = outline[at + 3]!;
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  let spans: number[] | null = null;
  for (let of = 0; of < about.length; of++) {
    const index = about[of]!;
    const { x, y, radius } = discs[index]!;
    const reach = radius * (1 + 2 * BEYOND);
    if ((ax > x + reach && bx > x + reach) || (ax < x - reach && bx < x - reach)) continue;
    if ((ay > y + reach && by > y + reach) || (ay < y - reach && by < y - reach)) continue;
    const across = (dx * (y - ay) - dy * (x - ax)) / Math.sqrt(length2);
    if (!(Math.abs(across) < radius * (1 + BEYOND))) continue;
    const middle = (dx * (x - ax) + dy * (y - ay)) / length2;
    const half = Math.sqrt(Math.max(0, (radius - across) * (radius + across)) / length2);
    for (let side = -1; side <= 1; side += 2) {
      const part = middle + side * half;
      if (part > -BEYOND && part < 1 + BEYOND) cuts[index]!.push(withinTurn(Math.atan2(ay + dy * part - y, ax + dx * part - x)));
    }
    if (!(half > 0 && middle + half > 0 && middle - half < 1)) continue;
    spans ??= [];
    spans.push(Math.max(0, middle - half), Math.min(1, middle + half));
  }
  return spans;
}
