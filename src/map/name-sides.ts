import type { ExpressionSpecification } from 'maplibre-gl';

/** Sides of a symbol its name may stand on, the liked one first. */
export const ANY_SIDE = ['right', 'left', 'below', 'above'] as const;
export type Side = (typeof ANY_SIDE)[number];

/** Within this of a side's own direction a line would run through a name there. */
const IN_THE_WAY = (35 * Math.PI) / 180;

function isClear(side: Side, dx: number, dy: number): boolean {
  if (side === 'above') return dy >= 0;
  if (side === 'below') return dy <= 0;
  return Math.abs(Math.atan2(dy, side === 'right' ? dx : -dx)) > IN_THE_WAY;
}

/** The sides of a line's end that the line leaves free, `liked` first. The line runs off by [dx, dy], y downwards. */
export function clearSides(dx: number, dy: number, liked: 'towards' | 'away'): Side[] {
  const isRight = liked === 'towards' ? dx >= 0 : dx < 0;
  const order: readonly Side[] = isRight ? ['right', 'below', 'above', 'left'] : ['left', 'below', 'above', 'right'];
  return order.filter((side) => isClear(side, dx, dy));
}

/** The first two sides as a feature carries them: a list would not survive the way through MapLibre's tiles. */
export function sidesKey(sides: readonly Side[]): string {
  return sides.slice(0, 2).join(' ');
}

/** Where MapLibre puts a text's own point for it to stand on a side, and how far off, in the text's heights. */
const ANCHORS: Readonly<Record<Side, (off: number) => readonly [string, readonly [number, number]]>> = {
  right: (off) => ['left', [off, 0]],
  left: (off) => ['right', [-off, 0]],
  above: (off) => ['bottom', [0, -off]],
  below: (off) => ['top', [0, off]],
};

/** `text-variable-anchor-offset` for what `sidesKey` wrote. */
export function anchorsBySide(off: number): ExpressionSpecification {
  const orders = ANY_SIDE.flatMap((first): Side[][] => [
    [first],
    ...ANY_SIDE.filter((side) => side !== first).map((second) => [first, second]),
  ]);
  const branches = orders.flatMap((sides) => [sidesKey(sides), ['literal', sides.flatMap((side) => ANCHORS[side](off))]]);
  return ['match', ['get', 'sides'], ...branches, ['literal', ANCHORS.right(off)]] as unknown as ExpressionSpecification;
}
