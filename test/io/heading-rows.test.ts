import { describe, expect, it } from 'vitest';
import { findHeadings } from '../../src/io/heading-rows.ts';
import { matchHeadings } from '../../src/io/headings.ts';
import type { OpenedFile, Span } from '../../src/io/input-file.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { readTable } from '../../src/io/read-table.ts';
import { file, issuesOf, read } from './reading.ts';

/** A sheet of a workbook: rows of cells, and what is merged. */
function sheet(rows: readonly (readonly string[])[], spans: readonly Span[], more: Partial<OpenedFile> = {}): OpenedFile {
  const records = rows.map((cells, index) => ({ line: index + 1, cells }));
  const found = { format: 'xlsx', encoding: null, crs: null, delimiter: null } as const;
  return { name: '村.xlsx', role: 'villages', content: { ...found, kind: 'table', sheets: [{ name: '表1', records, spans }] }, ...more };
}
const span = (fromLine: number, toLine: number, fromColumn: number, toColumn: number): Span => ({ fromLine, toLine, fromColumn, toColumn });
const records = (text: string) => text.split('\n').map((line, index) => ({ line: index + 1, cells: line.split(',') }));
const rowsOf = (text: string) => {
  const found = findHeadings(records(text), []);
  return found && [found.from, found.count];
};
/** Field or indicator of every column, as a whole file reads. */
const fieldsOf = (opened: OpenedFile) => inspectFile(opened).columns.map(({ heading, field }) => [heading, field]);

