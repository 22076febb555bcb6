import { isVillageCode } from '../domain/codes.ts';
import type { Measure } from '../domain/indicator.ts';
import type { Value } from '../domain/observation.ts';
import { type Month, parseMonth, yearEnd } from '../domain/period.ts';
import { unguard } from './guard.ts';
import { LIMITS } from './limits.ts';

/** A cell that was read, was blank (unknown), or cannot be read: never a guess. */
export type Read<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'blank' } | { readonly kind: 'unreadable' };

const value = <T>(found: T): Read<T> => ({ kind: 'value', value: found });
const blank = { kind: 'blank' } as const;
const unreadable = { kind: 'unreadable' } as const;

const BLANKS: ReadonlySet<string> = new Set([
  '',
  '/',
  '\\',
  '—',
  '——',
  '-',
  '--',
  '－',
  '不详',
  '未统计',
  '未知',
  '未报',
  'n/a',
  'na',
  'null',
  'unknown',
  '?',
  '？',
  '无数据',
]);

/**
 * Signs that take no room and that nobody sees: zero-width spaces and joiners, soft hyphens, which web pages and WPS leave in cells, and
 * control characters (DOS ends a file with 1A). No white space: that is for trim.
 */
const UNSEEN = /(?!\s)[\p{Cc}\u00ad\u200b-\u200d\u2060]/gu;

/** Bare ASCII and Chinese signs are seen as they are written: nearly all of the ten million cells of a country's table. */
const AS_SEEN = /^[!-~\u4e00-\u9fff]*$/;

/** Text as it is seen: full-width folded, without what takes no room. */
export function seen(text: string): string {
  if (AS_SEEN.test(text)) return text;
  return text.normalize('NFKC').replace(UNSEEN, '');
}

