import type { IdColumn, TravelMatrix } from '../domain/matrix.ts';
import { FileError } from '../domain/report.ts';
import { seen } from './cells.ts';
import { type Column, type ColumnTable, readColumns } from './columns.ts';
import { guessDelimiter } from './csv.ts';
import { decode } from './decode.ts';
import { unguard } from './guard.ts';
import { headingKey } from './headings.ts';
import type { Content, InputFile } from './input-file.ts';
import type { Texts } from './text-store.ts';

type MatrixContent = Extract<Content, { kind: 'matrix' }>;

/** Headings of a matrix as routers and people write them, compared by `headingKey`. */
const ORIGIN = ['origin', 'origin_id', 'from', 'from_id', 'village', 'village_code', '起点', '出发地', '村编码', '村'];
const DESTINATION = ['destination', 'destination_id', 'to', 'to_id', 'facility', 'facility_id', '终点', '目的地', '机构编码', '卫生院'];
/** What a column measures: metres or minutes, and how many of them one of its numbers is; a scale of null: its heading does not say the unit. */
interface Measured {
  readonly of: 'metres' | 'minutes';
  readonly scale: number | null;
}

/** Words of measure that stand before a unit, after folding; 时间 by itself may be a date, and is none. */
const WORDS: readonly (readonly [RegExp, Measured['of']])[] = [
  [/^(?:(?:road|route|network|travel|driving)?distance|dist|length|.{0,8}(?:距离|路程|里程))/, 'metres'],
  [/^(?:duration|.{0,8}时长)/, 'minutes'],
  [/^(?:(?:travel|driving)?time|.{0,8}(?:时间|耗时|用时))(?=.)/, 'minutes'],
];
const UNITS: readonly (readonly [RegExp, Measured])[] = [
  [/^(?:m|met(?:re|er)s?|米)$/, { of: 'metres', scale: 1 }],
  [/^(?:km|kilomet(?:re|er)s?|公里|千米)$/, { of: 'metres', scale: 1000 }],
  [/^(?:min|mins|minutes?|分|分钟)$/, { of: 'minutes', scale: 1 }],
  [/^(?:s|secs?|seconds?|秒)$/, { of: 'minutes', scale: 1 / 60 }],
  [/^(?:h|hours?|小时)$/, { of: 'minutes', scale: 60 }],
];

/** What a heading says its column measures, with its unit in brackets, behind the word, or alone: distance_km, 距离（公里）, 分钟. Null: nothing. */
function measured(heading: string): Measured | null {
  const text = seen(heading)
    .toLowerCase()
    .replace(/[\s_\-:.·/()[\]【】]|单位/g, '');
  const word = WORDS.find(([pattern]) => pattern.test(text));
  const unit = word ? text.replace(word[0], '') : text;
  // A letter by itself may be anything.
  const found = !word && /^[a-z]$/.test(unit) ? undefined : UNITS.find(([pattern]) => pattern.test(unit));
  if (found) return found[1];
  return word && unit === '' ? { of: word[1], scale: null } : null;
}

/** The line of the headings. */
const HEADINGS_LINE = 1;

/**
 * Reads an origin–destination matrix in CSV of any encoding: origin, destination, and metres or minutes (or kilometres, seconds); a row without a
 * measure says that there is no way, and a blank row nothing. Rows may be in any order and need not be complete. Throws FileError naming line and
 * column where a column is missing, does not say its unit, or is not the only one of distances (of times), a measure is no number or negative, or a pair
 * is told twice with different measures: which one holds nobody knows.
 */
export function readMatrix(file: string, bytes: Uint8Array): TravelMatrix {
  return matrixContent({ name: file, bytes }).matrix;
}

/** The same, with how the file is written. Throws FileError. */
export function matrixContent({ name: file, bytes, encoding: told }: Pick<InputFile, 'name' | 'bytes' | 'encoding'>): MatrixContent {
  const { text, encoding } = decode(file, bytes, told);
  if (text.trim() === '') throw new FileError('empty-file', file, null, null, 'it is empty');
  const isPlain = encoding === 'utf-8' && !(bytes[0] === 0xef && bytes[1] === 0xbb);
  const delimiter = guessDelimiter(text);
  const table = readColumns(isPlain ? bytes : new TextEncoder().encode(text), delimiter);
  const { unclosed } = table;
  if (unclosed !== null) throw new FileError('unclosed-quote', file, unclosed, null, 'a quotation mark is opened here and not closed');
  const { rows, lines, columns } = withoutBlankRows(table);
  const origin = needed(file, columns, ORIGIN, 'origin');
  const destination = needed(file, columns, DESTINATION, 'destination');
  const metres = measure(file, columns, lines, 'metres');
  const minutes = measure(file, columns, lines, 'minutes');
  if (!metres && !minutes)
    throw new FileError('missing-column', file, HEADINGS_LINE, 'metres', 'a column metres, km, minutes or seconds is needed');
  if (rows === 0) throw new FileError('no-records', file, null, null, 'it has no row below its headings');
  const matrix = { rows, origin: idsOf(file, origin, lines), destination: idsOf(file, destination, lines), metres, minutes };
  refuseRepeated(file, matrix, lines);
  return { kind: 'matrix', format: 'text', encoding, crs: null, delimiter, matrix, lines };
}

