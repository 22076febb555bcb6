import { describe, expect, it } from 'vitest';
import type { FileProblem } from '../../../src/domain/report.ts';
import { readPrj } from '../../../src/io/formats/prj.ts';
import { glimpse } from '../../../src/io/glimpse.ts';
import type { Answers } from '../../../src/io/input-file.ts';
import { inspectFile } from '../../../src/io/inspect-file.ts';
import { openFile } from '../../../src/io/open-file.ts';
import { type DbfField, dbf, shp } from './shapes.ts';
import { packed } from './workbook.ts';

const FIELDS: readonly DbfField[] = [
  { name: '村名', type: 'C', width: 20 },
  { name: '户数', type: 'N', width: 10 },
];
const POINTS = shp(1, [[106.16, 33.33], [106.2, 33.4], null]);
const ROWS = [
  ['甲村', '120'],
  ['乙村', '    80'],
  ['丙村', ''],
];
const TABLE = [
  ['lon', 'lat', '村名', '户数'],
  ['106.16', '33.33', '甲村', '120'],
  ['106.2', '33.4', '乙村', '80'],
  ['', '', '丙村', ''],
];
const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const zone = (easting: number, meridian: number, datum = 'D_China_2000') =>
  `PROJCS["CGCS2000_3_Degree_GK",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["${datum}",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
const MERCATOR =
  'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]';

async function open(files: Readonly<Record<string, string | Uint8Array>>, answers: Answers = {}) {
  return (await openFile({ name: '村.zip', bytes: packed(files), ...answers })).content;
}
const cellsIn = (content: Awaited<ReturnType<typeof open>>) =>
  content.kind === 'table' ? content.sheets[0]?.records.map(({ cells }) => cells) : null;
const refusal = (problem: FileProblem) => expect.objectContaining({ problem, file: '村.zip' });

describe('a zipped shapefile', () => {
  it.each([
    ['GBK without a .cpg', 'gbk', 0, undefined, 'gb18030'],
    ['GBK by its code page', 'gbk', 0x4d, undefined, 'gb18030'],
    ['GBK by its .cpg', 'gbk', 0, 'GBK\n', 'gb18030'],
    ['GBK, though its .cpg says UTF-8', 'gbk', 0, 'UTF-8', 'gb18030'],
    ['UTF-8 without a .cpg', 'utf-8', 0, undefined, 'utf-8'],
    ['UTF-8 by its .cpg', 'utf-8', 0x4d, '65001', 'utf-8'],
  ] as const)('of points is a table: %s', async (_, encoding, codePage, cpg, read) => {
    const content = await open({ 'a/村.shp': POINTS, 'a/村.dbf': dbf(FIELDS, ROWS, encoding, codePage), ...(cpg && { 'a/村.CPG': cpg }) });
    expect(content).toMatchObject({ kind: 'table', format: 'shapefile', encoding: read, crs: null });
    expect(cellsIn(content)).toEqual(TABLE);
  });

  it('takes a name that its width cuts in the middle of a character, and prints days, numbers and yes or no', async () => {
    const fields: DbfField[] = [
      { name: '村', type: 'C', width: 7 },
      { name: '编码', type: 'F', width: 19 },
      { name: '日期', type: 'D', width: 8 },
      { name: '通', type: 'L', width: 1 },
    ];
    const content = await open({
      'v.shp': shp(1, [[1, 2]]),
      'v.dbf': dbf(fields, [['石门垭村', '6.10727113205e+011', '20191231', 'T']], 'gbk'),
    });
    expect(cellsIn(content)?.[1]).toEqual(['1', '2', '石门垭', '610727113205', '2019-12-31', 'TRUE']);
  });

  it('has its deleted records left blank in their places, so that a report sets them aside', async () => {
    const content = await open({ 'v.shp': POINTS, 'v.dbf': dbf(FIELDS, ROWS, 'utf-8', 0, [0]) });
    expect(cellsIn(content)?.slice(1)).toEqual([['', '', '', ''], TABLE[2], TABLE[3]]);
    const all = await open({ 'v.shp': POINTS, 'v.dbf': dbf(FIELDS, ROWS, 'utf-8') });
    expect(cellsIn(all)?.slice(1)).toEqual(TABLE.slice(1));
  });

  it('of areas is shapes, its holes in the area they lie in; nothing is converted', async () => {
    const outer = [
      [0, 0],
      [0, 10],
      [10, 10],
      [10, 0],
      [0, 0],
    ] as const;
    const hole = [
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 4],
      [2, 2],
    ] as const;
    const content = await open({
      '县.shp': shp(5, [[outer, hole]]),
      '县.dbf': dbf(FIELDS, [['略阳县', '1']], 'utf-8'),
      '县.prj': zone(500000, 105),
    });
    expect(content).toMatchObject({ kind: 'shapes', crs: 'epsg4544' });
    expect(content.kind === 'shapes' && content.features).toEqual([
      { geometry: expect.objectContaining({ type: 'Polygon', coordinates: [outer, hole] }), properties: { 村名: '略阳县', 户数: '1' } },
    ]);
  });

  it.each([
    ['wgs84', WGS84],
    [
      'cgcs2000',
      'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    ],
    ['epsg4523', zone(35_500_000, 105)],
    ['epsg4524', zone(36_500_000, 108, 'China_2000')],
    ['epsg4545', zone(500_000, 108)],
    ['web-mercator', MERCATOR],
    [null, zone(500_000, 111)],
    [null, zone(500_000, 108, 'D_Xian_1980')],
    [null, zone(500_000, 108).replace('UNIT["Meter",1.0]]', 'UNIT["Foot_US",0.3048006096012192]]')],
    [null, zone(500_000, 108).replace('"Scale_Factor",1.0', '"Scale_Factor",0.9996')],
    [null, 'LOCAL_CS["x"]'],
  ] as const)('is in the system its .prj describes: %s', (crs, prj) => {
    expect(readPrj(prj)).toBe(crs);
  });

  it('in a system nobody can convert is refused, unless a person says which one it is', async () => {
    const files = { 'v.shp': POINTS, 'v.dbf': dbf(FIELDS, ROWS, 'utf-8'), 'v.prj': zone(500_000, 108, 'D_Xian_1980') };
    await expect(open(files)).rejects.toThrow(refusal('unknown-system'));
    expect(cellsIn(await open(files, { crs: 'epsg4545' }))).toEqual(TABLE);
  });

  it('among several is chosen like a sheet: the first where nobody says, each with its own table and system; what a Mac adds is none', async () => {
    const files = {
      '__MACOSX/._点.shp': 'x',
      '路.shp': shp(3, [
        [
          [
            [106, 33],
            [106.1, 33.1],
          ],
        ],
      ]),
      'a/点.shp': POINTS,
      'a/点.dbf': dbf(FIELDS, ROWS, 'gbk'),
      'a/点.prj': WGS84,
    };
    const layers = { names: ['路', 'a/点'], read: '路' };
    expect(await open(files)).toMatchObject({ kind: 'shapes', crs: null, layers });
    expect(await open(files, { sheet: '没有' })).toMatchObject({ kind: 'shapes', layers });
    const chosen = await open(files, { sheet: 'a/点' });
    expect(chosen).toMatchObject({ kind: 'table', crs: 'wgs84', layers: { ...layers, read: 'a/点' } });
    expect(cellsIn(chosen)).toEqual(TABLE);
    const file = await openFile({ name: '村.zip', bytes: packed(files), sheet: 'a/点' });
    for (const { sheets, sheet } of [inspectFile(file), glimpse(file)]) expect([sheets, sheet]).toEqual([layers.names, 'a/点']);
    const lines = await openFile({ name: '村.zip', bytes: packed(files) });
    for (const { sheets, sheet } of [inspectFile(lines), glimpse(lines)]) expect([sheets, sheet]).toEqual([layers.names, '路']);
    expect((await open({ '点.shp': POINTS })).layers, 'one alone').toBeUndefined();
  });

  it.each([
    ['more shapes than rows', 'damaged-archive', { 'a.shp': POINTS, 'a.dbf': dbf(FIELDS, ROWS.slice(1), 'utf-8') }],
    ['a shape cut off', 'damaged-archive', { 'a.shp': POINTS.slice(0, 140) }],
    ['a table cut off', 'damaged-archive', { 'a.shp': POINTS, 'a.dbf': dbf(FIELDS, ROWS, 'utf-8').slice(0, 120) }],
    ['no shapefile behind the name', 'damaged-archive', { 'a.shp': 'x'.repeat(200) }],
    ['one heading twice', 'repeated-heading', { 'a.shp': POINTS, 'a.dbf': dbf([FIELDS[0]!, FIELDS[0]!], ROWS, 'utf-8') }],
  ] as const)('is refused: %s', async (_, problem, files) => {
    await expect(open(files)).rejects.toThrow(refusal(problem));
  });

  it('is not believed about its counts: four billion rows, a million parts', async () => {
    const table = dbf(FIELDS, ROWS, 'utf-8');
    new DataView(table.buffer).setUint32(4, 0xffffffff, true);
    await expect(open({ 'a.shp': POINTS, 'a.dbf': table })).rejects.toThrow(refusal('damaged-archive'));
    const lines = shp(3, [
      [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    ]);
    new DataView(lines.buffer).setInt32(100 + 8 + 36, 1_000_000, true);
    await expect(open({ 'a.shp': lines })).rejects.toThrow(refusal('damaged-archive'));
  });
});
