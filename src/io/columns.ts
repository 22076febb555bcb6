import { isBlank } from './cells.ts';
import { CsvScanner, clean } from './csv-scanner.ts';
import { TextStore, type Texts } from './text-store.ts';

/** Numbers in the order of the rows; NaN where a cell is blank or says that nothing is known. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly heading: string;
  readonly values: Float64Array;
}

/** Texts in the order of the rows: each row's index into the different ones. Where few rows share a text, equal ones may stand there more than once. */
export interface TextColumn {
  readonly kind: 'text';
  readonly heading: string;
  readonly codes: Uint32Array;
  readonly texts: Texts;
}

export type Column = NumberColumn | TextColumn;

export interface ColumnTable {
  readonly rows: number;
  /** The line each row begins on, from 1. */
  readonly lines: Uint32Array;
  readonly columns: readonly Column[];
  /** The line of the record in which a quote is opened that is never closed: the rows end before it. */
  readonly unclosed: number | null;
}

/** Rows whose cells say what a column holds; a later cell may still overrule it. */
const LOOKED_AT = 1000;
const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const QUOTE = 0x22;

/**
 * CSV in UTF-8, headings in its first record, to typed columns. A column is of numbers where each cell is one as a machine writes it (at
 * most 15 digits, none leading that is 0) or blank in the sense of `isBlank`; else of text, cell by cell as written. A record that ends
 * early has blank cells, and what goes beyond the headings is left out. Blank records are rows. Throws TypeError where the bytes are no
 * UTF-8: each text is looked at once, however often it is repeated, and a number is ASCII, which is less than to look at the file as a whole.
 * @param utf8 bytes without a byte order mark.
 * @param delimiter one ASCII character.
 */
export function readColumns(utf8: Uint8Array, delimiter: string): ColumnTable {
  const heads = new CsvScanner(utf8, delimiter.charCodeAt(0));
  const headings = heads.next() ? Array.from({ length: heads.first[1] ?? 0 }, (_, column) => cellText(utf8, heads, column)) : [];
  const kinds = guessKinds(utf8, delimiter, headings.length);
  const first = pass(utf8, delimiter, kinds);
  // Where a number column turned out to hold text further down, its earlier cells are needed as they were written.
  const overruled = first.builders.map((builder) => builder.kind === 'number' && builder.isOverruled);
  const second = overruled.includes(true)
    ? pass(
        utf8,
        delimiter,
        overruled.map((is) => (is ? 'text' : null)),
      )
    : first;
  const columns = headings.map((heading, at): Column => {
    const builder = (overruled[at] ? second : first).builders[at];
    if (!builder || builder.kind === 'none') throw new RangeError(`column ${at} was not read`);
    return builder.kind === 'number'
      ? { kind: 'number', heading, values: builder.values.subarray(0, first.rows) }
      : { kind: 'text', heading, codes: builder.codes.subarray(0, first.rows), texts: builder.texts };
  });
  return { rows: first.rows, lines: first.lines, columns, unclosed: first.unclosed };
}

type Kind = 'number' | 'text';
type Builder =
  | { readonly kind: 'number'; values: Float64Array; isOverruled: boolean }
  | { readonly kind: 'text'; codes: Uint32Array; readonly texts: TextStore }
  | { readonly kind: 'none' };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function cellText(utf8: Uint8Array, { start, end, marked }: CsvScanner, cell: number): string {
  const text = decoder.decode(utf8.subarray(start[cell], end[cell]));
  return marked[cell] ? clean(text) : text;
}

function guessKinds(utf8: Uint8Array, delimiter: string, width: number): Kind[] {
  const kinds = new Array<Kind>(width).fill('number');
  const scanner = new CsvScanner(utf8, delimiter.charCodeAt(0));
  for (let rows = 0; rows < LOOKED_AT && scanner.next(); rows += scanner.records) {
    const { first, start, end } = scanner;
    for (let record = rows === 0 ? 1 : 0; record < scanner.records; record++) {
      const from = first[record] as number;
      const cells = Math.min(width, (first[record + 1] as number) - from);
      for (let column = 0; column < cells; column++) {
        const cell = from + column;
        if (kinds[column] === 'text' || !Number.isNaN(numberIn(utf8, start[cell] as number, end[cell] as number))) continue;
        if (!isBlank(cellText(utf8, scanner, cell))) kinds[column] = 'text';
      }
    }
  }
  return kinds;
}

interface Passed {
  readonly rows: number;
  readonly lines: Uint32Array;
  readonly builders: readonly Builder[];
  readonly unclosed: number | null;
}

