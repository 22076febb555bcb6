import gcoord from 'gcoord';
import type { Position, PositionQuality } from '../domain/place.ts';
import type { PositionProblem } from '../domain/state.ts';
import { type Crs, wgs84 } from '../domain/units.ts';
import { isBlank, plain } from './cells.ts';

type Degrees = readonly [lon: number, lat: number];

/** Degrees below which a converted position has settled: 1e-11° is about a micrometre. */
const SETTLED_DEGREES = 1e-11;
const MOST_STEPS = 60;

function forward(crs: 'gcj02' | 'bd09', [lon, lat]: Degrees): Degrees {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09);
  return [x, y];
}

/**
 * Converts degrees to WGS 84. gcoord's own inverse stops near 1e-6° (0.1 m); its forward transform is iterated until the
 * round trip closes, so that converting there and back moves nothing by a millimetre. WGS 84 is returned as read.
 */
export function toWgs84(crs: Crs, lon: number, lat: number): Degrees {
  if (crs !== 'gcj02' && crs !== 'bd09') return [lon, lat];
  let guess: Degrees = [lon, lat];
  for (let step = 0; step < MOST_STEPS; step++) {
    const [x, y] = forward(crs, guess);
    const [dx, dy] = [lon - x, lat - y];
    guess = [guess[0] + dx, guess[1] + dy];
    if (Math.abs(dx) < SETTLED_DEGREES && Math.abs(dy) < SETTLED_DEGREES) break;
  }
  return guess;
}

const DMS =
  /^([EWNS东西南北]|东经|西经|北纬|南纬)?\s*(\d{1,3}(?:\.\d+)?)\s*(?:[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*[′'分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:″|"|''|秒|′′)\s*)?)?([EWNS东西南北])?$/i;

/** One coordinate in degrees: decimal, or degrees, minutes and seconds in any of the usual spellings (º, often typed for °, folds to o). NaN when it is neither. */
export function readDegrees(cell: string): number {
  const text = plain(cell)
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/(?<=\d)o/g, '°');
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?[°度]?$/i.test(text)) return Number(text.replace(/[°度]/, ''));
  const match = DMS.exec(text);
  if (!match) return Number.NaN;
  const [, before = '', degrees, minutes = '0', seconds = '0', after = ''] = match;
  const negative = /[WS西南]/i.test(before + after);
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return Number(minutes) < 60 && Number(seconds) < 60 ? (negative ? -size : size) : Number.NaN;
}

/** A position's two cells; one cell with both, longitude first, is taken apart. */
function twoCells(lonCell: string, latCell: string): readonly [lon: string, lat: string] {
  if (lonCell !== latCell && !isBlank(latCell)) return [lonCell, latCell];
  const [lon = '', lat = '', ...more] = plain(lonCell).split(/\s*[,;、]\s*|\s+/);
  return lat !== '' && more.length === 0 ? [lon, lat] : [lonCell, latCell];
}

const inChina = (lon: number, lat: number) => lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;

/**
 * Whether a pair that fits China only the other way round was written the other way round: where most positions of its table lie in
 * China, or all of them fit it only so. Elsewhere 78° north, 16° east is the Arctic.
 */
export function readsSwapped(cells: readonly (readonly [lon: string, lat: string])[]): boolean {
  const read = cells.map(([lon, lat]) => twoCells(lon, lat).map(readDegrees)).filter((pair) => !pair.some(Number.isNaN));
  const straight = read.filter(([lon = 0, lat = 0]) => inChina(lon, lat)).length;
  const swapped = read.filter(([lon = 0, lat = 0]) => inChina(lat, lon)).length;
  return straight * 2 > read.length || (swapped > 1 && swapped === read.length);
}

function problemOf(lon: number, lat: number, swaps: boolean): PositionProblem | null {
  if (Number.isNaN(lon) || Number.isNaN(lat)) return 'position-unreadable';
  if (lon === 0 && lat === 0) return 'position-zero';
  // China's longitudes and latitudes do not overlap: a pair that fits only the other way round was written the other way round.
  if (inChina(lat, lon) && (swaps || lat > 90)) return 'position-swapped';
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? 'position-out-of-range' : null;
}

/** Which of the two cells of an unusable position to look at first: the one that is blank, unreadable or too large. */
export function cellAtFault(lonCell: string, latCell: string): 'lon' | 'lat' {
  const isFine = (cell: string, most: number) => !isBlank(cell) && Math.abs(readDegrees(cell)) <= most;
  return isFine(lonCell, 180) && !isFine(latCell, 90) ? 'lat' : 'lon';
}

/** How a table writes its positions: the system they are in, and whether a pair that fits China only when swapped was swapped. */
export interface Writing {
  readonly crs: Crs;
  readonly swaps: boolean;
}

/** Two cells (or one with both) to a position in WGS 84, or the reason why there is none. */
export function readPosition(lonCell: string, latCell: string, { crs, swaps }: Writing, quality: PositionQuality): Position {
  if (isBlank(lonCell) && isBlank(latCell)) return { at: null, problem: 'position-missing' };
  const [lonText, latText] = twoCells(lonCell, latCell);
  const lon = readDegrees(lonText);
  const lat = readDegrees(latText);
  const problem = isBlank(lonText) || isBlank(latText) ? 'position-missing' : problemOf(lon, lat, swaps);
  if (problem) return { at: null, problem };
  const [x, y] = toWgs84(crs, lon, lat);
  return { at: wgs84(x, y), quality };
}
