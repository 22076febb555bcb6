import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { reasonOf, stateOf } from '../../src/analysis/assess.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { isDated } from '../../src/domain/dataset.ts';
import { observe } from '../../src/domain/observation.ts';
import { yearEnd } from '../../src/domain/period.ts';
import type { Answers } from '../../src/io/input-file.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { findIndicator } from '../../src/layers/index.ts';
import { file, issuesOf, read, SQUARE } from './reading.ts';

describe('villages', () => {
  it('keeps the kind by code, by name and as told', () => {
    const { dataset } = read(
      file('v.csv', 'code,name,kind\n610727113205,甲村,\n610727113001,乙社区,\n1,丙社区,\n2,丁村,社区\n', { role: 'villages' }),
    );
    expect(dataset.villages.map((village) => village.kind)).toEqual(['village', 'community', 'community', 'community']);
  });

  it('rejects a repeated code, a damaged one without a name and a row with neither, and keeps what they said', () => {
    const text = 'code,name,lon,lat\n610727113205,甲村,106.2,33.3\n610727113205,乙村,106.3,33.4\n6.10727E+11,,106.5,33.4\n,,106,33\n';
    expect(issuesOf(text)).toEqual([
      ['rejected', 3, 'code', 'repeated-code'],
      ['rejected', 4, 'code', 'damaged-code'],
      ['rejected', 5, 'code', 'no-code-or-name'],
    ]);
    expect(read(file('v.csv', text, { role: 'villages' })).rejected.map(({ line, name, lon }) => [line, name, lon])).toEqual([
      [3, '乙村', 106.3],
      [4, '', 106.5],
      [5, '', 106],
    ]);
  });

  const counties = (...drawn: readonly [name: string, code: string][]) =>
    file(
      'c.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: drawn.map(([name, code]) => ({ ...JSON.parse(SQUARE).features[0], properties: { name, code } })),
      }),
    );
  const codesOf = (text: string, ...drawn: readonly [name: string, code: string][]) => {
    const files = [file('v.csv', text, { role: 'villages' }), ...(drawn.length > 0 ? [counties(...drawn)] : [])];
    const { dataset, reports } = read(...files);
    return [dataset.villages.map(({ code }) => code), reports[0]?.issues.map(({ line, reason }) => `${line} ${reason}`)];
  };

  it('takes no code of another county than its row’s where the counties drawn know both', () => {
    const text = 'code,name,county\n610727113205,甲村,宁强县\n610703113205,乙村,南郑县\n';
    const drawn = [
      ['略阳县', '610727'],
      ['宁强县', '610726'],
      ['南郑区', '610703'],
    ] as const;
    expect(codesOf(text, ...drawn.map(([name, code]): [string, string] => [name, code]))).toEqual([
      [null, '610703113205'],
      ['2 unusual-code'],
    ]);
    expect(codesOf(text, ['略阳县', '610727'])).toEqual([['610727113205', '610703113205'], []]);
    expect(codesOf(text)).toEqual([['610727113205', '610703113205'], []]);
  });

  it('minds the shape of codes only where most are Chinese village codes', () => {
    expect(codesOf('code,name\n610727113205,甲村\n61072711320,乙村\n610727113207,丙村\n')).toEqual([
      ['610727113205', null, '610727113207'],
      ['3 unusual-code'],
    ]);
    expect(codesOf('code,name\n610727113205,甲村\n61072711320,乙村\n7,丙村\n')).toEqual([['610727113205', '61072711320', '7'], []]);
  });

  it('takes two rows with one unusual code for the two villages their names say', () => {
    const text = 'code,name\n610727113205,甲村\n610727113206,乙村\n610727113207,戊村\n610727,丙村\n610727,丁村\n';
    const { dataset } = read(file('v.csv', text, { role: 'villages' }));
    expect(dataset.villages.map(({ id }) => id)).toEqual(['610727113205', '610727113206', '610727113207', '丙村', '丁村']);
  });

  it('keeps a village whose code is damaged and whose name is not: flagged, known by county, township and name', () => {
    const text = 'code,name,township,lon,lat\n6.10727E+11,甲村,丙镇,106.2,33.3\n6.10727E+11,乙村,丙镇,106.3,33.3\n';
    expect(issuesOf(text)).toEqual([
      ['flagged', 2, 'code', 'damaged-code'],
      ['flagged', 3, 'code', 'damaged-code'],
    ]);
    expect(read(file('v.csv', text, { role: 'villages' })).dataset.villages).toMatchObject([
      { id: '丙镇/甲村', code: null, position: { at: { lon: 106.2 } } },
      { id: '丙镇/乙村', code: null, position: { at: { lon: 106.3 } } },
    ]);
  });

  it('reads several years of one village as one village', () => {
    const { dataset, reports } = read(
      file('v.csv', '编码,村名,年度,是否通硬化路,户数\n1,甲村,2018,否,100\n1,甲村,2019,是,98\n2,乙村,2019,/,50\n', { role: 'villages' }),
    );
    expect(reports[0]?.counts).toEqual({ accepted: 3, flagged: 0, rejected: 0, 'set-aside': 0 });
    expect(dataset.villages.map(({ id, households }) => [id, households])).toEqual([
      ['1', 98],
      ['2', 50],
    ]);
    const at = (id: string, year: number) => observe(dataset.observations, 'road-paved', id, yearEnd(year)).current?.value ?? null;
    expect([at('1', 2018), at('1', 2019), at('1', 2020), at('2', 2019)]).toEqual(['no', 'yes', null, null]);
    expect(dataset.years).toEqual([2018, 2019]);
  });

  it('of a village of several years, the latest speaks for what has no year: position, name, people', () => {
    const text = '编码,村名,年度,户数,经度,纬度\n1,新名,2019,98,106.2,33.2\n1,旧名,2018,100,106.1,33.1\n';
    expect(read(file('v.csv', text, { role: 'villages' })).dataset.villages).toMatchObject([
      { name: '新名', households: 98, position: { at: { lon: 106.2 } }, origin: { line: 2 } },
    ]);
  });

  it('without codes and years, two rows of one name are two villages, the second to be looked at', () => {
    const text = '村名,经度,纬度\n王家村,106.1,33.1\n王家村,106.2,33.2\n,106.3,33.3\n不详,106.3,33.3\n';
    expect(issuesOf(text)).toEqual([
      ['flagged', 3, '村名', 'same-name'],
      ['rejected', 4, '村名', 'no-code-or-name'],
      ['rejected', 5, '村名', 'no-code-or-name'],
    ]);
    const { villages } = read(file('v.csv', text, { role: 'villages' })).dataset;
    expect(villages.map(({ name, position }) => [name, position.at?.lon])).toEqual([
      ['王家村', 106.1],
      ['王家村', 106.2],
    ]);
    expect(new Set(villages.map((village) => village.id)).size).toBe(2);
  });

  it('sets aside no place: a name like a footer or a total, with a position, stays; 总计 itself and a heading repeated below go', () => {
    const text =
      '村名,经度,纬度\n注溪村,106.1,33.1\n总计坝,106.2,33.2\n备注,,\n注：以上为户籍,,\n村名,经度,纬度\n合计,,\n填表人：张三,,\n注溪二村,,\n总计,106.2,33.2\n';
    const { dataset, reports } = read(file('v.csv', text, { role: 'villages' }));
    expect(dataset.villages.map(({ name }) => name)).toEqual(['注溪村', '总计坝', '注溪二村']);
    expect(reports[0]?.issues.filter(({ outcome }) => outcome === 'set-aside').map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'footer-row'],
      [5, 'footer-row'],
      [6, 'title-row'],
      [7, 'total-row'],
      [8, 'footer-row'],
      [10, 'total-row'],
    ]);
  });

  it('asks for the year where no column says it, and then takes it', () => {
    const text = '村名,未实现饮水安全户数\n甲村,0\n乙村,12\n';
    expect(inspectFile(file('村.csv', text))).toMatchObject({ role: 'villages', needsAsOf: true, hasPositions: false, rows: 2 });
    const { dataset } = read(file('村.csv', text, { role: 'villages', asOf: yearEnd(2019) }));
    const indicator = findIndicator('water-unsafe-households')?.indicator;
    if (!indicator) throw new Error('no such indicator');
    const assessment = answer(dataset, defaultQuestion(indicator, yearEnd(2019)));
    expect([stateOf(assessment, 0), stateOf(assessment, 1)], 'inverted polarity: 0 is met').toEqual(['met', 'gap']);
  });

  it('knows whether any file says of when it is: the year that stands for none is no date', () => {
    const dated = (text: string, more: Answers = {}) => isDated(read(file('村.csv', text, { role: 'villages', ...more })).dataset);
    expect(dated('村名,经度,纬度\n甲村,106.1,33.2\n')).toBe(false);
    expect(dated('村名,出列年度\n甲村,2018\n')).toBe(false);
    expect(dated('村名,年度,是否通硬化路\n甲村,2018,是\n')).toBe(true);
    expect(dated('村名,是否通硬化路\n甲村,\n', { asOf: yearEnd(2019) })).toBe(true);
  });

  it('reads measures in the unit that the cell or the heading says', () => {
    const text =
      '村名,到乡镇距离(米),路面宽,油返砂里程,卫生室面积（㎡）\n甲村,5400,3.45,0,59.9\n乙村,4.9公里,350,1200米,60\n丙村,/,3.5m,60平方米,1亩\n丁村,/,/,/,1间\n';
    const { dataset, reports } = read(file('村.csv', text, { role: 'villages', asOf: yearEnd(2019) }));
    expect(dataset.villages.map((village) => village.reportedKm)).toEqual([5.4, 4.9, null, null]);
    const states = (id: string) => {
      const indicator = findIndicator(id)?.indicator;
      if (!indicator) throw new Error('no such indicator');
      const assessment = answer(dataset, defaultQuestion(indicator, yearEnd(2019)));
      return dataset.villages.map((_, index) => stateOf(assessment, index));
    };
    expect(states('road-width-m')).toEqual(['gap', 'met', 'met', 'unknown']);
    expect(states('road-gravel-reverted-km')).toEqual(['met', 'gap', 'unknown', 'unknown']);
    expect(states('clinic-area-m2'), '1 亩 is 666.7 m²').toEqual(['gap', 'met', 'met', 'unknown']);
    expect(reports[0]?.issues.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [4, '油返砂里程', 'unreadable-number'],
      [5, '卫生室面积（㎡）', 'unreadable-number'],
    ]);
  });

  it('says what a table lacks as soon as it is looked at; half a position is none', () => {
    expect(() => inspectFile(file('村.csv', '说明\n村名,经度\n甲村,107\n'))).toThrow(/村\.csv.*line 2.*lat/);
    expect(() => inspectFile(file('村.csv', '县区,经度,纬度\n略阳县,107,33\n'))).toThrow(/name/);
    expect(() => inspectFile(file('卫生院.csv', '机构名称,纬度\n甲卫生院,33\n'))).toThrow(/lon/);
    expect(() => inspectFile(file('上报.csv', 'indicator,value,code\nclinic-standard,yes,1\n'))).toThrow(/from/);
  });

  it('flags what cannot be and keeps the village, its cell unknown', () => {
    const text = 'code,name,households,卫生厕所户数,卫生厕所普及率,lon,lat\n1,甲村,100,120,130%,0,0\n2,乙村,abc,5,80%,106.5,33.5\n';
    expect(issuesOf(text, { asOf: yearEnd(2019) })).toEqual([
      ['flagged', 2, 'lon', 'position-zero'],
      ['flagged', 2, '卫生厕所户数', 'impossible-value'],
      ['flagged', 2, '卫生厕所普及率', 'impossible-value'],
      ['flagged', 3, 'households', 'unreadable-number'],
    ]);
  });

  it('takes the county from the code where the table leaves it out, and leaves a written one alone', () => {
    const { dataset } = read(
      file('县界.geojson', SQUARE),
      file(
        '村.csv',
        '编码,村名,县区,经度,纬度\n610727112200,甲村,,106.1,33.2\n610727112201,乙村,略阳,106.1,33.2\n999999112202,丙村,,106.1,33.2\n',
      ),
    );
    expect(dataset.villages.map(({ county }) => county)).toEqual(['略阳县', '略阳', '']);
  });

  it('flags a village outside its own county and leaves it in the denominator as unknown', () => {
    const { dataset, reports } = read(
      file('县界.geojson', SQUARE),
      file('v.csv', '县区,村名,经度,纬度\n略阳县,甲村,106.5,33.5\n略阳县,乙村,108.5,33.5\n略阳县,丙村,107.003,33.5\n', {
        role: 'villages',
      }),
      file('h.csv', 'id,name,lon,lat\nh,院,106.5,33.5\n', { role: 'facilities' }),
    );
    expect(reports[1]?.counts).toEqual({ accepted: 2, flagged: 1, rejected: 0, 'set-aside': 0 });
    const indicator = findIndicator('clinic-standard')?.indicator;
    if (!indicator) throw new Error('no such indicator');
    const assessment = answer(dataset, { ...defaultQuestion(indicator, yearEnd(2020)), scope: 'nearest' });
    expect([0, 1, 2].map((index) => stateOf(assessment, index))).toEqual(['met', 'unknown', 'gap']);
    expect(reasonOf(assessment, 1)).toBe('position-outside-county');
  });

  it('says of a position outside its county what the file says, not what it was converted to', () => {
    const values = (name: string, text: string, role: 'villages' | 'facilities') =>
      read(file('县界.geojson', SQUARE), file(name, text, { role, crs: 'bd09' })).reports[1]?.issues.map(({ line, value }) => [
        line,
        value,
      ]);
    expect(values('v.csv', '县区,村名,经度,纬度\n略阳县,甲村,106.5,33.5\n略阳县,乙村,116.39, 39.9\n', 'villages')).toEqual([
      [3, '116.39 39.9'],
    ]);
    expect(values('v.csv', '县区,村名,经纬度\n略阳县,乙村,"116.39，39.9"\n', 'villages')).toEqual([[2, '116.39，39.9']]);
    expect(values('h.csv', 'id,name,county,lon,lat\nh,院,略阳县,116.390,39.900\n', 'facilities')).toEqual([[2, '116.390 39.900']]);
  });

  it('sets titles, totals, blanks and footers aside, each with its line', () => {
    const text = '略阳县村级情况表,,\n序号,村名,户数\n1,甲村,100\n,,\n,合计,100\n填表人：某某,,\n';
    expect(issuesOf(text)).toEqual([
      ['set-aside', 1, '', 'title-row'],
      ['set-aside', 4, '', 'blank-row'],
      ['set-aside', 5, '', 'total-row'],
      ['set-aside', 6, '', 'footer-row'],
    ]);
  });

  it('takes a footer for a footer, and a full row or a village that begins like one for data', () => {
    const text = [
      '备注,村名,县区,乡镇,户数,组数',
      '备注：新并,甲村,略阳县,丙镇,100,4',
      '注明另表,乙村,略阳县,丙镇,90,4',
      '填表人：张三,审核人：李四,,,,',
      '注：户数为年底数,,,,,',
    ].join('\n');
    expect(issuesOf(text)).toEqual([
      ['set-aside', 4, '', 'footer-row'],
      ['set-aside', 5, '', 'footer-row'],
    ]);
    expect(issuesOf('村名,经度,纬度\n注溪村,107,33\n备注,,\n填表人,审核人,某科\n')).toEqual([
      ['set-aside', 3, '', 'footer-row'],
      ['set-aside', 4, '', 'footer-row'],
    ]);
  });

  it('flags a row with more in it than there are headings: its cells may have slipped', () => {
    const text = '略阳县村级情况表\n村名,户数,组数\n甲村,100,4,,\n乙村,一组,90,4\n丙村,80,3,,多\n合计,270,11,1\n';
    const { reports } = read(file('v.csv', text, { role: 'villages' }));
    expect(reports[0]?.issues.map(({ outcome, line, column, value, reason }) => [outcome, line, column, value, reason])).toEqual([
      ['set-aside', 1, '', '略阳县村级情况表', 'title-row'],
      ['flagged', 4, '', '4', 'too-many-cells'],
      ['flagged', 4, '户数', '一组', 'unreadable-number'],
      ['flagged', 5, '', '多', 'too-many-cells'],
      ['set-aside', 6, '', '合计', 'total-row'],
    ]);
    expect(reports[0]?.counts).toEqual({ accepted: 1, flagged: 2, rejected: 0, 'set-aside': 2 });
  });

  it('refuses a table with one heading over two columns as soon as it is looked at', () => {
    const text = '说明\n村名,经度,纬度,经度\n甲村,106.5,33.5,106.6\n';
    expect(() => inspectFile(file('村.csv', text))).toThrow(
      expect.objectContaining({ problem: 'repeated-heading', line: 2, column: '经度' }),
    );
    expect(() => read(file('村.csv', text, { role: 'villages' }))).toThrow(/村\.csv, line 2, column 经度: two columns/);
    expect(inspectFile(file('村.csv', '村名,户数,总户数\n甲村,1,2\n')).columns.map(({ field }) => field)).toEqual([
      'name',
      'households',
      null,
    ]);
  });

  it('never reads a column that identifies people', () => {
    const inspection = inspectFile(file('v.csv', '村名,户主姓名,身份证号\n甲村,张三,610727199001011234\n'));
    expect(inspection.columns.map(({ field, refused, samples }) => [field, refused, samples])).toEqual([
      ['name', false, ['甲村']],
      [null, true, []],
      [null, true, []],
    ]);
  });
});
