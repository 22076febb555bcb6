import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYERS } from '../../src/layers/index.ts';
import { gapmap, inFolder, rowsOf } from './run.ts';
import { FACILITIES, MATRIX, ROADS, VILLAGES } from './valley.ts';

const DATA = path.resolve(import.meta.dirname, '../../data');
const SAMPLE = ['gaps', '--villages', path.join(DATA, 'villages.csv'), '--facilities', path.join(DATA, 'facilities.csv'), '--own-township'];
const HEADER = 'code,name,county,township,lon,lat,state,nearest_id,nearest_name,distance_m,margin_m,reason';

describe('the sample district, own township', () => {
  it.each([
    ['straight', [], { met: 1419, gap: 768, unknown: 0 }],
    ['road', ['--roads', path.join(DATA, 'roads.geojson')], { met: 1220, gap: 967, unknown: 0, air_only: 199, no_way_by_road: 0 }],
    ['reported', [], { met: 1252, gap: 899, unknown: 36 }],
  ] as const)('%s', (mode, more, counts) => {
    inFolder({}, (folder) => {
      const { code, answer } = gapmap([...SAMPLE, '--mode', mode, ...more, '--out', 'out.csv'], { caller: folder });
      expect(code).toBe(0);
      expect(answer).toMatchObject({ rows: 2187, exempt: 0, ...counts });
    });
  });

  it('a travel table made of the roads’ own answer gives the same answer', () => {
    inFolder({}, (folder) => {
      gapmap([...SAMPLE, '--mode', 'road', '--roads', path.join(DATA, 'roads.geojson'), '--out', 'road.csv'], { caller: folder });
      const roads = rowsOf(path.join(folder, 'road.csv'));
      return inFolder(
        {
          'm.csv': `origin,destination,metres\n${roads.map((row) => [row['code'], row['nearest_id'], row['distance_m']].join()).join('\n')}\n`,
        },
        (other) => {
          const { answer } = gapmap([...SAMPLE, '--mode', 'matrix', '--matrix', 'm.csv', '--out', 'out.csv'], { caller: other });
          expect(answer).toMatchObject({ mode: 'matrix', met: 1220, gap: 967, unknown: 0 });
          const columns = HEADER.split(',');
          const cut = (rows: readonly Record<string, string>[]) => rows.map((row) => columns.map((column) => row[column]).join());
          expect(cut(rowsOf(path.join(other, 'out.csv')))).toEqual(cut(roads));
        },
      );
    });
  });
});

describe('rollup', () => {
  /** Clinics nobody has: within the radius is exempt. */
  const status = `subject,indicator,from,to,value\n${['V1', 'V2', 'V3', 'V4', 'V5'].map((id) => `${id},clinic-standard,2019-12,2019-12,no`).join('\n')}\n`;
  const folderOf = (more: Readonly<Record<string, string>> = {}) => ({
    'villages.csv': VILLAGES,
    'facilities.csv': FACILITIES,
    'status.csv': status,
    ...more,
  });
  function rollup(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
    return inFolder(files, (folder) => {
      const call = ['rollup', '--data', '.', '--json', 'out.json', '--by', 'county', '--layer', 'clinic', '--year', '2019', ...given];
      const outcome = gapmap(call, { caller: folder });
      const lines: Record<string, number>[] = outcome.code === 0 ? JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8')) : [];
      return { ...outcome, counts: lines.map(({ met, gap, exempt, unknown }) => ({ met, gap, exempt, unknown })) };
    });
  }

  it('counts by each mode, with the folder’s own roads and ways or those named', () => {
    const counted = (exempt: number, gap: number, unknown: number) => [{ met: 0, gap, exempt, unknown }];
    expect(rollup(folderOf()).counts).toEqual(counted(3, 1, 1));
    const inside = folderOf({ 'roads.geojson': ROADS, 'matrix.csv': MATRIX });
    expect(rollup(inside, '--mode', 'road')).toMatchObject({ answer: { mode: 'road', rows: 1 }, counts: counted(1, 1, 3) });
    expect(rollup(inside, '--mode', 'matrix').counts).toEqual(counted(1, 2, 2));
    expect(rollup(inside, '--mode', 'reported').counts).toEqual(counted(3, 1, 1));
    expect(rollup(inside).answer).toEqual({ rows: 1, out: 'out.json' });
    const outside = folderOf({ 'other.geojson': ROADS, 'ways.csv': MATRIX });
    expect(rollup(outside, '--mode', 'road', '--roads', 'other.geojson').counts).toEqual(counted(1, 1, 3));
    expect(rollup(outside, '--mode', 'matrix', '--matrix', 'ways.csv').counts).toEqual(counted(1, 2, 2));
  });

  it('refuses a mode whose file is nowhere, and other roads than its own for a country that is made up', () => {
    expect(rollup(folderOf(), '--mode', 'road')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--mode road needs --roads .*, or roads\.geojson/),
    });
    const demo = ['rollup', '--demo', 'country', '--villages', '10', '--by', 'county', '--json', 'out.json', '--mode'];
    inFolder({ 'r.geojson': ROADS }, (folder) => {
      const refused = gapmap([...demo, 'road', '--roads', 'r.geojson'], { caller: folder });
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/--demo makes its data itself.*leave --roads out/) });
      const told = gapmap([...demo, 'matrix', '--matrix', 'r.geojson'], { caller: folder });
      expect(told).toMatchObject({ code: 2, stderr: expect.stringMatching(/no table of ways: --mode matrix needs --data/) });
      for (const mode of ['reported', 'road'])
        expect(gapmap([...demo, mode], { caller: folder })).toMatchObject({ code: 0, answer: { mode, rows: LAYERS.length * 4 } });
    });
  });
});
