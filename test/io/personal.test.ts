import fc from 'fast-check';
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

  it('is no village where somebody signs, with a word for it or with the name alone', () => {
    const text = [
      HEAD,
      GOOD,
      '分管领导签字：,,王五,,,',
      '镇长签字,,李四,,,',
      '王五签字：,,,,,',
      '主要领导（签字）,,,,,',
      '合计,,,30,,',
      ',,王五,,,',
      ',,,,,',
      '张三,,,,,',
    ].join('\n');
    expect(valuesOf(text)).toEqual([
      [3, 'footer-row', '分管领导签字'],
      [4, 'footer-row', '签字'],
      [5, 'footer-row', '签字'],
      [6, 'footer-row', '主要领导'],
      [7, 'total-row', '合计'],
      [8, 'footer-row', ''],
      [9, 'blank-row', ''],
      [10, 'footer-row', ''],
    ]);
    expect(SECRETS.filter((secret) => shownOf(text).includes(secret))).toEqual([]);
  });

  it.each([
    ['a list of bare names', ['行政村,备注', '金星,', '合计,', '石门,']],
    ['a place after a subtotal', ['行政村,户数', '甲村,3', '小计,3', '王家坪,']],
    ['a row with figures', ['行政村,户数', '甲村,3', '小计,3', '石门,5']],
    ['no total above', ['行政村,户数', '甲村,3', '石门,']],
    ['villages below', ['行政村,户数', '甲村,3', '小计,3', '石门,', '乙村,3']],
    ['more than sign', ['行政村,户数', '甲村,3', '小计,3', '石门,', '金星,', '金山,', '马鞍,']],
  ])('takes no village for a signature: %s', (_, lines) => {
    const reasons = (valuesOf(lines.join('\n')) ?? []).map(([, reason]) => reason);
    expect(reasons.filter((reason) => reason === 'footer-row')).toEqual([]);
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
    for (const name of ['注溪村', '联系村', '负责坝村', '合计沟村', '电话线村', '制表村', '签字岩村', '领导沟村'])
      expect(wordBeforePerson(name)).toBeNull();
    expect(withoutPersons('略阳县白雀寺镇村级卫生室情况表')).toBe('略阳县白雀寺镇村级卫生室情况表');
  });
});

describe('numbers of persons in a text', () => {
  it.each([
    ['19900000001', '***'],
    ['199 0000 0001', '***'],
    ['199-0000-0001', '***'],
    ['1990 000 0001', '***'],
    ['199—0000—0001', '***'],
    ['+8619900000001', '***'],
    ['+86 199 0000 0001', '***'],
    ['0086-19900000001', '***'],
    ['8619900000001', '***'],
    ['１９９００００００１', '１９９００００００１'],
    ['１９９００００００01', '***'],
    ['１９９０００００００１', '***'],
    ['电话１９９　００００　０００１。', '电话***。'],
    ['199\u200b0000\u200b0001', '***'],
    ['19900000001.0', '***.0'],
    ['李某19900000001或19900000002', '李某***或***'],
    ['（0916）4800000', '***'],
    ['(0916) 480 0000', '***'],
    ['0916-4800000', '***'],
    ['０９１６－４８０００００', '***'],
    ['029 8800 0000', '***'],
    ['+86-916-4800000', '***'],
    ['619999190001010028', '***'],
    ['619999 19000101 0028', '***'],
    ['619999-19000101-002X', '***'],
    ['６１９９９９１９０００１０１００２８', '***'],
    ['61999919000101002x', '***'],
    ['619999700101002', '***'],
    ['619999 700101 002', '***'],
    ['6222 0000 0000 0000 004', '***'],
    ['张某（６１９９９９１９０００１０１００２８）', '张某（***）'],
  ])('are masked where they are written: %s', (text, shown) => {
    expect(withoutNumbers(text)).toBe(shown);
  });

  it.each([
    '610727112201',
    '610727112',
    '610727 112 201',
    '107.123456, 33.5',
    '107.123456 33.500000',
    '107.13912345678',
    'X 3681234.5678 Y 36512345.1234',
    '13912345678元',
    '13912345678.50',
    '139,123,456.78',
    '2016 2017 2018 2019',
    '2019-12-31至2020-12-31',
    '20191231',
    '2019-12-31 10:20:30',
    '107°12′34.5678″',
    '319999190001',
  ])('are none of these: %s', (text) => {
    expect(withoutNumbers(text)).toBe(text);
  });

  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const code = fc.tuple(fc.integer({ min: 110_000, max: 659_999 }), digits(6)).map(([county, rest]) => `${county}${rest}`);
  const degrees = (min: number, max: number) =>
    fc.tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: 15 }).chain(digits)).map(([whole, part]) => `${whole}.${part}`);
  const date = fc
    .date({ min: new Date('1949-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const money = fc
    .tuple(fc.integer({ min: 0, max: 99_999_999_999 }), fc.constantFrom('元', '万元', '亿元', ' 元'))
    .map(([sum, unit]) => `${sum}${unit}`);

  it('leave every code, coordinate, day and sum as written, alone and beside one another', () => {
    const kept = fc.oneof(
      code,
      code.map((all) => all.slice(0, 9)),
      fc.tuple(degrees(73, 135), degrees(3, 53), fc.constantFrom(',', ' ', ', ', '、')).map(([lon, lat, between]) => lon + between + lat),
      date,
      date.map((day) => day.replaceAll('-', '')),
      money,
    );
    fc.assert(
      fc.property(fc.array(kept, { minLength: 1, maxLength: 3 }), (texts) => {
        const text = texts.join('；');
        expect(withoutNumbers(text)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('are masked however a mobile is grouped and whatever words stand round it', () => {
    const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('', ' ', '-', '－', '　'),
        fc.constantFrom('', '+86', '+86 ', '0086-'),
        fc.boolean(),
        (n, gap, lead, isWide) => {
          const written = `${lead}${[n.slice(0, 3), n.slice(3, 7), n.slice(7)].join(gap)}`;
          expect(withoutNumbers(`张某${isWide ? wide(written) : written}（村）`)).toBe('张某***（村）');
        },
      ),
    );
  });
});
