import type { CountyColumns } from './counties.ts';

/** Answers whether a point lies in county `index`, by counting the border's crossings east of it. */
export function insideOf({ lon, lat, ring, starts }: CountyColumns, index: number): (x: number, y: number) => boolean {
  const points = ring.subarray(starts[index], starts[index + 1]);
  const xs = Float64Array.from(points, (point) => lon[point]!);
  const ys = Float64Array.from(points, (point) => lat[point]!);
  return (x, y) => {
    let isInside = false;
    for (let at = 0, before = xs.length - 1; at < xs.length; before = at++)
      if (ys[at]! > y !== ys[before]! > y && x < ((xs[before]! - xs[at]!) * (y - ys[at]!)) / (ys[before]! - ys[at]!) + xs[at]!)
        isInside = !isInside;
    return isInside;
  };
}
