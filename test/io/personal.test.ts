import { describe, expect, it } from 'vitest';
import { glimpse } from '../../src/io/glimpse.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { withoutNumbers, withoutPersons, wordBeforePerson } from '../../src/io/personal.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { doubtfulTable } from '../../src/io/write-doubtful.ts';
import { doubtfulNotes } from '../../src/ui/import/doubtful-notes.ts';
import { checkWords } from '../../src/ui/text/import-check.ts';

const SECRETS = ['张三', '李四', '王五', '13900000009', '0916-4822345', '610727199001011234', '61072719900101123X', '6217001234567890123'];
const file = (text: string, name = '村.csv') => openText({ name, role: 'villages', bytes: new TextEncoder().encode(text) });
/** Everything the screen or the download can show of a file: its columns, its first lines, its report, its rows to look at. */
function shownOf(text: string): string {
  const { reports } = readDataset([file(text)], { origin: 'own', title: { zh: '', en: '' } });
  const written = (['zh', 'en'] as const).flatMap((language) =>
    reports.map((report) => doubtfulTable(file(text), doubtfulNotes(report, language), checkWords[language].notes)),
  );
  return JSON.stringify([inspectFile(file(text)).columns, glimpse(file(text)), reports, written]);
}
const valuesOf = (text: string) =>
  readDataset([file(text)], { origin: 'own', title: { zh: '', en: '' } }).reports[0]?.issues.map(({ line, value, reason }) => [
    line,
    reason,
    value,
  ]);

const HEAD = '行政村,经度,纬度,户数,联系人,联系电话';
const GOOD = '甲村,106.1,33.2,30,李四,13900000009';

describe('what a report says of people', () => {
  it('is the first word of a footer, never the name or the number after it', () => {
    const text = [
      HEAD,
      GOOD,
      '填表人,张三,13900000009',
      '填表人：张三,,,审核人：李四,,',
      '注：问张三 0916-4822345',
      '制表：王五,,,,,',
      '审核人李四',
    ].join('\n');
    expect(valuesOf(text)).toEqual([
      [3, 'footer-row', '填表人'],
      [4, 'footer-row', '填表人'],
      [5, 'footer-row', '注'],
      [6, 'footer-row', '制表'],
      [7, 'footer-row', '审核人'],
    ]);
  });

  it('takes a crowded line about people for a footer too, not for a village', () => {
    const text = [
      HEAD,
      GOOD,
      '单位负责人：王五,填表人：张三,审核人：李四,电话：13900000009,张三,李四',
      '负责人:张三,李四,王五,张三,李四,王五',
    ].join('\n');
    expect(valuesOf(text)).toEqual([
      [3, 'footer-row', '单位负责人'],
      [4, 'footer-row', '负责人'],
    ]);
  });

  it('is the word of a total, and a title up to where it names somebody', () => {
    const text = ['略阳县村级情况表,填报单位：白雀寺镇,填表人：张三 13900000009', HEAD, GOOD, '合计,,,30,张三,13900000009'].join('\n');
    expect(valuesOf(text)).toEqual([
      [1, 'title-row', '略阳县村级情况表 填报单位：白雀寺镇 填表人'],
      [4, 'total-row', '合计'],
    ]);
  });

  it.each([
    ['a footer', [HEAD, GOOD, '填表人,张三,13900000009']],
    ['the only cell under a heading', ['行政村,备注', '甲村,', '填表人,张三']],
    ['a title', ['情况表 联系人：张三 0916-4822345', HEAD, GOOD]],
    ['a total', [HEAD, '合计,,,30,李四,13900000009']],
    ['cells that slipped', [HEAD, '甲村,106.1,610727199001011234,61072719900101123X,李四,13900000009']],
    [
      'cells that slipped by one',
      ['行政村,有无标准化卫生室,户数,联系人,联系电话', '甲村,一组,无,30,张三,13900000009', '乙村,甲,李四,王五,1,13900000009'],
    ],
    ['a column of no known name', ['行政村,经度,纬度,卡', '甲村,106.1,33.2,6217001234567890123', '乙村,13900000009,33.2,1']],
    ['a rejected row', [HEAD, GOOD, ',6217001234567890123,0916-4822345,,张三,13900000009', GOOD]],
  ])('shows nothing of anybody: %s', (_, lines) => {
    const shown = shownOf(lines.join('\n'));
    expect(SECRETS.filter((secret) => shown.includes(secret))).toEqual([]);
  });

  it('leaves codes, coordinates and villages alone', () => {
    for (const text of ['610727112201', '106.12345678901234', '33.2000000000000001', '3257', '2019-12', '6.10727E+11', '1234567890'])
      expect(withoutNumbers(text)).toBe(text);
    for (const name of ['注溪村', '联系村', '负责坝村', '合计沟村', '电话线村', '制表村']) expect(wordBeforePerson(name)).toBeNull();
    expect(withoutPersons('略阳县白雀寺镇村级卫生室情况表')).toBe('略阳县白雀寺镇村级卫生室情况表');
  });
});
