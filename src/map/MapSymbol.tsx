import { useLayoutEffect, useRef } from 'react';
import { drawIcon, type Mark } from './icons.ts';
import { NEAR } from './symbol-sizes.ts';

/** Far symbols are made for a crowd: alone in a legend they are drawn a little larger. */
const FAR_LARGER = 1.2;

/** One of the map's symbols by itself, from the same pen: a legend that cannot differ from its map. */
export function MapSymbol({ mark, modelled, zoom }: { readonly mark: Mark; readonly modelled: boolean; readonly zoom: number }) {
  const frame = useRef<HTMLCanvasElement>(null);
  const scale = zoom < NEAR ? 'far' : 'near';
  useLayoutEffect(() => {
    const canvas = frame.current;
    if (!canvas) return;
    const larger = scale === 'far' ? FAR_LARGER : 1;
    const { image } = drawIcon(mark, scale, modelled, 2 * window.devicePixelRatio * larger);
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.style.width = `${image.width / (2 * window.devicePixelRatio)}px`;
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  }, [mark, scale, modelled]);
  return (
    <span aria-hidden="true">
      <canvas ref={frame} />
    </span>
  );
}
