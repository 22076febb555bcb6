import { readFileSync } from 'node:fs';
import path from 'node:path';
import { distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { shapefile } from '../support/shapefile.ts';
import { gapmap, inFolder, rowsOf } from './run.ts';
import { AREA, FACILITIES, geojson, line, MATRIX, ROADS, VILLAGES } from './valley.ts';

const FILES = { 'v.csv': VILLAGES, 'f.csv': FACILITIES, 'r.geojson': ROADS, 'm.csv': MATRIX };
const GAPS = ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', 'out.csv', '--own-township'];
const HEADER = 'code,name,county,township,lon,lat,state,nearest_id,nearest_name,distance_m,margin_m,reason';

function gaps(files: Readonly<Record<string, string | Uint8Array>>, ...given: readonly string[]) {
  return inFolder(files, (folder) => {
    const outcome = gapmap([...GAPS, ...given], { caller: folder });
    const out = path.join(folder, 'out.csv');
    return outcome.code === 0
      ? { ...outcome, rows: rowsOf(out), header: readFileSync(out, 'utf8').split('\n')[0] }
      : { ...outcome, rows: [], header: '' };
  });
}
const states = (rows: readonly Record<string, string>[]) => rows.map(({ code, state, reason }) => [code, state, reason]);

describe('gaps by road for other travellers', () => {
  const oneWay = geojson({
    ...line([106.15, 33.3], [106.15, 33.32]),
    properties: { class: 'village', surface: 'concrete', oneway: 'yes' },
  });
  const village = `${VILLAGES.split('\n').slice(0, 2).join('\n')}\n`;
  const by = (...given: readonly string[]) =>
    gaps({ ...FILES, 'v.csv': village, 'r.geojson': oneWay }, '--mode', 'road', '--roads', 'r.geojson', ...given);

  it('binds a car and a bus to the direction of a road, and not who walks', () => {
    expect(states(by().rows)).toEqual([['V1', 'unknown', 'island']]);
    expect(states(by('--traveller', 'bus').rows)).toEqual([['V1', 'unknown', 'island']]);
    const walking = by('--traveller', 'walking');
    expect(walking.answer).toMatchObject({ mode: 'road', traveller: 'walking', met: 1 });
    // 1,109 m at 5 km/h.
    expect(Number(walking.rows[0]?.['road_min'])).toBeCloseTo(13.3, 1);
  });

  it('refuses a traveller where no road is asked, and one that nobody is', () => {
    expect(gaps(FILES, '--traveller', 'bus').stderr).toMatch(/--traveller is given, but distances are measured by --mode straight/);
    expect(by('--traveller', 'horse').stderr).toMatch(/--traveller "?horse"?/);
  });
});

describe('gaps by road', () => {
  const { code, answer, stderr, rows, header } = gaps(FILES, '--mode', 'road', '--roads', 'r.geojson');

  it('decides along the road, names who passes in a straight line only, and says who is not routable', () => {
    expect(code).toBe(0);
    expect(states(rows)).toEqual([
      ['V1', 'met', 'within-radius'],
      ['V2', 'gap', 'beyond-radius'],
      ['V3', 'unknown', 'not-routable'],
      ['V4', 'unknown', 'island'],
      ['V5', 'unknown', 'position-missing'],
    ]);
    expect(answer).toEqual({
      mode: 'road',
      scope: 'own-township',
      radius_m: 5000,
      rows: 5,
      met: 1,
      gap: 1,
      exempt: 0,
      unknown: 3,
      rejected: 0,
      air_only: 1,
      no_way_by_road: 2,
    });
    expect(stderr).toMatch(/1 villages within 5 km in a straight line are beyond it by road: across \(V2\)\n/);
    expect(stderr).toMatch(
      /2 villages have no way by road at all \(off the roads, or on an island\), and are unknown where distance decides: off \(V3\), apart \(V4\)\n/,
    );
  });

  it('puts the straight line, the road, its time, the report and the way to the road side by side', () => {
    expect(header).toBe(`${HEADER},straight_m,road_m,road_min,reported_m,snap_m,air_only,soonest_id,soonest_name,traveller`);
    expect(rows.map((row) => row['air_only'])).toEqual(['no', 'yes', '', '', '']);
    // 0.01° of latitude are 1,109 m here, 0.01° of longitude 931 m: by the ellipsoid's radii, good to a metre over these.
    const metres = (text: string | undefined) => Math.round(Number(text) / 10);
    const [beside, across, off, apart, nowhere] = rows;
    expect([metres(beside?.['straight_m']), metres(beside?.['road_m']), beside?.['distance_m']]).toEqual([111, 111, beside?.['road_m']]);
    // 20 km/h on a village road of concrete.
    expect(Number(beside?.['road_min'])).toBeCloseTo((1.109 / 20) * 60, 1);
    expect([metres(across?.['straight_m']), metres(across?.['road_m'])]).toEqual([93, metres(String(8 * 1109 + 931))]);
    expect(across).toMatchObject({ reported_m: '12000.000', snap_m: '0.000', nearest_id: 'H1' });
    expect([metres(off?.['snap_m']), off?.['road_m'], off?.['road_min'], off?.['reported_m']]).toEqual([186, '', '', '']);
    expect(apart).toMatchObject({ road_m: '', snap_m: '0.000', reported_m: '3000.000' });
    expect(nowhere).toMatchObject({ straight_m: '', road_m: '', road_min: '', reported_m: '4000.000', snap_m: '' });
  });

  it('names who is reached soonest beside who is nearest, and who travels', () => {
    // The nearer hospital is at the end of a track of earth, the other, half as far again, on a national road.
    const kinds = geojson(
      { ...line([106.15, 33.3], [106.15, 33.32]), properties: { class: 'village', surface: 'earth' } },
      { ...line([106.15, 33.32], [106.15, 33.35]), properties: { class: 'national', surface: 'asphalt' } },
    );
    const two = `${FACILITIES.split('\n').slice(0, 2).join('\n')}\nH2,远院,township-hospital,L,A,106.15,33.35\n`;
    const village = VILLAGES.split('\n')[0];
    const one = { ...FILES, 'v.csv': `${village}\nV9,中村,L,A,106.15,33.32,\n`, 'f.csv': two, 'r.geojson': kinds };
    const named = (...given: readonly string[]) => {
      const [row] = gaps(one, '--mode', 'road', '--roads', 'r.geojson', ...given).rows;
      return [row?.['nearest_id'], row?.['soonest_id'], row?.['soonest_name'], row?.['traveller']];
    };
    expect(named()).toEqual(['H1', 'H2', '远院', 'car']);
    expect(named('--traveller', 'walking')).toEqual(['H1', 'H1', 'First', 'walking']);
  });

  it('reads a zipped shapefile, and roads in a system of their own', () => {
    const zipped = shapefile({
      name: 'roads',
      encoded: 'utf-8',
      fields: { class: 20, surface: 20 },
      shape: 'line',
      records: [
        {
          at: [
            [106.15, 33.3],
            [106.15, 33.34],
          ],
          cells: ['village', 'gravel'],
        },
      ],
    });
    const [beside] = gaps({ ...FILES, 'r.zip': zipped }, '--mode', 'road', '--roads', 'r.zip').rows;
    expect(beside).toMatchObject({ state: 'met', snap_m: '0.000' });
    // Gravel leaves 0.7 of the 20 km/h.
    expect(Number(beside?.['road_min'])).toBeCloseTo((1.109 / 14) * 60, 1);
    // Roads read as GCJ-02 lie some hundred metres off: the way to them is no longer nothing.
    const moved = gaps(FILES, '--mode', 'road', '--roads', 'r.geojson', '--roads-crs', 'gcj02');
    expect(Number(moved.rows[0]?.['snap_m'])).toBeGreaterThan(100);
  });
});

describe('gaps beside Turf’s sphere', () => {
  it('gives its metres by the bit to the hospital in force, and decides nothing by them', () => {
    const plain = gaps(FILES);
    const { rows, header, answer } = gaps(FILES, '--spherical');
    expect(header).toBe(`${HEADER},turf_m`);
    const [beside, across, , , nowhere] = rows;
    for (const row of [beside, across])
      expect(Number(row?.['turf_m'])).toBe(distance([Number(row?.['lon']), Number(row?.['lat'])], [106.15, 33.3], { units: 'meters' }));
    expect(nowhere).toMatchObject({ distance_m: '', turf_m: '' });
    expect(answer).toEqual(plain.answer);
    expect(rows.map(({ turf_m: _, ...row }) => row)).toEqual(plain.rows);
    expect(gaps(FILES, '--mode', 'road', '--roads', 'r.geojson', '--spherical').header).toMatch(/,traveller,turf_m$/);
  });
});

describe('gaps as villages report', () => {
  it('takes the reported distance, needs no position and no facilities, and leaves a blank unknown', () => {
    const expected = [
      ['V1', 'met', 'within-radius'],
      ['V2', 'gap', 'beyond-radius'],
      ['V3', 'unknown', 'distance-unreported'],
      ['V4', 'met', 'within-radius'],
      ['V5', 'met', 'within-radius'],
    ];
    const { rows, answer, header, stderr } = gaps(FILES, '--mode', 'reported');
    expect(states(rows)).toEqual(expected);
    expect(answer).toEqual({
      mode: 'reported',
      scope: 'own-township',
      radius_m: 5000,
      rows: 5,
      met: 3,
      gap: 1,
      exempt: 0,
      unknown: 1,
      rejected: 0,
    });
    expect([header, stderr]).toEqual([HEADER, '']);
    expect(rows[1]).toMatchObject({ nearest_id: '', nearest_name: '', distance_m: '12000.000', margin_m: '7000.000' });

    const unread = gaps(
      { ...FILES, 'v.csv': VILLAGES.replace('33.31,1.2', '33.31,abc').replace('33.30,12', '33.30,-1') },
      '--mode',
      'reported',
    );
    expect(states(unread.rows).slice(0, 2)).toEqual([
      ['V1', 'unknown', 'distance-unreported'],
      ['V2', 'unknown', 'distance-unreported'],
    ]);
    expect(unread.stderr).toMatch(/v\.csv: 2 reported distances cannot be read and are unknown, the first in line 2, column reported_km: /);

    const plain = 'code,name,到乡镇距离(公里)\nV1,One,5\nV2,Two,5.001\n';
    inFolder({ 'v.csv': plain }, (folder) => {
      const alone = gapmap(['gaps', '--villages', 'v.csv', '--mode', 'reported', '--out', 'out.csv'], { caller: folder });
      expect(alone).toMatchObject({ code: 0, answer: { scope: 'own-township', met: 1, gap: 1 } });
    });
  });
});

describe('gaps by a travel table', () => {
  it('takes its metres, a village without a position too, and leaves a village without a row unknown', () => {
    const { rows, answer } = gaps(FILES, '--mode', 'matrix', '--matrix', 'm.csv');
    expect(states(rows)).toEqual([
      ['V1', 'met', 'within-radius'],
      ['V2', 'gap', 'beyond-radius'],
      ['V3', 'unknown', 'no-way-told'],
      ['V4', 'unknown', 'no-way-told'],
      ['V5', 'gap', 'beyond-radius'],
    ]);
    expect(answer).toMatchObject({ mode: 'matrix', scope: 'own-township', met: 1, gap: 2, unknown: 2 });
    expect(rows[1]).toMatchObject({ nearest_id: 'H1', distance_m: '9000.500' });
    expect(rows[4]).toMatchObject({ lon: '', nearest_id: 'H1', distance_m: '5000.001', margin_m: '0.001' });
  });

  it('goes to any township’s hospital where that is asked', () => {
    inFolder(FILES, (folder) => {
      gapmap([...GAPS.slice(0, -1), '--mode', 'matrix', '--matrix', 'm.csv'], { caller: folder });
      expect(rowsOf(path.join(folder, 'out.csv'))[1]).toMatchObject({ nearest_id: 'H2', distance_m: '4000.000', state: 'met' });
    });
  });

  it('says where rows name nobody, without repeating what they name', () => {
    const { code, stderr } = gaps({ ...FILES, 'm.csv': `${MATRIX}19900000004,H1,3\n` }, '--mode', 'matrix', '--matrix', 'm.csv');
    expect(code).toBe(0);
    expect(stderr).toMatch(/m\.csv: 1 rows name no village or facility .*: the origin in line 6/);
    expect(stderr).not.toContain('1990000');
  });
});

describe('modes and files that do not belong together are refused', () => {
  const bare = VILLAGES.replaceAll(/,[^,\n]*$/gm, '');
  it.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    ['an unknown mode', {}, ['--mode', 'air'], /--mode "air" is none of: straight, road, reported, matrix/],
    ['road without roads', {}, ['--mode', 'road'], /--mode road needs --roads \(road lines/],
    ['matrix without a table', {}, ['--mode', 'matrix'], /--mode matrix needs --matrix \(a CSV/],
    [
      'roads that nothing asks for',
      {},
      ['--roads', 'r.geojson'],
      /--roads is given.*--mode straight: say --mode road, or leave --roads out/,
    ],
    [
      'a table that nothing asks for',
      {},
      ['--mode', 'road', '--roads', 'r.geojson', '--matrix', 'm.csv'],
      /--matrix is given.*--mode road/,
    ],
    ['a system of no roads', {}, ['--roads-crs', 'gcj02'], /--roads-crs is given/],
    ['an unknown system of roads', {}, ['--mode', 'road', '--roads', 'r.geojson', '--roads-crs', 'x'], /--roads-crs "x" is none of/],
    ['reported without its column', { 'v.csv': bare }, ['--mode', 'reported'], /v\.csv, line 1, column distance_reported_km: .*到乡镇距离/],
    ['roads that are not there', {}, ['--mode', 'road', '--roads', 'x.geojson'], /x\.geojson: cannot be read: no such file/],
    ['a table of roads', {}, ['--mode', 'road', '--roads', 'v.csv'], /v\.csv: it holds a table, and shapes are needed/],
    [
      'minutes only',
      { 'm.csv': 'origin,destination,minutes\nV1,H1,3\n' },
      ['--mode', 'matrix', '--matrix', 'm.csv'],
      /minutes only.*add a column metres/,
    ],
    [
      'a table of other people',
      { 'm.csv': 'origin,destination,metres\nX,H1,3\n' },
      ['--mode', 'matrix', '--matrix', 'm.csv'],
      /none of its rows.*line 2/,
    ],
    [
      'roads without a line',
      { 'r.geojson': geojson({ type: 'Feature', properties: {}, geometry: AREA }) },
      ['--mode', 'road', '--roads', 'r.geojson'],
      /r\.geojson: it has no line/,
    ],
    [
      'an output over its roads',
      {},
      ['--mode', 'road', '--roads', 'r.geojson', '--out', 'r.geojson'],
      /would replace the input r\.geojson/,
    ],
  ])('%s', (_, files, given, message) => {
    const { code, stdout, stderr } = gaps({ ...FILES, ...files }, ...given);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('explains every mode and reason in the help', () => {
    const help = gapmap(['gaps', '--help']).stdout;
    for (const word of [
      '--mode',
      '--roads',
      '--roads-crs',
      '--matrix',
      'not-routable',
      'facility-off-road',
      'island',
      'no-way-told',
      'distance-unreported',
      'straight_m',
      'air_only',
      'no_way_by_road',
      '--spherical',
    ])
      expect(help).toContain(word);
    expect(gapmap(['rollup', '--help']).stdout).toContain('--mode');
  });
});