/** The rows in which something stands: a blank one, at the end most often, tells no way. */
function withoutBlankRows({ rows, lines, columns }: ColumnTable): Pick<ColumnTable, 'rows' | 'lines' | 'columns'> {
  const blankTexts = columns.map((column) => (column.kind === 'text' ? blankCodes(column.codes, column.texts) : null));
  const isBlankAt = (row: number) =>
    columns.every((column, at) =>
      column.kind === 'number' ? Number.isNaN(column.values[row]) : blankTexts[at]?.has(column.codes[row] as number),
    );
  const kept = Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => !isBlankAt(row));
  if (kept.length === rows) return { rows, lines, columns };
  return {
    rows: kept.length,
    lines: kept.map((row) => lines[row] as number),
    columns: columns.map((column) =>
      column.kind === 'number'
        ? { ...column, values: Float64Array.from(kept, (row) => column.values[row] as number) }
        : { ...column, codes: kept.map((row) => column.codes[row] as number) },
    ),
  };
}

/** The codes of texts in which nothing stands. */
function blankCodes(codes: Uint32Array, texts: Texts): ReadonlySet<number> {
  return new Set([...new Set(codes)].filter((code) => texts.at(code).trim() === ''));
}

function find(columns: readonly Column[], names: readonly string[]): Column | undefined {
  const keys = new Set(names.map(headingKey));
  return columns.find(({ heading }) => keys.has(headingKey(heading)));
}

function needed(file: string, columns: readonly Column[], names: readonly string[], what: string): Column {
  const found = find(columns, names);
  if (!found) throw new FileError('missing-column', file, HEADINGS_LINE, what, `a column of one of these is needed: ${names.join(', ')}`);
  return found;
}

function idsOf(file: string, column: Column, lines: Uint32Array): IdColumn {
  const codes = new Uint32Array(column.kind === 'number' ? column.values.length : column.codes.length);
  const known = new Map<string, number>();
  const ids: string[] = [];
  const codeOf = (id: string, row: number) => {
    if (id === '') throw new FileError('unreadable-file', file, lines[row] ?? null, column.heading, 'it names nothing');
    const code = known.get(id) ?? ids.push(id) - 1;
    known.set(id, code);
    return code;
  };
  if (column.kind === 'number') {
    column.values.forEach((value, row) => {
      codes[row] = codeOf(Number.isNaN(value) ? '' : String(value), row);
    });
    return { codes, ids };
  }
  const { texts } = column;
  const read = new Int32Array(texts.size).fill(-1);
  column.codes.forEach((text, row) => {
    if ((read[text] as number) < 0) read[text] = codeOf(unguard(texts.at(text).trim()), row);
    codes[row] = read[text] as number;
  });
  return { codes, ids };
}

/** The one column of distances, or of times, in metres or minutes; null where there is none. */
function measure(file: string, columns: readonly Column[], lines: Uint32Array, of: Measured['of']): Float64Array | null {
  const found = columns.flatMap((column) => {
    const says = measured(column.heading);
    return says?.of === of ? [{ column, scale: says.scale }] : [];
  });
  const [first, second] = found;
  if (!first) return null;
  const { column, scale } = first;
  if (second) {
    const all = found.map((one) => one.column.heading).join(', ');
    const what = of === 'metres' ? 'distances' : 'times';
    throw new FileError('two-measures', file, HEADINGS_LINE, all, `these are all ${what}, and which one holds nobody knows: leave one`);
  }
  if (scale === null) {
    const units = of === 'metres' ? 'metres or km (米, 公里)' : 'minutes or seconds (分钟, 秒)';
    throw new FileError('no-unit', file, HEADINGS_LINE, column.heading, `it does not say its unit: name it ${units}`);
  }
  const refuse = (row: number, value: string): never => {
    throw new FileError('unreadable-file', file, lines[row] ?? null, column.heading, `"${value}" is no number of at least 0`);
  };
  const scaled = (value: number, row: number) => (value < 0 ? refuse(row, String(value)) : value * scale);
  if (column.kind === 'number') return column.values.map(scaled);
  // A column that is not of plain numbers: 1e3 and +5 are numbers all the same, "about 3" is none.
  return Float64Array.from(column.codes, (code, row) => {
    const text = column.texts.at(code).trim();
    const value = text === '' ? Number.NaN : Number(text);
    return text !== '' && !Number.isFinite(value) ? refuse(row, text) : scaled(value, row);
  });
}

/** Refuses a pair that is told twice with different measures. Pairs are sorted, not looked up: a matrix of a country has millions. */
function refuseRepeated(file: string, { origin, destination, metres, minutes }: TravelMatrix, lines: Uint32Array): void {
  const pairs = Float64Array.from(origin.codes, (code, row) => code * destination.ids.length + (destination.codes[row] as number));
  const sorted = pairs.slice().sort();
  const repeated = new Set(sorted.filter((pair, at) => pair === sorted[at - 1]));
  if (repeated.size === 0) return;
  const first = new Map<number, number>();
  pairs.forEach((pair, row) => {
    if (!repeated.has(pair)) return;
    const before = first.get(pair);
    if (before === undefined) first.set(pair, row);
    else if ([metres, minutes].some((values) => values !== null && !Object.is(values[row], values[before]))) {
      const names = `${origin.ids[origin.codes[row] as number]} → ${destination.ids[destination.codes[row] as number]}`;
      const detail = `${names} is told in line ${lines[before]} already, and differently`;
      throw new FileError('unreadable-file', file, lines[row] ?? null, null, detail);
    }
  });
}
