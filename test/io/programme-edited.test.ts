import { describe, expect, it } from 'vitest';
import type { ProgrammeRow, ProgrammeSheets } from '../../src/domain/programme.ts';
import { FileError } from '../../src/domain/report.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { isProgramme } from '../../src/io/is-programme.ts';
import { openFile } from '../../src/io/open-file.ts';
import { type ProgrammeKnown, readProgramme } from '../../src/io/read-programme.ts';
import { writeProgrammeGeojson } from '../../src/io/write-programme.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { KINDS } from '../support/programmes.ts';
import { workbook } from '../support/workbook.ts';

const VILLAGES = [
  ['610727112205', '白雀寺镇', '一里沟村'],
  ['610727112206', '白雀寺镇', '中坝子村'],
  ['610727100201', '城关镇', '同名村'],
  ['610727101201', '接官亭镇', '同名村'],
] as const;

const row = (part: Partial<ProgrammeRow> & Pick<ProgrammeRow, 'id'>): ProgrammeRow => ({
  name: '一里沟村新建通村路',
  year: 2019,
  rank: 1,
  score: 80,
  bureau: { zh: '交通运输局', en: 'Transport' },
  layer: { zh: '硬化路', en: 'Paved road' },
  county: '略阳县',
  township: '白雀寺镇',
  villages: [{ id: '610727112205', name: '一里沟村', at: wgs84(106.07, 33.23) }],
  remedy: 'road-new',
  kind: KINDS[0].name,
  quantity: 3.5,
  unit: KINDS[0].unit,
  unitCost: null,
  cost: { cny: 2_100_000, low: 2_100_000, high: 2_100_000 },
  people: 812,
  poorPeople: null,
  hamlets: 4,
  due: 2019,
  requires: [],
  simulated: false,
  path: [],
  ...part,
});

const KNOWN: ProgrammeKnown = {
  rows: [row({ id: 'A' }), row({ id: 'B', year: 2020 })],
  works: ['A', 'B', 'L-1', 'road-new/610727112206'],
  villages: VILLAGES.map(([code, township, name]) => ({ id: code, words: { code, county: '略阳县', township, name, kind: null } })),
  codes: [],
  kinds: KINDS,
};

