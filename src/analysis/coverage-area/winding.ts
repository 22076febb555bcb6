import { fileBySlot } from '../filed.ts';

/** Edges in each strip, about. */
const A_STRIP = 8;

/**
 * Prepares an outline to be asked how often it goes around a point counter-clockwise: 1 inside a polygon, 0 outside and in a hole. Edges are
 * filed in strips from south to north, so that only those about as far north as the point are looked at.
 */
export function windingOf(outline: Float64Array): (x: number, y: number) => number {
  const count = outline.length / 4;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 1; at < outline.length; at += 2) {
    const y = outline[at]!;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const strips = Math.max(1, Math.ceil(count / A_STRIP));
  const stripAt = (y: number) => Math.min(strips - 1, Math.max(0, Math.floor(((y - south) / (north - south || 1)) * strips)));
  const { starts, items } = fileBySlot(strips, (file) => {
    for (let edge = 0; edge < count; edge++) {
      const from = stripAt(outline[edge * 4 + 1]!);
      const to = stripAt(outline[edge * 4 + 3]!);
      for (let strip = Math.min(from, to); strip <= Math.max(from, to); strip++) file(strip, edge * 4);
    }
  });

  return (x, y) => {
    let winding = 0;
    const strip = stripAt(y);
    for (let of = starts[strip]!; of < starts[strip + 1]!; of++) {
      const at = items[of]!;
      const ay = outline[at + 1]!;
      const by = outline[at + 3]!;
      if (ay <= y === by <= y) continue;
      const ax = outline[at]!;
      const left = (outline[at + 2]! - ax) * (y - ay) - (x - ax) * (by - ay);
      if (by > ay && left > 0) winding += 1;
      else if (by < ay && left < 0) winding -= 1;
    }
    return winding;
  };
}
