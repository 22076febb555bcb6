import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile, { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/io/open-file.ts';
import type { Cell } from '../../src/io/write-csv.ts';
import { type SheetToWrite, writeXlsx } from '../../src/io/write-xlsx.ts';
import { sheetsOf } from './formats/workbook.ts';

const sheet = (rows: readonly (readonly Cell[])[], more: Partial<SheetToWrite> = {}): SheetToWrite => ({
  name: '可疑行',
  header: ['编码', '村', '户数'],
  rows,
  ...more,
});

/** A cell as our reader prints it. */
const printed = (cell: Cell) =>
  cell === null
    ? ''
    : typeof cell === 'string'
      ? cell
      : String(Number((typeof cell === 'number' ? cell : Number(cell.digits)).toPrecision(15)));

/** Rows as the reader gives them: without empty ends and empty rows. */
const trimmed = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row, index) => ({ line: index + 1, cells: row.slice(0, row.findLastIndex((cell) => cell !== '') + 1) }))
    .filter(({ cells }) => cells.length > 0);

describe('writeXlsx', () => {
  it('writes texts as texts and numbers as numbers, as another reader sees them', async () => {
    const rows = [
      ['610727113205', '=甲村', 12],
      ['061', "'乙", 3.5],
      ['-5', '丙 ', null],
    ];
    const read = await readExcelFile(Buffer.from(writeXlsx([sheet(rows), sheet([], { name: '说明', header: ['空'] })])), { trim: false });
    expect(read).toEqual([
      { sheet: '可疑行', data: [['编码', '村', '户数'], ...rows] },
      { sheet: '说明', data: [['空']] },
    ]);
  });

  it('gives every table back', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('_x0041_', '_x005F_x0041_', '_x_', '\r\n', ' ', '\ud800', '\ufffe', '&lt;', ']]>'),
    );
    const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        const header = ['甲', '乙', '丙', '丁', '戊', '己'];
        const [read] = await sheetsOf(writeXlsx([{ name: '表', header, rows }]));
        expect(read?.records).toEqual(trimmed([header, ...rows.map((row) => row.map(printed))]));
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('keeps three decimals of metres, and text that is no number', async () => {
    const bytes = writeXlsx([sheet([[{ digits: '5000.000' }, { digits: '-0.001' }, Number.NaN]])]);
    expect((await sheetsOf(bytes))[0]?.records[1]?.cells).toEqual(['5000', '-0.001', 'NaN']);
  });

  it('names sheets as a spreadsheet allows', async () => {
    const names = ['a/b', 'A b', "'引'", '', '长'.repeat(40), '长'.repeat(40), '<&">'];
    const bytes = writeXlsx(names.map((name) => sheet([], { name })));
    expect((await sheetsOf(bytes)).map(({ name }) => name)).toEqual([
      'a b',
      'A b 2',
      '引',
      'Sheet',
      '长'.repeat(31),
      `${'长'.repeat(27)} 2`,
      '<&">',
    ]);
  });

  it('writes the same bytes for the same tables, and marks cells without changing them', async () => {
    const rows = [['1', '甲', 2]];
    expect(writeXlsx([sheet(rows)])).toEqual(writeXlsx([sheet(rows)]));
    const marked = writeXlsx([sheet(rows, { isMarked: (row, column) => row === 0 && column === 2 })]);
    expect(marked).not.toEqual(writeXlsx([sheet(rows)]));
    expect(await sheetsOf(marked)).toEqual(await sheetsOf(writeXlsx([sheet(rows)])));
  });
});

const of = (texts: readonly string[], doubtful = false) =>
  writeXlsx([{ name: '要看的行', header: texts.map((_, at) => `列${at}`), rows: [texts], isMarked: () => doubtful }]);
/** Another reader's view of what we wrote. */
const readBack = async (bytes: Uint8Array) => (await readSheet(Buffer.from(bytes), { trim: false }))[1];
const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('a spreadsheet that is written', () => {
  it('is read by another program as the same text, codes and rare characters whole', async () => {
    const texts = ['610727112205', '0012', '106.2410', '䶮口村𠮷', 'a<b>&"c"', ' 两头有空 ', '第一行\n第二行', '985%', '-1.5', '5000 年'];
    expect(await readBack(of(texts))).toEqual(texts);
  });

  it('runs nothing: what looks like a formula is text, of a style that keeps it text when it is edited', async () => {
    const texts = ['=1+1', '@SUM(A1)', "'=1", '-2', '+8613', '=cmd|calc'];
    expect(await readBack(of(texts))).toEqual(texts);
    const xml = partOf(of(texts), 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f>');
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(texts.length * 2);
    const styles = partOf(of(texts), 'xl/styles.xml').match(/<xf [^>]*numFmtId="49"[^>]*>|<xf numFmtId="49"[^>]*>/g) ?? [];
    expect(styles).toHaveLength(3);
    expect(styles.every((style) => style.includes('quotePrefix="1"'))).toBe(true);
  });

  it('writes what XML cannot hold as spreadsheets do, and a text that looks so in a way that comes back', () => {
    const xml = partOf(of(['\u0001', 'a\rb', '_x000D_', '\ud83d', '😀']), 'xl/worksheets/sheet1.xml');
    for (const written of ['>_x0001_<', '>a_x000D_b<', '>_x005F_x000D_<', '>_xD83D_<', '>😀<']) expect(xml).toContain(written);
  });

  it('tints the doubtful cells and no other, names its columns as far as they go, and freezes the headings', () => {
    const wide = Array.from({ length: 28 }, (_, at) => `${at}`);
    const xml = partOf(of(wide), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('r="Z2"');
    expect(xml).toContain('r="AB2"');
    expect(xml).toContain('state="frozen"');
    expect(xml).not.toContain('s="3"');
    expect(partOf(of(['x'], true), 'xl/worksheets/sheet1.xml')).toContain('<c r="A2" s="3"');
    expect(partOf(of([''], true), 'xl/worksheets/sheet1.xml'), 'an empty cell to be filled in is tinted too').toContain('r="A2" s="3"');
    expect(partOf(of(['']), 'xl/worksheets/sheet1.xml')).not.toContain('r="A2"');
  });

  it('comes back through our own reader as it was, every text of the list', async () => {
    const texts = ['=1+1', "'=1", "'甲", '\u0001', 'a\rb', '_x000D_', '😀', ' 两头 ', '0012', '<&>', '第一行\n第二行', '-1.5', '䶮'];
    const opened = await openFile({ name: '回.xlsx', bytes: of(texts) });
    const [, back] = opened.content.kind === 'table' ? (opened.content.sheets[0]?.records ?? []) : [];
    expect(back?.cells).toEqual(texts);
  });

  it('is the same file of the same table', () => {
    expect(of(['甲'])).toEqual(of(['甲']));
  });
});
