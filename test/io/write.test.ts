import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { gapRows } from '../../src/analysis/gap-rows.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { REASONS, type Reason } from '../../src/domain/state.ts';
import { parseCsv } from '../../src/io/csv.ts';
import { unguard } from '../../src/io/guard.ts';
import { describe as describeColumns, matchHeadings, suggestCrs } from '../../src/io/headings.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { writeCsv } from '../../src/io/write-csv.ts';
import { type ListContext, writeGapsCsv, writeListCsv, writeListGeojson } from '../../src/io/write-gap-list.ts';
import { findIndicator } from '../../src/layers/index.ts';

/** Cells that spreadsheets run, plainly or behind something. */
const DANGEROUS = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '"=1',
  "'=1",
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '=cmd|x',
  '-',
  '+',
  '@',
  '=',
  '\n=1',
  '  @x',
  "' =1",
  '"+1"',
];

const bytes = (text: string) => new TextEncoder().encode(text);
const HOSPITALS = 'id,name,kind,lon,lat,county,township\nh1,甲院,卫生院,106.5,33.5,略阳县,白雀寺镇\n';
const VILLAGES = [
  'code,name,county,township,lon,lat,年度,有无标准化卫生室,户数',
  '610727113205,甲村,略阳县,白雀寺镇,106.51,33.51,2019,无,100',
  '610727113206,=乙村,略阳县,白雀寺镇,106.71,33.51,2019,无,',
  '610727113207,丙村,略阳县,白雀寺镇,106.81,33.51,2019,有,30',
  '610727113208,丁村,略阳县,白雀寺镇,0,0,2019,无,30',
  '610727113209,戊村,略阳县,白雀寺镇,106.91,33.51,2019,,30',
  '610727113210,己村,略阳县,白雀寺镇,106.91,33.52,2019,不具备条件,30',
].join('\n');

function rowsOf(villages: string) {
  const { dataset } = readDataset(
    [
      openText({ name: 'v.csv', role: 'villages', bytes: bytes(villages) }),
      openText({ name: 'h.csv', role: 'facilities', bytes: bytes(HOSPITALS) }),
    ],
    { origin: 'own', title: { zh: '', en: '' } },
  );
  const indicator = findIndicator('clinic-standard')?.indicator;
  if (!indicator) throw new Error('no such indicator');
  return gapRows(answer(dataset, defaultQuestion(indicator, yearEnd(2019))), [...dataset.villages.keys()]);
}

