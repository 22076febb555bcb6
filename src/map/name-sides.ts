/** Sides of a symbol its name may stand on. */
export type Side = 'right' | 'left' | 'above' | 'below';

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
