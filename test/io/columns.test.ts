import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { isBlank } from '../../src/io/cells.ts';
import { type Column, readColumns } from '../../src/io/columns.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** The oracle's PapaParse is given \n for every line end; we keep those within quotes. */
const withLf = (text: string | undefined) => text?.replace(/\r\n?/g, '\n');
const listed = (column: Column) =>
  column.kind === 'number' ? [...column.values] : Array.from(column.codes, (code) => withLf(column.texts.at(code)));

/** A number as a machine writes it, of at most 15 digits. */
const isNumber = (cell: string) => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(cell) && cell.replace(/\D/g, '').length <= 15;

/** The same columns by PapaParse and regular expressions, column after column. */
function oracle(text: string): { heading: string; kind: string; cells: (string | number)[] }[] {
  const normal = text.replace(/\r\n?/g, '\n');
  const all = Papa.parse<string[]>(normal, { delimiter: ',', newline: '\n' }).data;
  if (normal.endsWith('\n')) all.pop();
  const [headings = [], ...rows] = all;
  return headings.map((heading, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const isNumeric = cells.every((cell) => isNumber(cell) || isBlank(cell));
    return {
      heading,
      kind: isNumeric ? 'number' : 'text',
      cells: isNumeric ? cells.map((cell) => (isNumber(cell) ? Number(cell) : Number.NaN)) : cells,
    };
  });
}

function expectAsOracle(text: string): void {
  const { rows, columns, unclosed } = readColumns(bytesOf(text), ',');
  expect(unclosed).toBeNull();
  const expected = oracle(text);
  expect(columns.map((column) => ({ heading: column.heading, kind: column.kind, cells: listed(column) }))).toEqual(expected);
  for (const { cells } of expected) expect(rows).toBe(cells.length);
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const written = (rows: readonly (readonly string[])[], end: string) => rows.map((cells) => cells.map(quoted).join(',')).join(end);

const number = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }).map(String),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(6)),
  fc.constantFrom('0', '-0', '0.1', '12.50', '123456789012345', '0.000001'),
);
const other = fc.constantFrom('007', '1234567890123456', '1e5', '+1', '.5', '5.', '1.2.3', '-', '- 1', ' 1', '１２', '85%');
const blank = fc.constantFrom('', '', '—', '不详', '/');
const word = fc.constantFrom('甲村', '乙村', '𠮷', 'a,b', 'he said "通"', 'two\nlines', 'two\r\nlines', '是');

describe('typed columns', () => {
  it('are numbers where every cell is one or blank, else texts as written: as PapaParse and regular expressions have it', () => {
    const row = fc.tuple(
      number,
      fc.oneof(number, blank),
      blank,
      fc.oneof({ weight: 20, arbitrary: number }, { weight: 1, arbitrary: other }),
      fc.oneof(word, blank, number),
    );
    const table = fc.tuple(fc.array(row, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), fc.nat({ max: 5 }), fc.boolean());
    fc.assert(
      fc.property(table, ([rows, end, short, ends]) => {
        // Records that end early, and one that goes on beyond the headings.
        const ragged = rows.map((cells, at) =>
          at % 4 === 3 ? cells.slice(0, Math.max(1, short)) : at % 7 === 5 ? [...cells, 'beyond'] : cells,
        );
        expectAsOracle(written([['a', '甲', 'b"c', '__proto__', ''], ...ragged], end) + (ends ? end : ''));
      }),
      { seed: 20, numRuns: 1500 },
    );
  });

  it('go back for a column whose first text stands far down', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`${at / 4}`, at === 2500 ? '三' : `${at}.50`, `${at % 7}`]);
    const text = written([['a', 'b', 'c'], ...rows], '\n');
    expectAsOracle(text);
    expect(readColumns(bytesOf(text), ',').columns.map(({ kind }) => kind)).toEqual(['number', 'text', 'number']);
  });

  it('keep a text once where rows share it, and take names by the ten thousand', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`村${at}号`, ['是', '否', ''][at % 3] ?? '', `镇${at % 700}`]);
    const text = written([['name', 'clinic', 'township'], ...rows], '\r\n');
    expectAsOracle(text);
    const [name, clinic, township] = readColumns(bytesOf(text), ',').columns;
    expect([name, clinic, township].map((column) => column?.kind === 'text' && column.texts.size)).toEqual([20_000, 3, 700]);
    expect(() => clinic?.kind === 'text' && clinic.texts.at(3)).toThrow(RangeError);
  });

  it('are empty without rows, and end before a quote that is never closed', () => {
    expect(readColumns(bytesOf(''), ',')).toEqual({ rows: 0, lines: new Uint32Array(), columns: [], unclosed: null });
    expect(readColumns(bytesOf('a,b'), ',').columns.map(listed)).toEqual([[], []]);
    const cut = readColumns(bytesOf('a;b\n1;2\n3;"x\n4;5\n'), ';');
    expect(cut).toMatchObject({ rows: 1, unclosed: 3 });
    expect(cut.columns.map(listed)).toEqual([[1], [2]]);
  });

  it('know the line that each row begins on, whatever stands before it', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [at % 3 === 0 ? 'two\nlines' : 'one', `${at}`]);
    const expected = rows.map((_, at) => 2 + at + Math.ceil(at / 3));
    expect([...readColumns(bytesOf(written([['a', 'b'], ...rows], '\n')), ',').lines]).toEqual(expected);
    expect([...readColumns(bytesOf('"a\nb",c\n1,2\n\n3,4'), ',').lines]).toEqual([3, 4, 5]);
  });

  it('refuse bytes that are no UTF-8 wherever they stand: as a decoder of the whole file does', () => {
    const table = fc.array(fc.tuple(number, fc.oneof(word, blank), fc.oneof(number, blank), fc.constantFrom('村一', '村二"', '𠮷村')), {
      minLength: 1,
      maxLength: 12,
    });
    let refused = 0;
    fc.assert(
      fc.property(table, fc.nat(), fc.integer({ min: 0x80, max: 0xff }), fc.boolean(), (rows, place, byte, ragged) => {
        const bytes = bytesOf(
          `a,名,b,c\n${written(
            rows.map((row) => (ragged ? [...row, '多'] : row)),
            '\n',
          )}`,
        );
        bytes[place % bytes.length] = byte;
        let isValid = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          isValid = false;
          refused++;
        }
        const read = () => readColumns(bytes, ',');
        if (isValid) expect(read).not.toThrow();
        else {
          // What stands behind a quote that does not close is not read at all, and is told as such.
          let unclosed: number | null = null;
          try {
            ({ unclosed } = read());
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
            return;
          }
          expect(unclosed).not.toBeNull();
        }
      }),
      { numRuns: 3000, seed: 20261125 },
    );
    expect(refused).toBeGreaterThan(1000);
  });

  it('refuse a character cut in two by a delimiter, and broken bytes beyond the headings', () => {
    const cut = (...parts: readonly (string | readonly number[])[]) =>
      Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...bytesOf(part)] : part)));
    // 村 is E6 9D 91: in two rows of one column, whose texts stand one after the other.
    expect(() => readColumns(cut('a\n', [0xe6], '\n', [0x9d, 0x91]), ',')).toThrow(TypeError);
    expect(() => readColumns(cut('a\n1,', [0xff]), ',')).toThrow(TypeError);
    expect(() => readColumns(cut([0xff], ',b\n1,2'), ',')).toThrow(TypeError);
    // A broken byte behind a quote does not close it, as white space would.
    expect(readColumns(cut('a\n"x"', [0xa0], '\n'), ',').unclosed).toBe(2);
  });
});
