import type { Position, PositionQuality } from '../domain/place.ts';
import type { PositionProblem } from '../domain/state.ts';
import { type Crs, wgs84 } from '../domain/units.ts';
import { isBlank } from './cells.ts';
import { readAngle, readMetres, takeApart } from './degrees.ts';
import { isProjected, type Pair, toWgs84, zoneOf } from './systems.ts';

/** A position's two cells as written; where one column holds both, twice the same. */
export type Cells = readonly [lon: string, lat: string];

/** Two numbers of a position: as its columns say, or in an order that only the numbers tell. */
interface Numbers {
  readonly pair: Pair;
  readonly isOrdered: boolean;
}

/** The two numbers of a position. A cell with both is taken apart. */
function numbersOf([lonCell, latCell]: Cells, crs: Crs): Numbers | 'position-unreadable' | 'position-swapped' | 'position-missing' {
  const read = isProjected(crs) ? readMetres : readAngle;
  if (lonCell === latCell || isBlank(latCell)) {
    const both = takeApart(lonCell, read);
    if (both) return { pair: [both.pair[0].value, both.pair[1].value], isOrdered: both.told };
  }
  if (isBlank(lonCell) || isBlank(latCell)) return 'position-missing';
  const [lon, lat] = [read(lonCell), read(latCell)];
  if (!lon || !lat) return 'position-unreadable';
  // One number alone in a column of both, or one copied into both columns: half a position is none.
  if (lonCell === latCell && lon.value !== 0) return 'position-unreadable';
  // N33.07 under 经度 and E107.02 under 纬度: their letters say so. One letter that contradicts its column says nothing certain.
  const turned = [lon.axis === 'lat', lat.axis === 'lon'];
  if (turned.every(Boolean)) return 'position-swapped';
  return turned.some(Boolean) ? 'position-unreadable' : { pair: [lon.value, lat.value], isOrdered: true };
}

const swap = ([a, b]: Pair): Pair => [b, a];
/** Whether a pair lies in China's bounds, or within so many degrees of them. */
const inChina = ([lon, lat]: Pair, within = 0) => lon >= 73 - within && lon <= 136 + within && lat >= 3 - within && lat <= 54 + within;
/** A place across the border may be measured to; nobody's village lies a thousand kilometres from it. */
const ACROSS_THE_BORDER = 10;

/**
 * Whether a table's positions are of China: most of them lie in it, or all of them would the other way round. Elsewhere 78° north,
 * 16° east is the Arctic.
 */
export function liesInChina(cells: Iterable<Cells>): boolean {
  let [read, straight, swapped] = [0, 0, 0];
  for (const pair of cells) {
    const numbers = numbersOf(pair, 'wgs84');
    if (typeof numbers === 'string') continue;
    read += 1;
    if (inChina(numbers.pair)) straight += 1;
    if (inChina(swap(numbers.pair))) swapped += 1;
  }
  return straight * 2 > read || (swapped > 1 && swapped === read);
}

/** A zone further from its meridian than any county reaches into its neighbour's, degrees. */
const ZONE_REACH = 6;

/**
 * East first. Chinese surveyors call the northing X and the easting Y, others the other way round, so in a zone the numbers decide: the
 * one nearer to the zone's false easting is the easting. Northings in China above 8° N are 900 km and more, so neither can pass for the other.
 */
function eastFirst(pair: Pair, falseEasting: number): Pair {
  return Math.abs(pair[1] - falseEasting) < Math.abs(pair[0] - falseEasting) ? swap(pair) : pair;
}

/** Metres to WGS 84, or why not. */
function fromMetres(crs: Crs, { pair, isOrdered }: Numbers): Pair | PositionProblem {
  if (pair[0] === 0 || pair[1] === 0) return 'position-zero';
  const zone = zoneOf(crs);
  const straight = toWgs84(crs, ...(zone ? eastFirst(pair, zone.falseEasting) : pair));
  if (zone && Math.abs(straight[0] - zone.meridian) > ZONE_REACH) return 'position-out-of-range';
  if (inChina(straight)) return straight;
  const turned = zone ? straight : toWgs84(crs, ...swap(pair));
  if (inChina(turned)) return isOrdered ? 'position-swapped' : turned;
  return 'position-out-of-range';
}

/**
 * Degrees to WGS 84, or why not. China's longitudes and latitudes do not overlap: a pair that fits only the other way round was written so.
 * One that fits neither way is no place of a table of China: a sign too many, a point moved, row numbers in the place of degrees.
 */