/** Text as compared: full-width folded, trimmed, without the apostrophe or the ="…" that keeps it text in spreadsheets. */
export function plain(cell: string): string {
  // Most cells have nothing to take off, and a status file has half a million of them.
  if (/^(?!=)[!-&(-~\u4e00-\u9fff]*$/.test(cell)) return cell;
  const text = seen(cell).trim();
  const given = /^="(.*)"$/.exec(text)?.[1] ?? text;
  return (/^'\d/.test(given) ? given.slice(1) : unguard(given)).trim();
}

/** A name as shown: trimmed, otherwise as written. */
export function readName(cell: string): string {
  return cell.trim();
}

/** Whether a cell says nothing: empty, a dash, 不详, 未统计 and the like. It is unknown then, never no. */
export function isBlank(cell: string): boolean {
  return BLANKS.has(plain(cell).toLowerCase());
}

const YES: ReadonlySet<string> = new Set([
  '是',
  '有',
  '1',
  '√',
  '✓',
  '✔',
  '通',
  '已通',
  '达标',
  'y',
  'yes',
  'true',
  '已建',
  '已达标',
  '合格',
  'met',
]);
const NO: ReadonlySet<string> = new Set([
  '否',
  '无',
  '0',
  '×',
  '✗',
  'x',
  '未通',
  '不通',
  '未达标',
  '不达标',
  'n',
  'no',
  'false',
  '没有',
  '未建',
  '不合格',
  'gap',
]);
const EXEMPT: ReadonlySet<string> = new Set(['不具备条件', 'exempt', '豁免', '不具备']);

/**
 * Words of yes and no; a small count is a yes: up to 9 (卫生室个数 2), up to 99 with its measure word (12个). Any other number (2019, 61, a
 * telephone number) answers another question and is unreadable.
 */
export function readYesNo(cell: string): Read<Value> {
  if (isBlank(cell)) return blank;
  if (cell.length > LIMITS.readCell) return unreadable;
  const text = plain(cell).toLowerCase();
  if (YES.has(text)) return value('yes');
  if (NO.has(text)) return value('no');
  // The reason often stands behind it: 不具备条件（无人居住）.
  if (EXEMPT.has(text.replace(/\s*\(.*\)$/, ''))) return value('exempt');
  // 卫生室个数: 1, 2个, 1所.
  const count = /^(\d(?:\.0+)?|\d{1,2}\s*[个所间处])$/.exec(text)?.[1];
  if (count !== undefined) return value(Number.parseInt(count, 10) > 0 ? 'yes' : 'no');
  return unreadable;
}

/** True or false for flags such as 是否贫困村; 贫困村 and 非贫困村 (村属性) are read too. */
export function readFlag(cell: string): Read<boolean> {
  const text = plain(cell);
  if (/^非/.test(text)) return value(false);
  if (/^(深度)?贫困村$/.test(text)) return value(true);
  const read = readYesNo(cell);
  if (read.kind !== 'value') return read;
  return read.value === 'exempt' ? unreadable : value(read.value === 'yes');
}

const NUMBER = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(\D*)$/i;
const UNITS: ReadonlySet<string> = new Set(['', '%', '户', '人', '个', '亩', '度', '°']);

/** A measure as files write it: 亩 too, which nothing is kept in. */
export type Written = Measure | 'mu';

/** Words of a measure, as cells and headings write them after folding (㎡ and m² are m2 then). */
const MEASURE_OF: ReadonlyMap<string, Written> = new Map([
  ['公里', 'km'],
  ['千米', 'km'],
  ['km', 'km'],
  ['米', 'm'],
  ['m', 'm'],
  ['平方米', 'm2'],
  ['平米', 'm2'],
  ['m2', 'm2'],
  ['亩', 'mu'],
]);
const SIZE: Readonly<Record<Written, { readonly of: 'length' | 'area'; readonly size: number }>> = {
  km: { of: 'length', size: 1000 },
  m: { of: 'length', size: 1 },
  m2: { of: 'area', size: 1 },
  // Fifteen 亩 are a hectare.
  mu: { of: 'area', size: 2000 / 3 },
};

/** The measure a word names: 公里 → km; null for any other word. */
export function measureOf(word: string): Written | null {
  return MEASURE_OF.get(plain(word).toLowerCase()) ?? null;
}

/** Digits as written decide: 0.57 × 100 is 56.99999999999999 in binary. */
const times = (number: number, by: number) => Number((number * by).toPrecision(12));

interface Quantity {
  readonly number: number;
  readonly unit: string;
  /** Written in 万: the number is whole already. */
  readonly isScaled: boolean;
}

/** A number with full-width digits, thousands separators and 万, and the word after it. */
function numberAndUnit(cell: string): Quantity | null {
  if (cell.length > LIMITS.readCell) return null;
  const text = plain(cell).replace(/,(?=\d{3}(\D|$))/g, '');
  // m2 ends in a digit, which belongs to the unit.
  const match = NUMBER.exec(text.replace(/m2$/i, '平方米'));
  if (!match?.[1]) return null;
  const [number, unit] = [Number(match[1]), (match[2] ?? '').toLowerCase()];
  const isScaled = unit.startsWith('万');
  return { number: isScaled ? times(number, 10_000) : number, unit: isScaled ? unit.slice(1).trim() : unit, isScaled };
}

/** A number with full-width digits, thousands separators and a unit, which is let go. */
export function readNumber(cell: string): Read<number> {
  if (isBlank(cell)) return blank;
  const read = numberAndUnit(cell);
  return read && (UNITS.has(read.unit) || MEASURE_OF.has(read.unit)) ? value(read.number) : unreadable;
}

/**
 * A measure, zero or more, in `unit`. The cell's own unit counts before the heading's (`written`), and a bare number without either is
 * in `unit` already: 3500米 and, under 到乡镇距离(米), 3500 are 3.5 km. A length is no area.
 */
export function readMeasure(cell: string, unit: Measure, written: Written | null): Read<number> {
  if (isBlank(cell)) return blank;
  const read = numberAndUnit(cell);
  const given = read && (read.unit === '' ? (written ?? unit) : MEASURE_OF.get(read.unit));
  if (!read || !given || read.number < 0 || SIZE[given].of !== SIZE[unit].of) return unreadable;
  return value(given === unit ? read.number : times(read.number, SIZE[given].size / SIZE[unit].size));
}

/**
 * How a column of percentages writes its bare numbers: in points (85), as shares (0.85 for 85 %), or so that one from 0 to 1 may be either.
 */
export type Percents = 'points' | 'shares' | 'doubtful';

/** A number of a percentage's cell that has no % of its own; null for any other cell. */
function bareIn(cell: string): number | null {
  const read = plain(cell).endsWith('%') ? null : readNumber(cell);
  return read?.kind === 'value' ? read.value : null;
}

/**
 * One cell alone cannot tell 0.9 % from 90 %; its column can. None above 1: shares. Some above 1: points, but doubtful where others lie
 * between 0 and 1. `said`: the heading says (%), so bare numbers are points — unless none is above 1, when heading and numbers disagree.
 */
export function percentsOf(cells: readonly string[], said: boolean): Percents {
  const bare = cells.map(bareIn).filter((number) => number !== null);
  if (bare.every((number) => number <= 1)) return bare.every((number) => number <= 0) ? 'points' : said ? 'doubtful' : 'shares';
  return !said && bare.some((number) => number > 0 && number < 1) ? 'doubtful' : 'points';
}

/** What a cell would be if it were a share, where its column leaves that in doubt: 0.85 → 85; null where nothing is in doubt. */
export function doubtfulShare(cell: string, percents: Percents): number | null {
  const bare = percents === 'doubtful' ? bareIn(cell) : null;
  return bare !== null && bare > 0 && bare <= 1 ? times(bare, 100) : null;
}

/** A percentage 0–100: "85%" and "85" are the same, and so is 0.85 in a column of shares. What is in doubt (doubtfulShare) is not asked here. */
export function readPercent(cell: string, percents: Percents): Read<number> {
  const read = readNumber(cell);
  if (read.kind !== 'value') return read;
  return value(percents === 'shares' && !plain(cell).endsWith('%') ? times(read.value, 100) : read.value);
}

/** More people or things than any place has that these tables speak of: such a number is something else, an identity card's for one. */
const MOST_COUNTED = 10_000_000;

/** Whether a cell is a number, and beyond any count. */
export function isBeyondCount(cell: string): boolean {
  const read = readNumber(cell);
  return read.kind === 'value' && read.value > MOST_COUNTED;
}

/** A whole number of things or people, zero to ten million: 12户, 1.2万; `scale` is how many a bare number of its column stands for. */
export function readCount(cell: string, scale = 1): Read<number> {
  const read = readNumber(cell);
  if (read.kind !== 'value') return read;
  const count = scale === 1 || /万/.test(cell) ? read.value : times(read.value, scale);
  return count < 0 || count > MOST_COUNTED || !Number.isInteger(count) ? unreadable : value(count);
}

/** Numerals for money as cells write them: 1.2万元, 3,500元, ¥800. */
const MONEY_UNITS: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['圆', 1],
  ['rmb', 1],
  ['cny', 1],
  ['亿元', 100_000_000],
  ['亿', 100_000_000],
]);

