import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/domain/report.ts';
import { parseCarefully, parseCsv, parseLarge } from '../../src/io/csv.ts';
import { openText } from '../../src/io/open-file.ts';

/** What a way of parsing makes of a text: its records, or the line of the quote that is never closed. */
function outcome(parse: typeof parseLarge, text: string, delimiter: string) {
  try {
    return parse('v.csv', text, delimiter, 1);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { problem: error.problem, line: error.line };
  }
}

type Outcome = ReturnType<typeof outcome>;
const withLf = (read: Outcome): Outcome =>
  Array.isArray(read) ? read.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.replace(/\r\n?/g, '\n')) })) : read;

/** Texts made of what matters to a CSV reader; `,` stands for the delimiter. */
const hostile = fc
  .array(fc.constantFrom('a', '1.5', '甲', '𠮷', ',', ',', '"', '""', '\n', '\r', '\r\n', ' ', '  ', '\u3000', "'", '\t', ';'), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''));
/** Quoted cells that begin and end where a cell does, told by a pattern of their own: no part of either parser. */
function properlyQuoted(text: string): readonly string[] {
  return [...text.matchAll(/(?:"((?:[^"]|"")*)"\s*?|[^,\r\n]*)(?:,|\r\n|\r|\n|$)/gy)].map(([, quoted = '']) => quoted);
}

const cell = fc.constantFrom('', '甲村', '1.5', ' x ', '他说"通"', 'a,b', 'two\nlines', 'two\r\nlines', '𠮷', '=1+1', '__proto__');
const quoted = (text: string, always: boolean) => (always || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const wellFormed = fc
  .tuple(
    fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([rows, end, always]) => ({
    rows,
    text: rows.map((cells) => cells.map((text) => quoted(text, always)).join(',')).join(end) + end,
  }));

describe('large text', () => {
  it.each([',', '\t', ';', '|'])('is read by the scanner as PapaParse reads it, however it is written; delimiter %j', (delimiter) => {
    fc.assert(
      fc.property(hostile, (pieces) => {
        const text = pieces.replaceAll(',', delimiter);
        // PapaParse is given \n for every line end; the scanner keeps those within quotes.
        expect(withLf(outcome(parseLarge, text, delimiter))).toEqual(outcome(parseCarefully, text, delimiter));
      }),
      { seed: 690, numRuns: 6000 },
    );
  });

  it.each([
    ['text behind a closing quote', 'a,b\n甲,"修路"已完\n乙,\n丙,"好,是"\n', 2],
    ['the same before a delimiter', 'a,b\n乙,\n"红旗"村,1\n丙,"好,是"\n', 3],
    ['an unclosed quote that a quoted cell seems to close', 'a,b\n甲,"缺\n乙,\n丙,\n丁,"正常"\n', 2],
    ['behind a cell of two lines', 'a,b,c\n"x\ny","z"w,1\n丙,"好",2\n', 3],
  ])('is refused where rows cannot be told apart: %s', (_, text, line) => {
    for (const parse of [parseCarefully, parseLarge]) expect(outcome(parse, text, ',')).toEqual({ problem: 'unclosed-quote', line });
  });

  it('never has fewer records than lines, but for line ends inside quoted cells that end as they should', () => {
    let read = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').length;
        const inside = properlyQuoted(text).reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
        for (const parse of [parseCarefully, parseLarge]) {
          const records = outcome(parse, text, ',');
          if (!Array.isArray(records)) continue;
          read++;
          expect(records.length).toBeGreaterThanOrEqual(text === '' ? 0 : lines - inside);
        }
      }),
      { seed: 692, numRuns: 6000 },
    );
    expect(read).toBeGreaterThan(3000);
  });

  it('gives back the cells that were written', () => {
    fc.assert(
      fc.property(wellFormed, ({ rows, text }) => {
        expect(parseLarge('v.csv', text, ',', 1).map(({ cells }) => cells)).toEqual(rows);
      }),
      { seed: 691, numRuns: 500 },
    );
  });

  it('numbers lines as an editor shows them, across blocks of records and cells', () => {
    const rows = Array.from({ length: 3000 }, (_, row) => (row % 3 === 0 ? `"a\r\n${row}",b` : `${row}${',x'.repeat(row % 40)}`));
    const read = parseLarge('v.csv', rows.join('\n'), ',', 5);
    expect(withLf(read)).toEqual(parseCarefully('v.csv', rows.join('\n'), ',', 5));
    expect(read.at(-1)?.line).toBe(5 + 2999 + 1000);
  });

  it('goes through the scanner above a million characters, by the same door, and names the line of an unclosed quote', () => {
    const row = '610724103201,甲村,107.1,32.9,"有,无"\r\n';
    const text = `sep=,\r\ncode,name,lon,lat,note\r\n${row.repeat(40_000)}`;
    const { records, delimiter } = parseCsv('v.csv', text);
    expect([records.length, delimiter]).toEqual([40_001, ',']);
    expect([records[1]?.line, records[1]?.cells]).toEqual([3, ['610724103201', '甲村', '107.1', '32.9', '有,无']]);
    expect(records.at(-1)?.line).toBe(40_002);
    expect(() => parseCsv('v.csv', `${text}1,"甲\r\n2,乙\r\n`)).toThrow(/line 40003/);
  });

  it('is refused before it fills the memory', () => {
    expect(() => parseLarge('v.csv', '1\n'.repeat(1_000_600), ',', 1)).toThrow(/v\.csv: more than 1000000 lines/);
    const huge = { name: 'v.csv', bytes: new Uint8Array(256 * 1024 * 1024 + 1) };
    expect(() => openText(huge)).toThrow(/larger than 256 MB/);
  });
});