/** Reads the columns that have a kind. */
function pass(utf8: Uint8Array, delimiter: string, kinds: readonly (Kind | null)[]): Passed {
  const scanner = new CsvScanner(utf8, delimiter.charCodeAt(0));
  let room = 0;
  let rows = 0;
  let lines = new Uint32Array();
  const builders = kinds.map((kind): Builder => {
    if (kind === 'number') return { kind, values: new Float64Array(), isOverruled: false };
    return kind === 'text' ? { kind, codes: new Uint32Array(), texts: new TextStore() } : { kind: 'none' };
  });
  const wanted = kinds.flatMap((kind, column) => (kind === null ? [] : [column]));
  for (let isHead = true; scanner.next(); isHead = false) {
    const skipped = isHead ? 1 : 0;
    const records = scanner.records - skipped;
    refuseBrokenBeyond(utf8, scanner, kinds.length);
    if (rows + records > room) {
      // As many as the bytes read so far promise, a little more; the last guess is seldom far off.
      room = Math.max(rows + records, Math.ceil(((rows + records) / scanner.at) * utf8.length * 1.02) + 64);
      for (const builder of builders) makeRoom(builder, room);
      lines = wider(lines, room);
    }
    lines.set(scanner.line.subarray(skipped, scanner.records), rows);
    for (const column of wanted) {
      const builder = builders[column] as Builder;
      if (builder.kind === 'number' && !builder.isOverruled) readNumbers(utf8, scanner, builder, column, rows, skipped);
      else if (builder.kind === 'text') readTexts(utf8, scanner, builder, column, rows, skipped);
    }
    rows += records;
  }
  for (const builder of builders) if (builder.kind === 'text') builder.texts.refuseBroken();
  return { rows, lines: lines.subarray(0, rows), builders, unclosed: scanner.unclosed };
}

/** Cells beyond the headings are in no column, but a file with broken ones is broken. */
function refuseBrokenBeyond(utf8: Uint8Array, scanner: CsvScanner, width: number): void {
  const { first, records } = scanner;
  for (let record = 0; record < records; record++)
    for (let cell = (first[record] as number) + width; cell < (first[record + 1] as number); cell++) cellText(utf8, scanner, cell);
}

function makeRoom(builder: Builder, room: number): void {
  if (builder.kind === 'number') {
    const { values } = builder;
    builder.values = new Float64Array(room);
    builder.values.set(values);
  } else if (builder.kind === 'text') {
    builder.codes = wider(builder.codes, room);
  }
}

function wider(before: Uint32Array, room: number): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(room);
  after.set(before);
  return after;
}

function readNumbers(
  utf8: Uint8Array,
  scanner: CsvScanner,
  builder: Extract<Builder, { kind: 'number' }>,
  column: number,
  rows: number,
  skipped: number,
): void {
  const { first, start, end, records } = scanner;
  const { values } = builder;
  for (let record = skipped; record < records; record++) {
    const cell = (first[record] as number) + column;
    const at = rows + record - skipped;
    if (cell >= (first[record + 1] as number)) {
      values[at] = Number.NaN;
      continue;
    }
    const from = start[cell] as number;
    const to = end[cell] as number;
    const value = numberIn(utf8, from, to);
    values[at] = value;
    if (from < to && Number.isNaN(value) && !isBlank(cellText(utf8, scanner, cell))) {
      builder.isOverruled = true;
      return;
    }
  }
}

function readTexts(
  utf8: Uint8Array,
  scanner: CsvScanner,
  { codes, texts }: Extract<Builder, { kind: 'text' }>,
  column: number,
  rows: number,
  skipped: number,
): void {
  const { first, start, end, marked, records } = scanner;
  for (let record = skipped; record < records; record++) {
    const cell = (first[record] as number) + column;
    const at = rows + record - skipped;
    if (cell >= (first[record + 1] as number)) codes[at] = texts.codeOf(utf8, 0, 0);
    else if (marked[cell]) codes[at] = texts.codeOf(scratch, 0, writeClean(utf8, start[cell] as number, end[cell] as number));
    else codes[at] = texts.codeOf(utf8, start[cell] as number, end[cell] as number);
  }
}

/** Where a cell is written whose quotes are doubled; it lasts until the next one. */
let scratch = new Uint8Array(1024);

/** Writes a marked cell to `scratch`, doubled quotes as one (see `clean`); gives its length. */
function writeClean(utf8: Uint8Array, from: number, to: number): number {
  if (to - from > scratch.length) scratch = new Uint8Array((to - from) * 2);
  let length = 0;
  for (let at = from; at < to; at++) {
    const unit = utf8[at] as number;
    scratch[length++] = unit;
    if (unit === QUOTE) at++;
  }
  return length;
}

/** The number written in bytes, as `Number` reads it; NaN where none is written as a machine writes it. */
function numberIn(utf8: Uint8Array, from: number, to: number): number {
  let at = from;
  const isNegative = at < to && utf8[at] === MINUS;
  if (isNegative) at++;
  const start = at;
  let whole = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const unit = utf8[at] as number;
    const digit = unit - ZERO;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (unit === POINT && decimals < 0 && at > start) decimals = 0;
    else return Number.NaN;
  }
  const digits = to - start - (decimals >= 0 ? 1 : 0);
  // A point at the end, no digit at all, or more of them than a number holds exactly; 007 is a code.
  if (digits === 0 || digits > 15 || decimals === 0) return Number.NaN;
  if (utf8[start] === ZERO && digits > 1 && digits - Math.max(decimals, 0) > 1) return Number.NaN;
  // Both are exact, so that their quotient is the nearest number to what is written: what `Number` gives.
  const value = decimals > 0 ? whole / (POWERS_OF_TEN[decimals] as number) : whole;
  return isNegative ? -value : value;
}