/**
 * Money in yuan, zero or more. The cell's own unit counts before the heading's: `scale` is how many yuan a bare number of the column
 * stands for (10,000 under 投资(万元); see scaleIn).
 */
export function readMoney(cell: string, scale = 1): Read<number> {
  if (isBlank(cell)) return blank;
  const read = numberAndUnit(cell.replace(/^\s*[¥￥]/, ''));
  const size = read && (read.unit === '' ? (read.isScaled ? 1 : scale) : MONEY_UNITS.get(read.unit));
  return read && size && read.number >= 0 ? value(times(read.number, size)) : unreadable;
}

/** Whether a cell of 坐标来源 says that the position was modelled, not surveyed. */
export function isModelled(cell: string): boolean {
  return /^(modelled|推算)$/.test(plain(cell));
}

/** Whether a cell of 数据性质 says that the record was simulated. */
export function isSimulated(cell: string): boolean {
  return /^(simulated|模拟)$/.test(plain(cell));
}

export type Code = { readonly kind: 'code'; readonly code: string } | { readonly kind: 'none' } | { readonly kind: 'damaged' };

/**
 * A code as text. `.0` at its end and dashes between a village code's levels are taken off (the digits survive); 6.10727E+11 has lost its digits and is refused. Only numbers of
 * twelve digits and more are written so: 1E5 is a code like any other.
 */
export function readCode(cell: string): Code {
  if (isBlank(cell)) return { kind: 'none' };
  const text = plain(cell).replace(/\s+/g, '');
  const digits = /^(\d)(?:\.(\d+))?e\+?(\d+)$/i.exec(text);
  if (digits && Number(digits[3]) >= 11) {
    const exact = (digits[2] ?? '').length >= Number(digits[3]);
    return exact ? { kind: 'code', code: `${digits[1]}${digits[2]}`.slice(0, Number(digits[3]) + 1) } : { kind: 'damaged' };
  }
  // 610727-001-211: a village's code with its levels parted.
  const joined = /^\d{6}[-‐-―]?\d{3}[-‐-―]?\d{3}$/.test(text) ? text.replace(/\D/g, '') : text;
  if (joined !== text && isVillageCode(joined)) return { kind: 'code', code: joined };
  return { kind: 'code', code: text.replace(/^(\d+)\.0+$/, '$1') };
}

/** "2019-12", "2019年12月", "201912", "2019-12-31", "2019/12/31"; a bare year is its December. */
export function readMonth(cell: string): Read<Month> {
  if (isBlank(cell)) return blank;
  const text = plain(cell);
  const year = /^(\d{4})(?:年底?|\.0)?$/.exec(text);
  if (year) return value(yearEnd(Number(year[1])));
  const parts = /^(\d{4})[-/.年]?(\d{1,2})(?:月)?(?:[-/.]?(\d{1,2})日?)?$/.exec(text);
  const month = parts ? parseMonth(`${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}`) : null;
  return month === null ? unreadable : value(month);
}

/** A year: "2019", "2019年". */
export function readYear(cell: string): Read<number> {
  const read = readMonth(cell);
  if (read.kind !== 'value') return read;
  const year = Math.floor(read.value / 12);
  return year >= 1949 && year <= 2100 ? value(year) : unreadable;
}
