import { NO_SHADE, UNKNOWN_SHADE } from './ground-layers.ts';
import type { AreaShade, Drawing } from './picture.ts';
import { HIDDEN } from './picture.ts';

/** Indexes whose value is not the last one's; every index where nothing was shown before. */
export function changed(last: Uint8Array | null, next: Uint8Array): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < next.length; index++) if (!last || last[index] !== next[index]) indexes.push(index);
  return indexes;
}

/** While areas are drawn no village is: hidden by its state, so that switching uploads nothing. */
export function visibleStates(drawing: Drawing, states: Uint8Array): Uint8Array {
  return drawing === 'villages' ? states : new Uint8Array(states.length).fill(HIDDEN);
}

/** Nor is a facility: a rate is not about one place. */
export function visibleFacilities(drawing: Drawing, facilities: Uint8Array): Uint8Array {
  return drawing === 'villages' ? facilities : new Uint8Array(facilities.length);
}

/** Shade by area index, for one level: what is not asked is not drawn. */
export function shadesOf(codes: readonly string[], shades: readonly AreaShade[], isDrawn: boolean): number[] {
  const byCode = new Map(isDrawn ? shades.map(({ code, shade }) => [code, shade ?? UNKNOWN_SHADE]) : []);
  return codes.map((code) => byCode.get(code) ?? NO_SHADE);
}
