import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder } from './run.ts';

const FACILITIES = 'id,name,lat,lon,kind,township,county\nH1,First,33.33,106.15,township-hospital,A,L\n';
const VILLAGES = 'code,name,lat,lon,township,county\nV1,One,33.33,106.15,A,L\n';
const GAPS = ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', 'out.csv'];

/** Runs in a folder of these files and expects exit 2, one message on stderr, no answer and no output. */
function refused(files: Readonly<Record<string, string | Uint8Array>>, given: readonly string[]): string {
  return inFolder({ 'v.csv': VILLAGES, 'f.csv': FACILITIES, ...files }, (folder) => {
    const before = readdirSync(folder).sort();
    const { code, stdout, stderr } = gapmap(given, { cwd: folder });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^gapmap: [^\n]+\n$/);
    expect(readdirSync(folder).sort()).toEqual(before);
    return stderr.trim();
  });
}

describe('a wrong call', () => {
  it.each<[readonly string[], RegExp]>([
    [['gap'], /unknown command "gap"; known: gaps, rollup, coverage, walk, roads, rank, site, budget, check/],
    [[...GAPS, '--radius', '5'], /--radius/],
    [[...GAPS, 'more.csv'], /more\.csv/],
    [['gaps', '--villages', 'v.csv', '--out', 'out.csv'], /--facilities is needed/],
    [['gaps', '--villages', 'v.csv', '--facilities', 'f.csv'], /--out is needed/],
    [[...GAPS, '--crs', 'EPSG:4326'], /--crs "EPSG:4326" is none of: wgs84, cgcs2000, gcj02, bd09, web-mercator/],
    [[...GAPS, '--radius-km'], /--radius-km/],
    [['rollup', '--data', '.', '--by', 'village', '--json', 'out.json'], /--by "village" is none of: county, township/],
    [['rollup', '--data', '.', '--by', 'county', '--layer', 'magic', '--json', 'out.json'], /--layer "magic" is none of: .*clinic/],
    [['rollup', '--data', '.', '--by', 'county', '--year', 'MMXX', '--json', 'out.json'], /--year "MMXX"/],
    [['rollup', '--demo', 'moon', '--by', 'county', '--json', 'out.json'], /--demo "moon" is none of: country/],
    [['rollup', '--demo', 'country', '--data', '.', '--by', 'county', '--json', 'out.json'], /leave --data out/],
    [
      ['rollup', '--demo', 'country', '--villages', '0', '--by', 'county', '--json', 'out.json'],
      /--villages "0" is not a number from 1 to/,
    ],
    [['rollup', '--demo', 'country', '--villages', '2e6', '--by', 'county', '--json', 'out.json'], /--villages "2e6"/],
    [['rollup', '--data', '.', '--by', 'county', '--json', 'out.json'], /villages\.csv: cannot be read: no such file/],
  ])('%s', (given, message) => {
    expect(refused({}, given)).toMatch(message);
  });

  it.each(['0', '-5', '5km', 'five', '1e3', '5.0000001', '', 'NaN', 'Infinity', '999999'])('--radius-km=%s', (radius) => {
    expect(refused({}, [...GAPS, `--radius-km=${radius}`])).toMatch(/--radius-km/);
  });

  it('prints its usage when asked, and by itself without a command', () => {
    for (const given of [[], ['--help'], ['help']]) {
      const { code, stdout } = gapmap(given);
      expect(code).toBe(0);
      expect(stdout).toContain('gapmap gaps --villages');
      expect(stdout).toContain('gapmap rollup --data');
    }
    expect(gapmap(['rollup', '--help']).stdout).not.toContain('gapmap gaps');
  });
});