type Cells = readonly (string | number | null)[];
const xlsx = (sheets: Readonly<Record<string, readonly Cells[]>>) =>
  workbook({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
const read = async (name: string, bytes: Uint8Array): Promise<ProgrammeSheets> =>
  readProgramme(await openFile({ name, bytes: bytes as Uint8Array<ArrayBuffer> }), KNOWN);
const sheet = (...rows: readonly Cells[]) => read('方案.xlsx', xlsx({ 略阳县: rows }));

async function problemOf(...rows: readonly Cells[]): Promise<string> {
  try {
    await sheet(...rows);
    return 'none';
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `${error.problem} ${error.column}`;
  }
}

const HEAD = ['项目编号', '方案年度', '县区', '镇办', '行政村', '行政村代码', '项目类型', '工程量', '单位', '投资(万元)'];
const told = ({ issues }: ProgrammeSheets) => issues.map(({ line, outcome, reason, column }) => [line, outcome, reason, column]);
const decided = ({ rows }: ProgrammeSheets) => rows.map(({ id, year, quantity, cost }) => [id, year, quantity, cost]);

describe('a programme edited in a spreadsheet', () => {
  it('may have its columns moved, columns of its own, titles above, totals between and a footer below', async () => {
    const back = await sheet(
      ['略阳县项目方案（讨论稿）'],
      ['备注', '投资(万元)', '方案年度', '项目编号', '工程量'],
      ['先做', 210, '2019年', 'A', '3.5公里'],
      [null, 210, null, '合计', null],
      ['', '12.34', 2021, 'B', 4],
      ['填表人：某某', null, null, null, null],
    );
    expect(decided(back)).toEqual([
      ['A', 2019, 3.5, 2_100_000],
      ['B', 2021, 4, 123_400],
    ]);
    expect(told(back)).toEqual([[6, 'told', 'footer-row', '']]);
  });

  it('is read in the unit its heading or its cell says, and refused where neither column says any', async () => {
    expect(decided(await sheet(['项目编号', '方案年度', '投资(元)'], ['A', 2019, 2_100_000], ['B', 2020, '210万元']))).toEqual([
      ['A', 2019, null, 2_100_000],
      ['B', 2020, null, 2_100_000],
    ]);
    expect(await problemOf(['项目编号', '方案年度', '投资'], ['A', 2019, 210])).toBe('no-money-unit 投资');
    expect(await problemOf(['项目编号', '方案年度', '工程量'], ['A', 2019, 210])).toBe('missing-column 投资(万元)');
    expect(await problemOf(['项目编号', '投资(万元)', '工程量'], ['A', 210, 3])).toBe('missing-column 方案年度');
    expect(await problemOf(['项目编号', '方案年度', '方案年度', '投资(万元)'], ['A', 2019, 2020, 210])).toBe('repeated-heading 方案年度');
  });

  it('takes the cost from its own column, never from the range beside it', async () => {
    expect(await problemOf(['项目编号', '方案年度', '投资下限(万元)', '投资上限(万元)'], ['A', 2019, 1, 2])).toBe(
      'missing-column 投资(万元)',
    );
    expect(await problemOf(['id', 'programme_year', 'cost_low_cny', 'cost_basis'], ['A', 2019, 1, 2])).toBe('missing-column 投资(万元)');
    expect(await problemOf(['项目编号', '单价年份', '投资(万元)', '完成时限'], ['A', 2018, 1, 2020])).toBe('missing-column 方案年度');
  });

  it('keeps what it cannot read and says which cell, and takes no row twice', async () => {
    const back = await sheet(
      HEAD,
      ['A', '明年', '略阳县', '白雀寺镇', '一里沟村', '610727112205', '新建通村路', '很多', '公里', '不少'],
      ['B', null, null, null, null, null, null, -2, null, '1.23456'],
      ['A', 2021, null, null, null, null, null, null, null, 1],
    );
    expect(decided(back)).toEqual([
      ['A', null, null, null],
      ['B', null, null, 12_346],
    ]);
    expect(told(back)).toEqual([
      [2, 'kept', 'unreadable-year', '方案年度'],
      [2, 'kept', 'unreadable-quantity', '工程量'],
      [2, 'kept', 'unreadable-cost', '投资(万元)'],
      [3, 'kept', 'blank-year', '方案年度'],
      [3, 'kept', 'unreadable-quantity', '工程量'],
      [3, 'told', 'part-of-a-yuan', '投资(万元)'],
      [4, 'rejected', 'repeated-id', '项目编号'],
    ]);
  });

  it('takes new rows for villages it finds by code or by place and name, one or several', async () => {
    const back = await sheet(
      HEAD,
      [null, 2020, '略阳县', '白雀寺镇', '中坝子村', null, '新建卫生室', 1, '处', 15],
      ['N-7', 2020, null, null, null, '610727112205、610727112206', 'road-new', 2, null, 120],
      [null, 2020, '略阳县', '接官亭镇', '同名村', null, 'New clinic', 1, null, null],
      ['L-1', 2020, null, null, null, null, null, null, null, 30],
    );
    expect(told(back)).toEqual([]);
    expect(back.rows.map(({ id, cost, added }) => [id, cost, added?.villages ?? null, added?.remedy ?? null, added?.unit ?? null])).toEqual(
      [
        ['clinic-new/610727112206', 150_000, ['610727112206'], 'clinic-new', '处'],
        ['N-7', 1_200_000, ['610727112205', '610727112206'], 'road-new', '公里'],
        ['clinic-new/610727101201', null, ['610727101201'], 'clinic-new', '处'],
        ['L-1', 300_000, null, null, null],
      ],
    );
  });

  it('rejects a new row that cannot be a work, and says why', async () => {
    const back = await sheet(
      HEAD,
      [null, 2020, '略阳县', '白雀寺镇', '没有这个村', null, '新建卫生室', 1, '处', 15],
      [null, 2020, '略阳县', null, '同名村', null, '新建卫生室', 1, '处', 15],
      [null, 2020, '略阳县', '白雀寺镇', null, null, '新建卫生室', 1, '处', 15],
      [null, 2020, null, null, null, '610727112205', '修个亭子', 1, '处', 15],
      [null, null, null, null, null, '610727112205', '新建卫生室', 1, '处', 15],
      [null, 2020, null, null, null, '610727112206', '新建卫生室', 1, '处', 15],
      [null, 2020, null, null, '中坝子村', '610727112206', '新建卫生室', 1, '处', 16],
      [null, 2020, null, null, null, '610727112206', '新建通村路', 1, '公里', 15],
      [null, 2020, null, null, null, '6.10727E+11', '新建卫生室', 1, '处', 15],
    );
    expect(told(back)).toEqual([
      [2, 'rejected', 'unknown-village', '行政村'],
      [3, 'rejected', 'unclear-village', '行政村'],
      [4, 'rejected', 'no-village', '行政村'],
      [5, 'rejected', 'unknown-kind', '项目类型'],
      [6, 'rejected', 'blank-year', '方案年度'],
      [8, 'rejected', 'repeated-work', '项目类型'],
      [9, 'rejected', 'repeated-work', '项目类型'],
      [10, 'rejected', 'unknown-village', '行政村代码'],
    ]);
    expect(back.rows).toHaveLength(1);
  });

  it('does not take what is worked out or what the work is, and says from what to what', async () => {
    const back = await sheet(
      [...HEAD, '受益人口', '名次'],
      ['A', 2019, '略阳县', '白雀寺镇', '中坝子村', '610727112206', '新建通村路', 3.5, '公里', 210, 900, 1],
    );
    expect(back.rows[0]?.untaken).toEqual([
      { column: '行政村', from: '一里沟村', to: '中坝子村' },
      { column: '行政村代码', from: '610727112205', to: '610727112206' },
      { column: '受益人口', from: '812', to: '900' },
    ]);
  });

  it('may have its sheets merged or parted, others beside them, and the sheet about it gone', async () => {
    const parted = await read(
      '方案.xlsx',
      xlsx({
        短板图: [
          ['短板图方案', '', 'Gapmap programme', ''],
          ['方案编号', 'P-9', 'Programme id', 'P-9'],
        ],
        甲: [HEAD, ['A', 2019, null, null, null, null, null, null, null, 210]],
        算算: [['总共', 1]],
        乙: [HEAD, ['B', 2020, null, null, null, null, null, null, null, 210], ['A', 2020, null, null, null, null, null, null, null, 1]],
      }),
    );
    expect(parted.programme).toBe('P-9');
    expect(parted.unread).toEqual(['算算']);
    expect(decided(parted).map(([id]) => id)).toEqual(['A', 'B']);
    expect(parted.issues).toMatchObject([{ sheet: '乙', line: 3, reason: 'repeated-id' }]);
    const alone = await sheet(HEAD, ['A', 2019, null, null, null, null, null, null, null, 210]);
    expect(alone.programme).toBeNull();
  });

  it('comes back as one sheet of CSV in GBK, guards taken off', async () => {
    const text = `${HEAD.join(',')}\r\nA,2021,略阳县,白雀寺镇,一里沟村,610727112205,新建通村路,3.5,公里,"1,234.5"\r\n合计,,,,,,,,,1234.5\r\n`;
    const back = await read('方案-略阳县.csv', encodeGb18030(text));
    expect(decided(back)).toEqual([['A', 2021, 3.5, 12_345_000]]);
    expect(back.rows[0]?.untaken).toEqual([]);
    expect(back.issues).toEqual([]);
  });

  it('is told from a list of works by its heading of the year', async () => {
    const list = '项目编号,项目名称,工程量,投资(万元),计划完工\nW1,修路,3,210,2019-12\n';
    const opened = await openFile({ name: '项目.csv', bytes: new TextEncoder().encode(list) });
    expect(isProgramme(opened)).toBe(false);
    const programme = await openFile({ name: 'x.csv', bytes: new TextEncoder().encode('programme_year,id,cost_cny\n2019,A,5\n') });
    expect(isProgramme(programme)).toBe(true);
    expect(decided(readProgramme(programme, KNOWN))).toEqual([['A', 2019, null, 5]]);
  });
});

describe('a programme as GeoJSON', () => {
  it('draws stretches as lines and other works at their villages, with the sheet’s own figures in CNY', () => {
    const line = [wgs84(106.1, 33.1), wgs84(106.2, 33.2)];
    const rows = [
      row({ id: 'A' }),
      row({ id: 'S', path: [line], simulated: true }),
      row({ id: 'T', path: [line, line] }),
      row({ id: 'U', villages: [{ id: 'x', name: '=x', at: null }], cost: null }),
    ];
    const text = writeProgrammeGeojson(rows, {
      id: 'P',
      language: 'zh',
      lines: [{ what: { zh: '预算', en: 'Budget' }, value: { zh: '1', en: '1' } }],
      words: { about: '说明', nowhere: '' },
      simulated: { zh: '演示数据', en: 'sample' },
    });
    const { note, about, features } = JSON.parse(text);
    expect([note, about]).toEqual(['演示数据', { 预算: '1' }]);
    expect(features.map(({ geometry }: { geometry: { type: string } | null }) => geometry?.type ?? null)).toEqual([
      'Point',
      'LineString',
      'MultiLineString',
      null,
    ]);
    expect(features[0].geometry.coordinates).toEqual([106.07, 33.23]);
    expect(features[0].properties).toMatchObject({ id: 'A', programme_year: 2019, cost_cny: 2_100_000, people: 812, simulated: false });
    expect(features[1].properties).toMatchObject({ simulated: true, basis: '模拟' });
    expect(features[3].properties.cost_cny).toBeNull();
  });
});