function fromDegrees({ crs, ofChina }: Writing, { pair, isOrdered }: Numbers): Pair | PositionProblem {
  const [lon, lat] = pair;
  if ((lon === 0 && lat === 0) || (ofChina && (lon === 0 || lat === 0))) return 'position-zero';
  if (inChina(swap(pair)) && (ofChina || lat > 90)) return isOrdered ? 'position-swapped' : toWgs84(crs, lat, lon);
  const isNowhere = Math.abs(lat) > 90 || Math.abs(lon) > 180 || (ofChina && !inChina(pair, ACROSS_THE_BORDER));
  return isNowhere ? 'position-out-of-range' : toWgs84(crs, lon, lat);
}

/** Which of the two cells of an unusable position to look at first: the one that is blank, unreadable or too large. */
export function cellAtFault(lonCell: string, latCell: string, crs: Crs = 'wgs84'): 'lon' | 'lat' {
  const isFine = (cell: string, most: number) => {
    const read = isBlank(cell) ? null : isProjected(crs) ? readMetres(cell) : readAngle(cell);
    return read !== null && (isProjected(crs) || Math.abs(read.value) <= most);
  };
  return isFine(lonCell, 180) && !isFine(latCell, 90) ? 'lat' : 'lon';
}

/** How a table writes its positions: the system they are in, and whether all of them are of China (one that fits it only when swapped was swapped). */
export interface Writing {
  readonly crs: Crs;
  readonly ofChina: boolean;
}

/** Two cells (or one with both) to a position in WGS 84, or the reason why there is none. */
export function readPosition(lonCell: string, latCell: string, writing: Writing, quality: PositionQuality): Position {
  if (isBlank(lonCell) && isBlank(latCell)) return { at: null, problem: 'position-missing' };
  const numbers = numbersOf([lonCell, latCell], writing.crs);
  if (typeof numbers === 'string') return { at: null, problem: numbers };
  const found = isProjected(writing.crs) ? fromMetres(writing.crs, numbers) : fromDegrees(writing, numbers);
  return typeof found === 'string' ? { at: null, problem: found } : { at: wgs84(...found), quality };
}

/** Systems whose numbers cannot be another's: a zone's number before the easting, and Web Mercator's millions. */
const TOLD_BY_NUMBERS = ['epsg4523', 'epsg4524', 'web-mercator'] as const;
/** Metres of Web Mercator's sphere a radian. */
const SPHERE = 6_378_137;

/**
 * Degrees, near enough to tell whether a pair of metres lies in China. Counted here: what converts exactly is fetched only once a system
 * of metres was chosen.
 */
function roughly(crs: (typeof TOLD_BY_NUMBERS)[number], pair: Pair): Pair {
  const zone = zoneOf(crs);
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  if (!zone) return [degrees(pair[0] / SPHERE), degrees(2 * Math.atan(Math.exp(pair[1] / SPHERE)) - Math.PI / 2)];
  const [east, north] = eastFirst(pair, zone.falseEasting);
  return [Math.abs(east - zone.falseEasting) < 500_000 ? zone.meridian : Number.NaN, degrees(north / SPHERE)];
}

/** Whether a position's numbers are what a system of metres writes in China. */
function fitsMetres(crs: (typeof TOLD_BY_NUMBERS)[number], cells: Cells): boolean {
  const numbers = numbersOf(cells, crs);
  if (typeof numbers === 'string') return false;
  return inChina(roughly(crs, numbers.pair)) || (!numbers.isOrdered && inChina(roughly(crs, swap(numbers.pair))));
}

const MOST_TRIED = 200;
const MOST_OF_THEM = 0.9;

/**
 * The system that the numbers themselves tell: nearly all of them fit it and can fit no other. Null for degrees, and for eastings of six
 * digits, which either zone could have: a suggestion, never a decision.
 */
export function systemByNumbers(cells: Iterable<Cells>): Crs | null {
  const filled: Cells[] = [];
  for (const pair of cells) {
    if (filled.length === MOST_TRIED) break;
    if (!pair.every(isBlank)) filled.push(pair);
  }
  const fits = (crs: (typeof TOLD_BY_NUMBERS)[number]) => filled.filter((pair) => fitsMetres(crs, pair)).length;
  return TOLD_BY_NUMBERS.find((crs) => filled.length > 0 && fits(crs) >= MOST_OF_THEM * filled.length) ?? null;
}