describe('writeCsv', () => {
  it.each(DANGEROUS)('makes %j inert', (text) => {
    const [, row] = writeCsv(['a'], [[text]], { bom: false }).split(/(?<=^a\n)/);
    expect(row?.replace(/^"/, '')).toMatch(/^'/);
  });

  it('keeps numbers numbers, negative ones too', () => {
    expect(writeCsv(['a', 'b'], [[-3.5, { digits: '-0.001' }]], { bom: false })).toBe('a,b\n-3.5,-0.001\n');
  });

  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...DANGEROUS), fc.string({ unit: 'grapheme' })), (text) => {
        fc.pre(!text.includes('\r') && text === text.trim() && text !== '');
        const { records } = parseCsv('x.csv', writeCsv(['a', 'b'], [[text, 'end']], { bom: false }));
        expect(unguard(records[1]?.cells[0] ?? '')).toBe(text);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

/** As the screen calls them; the words are the caller's. */
const CONTEXT: ListContext = {
  indicator: 'clinic-standard',
  year: 2019,
  language: 'zh',
  states: { met: '达标', gap: '缺口', exempt: '豁免', unknown: '未报' },
  scope: 'nearest',
  scopes: { 'own-township': '本镇办的', nearest: '最近的' },
  mode: 'straight',
  modes: { straight: '直线', road: '沿路', reported: '村上报', matrix: '行程表' },
  traveller: 'bus',
  travellers: { car: '开车', bus: '坐客车', walking: '步行' },
  reasons: Object.fromEntries(REASONS.map((reason, at) => [reason, `原因 ${at}`])) as Record<Reason, string>,
};

describe('the gap list', () => {
  it('has exactly the command line’s columns, metres with three decimals', () => {
    const [header, first] = [...writeGapsCsv(rowsOf(VILLAGES))].join('').split('\n');
    expect(header).toBe('code,name,county,township,lon,lat,state,nearest_id,nearest_name,distance_m,margin_m,reason');
    expect(first).toMatch(/^610727113205,甲村,略阳县,白雀寺镇,106\.51,33\.51,exempt,h1,甲院,\d+\.\d{3},-\d+\.\d{3},within-radius$/);
  });

  it.each(['zh', 'en'] as const)('gives the same states when it is read again, with the headings and words of %s', (language) => {
    const before = rowsOf(VILLAGES);
    expect(before.map((row) => row.state)).toEqual(['exempt', 'gap', 'met', 'unknown', 'unknown', 'exempt']);
    const text = writeListCsv(before, { ...CONTEXT, language });
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toMatch(language === 'zh' ? /^\ufeff行政区划代码,行政村,.*,豁免,/s : /^\ufeffcode,name,.*,exempt,/s);
    expect(/[a-z]{4}/.test(text.replace(/h1/g, '')), 'no word of ours in English among the Chinese').toBe(language === 'en');
    const after = rowsOf(text);
    expect(
      after.map(({ village, state, reason }) => [
        village.name,
        village.households,
        state,
        reason === 'position-zero' ? 'position-missing' : reason,
      ]),
    ).toEqual(
      before.map(({ village, state, reason }) => [
        village.name,
        village.households,
        state,
        reason === 'position-zero' ? 'position-missing' : reason,
      ]),
    );
  });

  it('names the hospital that decided, from where, at which radius, and the coordinates; the reader suggests them when it comes back', () => {
    const { records } = parseCsv('list.csv', writeListCsv(rowsOf(VILLAGES), CONTEXT));
    const cell = (row: number, heading: string) => records[row]?.cells[records[0]?.cells.indexOf(heading) ?? -1];
    expect(['机构范围', '判定机构', '半径(米)', '经度(WGS84)'].map((heading) => cell(1, heading))).toEqual([
      '最近的',
      '甲院',
      '5000.000',
      '106.51',
    ]);
    expect(cell(4, '判定机构'), 'no position, no hospital, no radius that decided').toBe('');
    expect(cell(4, '半径(米)')).toBe('');
    const suggested = (headings: readonly string[]) => suggestCrs(describeColumns(matchHeadings(headings), () => []));
    expect(suggested(['经度(WGS84)', '纬度(WGS84)'])).toBe('wgs84');
    expect(suggested(['lon (WGS 84)', 'lat (WGS 84)'])).toBe('wgs84');
  });

  it.each([writeListCsv, writeListGeojson])('is the same file written in pieces, %o', (write) => {
    for (const isSimulated of [true, false]) {
      const rows = rowsOf(VILLAGES).map((row) => ({ ...row, village: { ...row.village, simulated: isSimulated } }));
      for (const size of [1, 2, rows.length - 1, rows.length]) {
        const pieces: string[] = [];
        for (let from = 0; from < rows.length; from += size)
          pieces.push(
            write(rows.slice(from, from + size), CONTEXT, { isFirst: from === 0, isLast: from + size >= rows.length, isSimulated }),
          );
        expect(pieces.join('')).toBe(write(rows, CONTEXT));
      }
    }
    expect(write([], CONTEXT, { isFirst: true, isLast: true, isSimulated: false })).toBe(write([], CONTEXT));
  });

  it('says of each distance how it was measured, and nothing where there is none', () => {
    const { records } = parseCsv('list.csv', writeListCsv(rowsOf(VILLAGES), { ...CONTEXT, mode: 'road' }));
    const column = (heading: string) => records.slice(1).map(({ cells }) => cells[records[0]?.cells.indexOf(heading) ?? -1]);
    expect(column('距离量法').slice(0, 4)).toEqual(['沿路', '沿路', '沿路', '']);
    expect(column('判定距离(米)')[0]).toMatch(/^\d+\.\d{3}$/);
    const parsed = JSON.parse(writeListGeojson(rowsOf(VILLAGES), { ...CONTEXT, mode: 'road' })) as { features: object[] };
    expect(parsed.features[0]).toMatchObject({ properties: { distance_mode: 'road' } });
  });

  it('says by road who travels, and after how many minutes they reach whom soonest; the reader takes none of it for something else', () => {
    const [first, second, ...others] = rowsOf(VILLAGES);
    if (!first || !second) throw new Error('two villages were expected');
    const soonest = { id: 'h2', name: '=乙院', minutes: 12.345 };
    const rows = [{ ...first, soonest }, second, ...others];
    for (const language of ['zh', 'en'] as const) {
      const context: ListContext = { ...CONTEXT, mode: 'road', language };
      const { records } = parseCsv('list.csv', writeListCsv(rows, context));
      const [headings = [], cells = [], none = []] = records.map((record) => record.cells);
      expect(headings.slice(-4)).toEqual(
        language === 'zh'
          ? ['出行方式', '最快分钟数(估)', '最快到的机构编号', '最快到的机构']
          : ['traveller', 'road_min_estimated', 'soonest_id', 'soonest_name'],
      );
      expect(cells.slice(-4)).toEqual([language === 'zh' ? '坐客车' : 'bus', '12.3', 'h2', "'=乙院"]);
      expect(none.slice(-4)).toEqual(['', '', '', '']);
      const straight = parseCsv('list.csv', writeListCsv(rows, { ...context, mode: 'straight' }));
      expect(straight.records[0]?.cells).toEqual(headings.slice(0, -4));
      expect(matchHeadings(headings).fields).toEqual(matchHeadings(headings.slice(0, -4)).fields);
    }
  });

  it('keeps a village without a position in the GeoJSON', () => {
    const parsed: unknown = JSON.parse(writeListGeojson(rowsOf(VILLAGES), CONTEXT));
    expect(parsed).toMatchObject({
      type: 'FeatureCollection',
      features: [{ geometry: { coordinates: [106.51, 33.51] } }, {}, {}, { geometry: null, properties: { state: 'unknown' } }, {}, {}],
    });
    expect(parsed).not.toHaveProperty('note');
  });
});
