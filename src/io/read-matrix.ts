import type { IdColumn, TravelMatrix } from '../domain/matrix.ts';
import { FileError } from '../domain/report.ts';
import { type Column, readColumns } from './columns.ts';
import { guessDelimiter } from './csv.ts';
import { decode } from './decode.ts';
import { unguard } from './guard.ts';
import { headingKey } from './headings.ts';
import type { Content, InputFile } from './input-file.ts';

type MatrixContent = Extract<Content, { kind: 'matrix' }>;

/** Headings of a matrix as routers and people write them, compared by `headingKey`; the unit a measure is in. */
const ORIGIN = ['origin', 'origin_id', 'from', 'from_id', 'village', 'village_code', '起点', '出发地', '村编码', '村'];
const DESTINATION = ['destination', 'destination_id', 'to', 'to_id', 'facility', 'facility_id', '终点', '目的地', '机构编码', '卫生院'];
const METRES: readonly (readonly [heading: string, scale: number])[] = [
  ['metres', 1],
  ['meters', 1],
  ['distance_m', 1],
  ['distance', 1],
  ['米', 1],
  ['距离(米)', 1],
  ['km', 1000],
  ['distance_km', 1000],
  ['公里', 1000],
  ['距离(公里)', 1000],
];
const MINUTES: readonly (readonly [heading: string, scale: number])[] = [
  ['minutes', 1],
  ['duration_min', 1],
  ['分钟', 1],
  ['时间(分钟)', 1],
  ['seconds', 1 / 60],
  ['duration_s', 1 / 60],
  ['duration', 1 / 60],
  ['秒', 1 / 60],
];

/** Line of a data row where no cell spans several. */
const FIRST_LINE = 2;

/**
 * Reads an origin–destination matrix in CSV of any encoding: origin, destination, and metres or minutes (or kilometres, seconds); a row without a
 * measure says that there is no way. Rows may be in any order and need not be complete. Throws FileError naming line and column where a
 * column is missing, a measure is no number or negative, or a pair is told twice with different measures: which one holds nobody knows.
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
  const { rows, columns, unclosed } = readColumns(isPlain ? bytes : new TextEncoder().encode(text), delimiter);
  if (unclosed !== null) throw new FileError('unclosed-quote', file, unclosed, null, 'a quotation mark is opened here and not closed');
  const origin = needed(file, columns, ORIGIN, 'origin');
  const destination = needed(file, columns, DESTINATION, 'destination');
  const metres = measure(file, columns, METRES);
  const minutes = measure(file, columns, MINUTES);
  if (!metres && !minutes) throw new FileError('missing-column', file, 1, null, 'a column metres, km, minutes or seconds is needed');
  if (rows === 0) throw new FileError('no-records', file, null, null, 'it has no row below its headings');
  const matrix = { rows, origin: idsOf(file, origin), destination: idsOf(file, destination), metres, minutes };
  refuseRepeated(file, matrix);
  return { kind: 'matrix', format: 'text', encoding, crs: null, delimiter, matrix };
}

function find(columns: readonly Column[], names: readonly string[]): Column | undefined {
  const keys = new Set(names.map(headingKey));
  return columns.find(({ heading }) => keys.has(headingKey(heading)));
}

function needed(file: string, columns: readonly Column[], names: readonly string[], what: string): Column {
  const found = find(columns, names);
  if (!found) throw new FileError('missing-column', file, 1, what, `a column of one of these is needed: ${names.join(', ')}`);
  return found;
}

function idsOf(file: string, column: Column): IdColumn {
  const codes = new Uint32Array(column.kind === 'number' ? column.values.length : column.codes.length);
  const known = new Map<string, number>();
  const ids: string[] = [];
  const codeOf = (id: string, row: number) => {
    if (id === '') throw new FileError('unreadable-file', file, row + FIRST_LINE, column.heading, 'it names nothing');
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

function measure(file: string, columns: readonly Column[], headings: readonly (readonly [string, number])[]): Float64Array | null {
  for (const [heading, scale] of headings) {
    const column = find(columns, [heading]);
    if (!column) continue;
    const refuse = (row: number, value: string): never => {
      throw new FileError('unreadable-file', file, row + FIRST_LINE, column.heading, `"${value}" is no number of at least 0`);
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
  return null;
}

/** Refuses a pair that is told twice with different measures. Pairs are sorted, not looked up: a matrix of a country has millions. */
function refuseRepeated(file: string, { origin, destination, metres, minutes }: TravelMatrix): void {
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
      const detail = `${names} is told in line ${before + FIRST_LINE} already, and differently`;
      throw new FileError('unreadable-file', file, row + FIRST_LINE, null, detail);
    }
  });
}
