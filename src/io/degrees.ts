import { plain } from './cells.ts';
import { LIMITS } from './limits.ts';

/** Which of the two coordinates a cell says it is, by E, 东经, 纬度 and the like. */
type Axis = 'lon' | 'lat';

/** One coordinate as a cell writes it: degrees or metres, and its axis where the cell says it. */
export interface Coordinate {
  readonly value: number;
  readonly axis: Axis | null;
}

/** Signs people type for °, ′ and ″ as one spelling each; 107。02 comes of a Chinese keyboard. */
function straightened(cell: string): string {
  // Before full-width folding, which makes a bare letter o of º and a space with a mark of ˚ and ´.
  const text = plain(cell.replace(/[º˚゜ﾟ]/g, '°').replace(/[´ˊ]/g, "'"));
  return text
    .replace(/[‘’`′ʹ]/g, "'")
    .replace(/''|[“”〝〞〃]/g, '"')
    .replace(/(?<=\d)。(?=\d)/g, '.');
}

const BEFORE = String.raw`(?:(东经|西经|北纬|南纬|经度|纬度|lon|lng|lat|[EWNS东西南北])\s*[:=]?\s*)?`;
const AFTER = String.raw`\s*([EWNS东西南北])?`;
const spelling = (body: string) => new RegExp(`^${BEFORE}${body}${AFTER}$`, 'i');

/** 107.02, +107.02°, 1.0702E+02, and 107,02 where a comma is the decimal sign. */
const DECIMAL = spelling(String.raw`([+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*[°度]?`);
/** 107°01'30", 107度1分30秒, 107°01.5': signs between; the last one may be left out. */
const SIGNED = spelling(
  String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*[°度]\s*(\d{1,2}(?:\.\d+)?)\s*(?:['分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*["'秒]?)?)?`,
);
/** 107-01-30, 107 01 30, 107:01:30: three parts and twice the same between them. */
const PARTED = spelling(String.raw`(\d{1,3})(?:(?:\s*([-:])\s*)(\d{1,2})\s*\3\s*(\d{1,2}(?:\.\d+)?)|\s+(\d{1,2})\s+(\d{1,2}(?:\.\d+)?))`);

const OF_LON = /^(东经|西经|经度|lon|lng|[EW东西])$/i;
const NEGATIVE = /^(西经|南纬|[WS西南])$/i;
const NO_COMPASS = /^(经度|纬度|lon|lng|lat)$/i;

/** What stands before and after a size gives its axis and sign; null where the two contradict each other, or a sign stands beside them. */
function marked(before: string, after: string, size: number): Coordinate | null {
  const marks = [before, after].filter(Boolean);
  const axes = new Set(marks.map((mark) => (OF_LON.test(mark) ? 'lon' : 'lat')));
  const signs = new Set(marks.filter((mark) => !NO_COMPASS.test(mark)).map((mark) => NEGATIVE.test(mark)));
  if (axes.size > 1 || signs.size > 1 || (signs.size > 0 && size < 0)) return null;
  const [axis = null] = axes;
  return { value: signs.has(true) ? -size : size, axis };
}

/** Degrees, minutes and seconds to degrees; NaN above 59′ or 59″, or where a part is written twice (107.5°30′). */
function sexagesimal(degrees: string, minutes: string, seconds: string): number {
  const [full, m, s] = [Number(degrees), Number(minutes), Number(seconds)];
  if (m >= 60 || s >= 60 || (!Number.isInteger(full) && m + s > 0) || (!Number.isInteger(m) && s > 0)) return Number.NaN;
  const size = Math.abs(full) + m / 60 + s / 3600;
  return degrees.startsWith('-') ? -size : size;
}

/** No spelling of a position is longer, its spaces included; taking a cell apart at every place takes the square of its length. */
const isTooLong = (cell: string) => cell.length > LIMITS.readCell;

/** One angle in any of the usual spellings; null when it is none, or its minutes or seconds are above 59. */
export function readAngle(cell: string): Coordinate | null {
  if (isTooLong(cell)) return null;
  if (/^-?\d+(\.\d+)?$/.test(cell)) return { value: Number(cell), axis: null };
  const text = straightened(cell);
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const [, before = '', number = '', after = ''] = decimal;
    return marked(before, after, Number(number.replace(',', '.')));
  }
  const signed = SIGNED.exec(text);
  const parted = PARTED.exec(text);
  if (!signed && !parted) return null;
  const [, before = '', degrees = '', minutes = '', seconds = '0', after = ''] = signed ?? [
    '',
    parted?.[1],
    parted?.[2],
    parted?.[4] ?? parted?.[6],
    parted?.[5] ?? parted?.[7],
    parted?.[8],
  ];
  const size = sexagesimal(degrees, minutes, seconds);
  return Number.isNaN(size) ? null : marked(before, after, size);
}

/**
 * One coordinate in degrees: decimal, or degrees, minutes and seconds in any of the usual spellings. NaN when it is neither. Packed
 * digits (1070130) are not taken apart: 107.0130 may be either.
 */
export function readDegrees(cell: string): number {
  return readAngle(cell)?.value ?? Number.NaN;
}

/** Metres: 3680000.5, 3,680,000.5, 36 500 000米. Null when it is no number. */
export function readMetres(cell: string): Coordinate | null {
  if (isTooLong(cell)) return null;
  const text = plain(cell).replace(/\s*(m|米)$/i, '');
  const digits = /^-?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : text;
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(digits) ? { value: Number(digits), axis: null } : null;
}

/** POINT(107 33), SRID=4326;POINT Z (107 33 500), [107, 33], (107，33): to what is inside, and whether its order is a rule. */
function unwrapped(cell: string): { readonly text: string; readonly isWkt: boolean } {
  const text = straightened(cell);
  const wkt = /^(?:SRID\s*=\s*\d+\s*;\s*)?POINT\s*(?:ZM?|M)?\s*\(\s*([^\s()]+)\s+([^\s()]+)(?:\s+[^\s()]+){0,2}\s*\)$/i.exec(text);
  if (wkt) return { text: `${wkt[1]} ${wkt[2]}`, isWkt: true };
  return { text: /^[[({【].*[\])}】]$/.test(text) ? text.slice(1, -1).trim() : text, isWkt: false };
}

/** The two halves of a cell that holds a position. */
export interface Halves {
  /** East first where `told`, else as written. */
  readonly pair: readonly [Coordinate, Coordinate];
  /** Whether the cell says which is which: by its marks (E, 北纬) or its format. */
  readonly told: boolean;
}

/**
 * Takes a cell with both coordinates apart: "107.02,33.07", "107°01′30″E 33°04′12″N", "东经107.02北纬33.07", "POINT(107.02 33.07)".
 * Where both sides can be read is the place to cut; null where there is none, or where two places give two positions.
 */
export function takeApart(cell: string, read: (text: string) => Coordinate | null): Halves | null {
  if (isTooLong(cell)) return null;
  const { text, isWkt } = unwrapped(cell);
  const hasMarks = /[^\d.,;、/|\s+-]/.test(text);
  const found = new Map<string, Halves>();
  for (let at = 1; at < text.length; at++) {
    const isBetween = /[,;、/|\s]/.test(text[at] ?? '');
    if (!isBetween && !hasMarks) continue;
    const [first, second] = [read(text.slice(0, at).trim()), read(text.slice(at).replace(/^\s*[,;、/|]?\s*/, ''))];
    if (!first || !second) continue;
    const isMarked = first.axis !== null || second.axis !== null;
    // Two longitudes are no position, wherever one ends.
    if (isMarked && first.axis === second.axis) return null;
    // Without anything between them only their marks tell where one ends: 107°01 is one angle.
    if (!isBetween && !isMarked) continue;
    const isTurned = first.axis === 'lat' || second.axis === 'lon';
    found.set(`${first.value} ${second.value}`, { pair: isTurned ? [second, first] : [first, second], told: isWkt || isMarked });
  }
  const [only, another] = [...found.values()];
  return another ? null : (only ?? null);
}
