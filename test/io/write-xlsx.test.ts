import { Buffer } from 'node:buffer';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/io/open-file.ts';
import { writeXlsx } from '../../src/io/write-xlsx.ts';

const sheet = (texts: readonly string[], doubtful = false) =>
  writeXlsx({ name: '要看的行', headings: texts.map((_, at) => `列${at}`), rows: [texts.map((text) => ({ text, doubtful }))], widths: [] });
/** Another reader's view of what we wrote. */
const readBack = async (bytes: Uint8Array) => (await readSheet(Buffer.from(bytes), { trim: false }))[1];
const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('a spreadsheet that is written', () => {
  it('is read by another program as the same text, codes and rare characters whole', async () => {
    const texts = ['610727112205', '0012', '106.2410', '䶮口村𠮷', 'a<b>&"c"', ' 两头有空 ', '第一行\n第二行', '985%', '-1.5', '5000 年'];
    expect(await readBack(sheet(texts))).toEqual(texts);
  });

  it('runs nothing: what looks like a formula is text, of a style that keeps it text when it is edited', async () => {
    const texts = ['=1+1', '@SUM(A1)', "'=1", '-2', '+8613', '=cmd|calc'];
    expect(await readBack(sheet(texts))).toEqual(texts);
    const xml = partOf(sheet(texts), 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f>');
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(texts.length * 2);
    const styles = partOf(sheet(texts), 'xl/styles.xml').match(/<xf [^>]*numFmtId="49"[^>]*>|<xf numFmtId="49"[^>]*>/g) ?? [];
    expect(styles).toHaveLength(3);
    expect(styles.every((style) => style.includes('quotePrefix="1"'))).toBe(true);
  });

  it('writes what XML cannot hold as spreadsheets do, and a text that looks so in a way that comes back', () => {
    const xml = partOf(sheet(['\u0001', 'a\rb', '_x000D_', '\ud83d', '😀']), 'xl/worksheets/sheet1.xml');
    for (const written of ['>_x0001_<', '>a_x000D_b<', '>_x005F_x000D_<', '>_xD83D_<', '>😀<']) expect(xml).toContain(written);
  });

  it('tints the doubtful cells and no other, names its columns as far as they go, and freezes the headings', () => {
    const wide = Array.from({ length: 28 }, (_, at) => `${at}`);
    const xml = partOf(sheet(wide), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('r="Z2"');
    expect(xml).toContain('r="AB2"');
    expect(xml).toContain('state="frozen"');
    expect(xml).not.toContain('s="3"');
    expect(partOf(sheet(['x'], true), 'xl/worksheets/sheet1.xml')).toContain('<c r="A2" s="3"');
    expect(partOf(sheet([''], true), 'xl/worksheets/sheet1.xml'), 'an empty cell to be filled in is tinted too').toContain('r="A2" s="3"');
    expect(partOf(sheet(['']), 'xl/worksheets/sheet1.xml')).not.toContain('r="A2"');
  });

  it('comes back through our own reader as it was, every text of the list', async () => {
    const texts = ['=1+1', "'=1", "'甲", '\u0001', 'a\rb', '_x000D_', '😀', ' 两头 ', '0012', '<&>', '第一行\n第二行', '-1.5', '䶮'];
    const opened = await openFile({ name: '回.xlsx', bytes: sheet(texts) });
    const [, back] = opened.content.kind === 'table' ? (opened.content.sheets[0]?.records ?? []) : [];
    expect(back?.cells).toEqual(texts);
  });

  it('is the same file of the same table', () => {
    expect(sheet(['甲'])).toEqual(sheet(['甲']));
  });
});
