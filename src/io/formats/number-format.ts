import { LIMITS } from '../limits.ts';

/** How a number of a cell is shown, as far as it changes what the number says. */
export type NumberFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  /** Only zeros: a code kept at its width. */
  | { readonly kind: 'padded'; readonly width: number }
  /** A unit the format writes behind the number. */
  | { readonly kind: 'unit'; readonly unit: string }
  /** `parts`: which of y, m (month), d, and t (time of day) are shown; `elapsed`: hours that count beyond 24. */
  | { readonly kind: 'date'; readonly parts: string; readonly elapsed: boolean };

const NUMBER: NumberFormat = { kind: 'number' };
const PERCENT: NumberFormat = { kind: 'percent' };
const date = (parts: string, elapsed = false): NumberFormat => ({ kind: 'date', parts, elapsed });

/** Formats a workbook has without writing them; 27–36 and 50–58 as Chinese spreadsheets show them (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map([
  [9, PERCENT],
  [10, PERCENT],
  [14, date('ymd')],
  [15, date('ymd')],
  [16, date('md')],
  [17, date('ym')],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, date('t')] as const),
  [46, date('t', true)],
  [22, date('ymdt')],
  ...[27, 36, 50, 52, 57].map((id) => [id, date('ym')] as const),
  ...[28, 29, 51, 53, 54, 58].map((id) => [id, date('md')] as const),
  ...[30, 31].map((id) => [id, date('ymd')] as const),
]);

/** Words behind a number that are its unit. Any other word of a format is ornament: with it the number would not be one any more. */
const UNIT = /^(公里|千米|km|米|m|平方米|㎡|m2|亩|万元|元|户|人|个|处)$/i;

/** What a format's code makes of a number: the first section's, without colours and conditions. */
function readFormat(code: string): NumberFormat {
  if (code.length > LIMITS.numberFormat) return NUMBER;
  const section = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[0] ?? '';
  const elapsed = /\[(h+|m+|s+)\]/i.test(section);
  const bare = section
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/^0{2,}$/.test(section)) return { kind: 'padded', width: section.length };
  if (/general/i.test(bare)) return NUMBER;
  if (/[ymdhse]/i.test(bare) && !/[0#?]e[+-]/i.test(bare)) return dateFormat(bare, elapsed);
  if (bare.includes('%')) return PERCENT;
  const unit = /^[#0,.?\s]+(?:"([^"]*)"|((?:\\.)+)|([\u4e00-\u9fff㎡]+))\s*$/.exec(section.trim());
  const word = (unit?.[1] ?? unit?.[2]?.replaceAll('\\', '') ?? unit?.[3] ?? '').trim();
  // A comma behind the digits divides by a thousand: the number of the cell is not the one before the unit then.
  return UNIT.test(word) && !/,\s*(?:"|\\|[\u4e00-\u9fff])/.test(section) ? { kind: 'unit', unit: word } : NUMBER;
}

function dateFormat(bare: string, elapsed: boolean): NumberFormat {
  const time = elapsed || /[hs]/i.test(bare);
  // An m beside hours or seconds is minutes: only one elsewhere is a month.
  const months = time ? bare.replace(/h[^ymds]*m+|m+[^ymdh]*s/gi, '') : bare;
  const parts = [/[ye]/i.test(bare) ? 'y' : '', /m/i.test(months) ? 'm' : '', /d/i.test(bare) ? 'd' : '', time ? 't' : ''].join('');
  return date(parts, elapsed);
}

/** The format of an id: the workbook's own, else the built-in one. */
export function formatOf(id: number, own: ReadonlyMap<number, string>): NumberFormat {
  const code = own.get(id);
  return code === undefined ? (BUILT_IN.get(id) ?? NUMBER) : readFormat(code);
}

/**
 * A number's text as a spreadsheet knows it: 15 significant digits, so without the noise of binary fractions (0.1 + 0.2 is 0.3), and a
 * twelve-digit code with all its digits. Text that is no number stays as it is.
 */
export function printNumber(written: string): string {
  const text = written.trim();
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return written;
  // Short and plain already: most numbers, and what 15 digits would print just so.
  if (/^-?(0|[1-9]\d{0,14})$/.test(text)) return text === '-0' ? '0' : text;
  const rounded = Number(number.toPrecision(15));
  return String(rounded === 0 ? 0 : rounded);
}

const two = (number: number) => String(number).padStart(2, '0');
/** 9999-12-31: a spreadsheet shows no later day. */
const LAST_DAY = 2_958_465;
const DAY_MS = 86_400_000;

/** The calendar day of a serial number. The 1900 system counts a 29 February 1900 that never was, as Lotus did. */
function dayOf(serial: number, from1904: boolean): string {
  if (!from1904 && serial === 60) return '1900-02-29';
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(first + serial * DAY_MS).toISOString().slice(0, 10);
}

/** A serial number as ISO 8601, as much of it as the format shows: 2019-12-31, 2019-12, 2019, 2019-12-31 08:30:00, 08:30:00. */
function printDate(serial: number, { parts, elapsed }: { parts: string; elapsed: boolean }, from1904: boolean): string | null {
  if (!(serial >= 0) || serial >= LAST_DAY + 1) return null;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const clock = (hours: number) => `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (elapsed) return clock(Math.floor(seconds / 3600));
  const time = clock(Math.floor(seconds / 3600) % 24);
  if (parts === 't') return day === 0 ? time : `${dayOf(day, from1904)} ${time}`;
  const date = dayOf(day, from1904);
  if (parts === 'y') return date.slice(0, 4);
  if (parts === 'ym') return date.slice(0, 7);
  return parts.includes('t') ? `${date} ${time}` : date;
}

/** A cell's number in its format, as text: 0.85 in `0%` is 85%, 43830 in `yyyy-mm-dd` is 2019-12-31. */
export function printFormatted(written: string, format: NumberFormat, from1904: boolean): string {
  const plain = printNumber(written);
  const number = Number(written);
  if (format.kind === 'number' || written.trim() === '' || !Number.isFinite(number)) return plain;
  if (format.kind === 'percent') return `${printNumber(String(Number((number * 100).toPrecision(15))))}%`;
  if (format.kind === 'padded') return /^\d+$/.test(plain) ? plain.padStart(format.width, '0') : plain;
  if (format.kind === 'unit') return `${plain}${format.unit}`;
  return printDate(number, format, from1904) ?? plain;
}
