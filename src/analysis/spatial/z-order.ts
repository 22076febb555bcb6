import type { PositionColumns } from '../../domain/columns.ts';

const DIGIT = 11;
const DIGITS = 2 ** DIGIT;

/** Every second bit of the result is a bit of `value`, which has sixteen. */
function spread(value: number): number {
  let bits = (value | (value << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Indexes of all places so that neighbours in the list are mostly neighbours on the ground: Morton's curve, half a kilometre wide. Those without a position are anywhere. */
export function zOrder({ lon, lat }: PositionColumns): Uint32Array {
  const count = lon.length;
  const keys = new Uint32Array(count);
  for (let index = 0; index < count; index++)
    keys[index] = spread(((lon[index]! + 180) * (65_535 / 360)) | 0) | (spread(((lat[index]! + 90) * (65_535 / 180)) | 0) << 1);
  let order = new Uint32Array(count);
  for (let index = 0; index < count; index++) order[index] = index;
  let next = new Uint32Array(count);
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const starts = new Uint32Array(DIGITS + 1);
    for (let index = 0; index < count; index++) starts[((keys[index]! >>> shift) & (DIGITS - 1)) + 1]!++;
    for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
    for (let at = 0; at < count; at++) {
      const index = order[at]!;
      next[starts[(keys[index]! >>> shift) & (DIGITS - 1)]!++] = index;
    }
    [order, next] = [next, order];
  }
  return order;
}
