import { describe, expect, it } from 'vitest';
import { observe } from '../../src/domain/observation.ts';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import type { Answers, OpenedFile } from '../../src/io/input-file.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { file, read } from './reading.ts';

/** What a village reported of an indicator at the ends of some years. */
function at(files: readonly OpenedFile[], indicator: string, village: string, years: readonly number[]) {
  const { observations } = read(...files).dataset;
  return years.map((year) => observe(observations, indicator, village, yearEnd(year)).current?.value ?? null);
}
const wide = (text: string, more: Answers = {}) => file('村.csv', text, { role: 'villages', ...more });

describe('wide tables', () => {
  it('hold several years of one indicator, each under its own heading, and ask no month then', () => {
    const text = '编码,村名,2018年是否通硬化路,2019年是否通硬化路,是否安全饮水（2019）\n1,甲村,否,是,是\n2,乙村,,/,否\n';
    expect(inspectFile(wide(text))).toMatchObject({ needsAsOf: false, suggestedAsOf: null });
    expect(inspectFile(wide(text)).columns.map(({ field, month }) => [field, month])).toEqual([
      ['code', undefined],
      ['name', undefined],
      ['road-paved', yearEnd(2018)],
      ['road-paved', yearEnd(2019)],
      ['water-safe', yearEnd(2019)],
    ]);
    expect(at([wide(text)], 'road-paved', '1', [2017, 2018, 2019, 2020])).toEqual([null, 'no', 'yes', null]);
    expect(at([wide(text)], 'road-paved', '2', [2018, 2019])).toEqual([null, null]);
    expect(read(wide(text)).dataset.years).toEqual([2018, 2019]);
  });

  it('hold them under a group of years too', () => {
    const text = '编码,村名,2018年,,2019年,\n,,通客车,自来水普及率,通客车,自来水普及率\n1,甲村,否,80%,是,95%\n';
    expect(at([wide(text)], 'road-bus', '1', [2018, 2019])).toEqual(['no', 'yes']);
    expect(at([wide(text)], 'water-tap-percent', '1', [2018, 2019])).toEqual([80, 95]);
  });

  it('put an indicator without a year into the file’s own month, beside those that have one', () => {
    const text = '编码,村名,通客车,2018年通客车\n1,甲村,是,否\n';
    expect(inspectFile(wide(text))).toMatchObject({ needsAsOf: true });
    expect(at([wide(text, { asOf: yearEnd(2020) })], 'road-bus', '1', [2018, 2019, 2020])).toEqual(['no', null, 'yes']);
    expect(at([wide(text)], 'road-bus', '1', [2018, 2020]), 'and leave it unread without one').toEqual(['no', null]);
  });

  it('flag a month that is reported twice by one row', () => {
    const text = '编码,村名,年度,通客车,2018年通客车\n1,甲村,2018,是,否\n';
    const { reports } = read(wide(text));
    expect(reports[0]?.issues.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, '2018年通客车', 'overlapping-period'],
    ]);
    expect(at([wide(text)], 'road-bus', '1', [2018])).toEqual(['yes']);
  });

  it('flag a row that reports something of no year, and store it in no month', () => {
    const text = '编码,村名,年度,通客车,2018年通客车\n1,甲村,,是,否\n2,乙村,,/,否\n3,丙村,201,是,\n4,丁村,2019,是,\n';
    const issuesOf = (more: Answers) =>
      read(wide(text, more)).reports[0]?.issues.map(({ line, column, value, reason }) => [line, column, value, reason]);
    const unreadable = [4, '年度', '201', 'unreadable-period'];
    expect(issuesOf({})).toEqual([[2, '年度', '', 'unreadable-period'], unreadable]);
    expect(read(wide(text)).reports[0]?.counts).toMatchObject({ accepted: 2, flagged: 2 });
    expect(at([wide(text)], 'road-bus', '1', [2018, 2019, 2020]), 'what says its own year is kept').toEqual(['no', null, null]);
    const answered = { asOf: yearEnd(2020) };
    expect(issuesOf(answered), 'an answered month stands for a blank year, never for one that is wrong').toEqual([unreadable]);
    expect(at([wide(text, answered)], 'road-bus', '1', [2018, 2020])).toEqual(['no', 'yes']);
    expect(at([wide(text, answered)], 'road-bus', '3', [2018, 2019, 2020])).toEqual([null, null, null]);
    expect(at([wide(text, answered)], 'road-bus', '4', [2019, 2020])).toEqual(['yes', null]);
  });

  it('propose the month that the file’s name or its title says, and decide nothing by it', () => {
    const text = '略阳县2019年6月村级情况表,\n编码,通客车\n1,是\n';
    expect(inspectFile(wide(text))).toMatchObject({ needsAsOf: true, suggestedAsOf: monthOf(2019, 6) });
    expect(inspectFile({ ...wide(text), name: '略阳县2019年12月.csv' }).suggestedAsOf).toBe(yearEnd(2019));
    expect(at([wide(text)], 'road-bus', '1', [2019])).toEqual([null]);
  });

  it('count in 万 where the heading says so', () => {
    const text = '村名,户籍人口(万人),户数（户）,常住人口\n甲村,0.1234,300,1.2万\n';
    expect(read(wide(text)).dataset.villages).toMatchObject([{ registered: 1234, households: 300, resident: 12_000 }]);
  });
});

