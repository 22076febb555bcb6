import { CLOSED, HIDDEN, QUIET, VILLAGE_MARKS } from '../picture.ts';
import type { PlaceGrid } from './place-grid.ts';

/** What a byte says to the shader: an index into `POINT_MARKS`, and two bits. 255 is not drawn. */
export const POINT_MARKS = [...VILLAGE_MARKS, 'facility'] as const;
export const MODELLED_BIT = 8;
export const QUIET_BIT = 16;
export const GAP = POINT_MARKS.indexOf('gap');
const FACILITY = POINT_MARKS.indexOf('facility');

/** The bytes of villages by slot. Their states are the engine's; nothing is decided here or in the shader. */
export function codeVillages({ records }: PlaceGrid, states: Uint8Array, modelled: Uint8Array): Uint8Array {
  const codes = new Uint8Array(records.length);
  for (let slot = 0; slot < records.length; slot++) {
    const record = records[slot] ?? 0;
    const state = states[record] ?? HIDDEN;
    codes[slot] = state === HIDDEN ? HIDDEN : state | (modelled[record] ? MODELLED_BIT : 0);
  }
  return codes;
}

/** The bytes of facilities by slot: `MapPicture.facilities` says which are drawn, and how. */
export function codeFacilities({ records }: PlaceGrid, drawn: Uint8Array, modelled: Uint8Array): Uint8Array {
  const codes = new Uint8Array(records.length);
  for (let slot = 0; slot < records.length; slot++) {
    const record = records[slot] ?? 0;
    const how = drawn[record] ?? 0;
    codes[slot] = how === 0 ? HIDDEN : FACILITY | (modelled[record] ? MODELLED_BIT : 0) | (how === QUIET ? QUIET_BIT : 0);
  }
  return codes;
}

/** States by slot, as cells count them: a gap that a plan closes is a gap still. */
export function statesBySlot({ records }: PlaceGrid, states: Uint8Array): Uint8Array {
  const sorted = new Uint8Array(records.length);
  for (let slot = 0; slot < records.length; slot++) {
    const state = states[records[slot] ?? 0] ?? HIDDEN;
    sorted[slot] = state === CLOSED ? GAP : state;
  }
  return sorted;
}

/** From the first to behind the last byte that differs; null where none does. What is between goes to the GPU in one piece. */
export function changedRange(last: ArrayLike<number>, next: ArrayLike<number>): readonly [from: number, until: number] | null {
  let from = 0;
  while (from < next.length && last[from] === next[from]) from++;
  if (from === next.length) return null;
  let until = next.length;
  while (last[until - 1] === next[until - 1]) until--;
  return [from, until];
}
