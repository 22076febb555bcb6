import type { Language } from '../domain/text.ts';
import { WORDS } from './words.ts';

interface ScaleBar {
  readonly pixels: number;
  readonly text: string;
}

const EARTH_CIRCUMFERENCE = 40_075_016.686;

/** The longest 1, 2 or 5 × 10ⁿ metres that fits into `most` pixels. */
export function scaleBar(lat: number, zoom: number, most: number, language: Language): ScaleBar {
  const perPixel = (EARTH_CIRCUMFERENCE * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
  const room = perPixel * most;
  const decade = 10 ** Math.floor(Math.log10(room));
  const metres = ([5, 2, 1].find((step) => step * decade <= room) ?? 1) * decade;
  const words = WORDS[language];
  const text = metres >= 1000 ? `${metres / 1000} ${words.km}` : `${metres} ${words.metre}`;
  return { pixels: metres / perPixel, text };
}
