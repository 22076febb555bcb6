import { drawHover, drawIcon } from '../icons.ts';
import { POINT_MARKS } from './codes.ts';

/** Every symbol at two scales, surveyed and modelled, and the ring of the hovered one: the pictures that GeoJSON layers draw too. */
export interface IconImages {
  /** Texels of a side of each image; the pictures stand in their upper left corners. */
  readonly side: number;
  readonly count: number;
  /** RGBA, one image after the other. */
  readonly pixels: Uint8Array;
  /** Per mark, then the hover ring: a side of its picture in CSS pixels, far and near. */
  readonly extents: Readonly<Record<'far' | 'near', readonly number[]>>;
  /** The number of the first near image. */
  readonly near: number;
}

/** Two images a mark, surveyed and modelled, in the order of `POINT_MARKS`; the last mark is the hover ring. */
export function drawIconImages(pixelRatio: number): IconImages {
  const ofScale = (scale: 'far' | 'near') => [
    ...POINT_MARKS.flatMap((mark) => [false, true].map((modelled) => drawIcon(mark, scale, modelled, pixelRatio).image)),
    ...[0, 1].map(() => drawHover(pixelRatio)),
  ];
  const [far, near] = [ofScale('far'), ofScale('near')];
  const images = [...far, ...near];
  const side = Math.max(...images.map(({ width }) => width));
  const pixels = new Uint8Array(side * side * 4 * images.length);
  images.forEach(({ data, width, height }, index) => {
    for (let row = 0; row < height; row++)
      pixels.set(data.subarray(row * width * 4, (row + 1) * width * 4), (index * side * side + row * side) * 4);
  });
  const extents = (set: readonly ImageData[]) => set.flatMap(({ width }, index) => (index % 2 === 0 ? [width / pixelRatio] : []));
  return { side, count: images.length, pixels, extents: { far: extents(far), near: extents(near) }, near: far.length };
}
