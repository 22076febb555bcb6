import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/io/open-file.ts';
import { cellsOf, type Parts, packed, sheetsOf, workbook, workbookFiles } from './workbook.ts';

const text = (reference: string, content: string) => `<c r="${reference}" t="inlineStr"><is><t>${content}</t></is></c>`;
const one = (cell: string, more: Partial<Parts> = {}): Parts => ({ sheets: { 表一: `<row r="1">${cell}</row>` }, ...more });
/** Styles whose cell formats are these codes, from 1; 0 is General. */
const styled = (...codes: readonly string[]) =>
  `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>` +
  `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs>`;
const builtIn = (id: number) => `<cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`;

describe('a cell of a workbook', () => {
  it.each([
    ['a number', '<c r="A1"><v>3.5</v></c>', '3.5'],
    ['a number with the noise of binary fractions', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['a code stored as a number', '<c r="A1"><v>610727113205</v></c>', '610727113205'],
    ['a code stored with an exponent', '<c r="A1"><v>6.10727113205E+11</v></c>', '610727113205'],
    ['a longitude', '<c r="A1"><v>106.15123456789012</v></c>', '106.15123456789'],
    ['a small number', '<c r="A1"><v>1.0000000000000001E-5</v></c>', '0.00001'],
    ['minus zero', '<c r="A1"><v>-0</v></c>', '0'],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['no', '<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['the text of a formula', '<c r="A1" t="str"><f>B1</f><v>甲村</v></c>', '甲村'],
    ['a formula nobody worked out', '<c r="A1"><f>SUM(B1:B2)</f><v></v></c>', '=SUM(B1:B2)'],
    ['a formula whose text is empty', '<c r="A1" t="str"><f>B1</f><v></v></c><c r="B1"><v>1</v></c>', ''],
    ['what calls itself a number and is none', '<c r="A1" t="n"><v>三</v></c>', '三'],
    ['a date of the strict variant', '<c r="A1" t="d"><v>2019-12-31T00:00:00</v></c>', '2019-12-31'],
    ['a time of the strict variant', '<c r="A1" t="d"><v>2019-12-31T08:30:00</v></c>', '2019-12-31 08:30:00'],
    ['spaces', '<c r="A1" t="inlineStr"><is><t xml:space="preserve">  甲 村 </t></is></c>', '  甲 村 '],
    ['lines', text('A1', '甲&#10;乙\r\n丙'), '甲\n乙\n丙'],
    ['escaped characters', text('A1', 'a_x000D_b_x005F_x0041_'), 'a\rb_x0041_'],
    ['references', text('A1', '&lt;&amp;&gt;&quot;&apos;&#x4dae;'), `<&>"'䶮`],
    ['a section', text('A1', '<![CDATA[<a> & b]]>'), '<a> & b'],
    [
      'rich text without its phonetic guide',
      '<c r="A1" t="inlineStr"><is><r><t>略阳</t></r><r><t>县</t></r><rPh sb="0" eb="1"><t>lue</t></rPh></is></c>',
      '略阳县',
    ],
    ['characters of four bytes', text('A1', '䶮村𠮷'), '䶮村𠮷'],
  ])('%s', async (_, cell, expected) => {
    expect((await cellsOf(one(cell)))[0]?.[0]).toBe(expected);
  });

  it('shared: rich, phonetic, empty, repeated', async () => {
    const shared =
      '<si><t>略阳县</t></si><si><r><rPr/><t>白雀</t></r><r><t>寺镇</t></r><rPh sb="0" eb="2"><t>bai</t></rPh></si><si/><si><t>_x005F_x000D_</t></si>';
    const cells = ['0', '1', '2', '3', '0'].map((index, at) => `<c r="${'ABCDE'[at]}1" t="s"><v>${index}</v></c>`).join('');
    expect(await cellsOf(one(cells, { shared }))).toEqual([['略阳县', '白雀寺镇', '', '_x000D_', '略阳县']]);
  });

  it.each([
    ['yyyy-mm-dd', '43830', '2019-12-31'],
    ['yyyy"年"m"月"d"日"', '43830', '2019-12-31'],
    ['yyyy"年"m"月"', '43830', '2019-12'],
    ['yyyy', '43830', '2019'],
    ['m"月"d"日"', '43830', '2019-12-31'],
    ['[$-804]yyyy/m/d\\ h:mm;@', '43830.354166666664', '2019-12-31 08:30:00'],
    ['h:mm:ss', '0.35416666666666669', '08:30:00'],
    ['[h]:mm', '1.5', '36:00:00'],
    ['mm:ss', '0.000694444444444444', '00:01:00'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '60', '1900-02-29'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '-1', '-1'],
    ['yyyy-mm-dd', '2958466', '2958466'],
    ['[Red]0%', '0.85', '85%'],
    ['0.00%', '0.57', '57%'],
    ['0.0%', '0.8567', '85.67%'],
    ['000000', '727', '000727'],
    ['#,##0.00', '12345.5', '12345.5'],
    ['0.0"公里"', '3.5', '3.5公里'],
    ['0"万元"', '12', '12万元'],
    ['0.0,"万元"', '12000', '12000'],
    ['0"号"', '3', '3'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '3', '3'],
    ['0.00E+00', '610727113205', '610727113205'],
    ['[DBNum1]General', '3', '3'],
    ['"d"0', '3', '3'],
    ['[>=10000]0.0,"万";0', '12000', '12000'],
    ['@', '610727113205', '610727113205'],
  ])('in the format %s: %s is %s', async (code, value, expected) => {
    expect(await cellsOf(one(`<c r="A1" s="1"><v>${value}</v></c>`, { styles: styled(code) }))).toEqual([[expected]]);
  });

  it.each([
    [9, '0.85', '85%'],
    [14, '43830', '2019-12-31'],
    [31, '43830', '2019-12-31'],
    [57, '43830', '2019-12'],
    [22, '43830.5', '2019-12-31 12:00:00'],
    [3, '1234', '1234'],
    [0, '1234', '1234'],
  ])('in the built-in format %i', async (id, value, expected) => {
    expect(await cellsOf(one(`<c r="A1" s="1"><v>${value}</v></c>`, { styles: builtIn(id) }))).toEqual([[expected]]);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const parts = one('<c r="A1" s="1"><v>42368</v></c><c r="B1" s="1"><v>0</v></c>', {
      styles: builtIn(14),
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(await cellsOf(parts)).toEqual([['2019-12-31', '1904-01-01']]);
  });
});

describe('a sheet', () => {
  it('keeps the numbers of its rows, leaves rows without anything out, and fills gaps in a row', async () => {
    const rows = `<row r="2">${text('C2', '三')}</row><row r="3" spans="1:3"><c r="A3" s="1"/></row><row r="7" hidden="1">${text('A7', '七')}</row>`;
    const [sheet] = await sheetsOf(workbook({ sheets: { 表一: rows } }));
    expect(sheet?.records).toEqual([
      { line: 2, cells: ['', '', '三'] },
      { line: 7, cells: ['七'] },
    ]);
  });

  it('reads cells and rows without references, as small programs write them', async () => {
    const plain = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`;
    const [sheet] = await sheetsOf(workbook({ sheets: { 表一: `<row>${plain('a')}${plain('b')}</row><row><c/>${plain('d')}</row>` } }));
    expect(sheet?.records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['', 'd'] },
    ]);
  });

  it('puts rows in order', async () => {
    const [sheet] = await sheetsOf(
      workbook({ sheets: { 表一: `<row r="9">${text('A9', '九')}</row><row r="2">${text('A2', '二')}</row>` } }),
    );
    expect(sheet?.records.map(({ line }) => line)).toEqual([2, 9]);
  });

  it('tells merged cells, cut to what it holds', async () => {
    const after = '<mergeCells count="3"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A1048576"/><mergeCell ref="H90:XFD99"/></mergeCells>';
    const rows = `<row r="1">${text('A1', '表')}</row><row r="2">${text('A2', '略阳县')}${text('B2', '甲村')}</row><row r="3">${text('B3', '乙村')}</row>`;
    const [sheet] = await sheetsOf(workbook({ sheets: { 表一: rows }, after }));
    expect(sheet?.spans).toEqual([
      { fromLine: 1, toLine: 1, fromColumn: 0, toColumn: 1 },
      { fromLine: 2, toLine: 3, fromColumn: 0, toColumn: 0 },
    ]);
  });

  it('comes in the order of the workbook, hidden ones last, with its name', async () => {
    const rows = (content: string) => `<row r="1">${text('A1', content)}</row>`;
    const bytes = workbook({ sheets: { 旧表: rows('1'), '略阳&amp;勉县': rows('2'), 说明: '' }, hidden: { 旧表: 'veryHidden' } });
    expect((await sheetsOf(bytes)).map(({ name, records }) => [name, records.length])).toEqual([
      ['略阳&勉县', 1],
      ['说明', 0],
      ['旧表', 1],
    ]);
  });

  it('may be written in the strict variant, with prefixes, and with paths from the root', async () => {
    const files = workbookFiles({ ...one(text('A1', '甲')), strict: true });
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    files['xl/worksheets/sheet1.xml'] = sheet.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
    files['xl/_rels/workbook.xml.rels'] = (files['xl/_rels/workbook.xml.rels'] ?? '').replace('"worksheets/', '"/xl/worksheets/');
    expect((await sheetsOf(packed(files)))[0]?.records).toEqual([{ line: 1, cells: ['甲'] }]);
  });
});

describe('what is packed like a workbook', () => {
  it.each([
    ['unsupported-format', /xlsb/, { '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }],
    ['unsupported-format', /docx/, { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }],
    ['unsupported-format', /OpenDocument/, { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }],
    ['unsupported-format', /without a workbook/, { 'readme.txt': 'x' }],
    ['damaged-archive', /no workbook/, { '[Content_Types].xml': '<Types/>' }],
  ] as const)('is refused as %s: %s', async (problem, words, files) => {
    const opened = openFile({ name: '表.xlsx', bytes: packed(files) });
    await expect(opened).rejects.toThrow(expect.objectContaining({ problem, file: '表.xlsx' }));
    await expect(opened).rejects.toThrow(words);
  });

  it('is known whatever its name', async () => {
    expect(await sheetsOf(workbook(one(text('A1', '甲'))), '表.csv')).toHaveLength(1);
  });
});
