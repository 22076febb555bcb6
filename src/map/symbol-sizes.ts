import type { Mark, Scale } from './icons.ts';

/** Up to here symbols are small, from here on large. A whole number, so that a tile needs one set only. */
export const NEAR = 10;

export type Stops = readonly (readonly [zoom: number, size: number])[];

const VILLAGE: Readonly<Record<'far' | 'near', Stops>> = {
  far: [
    [6, 0.6],
    [7.4, 1],
    [NEAR, 1.7],
  ],
  near: [
    [NEAR, 0.8],
    [12, 1],
    [15, 1.2],
  ],
};

/** How a symbol grows with the zoom, small and large: a multiple of its image. */
export function sizesOf(mark: Mark, scale: Exclude<Scale, 'chosen'>): Stops {
  if (mark === 'facility')
    return scale === 'far'
      ? [
          [7, 0.9],
          [NEAR, 1.4],
        ]
      : [
          [NEAR, 0.85],
          [12, 1],
          [15, 1.2],
        ];
  if ((mark === 'gap' || mark === 'closed') && scale === 'far')
    return [
      [6, 0.75],
      [7.4, 1],
      [NEAR, 1.3],
    ];
  return VILLAGE[scale];
}

/** The size at a zoom: straight between two stops, the first before and the last behind them, as the style interpolates. */
export function sizeAt(stops: Stops, zoom: number): number {
  let [[lastZoom, last] = [0, 0]] = stops;
  if (zoom <= lastZoom) return last;
  for (const [next, size] of stops) {
    if (zoom <= next) return next === lastZoom ? size : last + ((zoom - lastZoom) / (next - lastZoom)) * (size - last);
    [lastZoom, last] = [next, size];
  }
  return last;
}
