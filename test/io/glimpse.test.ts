import { describe, expect, it } from 'vitest';
import { glimpse } from '../../src/io/glimpse.ts';
import { openText } from '../../src/io/open-file.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { file, SQUARE } from './reading.ts';

describe('a glimpse of a file', () => {
  it('is its headings and first rows; personal cells are hidden, titles and footers left out', () => {
    const text = ['情况表', '行政村,户数,联系电话', '甲村,30,13900000001', '合计,30,', '填表人：张三,,', '乙村,40,13900000002'].join('\n');
    const seen = glimpse(file('村.csv', text));
    expect(seen).toMatchObject({ role: 'villages', encoding: 'utf-8', delimiter: ',', headerLine: 2 });
    expect(seen.lines).toEqual([
      { line: 2, cells: ['行政村', '户数', null] },
      { line: 3, cells: ['甲村', '30', null] },
      { line: 6, cells: ['乙村', '40', null] },
    ]);
  });

  it('shows what a wrong encoding makes of it, though nothing can be read then', () => {
    const bytes = encodeGb18030('行政村,户数\n甲村,30\n');
    expect(glimpse(openText({ name: '村.csv', bytes })).lines[0]?.cells).toEqual(['行政村', '户数']);
    // Of even length, so that GB18030 finds some character for every two bytes.
    const utf8 = new TextEncoder().encode('村名,户数\n甲村,30\n');
    const garbled = glimpse(openText({ name: '村.csv', bytes: utf8, encoding: 'gb18030' }));
    expect(garbled).toMatchObject({ role: null, headerLine: null, columns: [] });
    expect(garbled.lines[0]?.cells[0]).not.toBe('村名');
    expect(garbled.lines).toHaveLength(2);
  });

  it('tells the columns of a table that lacks one, and of a person only the word before the name', () => {
    expect(glimpse(file('村.csv', '县区,经度\n略阳县,106.1\n')).columns.map(({ field }) => field)).toEqual(['county', 'lon']);
    expect(glimpse(file('说明.txt', '关于上报\n填表人：张三,李四\n')).lines).toEqual([
      { line: 1, cells: ['关于上报'] },
      { line: 2, cells: ['填表人'] },
    ]);
  });

  it('of shapes has no lines', () => {
    expect(glimpse(file('县.geojson', SQUARE))).toMatchObject({ lines: [], columns: [], role: null });
  });
});
