import { gapsIn } from './spans.ts';

/** A disc on the plane, metres. */
export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const TURN = 2 * Math.PI;
/** A disc that shows less than this beyond another, metres, is in it: what rounding makes of two hospitals in one place. */
const SAME = 1e-6;

/** An angle from 0 up to, not including, a whole turn. */
export function withinTurn(angle: number): number {
  const rest = angle % TURN;
  return rest < 0 ? rest + TURN : rest;
}

/** Leaves out discs that lie in another: doubles too, of which one stays. Those that stay are in order from west to east. */
export function withoutContained(given: readonly Disc[]): Disc[] {
  const discs = given.filter(({ radius }) => radius > 0).sort((a, b) => a.x - b.x);
  const bySize = discs.map((_, index) => index).sort((a, b) => discs[b]!.radius - discs[a]!.radius);
  const largest = bySize.length > 0 ? discs[bySize[0]!]!.radius : 0;
  const isKept = new Uint8Array(discs.length);
  for (const index of bySize) {
    const disc = discs[index]!;
    // A disc around this one has its middle no farther away than it is larger.
    const room = largest - disc.radius + SAME;
    let isIn = false;
    for (const step of [1, -1])
      for (let other = index + step; !isIn && other >= 0 && other < discs.length; other += step) {
        if (Math.abs(discs[other]!.x - disc.x) > room) break;
        isIn = isKept[other] === 1 && liesIn(disc, discs[other]!);
      }
    if (!isIn) isKept[index] = 1;
  }
  return discs.filter((_, index) => isKept[index] === 1);
}

function liesIn(disc: Disc, { x, y, radius }: Disc): boolean {
  return Math.hypot(x - disc.x, y - disc.y) + disc.radius <= radius + SAME;
}

/** Half the turn of a circle that another hides, its middle so far away. */
function halfHidden(mine: number, its: number, distance: number): number {
  return Math.acos(Math.max(-1, Math.min(1, (distance * distance + (mine - its) * (mine + its)) / (2 * distance * mine))));
}

/** Notes what of a circle is hidden. */
function hide(hidden: number[], middle: number, half: number): void {
  const from = withinTurn(middle - half);
  const to = from + 2 * half;
  if (to <= TURN) hidden.push(from, to);
  else hidden.push(from, TURN, 0, to - TURN);
}

/**
 * Per disc the arcs of its circle that lie in no other disc: from and to in radians, counter-clockwise. No disc may contain another, and they are in order
 * from west to east.
 */
export function exposedArcs(discs: readonly Disc[]): number[][] {
  const hidden: number[][] = discs.map(() => []);
  let largest = 0;
  for (const { radius } of discs) largest = Math.max(largest, radius);
  for (let index = 0; index < discs.length; index++) {
    const one = discs[index]!;
    for (let other = index + 1; other < discs.length; other++) {
      const two = discs[other]!;
      const dx = two.x - one.x;
      if (dx >= one.radius + largest) break;
      const dy = two.y - one.y;
      const reach = one.radius + two.radius;
      if (dx >= reach || Math.abs(dy) >= reach) continue;
      const distance = Math.hypot(dx, dy);
      if (distance >= reach) continue;
      const towards = Math.atan2(dy, dx);
      hide(hidden[index]!, towards, halfHidden(one.radius, two.radius, distance));
      hide(hidden[other]!, towards + Math.PI, halfHidden(two.radius, one.radius, distance));
    }
  }
  return hidden.map((spans) => gapsIn(spans, TURN));
}