describe('long tables', () => {
  const villages = file('村.csv', '编码,县区,乡镇,村名\n610727113205,略阳县,白雀寺镇,甲村\n610727113206,略阳县,白雀寺镇,乙村\n', {
    role: 'villages',
  });
  const long = (text: string, more: Answers = {}) => file('上报.csv', text, { role: 'status', ...more });

  it('name the indicator in Chinese and the village by its place', () => {
    const text = [
      '县区,乡镇,村名,指标名称,年度,数值',
      '略阳县,白雀寺镇,甲村,是否通硬化路,2019,是',
      '略阳县,白雀寺镇,乙村,自来水普及率(%),2019,85',
      '略阳县,白雀寺镇,乙村,四室分设,2018,否',
    ].join('\n');
    expect(inspectFile(file('上报.csv', text)).role).toBe('status');
    expect(at([villages, long(text)], 'road-paved', '610727113205', [2018, 2019])).toEqual([null, 'yes']);
    expect(at([villages, long(text)], 'water-tap-percent', '610727113206', [2019])).toEqual([85]);
    expect(at([villages, long(text)], 'clinic-four-rooms', '610727113206', [2018])).toEqual(['no']);
  });

  it('propose the name an unknown word was meant for; taken, the row is accepted', () => {
    const text = '编码,指标,年度,值\n610727113205,村卫生室个数,2019,1\n610727113206,未通硬化路,2019,是\n';
    const [, report] = read(villages, long(text)).reports;
    expect(report?.issues.map(({ reason, suggestion }) => [reason, suggestion?.cells[0]?.value ?? null])).toEqual([
      ['unknown-indicator', '有无标准化卫生室'],
      ['unknown-indicator', null],
    ]);
    const amendments = report?.issues[0]?.suggestion?.cells ?? [];
    const [, again] = read(villages, long(text, { amendments })).reports;
    expect([again?.counts.accepted, again?.counts.rejected]).toEqual([1, 1]);
  });

  it('tell what may be a share or in points, an indicator by itself', () => {
    const rows = [
      '自来水普及率,2018,0.85',
      '自来水普及率,2019,85',
      '卫生厕所普及率,2018,0.85',
      '卫生厕所普及率,2019,1',
      '是否通硬化路,2019,1',
    ];
    const told = (...more: readonly string[]) => {
      const text = `编码,指标,年度,数值\n${[...rows, ...more].map((row) => `610727113205,${row}`).join('\n')}\n`;
      const [, report] = read(villages, long(text)).reports;
      const issues = report?.issues.map(({ outcome, line, reason, suggestion }) => [outcome, line, reason, suggestion?.cells[0]?.value]);
      const values = ['water-tap-percent', 'sanitation-toilet-percent', 'sanitation-sewage-percent'].map((id) =>
        at([villages, long(text)], id, '610727113205', [2018, 2019]),
      );
      return { issues, values };
    };
    const doubt = ['flagged', 2, 'doubtful-share', '85%'];
    expect(told()).toEqual({
      issues: [doubt],
      values: [
        [null, 85],
        [85, 100],
        [null, null],
      ],
    });
    const { issues, values } = told('污水处理率(%),2018,0.5', '污水处理率（%）,2019,60');
    expect([issues, values[2]], 'its name says that 0.5 is 0.5 %').toEqual([[doubt], [0.5, 60]]);
  });

  it('are of the month said for the file where they have no period, and refused without one', () => {
    const text = '编码,指标,值\n610727113205,是否通硬化路,是\n';
    expect(() => read(villages, long(text))).toThrow(/from/);
    expect(at([villages, long(text, { asOf: yearEnd(2019) })], 'road-paved', '610727113205', [2018, 2019])).toEqual([null, 'yes']);
  });
});

describe('what a heading or a name may also be', () => {
  it('__proto__ and constructor are headings like any other; ragged rows and names beyond the first plane are read', () => {
    const text = '__proto__,constructor,toString,村名,户数\n1,2,3,䶮村,30\na,b,c,𠮷家村\n,,,𬬱镇村,12,,\n';
    const { dataset, reports } = read(wide(text));
    expect(dataset.villages.map(({ name, households }) => [name, households])).toEqual([
      ['䶮村', 30],
      ['𠮷家村', null],
      ['𬬱镇村', 12],
    ]);
    expect(reports[0]?.columns.map(({ heading, field }) => [heading, field])).toEqual([
      ['__proto__', null],
      ['constructor', null],
      ['toString', null],
      ['村名', 'name'],
      ['户数', 'households'],
    ]);
    expect(reports[0]?.counts).toEqual({ accepted: 3, flagged: 0, rejected: 0, 'set-aside': 0 });
    expect(inspectFile(wide('村名,甲\n甲村,1\n', { mapping: { 1: '__proto__' } })).columns[1]?.field).toBeNull();
  });
});
