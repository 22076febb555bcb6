import { STATES } from '../../domain/state.ts';
import type { Point } from '../geometry.ts';
import { HIDDEN } from '../picture.ts';
import { type PlaceGrid, runsIn, share } from './place-grid.ts';

const GAP = STATES.indexOf('gap');
/** Two symbols this close (pixels) count as equally near: then the gap wins. */
const TIE = 5;

/**
 * The village under a pointer, or null. Computed from positions, not asked of the renderer: a hidden village is still in the renderer's answer,
 * and only the cells around the pointer are looked at. `scale` is the world's width in pixels.
 */
export function villageAt(grid: PlaceGrid, states: Uint8Array, pointer: Point, scale: number, tolerance: number): number | null {
  const reach = tolerance / scale;
  let found: number | null = null;
  let least = tolerance;
  for (const [from, until] of runsIn(grid, [pointer[0] - reach, pointer[1] - reach, pointer[0] + reach, pointer[1] + reach])) {
    for (let slot = from; slot < until; slot++) {
      const record = grid.records[slot] ?? 0;
      const state = states[record];
      if (state === undefined || state === HIDDEN) continue;
      const dx = (share(grid.places[slot * 2] ?? 0) - pointer[0]) * scale;
      const dy = (share(grid.places[slot * 2 + 1] ?? 0) - pointer[1]) * scale;
      const raw = Math.hypot(dx, dy);
      if (raw > tolerance) continue;
      const distance = state === GAP ? raw - TIE : raw;
      // Of two at the same place the later one, as it is drawn last.
      if (distance < least || (distance === least && record > (found ?? -1))) [found, least] = [record, distance];
    }
  }
  return found;
}