describe('headings of several rows', () => {
  const text = [
    '略阳县村级情况表,,,,,,',
    '序号,县区,乡镇,行政村,饮水安全,,通村路',
    ',,,,是否达标,未达标户数,是否通硬化路',
    '1,略阳县,白雀寺镇,甲村,是,0,是',
    '2,略阳县,白雀寺镇,乙村,否,12,否',
  ].join('\n');

  it('in a text file: a group is a cell with blanks to its right above text', () => {
    expect(rowsOf(text)).toEqual([1, 2]);
    expect(fieldsOf(file('村.csv', text, { role: 'villages' }))).toEqual([
      ['序号', null],
      ['县区', 'county'],
      ['乡镇', 'township'],
      ['行政村', 'name'],
      ['饮水安全/是否达标', 'water-safe'],
      ['饮水安全/未达标户数', null],
      ['通村路/是否通硬化路', 'road-paved'],
    ]);
    expect(issuesOf(text)).toEqual([['set-aside', 1, '', 'title-row']]);
  });

  it('in a workbook: the merged cells say it, down as well as across', () => {
    const merged = [span(2, 3, 0, 0), span(2, 3, 1, 1), span(2, 3, 2, 2), span(2, 3, 3, 3), span(2, 2, 4, 5)];
    const rows = records(text).map(({ cells }) => cells);
    const opened = sheet(rows, [span(1, 1, 0, 6), ...merged]);
    expect(fieldsOf(opened).map(([, field]) => field)).toEqual([null, 'county', 'township', 'name', 'water-safe', null, 'road-paved']);
    expect(readTable(opened)).toMatchObject({ headerLine: 2, rows: [{ line: 4 }, { line: 5 }] });
  });

  it('of three rows, with a unit in the last', () => {
    const three = [
      '县区,行政村,基础设施,,,',
      ',,卫生室,,到乡镇距离,通畅',
      ',,面积,有无,米,',
      '略阳县,甲村,62,有,5400,是',
      '略阳县,乙村,,,,',
    ].join('\n');
    expect(rowsOf(three)).toEqual([0, 3]);
    const opened = file('村.csv', three, { role: 'villages' });
    expect(fieldsOf(opened)).toEqual([
      ['县区', 'county'],
      ['行政村', 'name'],
      ['基础设施/卫生室/面积', 'clinic-area-m2'],
      ['基础设施/卫生室/有无', 'clinic-standard'],
      ['基础设施/到乡镇距离/米', 'reportedKm'],
      ['基础设施/通畅', 'road-unobstructed'],
    ]);
    expect(readTable(opened).rows.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('reads a unit below a heading as its unit', () => {
    const text = '县区,行政村,位置,\n,,到乡镇距离,海拔\n,,米,米\n略阳县,甲村,5400,900\n';
    expect(read(file('村.csv', text, { role: 'villages' })).dataset.villages.map(({ reportedKm }) => reportedKm)).toEqual([5.4]);
  });

  it('groups of the whole width: 基本情况 changes nothing, 贫困户 changes what 户数 counts', () => {
    const neutral = '基本情况,,,住户情况,\n县区,乡镇,行政村,户数,人口\n略阳县,甲镇,甲村,100,300\n';
    const poor = '基本情况,,,贫困户,\n县区,乡镇,行政村,户数,人口\n略阳县,甲镇,甲村,100,300\n';
    expect(fieldsOf(file('村.csv', poor, { role: 'villages' })).map(([, field]) => field)).toEqual([
      'county',
      'township',
      'name',
      null,
      null,
    ]);
    expect(read(file('村.csv', poor, { role: 'villages' })).dataset.villages).toMatchObject([{ households: null, registered: null }]);
    expect(read(file('村.csv', neutral, { role: 'villages' })).dataset.villages).toMatchObject([{ name: '甲村', county: '略阳县' }]);
  });

  it.each([
    ['a title of two cells', '略阳县村级情况表,,单位：户,\n县区,行政村,户数,人口\n略阳县,甲村,3,9', [1, 1]],
    ['a date beside the title', '略阳县,,2019年12月,\n县区,行政村,户数,人口\n略阳县,甲村,3,9', [1, 1]],
    ['a heading left blank', '村名,,备注\n甲村,乙,\n丙村,丁,', [0, 1]],
    ['a heading left blank in the middle', '县区,乡镇,,备注\n略阳县,白雀寺镇,甲村,\n略阳县,白雀寺镇,乙村,', [0, 1]],
    ['a table of two columns', '村名,户数\n甲村,3\n乙村,4', [0, 1]],
  ] as const)('takes no row of data or title into the headings: %s', (_, text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  it('a heading of several rows written in one reads the same again', () => {
    const cells = [
      ['饮水安全', '是否达标'],
      ['通村路', '是否通硬化路'],
      ['卫生室', '面积'],
      ['贫困户', '户数'],
    ];
    const once = matchHeadings(cells);
    const again = matchHeadings(once.headings);
    expect([...again.indicators]).toEqual([...once.indicators]);
    expect([...again.fields]).toEqual([...once.fields]);
    expect(matchHeadings(['村/社区', '是否通硬化路（是/否）']).fields.get('name')).toBe(0);
  });

  it('are found where every one of them only resembles what we know', () => {
    const like = '略阳县村级情况表,,\n县（市、区）名称,行政村名称,是否通硬化路（是/否）\n略阳县,甲村,是\n';
    expect(rowsOf(like.trim())).toEqual([1, 1]);
    expect(fieldsOf(file('村.csv', like, { role: 'villages' })).map(([, field]) => field)).toEqual(['county', 'name', 'road-paved']);
    expect(rowsOf('甲,乙\n丙,丁')).toBeNull();
  });

  it('headings and titles repeated down the page are set aside, each with its line', () => {
    const pages = `${text}\n${text.split('\n').slice(0, 3).join('\n')}\n3,略阳县,白雀寺镇,丙村,是,0,是`;
    expect(issuesOf(pages)?.map(([, line, , reason]) => [line, reason])).toEqual([
      [1, 'title-row'],
      [6, 'title-row'],
      [7, 'title-row'],
      [8, 'title-row'],
    ]);
  });
});

describe('merged cells', () => {
  const head = '县区,乡镇,行政村,户数';
  const villages = (body: readonly string[]) =>
    read(file('村.csv', [head, ...body].join('\n'), { role: 'villages' })).dataset.villages.map(({ county, township, name }) =>
      [county, township, name].filter(Boolean).join('/'),
    );

  it('of a text file are filled down where the blanks say they were merged, and the report counts them', () => {
    const body = ['略阳县,甲镇,一村,1', ',,二村,2', ',乙镇,三村,3', '勉县,丙镇,四村,4', ',,五村,5'];
    expect(villages(body)).toEqual(['略阳县/甲镇/一村', '略阳县/甲镇/二村', '略阳县/乙镇/三村', '勉县/丙镇/四村', '勉县/丙镇/五村']);
    const { reports } = read(file('村.csv', [head, ...body].join('\n'), { role: 'villages' }));
    expect(reports[0]?.columns.map(({ filled }) => filled)).toEqual([3, 2, undefined, undefined]);
    expect(reports[0]?.counts).toMatchObject({ accepted: 5 });
  });

  it('are not guessed at where a value is written again, or the first row has none', () => {
    expect(villages(['略阳县,甲镇,一村,1', '略阳县,甲镇,二村,2', ',,三村,3']).at(-1)).toBe('三村');
    expect(villages([',,一村,1', '略阳县,乙镇,二村,2', ',,三村,3']).at(-1)).toBe('三村');
  });

  it('end at a total, at the next county, and where a code contradicts', () => {
    expect(villages(['略阳县,甲镇,一村,1', ',小计,,1', ',乙镇,二村,2', ',,三村,3'])).toEqual([
      '略阳县/甲镇/一村',
      '略阳县/乙镇/二村',
      '略阳县/乙镇/三村',
    ]);
    expect(villages(['略阳县,甲镇,一村,1', '略阳县小计,,,1', ',,二村,2'])).toEqual(['略阳县/甲镇/一村', '二村']);
    expect(villages(['略阳县,甲镇,一村,1', ',,小计,1', ',,二村,2'])).toEqual(['略阳县/甲镇/一村', '略阳县/甲镇/二村']);
    expect(villages(['略阳县,甲镇,一村,1', '勉县,,二村,2', ',乙镇,三村,2'])).toEqual(['略阳县/甲镇/一村', '勉县/二村', '勉县/乙镇/三村']);
    const coded = '编码,县区,行政村\n610727100201,略阳县,一村\n610725100201,,二村\n610725100202,勉县,三村\n610725100203,,四村\n';
    expect(read(file('村.csv', coded, { role: 'villages' })).dataset.villages.map(({ county }) => county)).toEqual([
      '略阳县',
      '',
      '勉县',
      '勉县',
    ]);
  });

  it('of a workbook are filled exactly where it says so, a merged number is not', () => {
    const rows = [
      ['县区', '乡镇', '行政村', '户数'],
      ['略阳县', '甲镇', '一村', '7'],
      ['', '', '二村', ''],
      ['', '', '三村', '3'],
    ];
    const { villages } = read(sheet(rows, [span(2, 4, 0, 0), span(2, 3, 1, 1), span(2, 3, 3, 3)])).dataset;
    expect(villages.map(({ county, township, households }) => [county, township, households])).toEqual([
      ['略阳县', '甲镇', 7],
      ['略阳县', '甲镇', null],
      ['略阳县', '', 3],
    ]);
  });
});

describe('hostile merges', () => {
  it('that overlap or reach far beyond the sheet end, and fill every cell once', () => {
    const rows = [['县区', '行政村'], ...Array.from({ length: 300 }, (_, at) => [at === 0 ? '略阳县' : '', `第${at}村`])];
    const far = Array.from({ length: 2000 }, (_, at) => span(2 + (at % 300), 1_048_576, 0, 0));
    const { reports } = read(sheet(rows, far));
    expect(reports[0]?.columns[0]?.filled ?? 0).toBeLessThanOrEqual(299);
    expect(reports[0]?.rows).toBe(300);
  });
});

describe('rows that are no data', () => {
  it('totals however they are written; a village called so is kept', () => {
    const totals = [
      '合 计',
      '小  计',
      '合计：',
      '略阳县小计',
      '白雀寺镇合计',
      '全县合计',
      '本页小计',
      '（合计）',
      '合计165个村',
      '兴州街道合计(12个村)',
      '兴州街道（小计）',
      '合计（共12个）',
      '累计',
      '平均',
      '平均值：',
      '略阳县平均',
      '其中：',
      '其 中',
      '其中：贫困村',
    ];
    const kept = ['合计村', '小计沟村', '总计坝社区', '汇总村', '平均村', '其中坝', '累计沟村'];
    const text = `县区,行政村,户数\n${[...totals, ...kept].map((name) => `,${name},1`).join('\n')}`;
    const { dataset, reports } = read(file('村.csv', text, { role: 'villages' }));
    expect(dataset.villages.map(({ name }) => name)).toEqual(kept);
    expect(reports[0]?.issues.map(({ reason }) => reason)).toEqual(totals.map(() => 'total-row'));
  });

  it('totals at any position: none, 0, or the mean of the rows above', () => {
    const rows = [
      '甲镇,合计村,3,106.2,33.35',
      '甲镇,平均,3,106.16,33.33',
      '甲镇,合 计,3,106.16,33.33',
      '小计,,3,0,0',
      '甲镇,小计,3,0,0',
      '甲镇小计,,3,106.16,33.33',
      '总计,,3,,',
    ];
    const text = `乡镇,行政村,户数,经度,纬度\n甲镇,乙村,2,106.16,33.33\n${rows.join('\n')}`;
    const { dataset, reports } = read(file('村.csv', text, { role: 'villages' }));
    expect(dataset.villages.map(({ name }) => name)).toEqual(['乙村', '合计村']);
    expect(reports[0]?.issues.map(({ line, reason }) => [line, reason])).toEqual([4, 5, 6, 7, 8, 9].map((line) => [line, 'total-row']));
  });

  it('a word like a total in another cell than a name makes none of a village; what follows 其中 is not shown', () => {
    const text = '行政村,水平,户数\n甲村,平均,1\n乙村,累计,1\n其中：张某某,,1';
    const { dataset, reports } = read(file('村.csv', text, { role: 'villages' }));
    expect(dataset.villages.map(({ name }) => name)).toEqual(['甲村', '乙村']);
    expect(reports[0]?.issues.map(({ line, value }) => [line, value])).toEqual([[4, '其中']]);
  });
});
