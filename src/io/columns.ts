import { isBlank } from './cells.ts';
import { CsvScanner, clean } from './csv-scanner.ts';

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
  readonly columns: readonly Column[];
  /** The line of the record in which a quote is opened that is never closed: the rows end before it. */
  readonly unclosed: number | null;
}

/** Different texts, kept as bytes until one is asked for. */
export interface Texts {
  readonly size: number;
  at(code: number): string;
}

/** Rows whose cells say what a column holds; a later cell may still overrule it. */
const LOOKED_AT = 1000;
const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * CSV in UTF-8, headings in its first record, to typed columns. A column is of numbers where each cell is one as a machine writes it (at
 * most 15 digits, none leading that is 0) or blank in the sense of `isBlank`; else of text, cell by cell as written. A record that ends
 * early has blank cells, and what goes beyond the headings is left out. Blank records are rows.
 * @param utf8 valid bytes without a byte order mark.
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
  return { rows: first.rows, columns, unclosed: first.unclosed };
}

type Kind = 'number' | 'text';
type Builder =
  | { readonly kind: 'number'; values: Float64Array; isOverruled: boolean }
  | { readonly kind: 'text'; codes: Uint32Array; readonly texts: TextStore }
  | { readonly kind: 'none' };

const decoder = new TextDecoder();

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
  readonly builders: readonly Builder[];
  readonly unclosed: number | null;
}

/** Reads the columns that have a kind. */
function pass(utf8: Uint8Array, delimiter: string, kinds: readonly (Kind | null)[]): Passed {
  const scanner = new CsvScanner(utf8, delimiter.charCodeAt(0));
  let room = 0;
  let rows = 0;
  const builders = kinds.map((kind): Builder => {
    if (kind === 'number') return { kind, values: new Float64Array(), isOverruled: false };
    return kind === 'text' ? { kind, codes: new Uint32Array(), texts: new TextStore() } : { kind: 'none' };
  });
  const wanted = kinds.flatMap((kind, column) => (kind === null ? [] : [column]));
  for (let isHead = true; scanner.next(); isHead = false) {
    const skipped = isHead ? 1 : 0;
    const records = scanner.records - skipped;
    if (rows + records > room) {
      // As many as the bytes read so far promise, a little more; the last guess is seldom far off.
      room = Math.max(rows + records, Math.ceil(((rows + records) / scanner.at) * utf8.length * 1.02) + 64);
      for (const builder of builders) makeRoom(builder, room);
    }
    for (const column of wanted) {
      const builder = builders[column] as Builder;
      if (builder.kind === 'number' && !builder.isOverruled) readNumbers(utf8, scanner, builder, column, rows, skipped);
      else if (builder.kind === 'text') readTexts(utf8, scanner, builder, column, rows, skipped);
    }
    rows += records;
  }
  return { rows, builders, unclosed: scanner.unclosed };
}

function makeRoom(builder: Builder, room: number): void {
  if (builder.kind === 'number') {
    const { values } = builder;
    builder.values = new Float64Array(room);
    builder.values.set(values);
  } else if (builder.kind === 'text') {
    const { codes } = builder;
    builder.codes = new Uint32Array(room);
    builder.codes.set(codes);
  }
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
    else if (marked[cell]) {
      const bytes = encoder.encode(cellText(utf8, scanner, cell));
      codes[at] = texts.codeOf(bytes, 0, bytes.length);
    } else codes[at] = texts.codeOf(utf8, start[cell] as number, end[cell] as number);
  }
}

const encoder = new TextEncoder();

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

/** Different texts after which it is told whether a column repeats any. */
const SAMPLE = 4096;

/** Different texts by a hash of their bytes. Where most rows have one of their own, a name or a remark, looking each up would find nothing. */
class TextStore implements Texts {
  size = 0;
  private asked = 0;
  private isVaried = false;
  private slots = new Int32Array(1024).fill(-1);
  private hashes = new Int32Array(512);
  private starts = new Uint32Array(513);
  private bytes = new Uint8Array(8192);
  private readonly shortKeys = new Int32Array(1024).fill(-1);
  private readonly shortCodes = new Int32Array(1024);
  private read: (string | undefined)[] = [];

  codeOf(source: Uint8Array, from: number, to: number): number {
    if (this.isVaried) return this.add(source, from, to);
    this.asked++;
    const length = to - from;
    if (length > 3) return this.look(source, from, to);
    // 是, 否 and blanks are most of what there is: their bytes fit into one number.
    let key = length;
    for (let at = from; at < to; at++) key = (key << 8) | (source[at] as number);
    const slot = Math.imul(key, 0x9e3779b1) >>> 22;
    if (this.shortKeys[slot] === key) return this.shortCodes[slot] as number;
    const code = this.look(source, from, to);
    this.shortKeys[slot] = key;
    this.shortCodes[slot] = code;
    return code;
  }

  private look(source: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at++) hash = Math.imul(hash, 31) + (source[at] as number);
    hash = Math.imul(hash, 0x9e3779b1);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.slots[slot] as number;
      if (code < 0) break;
      if (this.hashes[code] === hash && this.isAt(code, source, from, to)) return code;
      slot = (slot + 1) & mask;
    }
    const code = this.add(source, from, to);
    this.slots[slot] = code;
    this.hashes[code] = hash;
    if (this.size * 2 > this.slots.length) this.rehash();
    if (this.size > SAMPLE && this.size * 2 > this.asked) this.stopLookingUp();
    return code;
  }

  at(code: number): string {
    if (!(code >= 0 && code < this.size)) throw new RangeError(`no text ${code}`);
    this.read[code] ??= decoder.decode(this.bytes.subarray(this.starts[code], this.starts[code + 1]));
    return this.read[code];
  }

  private isAt(code: number, source: Uint8Array, from: number, to: number): boolean {
    const { bytes } = this;
    const start = this.starts[code] as number;
    if ((this.starts[code + 1] as number) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at++, own++) if (source[at] !== bytes[own]) return false;
    return true;
  }

  private add(source: Uint8Array, from: number, to: number): number {
    const code = this.size++;
    const start = this.starts[code] as number;
    const end = start + to - from;
    if (end > this.bytes.length) this.bytes = grown(this.bytes, Math.max(end, this.bytes.length * 2));
    for (let at = from, own = start; at < to; at++, own++) this.bytes[own] = source[at] as number;
    if (code + 2 > this.starts.length) {
      this.starts = grown(this.starts, this.starts.length * 2);
      if (!this.isVaried) this.hashes = grown(this.hashes, this.starts.length);
    }
    this.starts[code + 1] = end;
    return code;
  }

  private stopLookingUp(): void {
    this.isVaried = true;
    this.slots = new Int32Array();
    this.hashes = new Int32Array();
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = (this.hashes[code] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

function grown<Typed extends Uint8Array | Uint32Array | Int32Array>(before: Typed, length: number): Typed {
  const after = new (before.constructor as new (length: number) => Typed)(length);
  after.set(before);
  return after;
}