describe('an unusable file', () => {
  it.each<[string, Readonly<Record<string, string | Uint8Array>>, readonly string[], RegExp]>([
    [
      'not there',
      {},
      ['gaps', '--villages', 'nowhere.csv', '--facilities', 'f.csv', '--out', 'out.csv'],
      /nowhere\.csv: cannot be read: no such file/,
    ],
    ['empty', { 'v.csv': '' }, GAPS, /v\.csv/],
    ['a picture', { 'v.csv': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) }, GAPS, /v\.csv/],
    ['a workbook', { 'f.csv': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]) }, GAPS, /f\.csv/],
    ['a quote never closed', { 'v.csv': `${VILLAGES}V2,"Two,33.4,106.15,A,L\n` }, GAPS, /v\.csv, line 3/],
    ['villages without lat', { 'v.csv': 'code,name,lon\nV1,One,106.15\n' }, GAPS, /v\.csv, line 1, column lat/],
    ['villages without any position', { 'v.csv': 'code,name\nV1,One\n' }, GAPS, /v\.csv, line 1, column lon/],
    ['villages without code and name', { 'v.csv': '# a title\nlat,lon,township\n33,106,A\n' }, GAPS, /v\.csv, line 2, column name/],
    [
      'two columns of one heading',
      { 'v.csv': 'code,name,lat,lon, LAT \nV1,One,33.33,106.15,34\n' },
      GAPS,
      /v\.csv, line 1, column LAT: two columns/,
    ],
    ['facilities without lon', { 'f.csv': 'id,name,lat\nH1,First,33.33\n' }, GAPS, /f\.csv, line 1, column lon/],
    [
      'own township, villages without township',
      { 'v.csv': 'code,name,lat,lon\nV1,One,33.33,106.15\n' },
      [...GAPS, '--own-township'],
      /v\.csv, line 1, column township/,
    ],
    [
      'own township, facilities without township',
      { 'f.csv': 'id,name,lat,lon\nH1,First,33.33,106.15\n' },
      [...GAPS, '--own-township'],
      /f\.csv, line 1, column township/,
    ],
    [
      'a facility id twice',
      { 'f.csv': `${FACILITIES}H1,Again,33.4,106.15,township-hospital,A,L\n` },
      GAPS,
      /f\.csv, line 3, column id.*"H1" is repeated/,
    ],
    [
      'a facility without id and name',
      { 'f.csv': `${FACILITIES},,33.4,106.15,township-hospital,A,L\n` },
      GAPS,
      /f\.csv, line 3, column id/,
    ],
    [
      'a hospital without a position',
      { 'f.csv': `${FACILITIES}H2,Second,,,township-hospital,A,L\n` },
      GAPS,
      /f\.csv, line 3, column lon.*"H2".*position-missing/,
    ],
    [
      'a hospital with an unreadable latitude',
      { 'f.csv': `${FACILITIES}H2,Second,north,106.15,centre-hospital,A,L\n` },
      GAPS,
      /f\.csv, line 3, column lat.*"north"/,
    ],
    [
      'a facility of a file without kinds at 0,0',
      { 'f.csv': 'id,name,lat,lon\nH1,First,0,0\n' },
      GAPS,
      /f\.csv, line 2, column (lat|lon).*position-zero/,
    ],
  ])('%s', (_, files, given, message) => {
    expect(refused(files, given)).toMatch(message);
  });

  it('lets a facility that does not count be without a position, and says an unknown kind aloud', () => {
    const facilities = `${FACILITIES}H2,County,,,county-hospital,A,L\nH3,Spa,33.33,106.15,温泉,A,L\n`;
    inFolder({ 'v.csv': VILLAGES, 'f.csv': facilities }, (folder) => {
      const { code, stderr, answer } = gapmap(GAPS, { cwd: folder });
      expect(code).toBe(0);
      expect(answer).toMatchObject({ rows: 1, met: 1 });
      expect(stderr).toMatch(/f\.csv, line 4, column kind: kind "温泉" is not known/);
    });
  });
});

describe('an unusable output', () => {
  it('keeps what stood there when the run fails', () => {
    inFolder({ 'v.csv': 'code,name\nV1,One\n', 'f.csv': FACILITIES, 'out.csv': 'kept\n' }, (folder) => {
      expect(gapmap(GAPS, { cwd: folder }).code).toBe(2);
      expect(readFileSync(path.join(folder, 'out.csv'), 'utf8')).toBe('kept\n');
    });
  });

  it('refuses a folder that is not there, and one of its own inputs', () => {
    expect(refused({}, ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', 'no/where.csv'])).toMatch(
      /no\/where\.csv: cannot be written: no such file or folder/,
    );
    expect(refused({}, ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', './f.csv'])).toMatch(
      /would replace the input f\.csv/,
    );
    expect(refused({}, ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', '.'])).toMatch(/cannot be written/);
  });
});
