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

/** Leaves out discs that lie in another: doubles too, of which one stays. */
export function withoutContained(discs: readonly Disc[]): Disc[] {
  const kept: Disc[] = [];
  for (const disc of [...discs].sort((a, b) => b.radius - a.radius)) {
    const isIn = kept.some(({ x, y, radius }) => Math.hypot(x - disc.x, y - disc.y) + disc.radius <= radius + SAME);
    if (disc.radius > 0 && !isIn) kept.push(disc);
  }
  return kept;
}

/** Per disc the arcs of its circle that lie in no other disc: from and to in radians, counter-clockwise. No disc may contain another. */
export function exposedArcs(discs: readonly Disc[]): number[][] {
  const hidden: number[][] = discs.map(() => []);
  const hide = (index: number, middle: number, half: number) => {
    const from = withinTurn(middle - half);
    const to = from + 2 * half;
    if (to <= TURN) hidden[index]!.push(from, to);
    else hidden[index]!.push(from, TURN, 0, to - TURN);
  };
  discs.forEach((one, index) => {
    for (let other = index + 1; other < discs.length; other++) {
      const { x, y, radius } = discs[other]!;
      const [dx, dy] = [x - one.x, y - one.y];
      const reach = one.radius + radius;
      if (Math.abs(dx) >= reach || Math.abs(dy) >= reach) continue;
      const distance = Math.hypot(dx, dy);
      if (distance >= reach) continue;
      const half = (mine: number, its: number) =>
        Math.acos(Math.max(-1, Math.min(1, (distance * distance + (mine - its) * (mine + its)) / (2 * distance * mine))));
      const towards = Math.atan2(dy, dx);
      hide(index, towards, half(one.radius, radius));
      hide(other, towards + Math.PI, half(radius, one.radius));
    }
  });
  return hidden.map((spans) => gapsIn(spans, TURN));
}
