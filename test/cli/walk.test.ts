import path from 'node:path';
import geodesic from 'geographiclib-geodesic';
import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder, rowsOf } from './run.ts';

/** Eleven cells from west to east, each 20 m higher than the one before; a second row of the same, its last cell without a height. */
const COLUMNS = 11;
const CELL = 0.001;
const HEIGHTS = Float32Array.from({ length: COLUMNS * 2 }, (_, cell) => (cell === COLUMNS * 2 - 1 ? -9999 : 500 + (cell % COLUMNS) * 20));
const DEM = new Uint8Array(
  writeArrayBuffer(HEIGHTS, {
    height: 2,
    width: COLUMNS,
    ModelPixelScale: [CELL, CELL, 0],
    ModelTiepoint: [0, 0, 0, 107, 33.1, 0],
    GTModelTypeGeoKey: 2,
    GTRasterTypeGeoKey: 1,
    GeographicTypeGeoKey: 4326,
    GDAL_NODATA: '-9999',
  }),
);
const LAT = 33.1 - CELL / 2;
const lonOf = (column: number) => 107 + (column + 0.5) * CELL;

const VILLAGES = `code,name,county,township,lon,lat
610702100201,谷底村,汉台区,汉王镇,${lonOf(0)},${LAT}
610702100202,山上村,汉台区,汉王镇,${lonOf(10)},${LAT}
610702100203,图外村,汉台区,汉王镇,107.5,33.05
610702100204,无高程村,汉台区,汉王镇,${lonOf(10)},${LAT - CELL}
610702100205,无位置村,汉台区,汉王镇,,
`;
const facilities = (...rows: readonly string[]) => `id,name,kind,county,township,lon,lat\n${rows.join('\n')}\n`;
const UP = `H1,山上卫生院,乡镇卫生院,汉台区,汉王镇,${lonOf(10)},${LAT}`;

function walk(files: Readonly<Record<string, string | Uint8Array>>, ...given: readonly string[]) {
  const all = { 'villages.csv': VILLAGES, 'facilities.csv': facilities(UP), 'dem.tif': DEM, ...files };
  return inFolder(all, (folder) => {
    const outcome = gapmap(['walk', '--data', '.', '--dem', 'dem.tif', '--out', 'out.csv', ...given], { caller: folder });
    return { ...outcome, rows: outcome.code === 0 ? rowsOf(path.join(folder, 'out.csv')) : [] };
  });
}

/** Tobler's formula written out, for a way of one slope. */
function tobler(rise: number): string {
  const metres = geodesic.Geodesic.WGS84.Inverse(LAT, lonOf(0), LAT, lonOf(10)).s12 ?? Number.NaN;
  return ((metres / 1000 / (6 * Math.E ** (-3.5 * Math.abs(rise / metres + 0.05)))) * 60).toFixed(1);
}

describe('walk', () => {
  it('writes the time up to the hospital and the time down from it, each village in its place', () => {
    const { code, answer, rows } = walk({});
    expect(code).toBe(0);
    expect(rows.map(({ name }) => name)).toEqual(['谷底村', '山上村', '图外村', '无高程村', '无位置村']);
    expect(rows[0]).toEqual({
      code: '610702100201',
      name: '谷底村',
      county: '汉台区',
      township: '汉王镇',
      lon: String(lonOf(0)),
      lat: String(LAT),
      to_facility_id: 'H1',
      to_facility_name: '山上卫生院',
      to_minutes: tobler(200),
      from_facility_id: 'H1',
      from_facility_name: '山上卫生院',
      from_minutes: tobler(-200),
      problem: '',
    });
    expect(Number(rows[0]?.['to_minutes'])).toBeGreaterThan(Number(rows[0]?.['from_minutes']) * 1.3);
    expect(rows[1]).toMatchObject({ to_minutes: '0.0', from_minutes: '0.0' });
    expect(answer).toEqual({
      rows: 5,
      walked: 2,
      facilities: 1,
      off_terrain: 0,
      unplaced: 0,
      no_position: 1,
      outside_terrain: 1,
      height_unknown: 1,
      no_facility: 0,
      no_way: 0,
      out: 'out.csv',
    });
  });

  it('leaves minutes out where there are none, with the reason', () => {
    const { rows } = walk({});
    expect(rows.slice(2).map(({ to_minutes, from_facility_id, problem }) => [to_minutes, from_facility_id, problem])).toEqual([
      ['', '', 'outside-terrain'],
      ['', '', 'height-unknown'],
      ['', '', 'no-position'],
    ]);
  });

  it('there and back may be to two hospitals: the nearer one down the valley is the farther one to come up from', () => {
    // The village stands at 100 m of 200: four cells to the one below, three to the one above.
    const village = `code,name,county,township,lon,lat\n1,半山村,汉台区,汉王镇,${lonOf(5)},${LAT}\n`;
    const both = facilities(
      `H1,谷底卫生院,乡镇卫生院,汉台区,汉王镇,${lonOf(1)},${LAT}`,
      `H2,山上卫生院,乡镇卫生院,汉台区,汉王镇,${lonOf(8.5)},${LAT}`,
    );
    const { rows } = walk({ 'villages.csv': village, 'facilities.csv': both });
    expect(rows[0]).toMatchObject({ to_facility_id: 'H1', from_facility_id: 'H2' });
  });

  it('says which facilities nobody can be found to walk to', () => {
    const { answer, rows, stderr } = walk({
      'facilities.csv': facilities('H2,远处卫生院,乡镇卫生院,汉台区,汉王镇,107.5,33.05', 'H3,无位置卫生院,乡镇卫生院,汉台区,汉王镇,,'),
    });
    expect(answer).toMatchObject({ facilities: 2, off_terrain: 1, unplaced: 1, walked: 0, no_facility: 2, no_way: 0 });
    expect(rows[0]).toMatchObject({ to_minutes: '', problem: 'no-facility' });
    expect(stderr).toContain('1 facilities lie outside dem.tif');
    expect(stderr).toContain('1 facilities count and have no usable position');
  });

  it('is to the facilities of the indicator asked for, or to those of some kinds', () => {
    const clinic = { 'facilities.csv': facilities(UP, `H2,山上诊所,村卫生室,汉台区,汉王镇,${lonOf(10)},${LAT}`) };
    expect(walk(clinic, '--indicator', 'clinic-standard').rows).toEqual(walk(clinic).rows);
    expect(walk(clinic, '--kinds', 'clinic').rows[0]).toMatchObject({ to_facility_id: 'H2', from_facility_id: 'H2' });
    expect(walk(clinic, '--indicator', 'clinic-standard', '--kinds', 'clinic')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--indicator and --kinds exclude each other/),
    });
  });

  it('refuses a terrain that is none, a missing option, and to replace the terrain', () => {
    expect(walk({ 'dem.tif': 'lon,lat\n' })).toMatchObject({ code: 2, stderr: expect.stringMatching(/dem\.tif.*no GeoTIFF/) });
    expect(walk({}, '--year', '19')).toMatchObject({ code: 2, stderr: expect.stringMatching(/--year "19"/) });
    inFolder({ 'villages.csv': VILLAGES, 'facilities.csv': facilities(UP), 'dem.tif': DEM }, (folder) => {
      const given = ['walk', '--data', '.', '--dem', 'dem.tif'];
      expect(gapmap(given, { caller: folder })).toMatchObject({ code: 2, stderr: expect.stringMatching(/--out is needed/) });
      expect(gapmap([...given, '--out', 'dem.tif'], { caller: folder })).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/would replace/),
      });
    });
  });
});
