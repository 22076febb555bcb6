import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/io/csv.ts';
import { guard, unguard } from '../../src/io/guard.ts';
import { openText } from '../../src/io/open-file.ts';
import { writeCsv } from '../../src/io/write-csv.ts';
import { writeXlsx } from '../../src/io/write-xlsx.ts';
import { sheetsOf } from './formats/workbook.ts';
import { NAUGHTY } from './naughty.ts';

const rows = NAUGHTY.map((text, index) => [index, text, '尾']);
const header = ['序号', '文字', '尾'];

/** The texts of a CSV file, as the program opens it. */
function readBack(text: string): (string | undefined)[] {
  const { content } = openText({ name: '表.csv', bytes: new TextEncoder().encode(text) });
  if (content.kind !== 'table') throw new Error('it holds shapes');
  return content.sheets[0]?.records.slice(1).map(({ cells }) => cells[1]) ?? [];
}

describe('naughty strings', () => {
  it('are at least 500', () => expect(NAUGHTY.length).toBeGreaterThanOrEqual(500));

  it('come back identical through CSV with a mark, as Excel takes it', () => {
    expect(readBack(writeCsv(header, rows, { bom: true }))).toEqual(NAUGHTY);
  });

  it('come back identical through CSV without a mark, but for NUL, which would make it no text', () => {
    const without = NAUGHTY.filter((text) => !text.includes('\u0000'));
    expect(
      readBack(
        writeCsv(
          header,
          without.map((text, index) => [index, text, '尾']),
          { bom: false },
        ),
      ),
    ).toEqual(without);
  });

  it.each(NAUGHTY.map((text) => [text]))('one alone through CSV: %j', (text) => {
    expect(readBack(writeCsv(header, [[1, text, '尾']], { bom: true }))).toEqual([text]);
  });

  it('come back identical through a workbook', async () => {
    const [sheet] = await sheetsOf(writeXlsx([{ name: '表', header, rows }]));
    expect(sheet?.records.slice(1).map(({ cells }) => cells[1])).toEqual(NAUGHTY);
  });

  it('are the same to another reader of workbooks, where XML can hold them', async () => {
    const simple = NAUGHTY.filter((text) => !/\p{Cc}|[\ufffe\uffff]|_x[0-9a-f]{4}_|[\ud800-\udfff]/iu.test(text));
    expect(simple.length).toBeGreaterThan(400);
    const bytes = writeXlsx([{ name: '表', header, rows: simple.map((text, index) => [index, text, '尾']) }]);
    const [sheet] = await readExcelFile(Buffer.from(bytes), { trim: false });
    expect(sheet?.data.slice(1).map((cells) => cells[1])).toEqual(simple);
  });
});

describe('the guard', () => {
  it('is one apostrophe before what would run and before an apostrophe, and comes off again, from any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: 'binary' })), (text) => {
        const guarded = guard(text);
        expect([text, `'${text}`]).toContain(guarded);
        expect(guarded, 'nothing that runs is left').not.toMatch(/^[\s"]*[=+@\t\r＝＋－＠]/);
        expect(unguard(guarded)).toBe(text);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('never touches a number', () => {
    expect(writeCsv(['a', 'b', 'c'], [[-5, { digits: '-0.001' }, '-5']], { bom: false })).toBe('a,b,c\n-5,-0.001,-5\n');
  });

  it('takes the apostrophe off that a person put before a code', () => {
    expect(parseCsv('表.csv', "编码\n'610727113205\n").records[1]?.cells).toEqual(["'610727113205"]);
    expect(readBack("序号,编码\n1,'610727113205\n")).toEqual(['610727113205']);
  });
});
