import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { nearnessIndicator } from '../../src/cli/nearness.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { STATES } from '../../src/domain/state.ts';
import { makeCountry, sizesFor, withRoads } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { gapmap, inFolder, rowsOf } from './run.ts';

const HEADER = 'code,name,county,township,lon,lat,state,nearest_id,nearest_name,distance_m,margin_m,reason';

/** As a county office saves it: GB18030, CRLF, Chinese headings and words. Villages 甲 to 戊, and two hospitals. */
const GB_VILLAGES = encodeGb18030(
  [
    '行政区划代码,村名,县区,乡镇,经度,纬度,有无标准化卫生室',
    '610727100201,甲村,略阳县,兴州街道,106.15,33.33,有',
    '610727100202,乙村,略阳县,兴州街道,106.15,33.40,无',
    '610727100203,丙村,略阳县,兴州街道,106.15,33.50,有',
    '610727100204,丁村,略阳县,兴州街道,106.15,33.50,',
    '610727100205,戊村,略阳县,兴州街道,106.15,33.50,不具备条件',
    '',
  ].join('\r\n'),
);
const GB_FACILITIES = encodeGb18030(
  [
    '机构编码,卫生院名称,县区,乡镇,类别,经度,纬度',
    'H1,兴州街道卫生院,略阳县,兴州街道,乡镇卫生院,106.15,33.33',
    'H2,略阳县人民医院,略阳县,兴州街道,县级医院,106.15,33.50',
    '',
  ].join('\r\n'),
);

const FACILITIES =
  'id,name,lat,lon,kind,township,county\nH1,First,33.33,106.15,township-hospital,A,L\nH2,Second,33.5,106.15,centre-hospital,B,L\nH3,County,33.4,106.15,county-hospital,A,L\n';
const VILLAGES =
  'code,name,lat,lon,population,township,county\nV1,One,33.33,106.15,10,B,L\nV2,Two,33.4,106.15,10,A,L\nV3,Three,33.5,106.15,10,A,L\n';
const GAPS = ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', 'out.csv'];

describe('gaps of the country that is made up', () => {
  const demo = (folder: string, ...more: readonly string[]) =>
    gapmap(['gaps', '--demo', 'country', '--villages', '400', ...more, '--out', 'out.csv'], { caller: folder });

  it('are those of its latest year, straight and along its own roads', () => {
    inFolder({}, (folder) => {
      const dataset = syntheticDataset(withRoads(makeCountry(sizesFor(400))));
      bringOtherDistances();
      for (const mode of ['straight', 'road'] as const) {
        const { code, answer: said } = demo(folder, '--mode', mode);
        const question = { ...defaultQuestion(nearnessIndicator(), yearEnd(2020)), scope: 'nearest', mode } as const;
        const { states } = answer(dataset, question);
        const counts = Object.fromEntries(STATES.map((state, at) => [state, states.filter((one) => one === at).length]));
        expect({ code, said }).toMatchObject({ code: 0, said: { rows: 400, rejected: 0, ...counts } });
        const rows = rowsOf(path.join(folder, 'out.csv'));
        expect(rows.map(({ code }) => code)).toEqual([...dataset.villages].map(({ id }) => id));
      }
    });
  });

  it('take no files beside it', () => {
    inFolder({ 'f.csv': FACILITIES }, (folder) => {
      expect(demo(folder, '--facilities', 'f.csv')).toMatchObject({ code: 2, stderr: expect.stringMatching(/leave --facilities out/) });
      expect(demo(folder, '--crs', 'wgs84')).toMatchObject({ code: 2, stderr: expect.stringMatching(/leave --crs out/) });
    });
  });
});

describe('gaps', () => {
  it('reads GB18030 with Chinese headings and follows the truth table where there is a clinic column', () => {
    inFolder({ 'v.csv': GB_VILLAGES, 'f.csv': GB_FACILITIES }, (folder) => {
      const { code, answer, stderr } = gapmap(GAPS, { cwd: folder });
      expect([code, stderr]).toEqual([0, '']);
      expect(answer).toEqual({ scope: 'nearest', radius_m: 5000, rows: 5, met: 1, gap: 1, exempt: 2, unknown: 1, rejected: 0 });
      const rows = rowsOf(path.join(folder, 'out.csv'));
      expect(rows.map((row) => [row['name'], row['state'], row['reason']])).toEqual([
        ['甲村', 'exempt', 'within-radius'],
        ['乙村', 'gap', 'beyond-radius'],
        ['丙村', 'met', 'own-clinic'],
        ['丁村', 'unknown', 'status-unreported'],
        ['戊村', 'exempt', 'not-eligible'],
      ]);
      expect(rows[0]).toMatchObject({
        code: '610727100201',
        county: '略阳县',
        township: '兴州街道',
        lon: '106.15',
        lat: '33.33',
        nearest_id: 'H1',
        nearest_name: '兴州街道卫生院',
        distance_m: '0.000',
        margin_m: '-5000.000',
      });
      // The county hospital at 33.50 never counts.
      expect(rows[2]?.['nearest_id']).toBe('H1');
    });
  });

  it('asks distance alone without a status column, of any township or of the own by the flag', () => {
    inFolder({ 'v.csv': VILLAGES, 'f.csv': FACILITIES }, (folder) => {
      const any = gapmap(GAPS, { cwd: folder });
      expect(any.answer).toEqual({ scope: 'nearest', radius_m: 5000, rows: 3, met: 2, gap: 1, exempt: 0, unknown: 0, rejected: 0 });
      expect(readFileSync(path.join(folder, 'out.csv'), 'utf8').split('\n')[0]).toBe(HEADER);
      expect(rowsOf(path.join(folder, 'out.csv')).map((row) => row['nearest_id'])).toEqual(['H1', 'H1', 'H2']);
      const own = gapmap([...GAPS, '--own-township', '--radius-km', '8'], { cwd: folder });
      expect(own.answer).toEqual({ scope: 'own-township', radius_m: 8000, rows: 3, met: 1, gap: 2, exempt: 0, unknown: 0, rejected: 0 });
      expect(rowsOf(path.join(folder, 'out.csv')).map((row) => [row['nearest_id'], row['state']])).toEqual([
        ['H2', 'gap'],
        ['H1', 'met'],
        ['H1', 'gap'],
      ]);
    });
  });

  it('counts every facility of a file without kinds', () => {
    const plain = 'id,name,lat,lon\nH1,First,33.33,106.15\nH3,County,33.4,106.15\n';
    inFolder({ 'v.csv': VILLAGES, 'f.csv': plain }, (folder) => {
      gapmap(GAPS, { cwd: folder });
      expect(rowsOf(path.join(folder, 'out.csv')).map((row) => row['nearest_id'])).toEqual(['H1', 'H3', 'H3']);
    });
  });

  it('writes rejected rows where they stood, as unknown with the reason, and counts them', () => {
    const villages =
      '\ufeffcode,name,lat,lon\r\nV1,One,33.33,106.15\r\nV1,Again,33.33,106.15\r\n,,33.33,106.15\r\n6.10727E+11,,33.33,106.15\r\n小计,,,\r\nV2,Two,,\r\nV3,Three,0,0\r\nV4,Four,106.15,33.33\r\nV5,Five,33.33,106.15\r\n';
    inFolder({ 'v.csv': villages, 'f.csv': FACILITIES }, (folder) => {
      const { answer, code } = gapmap(GAPS, { cwd: folder });
      expect(code).toBe(0);
      expect(answer).toEqual({ scope: 'nearest', radius_m: 5000, rows: 8, met: 2, gap: 0, exempt: 0, unknown: 6, rejected: 3 });
      const text = readFileSync(path.join(folder, 'out.csv'), 'utf8');
      expect(text.startsWith(HEADER)).toBe(true);
      expect(text).not.toContain('\r');
      expect(rowsOf(path.join(folder, 'out.csv')).map((row) => [row['code'], row['name'], row['state'], row['reason']])).toEqual([
        ['V1', 'One', 'met', 'within-radius'],
        ['V1', 'Again', 'unknown', 'repeated-code'],
        ['', '', 'unknown', 'no-code-or-name'],
        ['6.10727E+11', '', 'unknown', 'damaged-code'],
        ['V2', 'Two', 'unknown', 'position-missing'],
        ['V3', 'Three', 'unknown', 'position-zero'],
        ['V4', 'Four', 'unknown', 'position-swapped'],
        ['V5', 'Five', 'met', 'within-radius'],
      ]);
    });
  });

  it('says which rows have more cells than headings, and counts them', () => {
    const villages = `${VILLAGES}V4,Four, by the river,33.5,106.15,10,A,L\n`;
    inFolder({ 'v.csv': villages, 'f.csv': FACILITIES }, (folder) => {
      const { answer, code, stderr } = gapmap(GAPS, { cwd: folder });
      expect(code).toBe(0);
      expect(stderr).toBe('gapmap: v.csv, line 5: more cells than headings ("L"); they may have slipped\n');
      expect(answer).toMatchObject({ rows: 4, unknown: 1, rejected: 0 });
    });
  });

  it('gives only reasons that its help explains', () => {
    const villages = [
      'code,name,lat,lon,county,township,clinic',
      '1,near,33.33,106.15,L,A,no',
      '2,far,33.4,106.15,L,A,no',
      '3,has,33.4,106.15,L,A,yes',
      '4,not eligible,33.4,106.15,L,A,exempt',
      '5,silent,33.4,106.15,L,A,',
      '6,elsewhere,33.4,106.15,L,Z,no',
      '7,nowhere,33.4,106.15,L,,no',
      '8,no place,,,L,A,no',
      '9,zero,0,0,L,A,no',
      '10,swapped,106.15,33.33,L,A,no',
      '11,scribble,north,106.15,L,A,no',
      '12,mars,133,106.15,L,A,no',
      '12,again,33.4,106.15,L,A,no',
      ',,33.4,106.15,L,A,no',
      '6.10727E+11,,33.4,106.15,L,A,no',
      '',
    ].join('\n');
    const help = new Set(gapmap(['gaps', '--help']).stdout.split(/[\s,;()]+/));
    inFolder({ 'v.csv': villages, 'f.csv': FACILITIES, 'none.csv': 'id,name,lat,lon,kind\nC,Clinic,33,106,clinic\n' }, (folder) => {
      const given = new Set<string>();
      for (const more of [['--own-township'], ['--facilities', 'none.csv']]) {
        expect(gapmap([...GAPS, ...more], { cwd: folder }).code).toBe(0);
        for (const row of rowsOf(path.join(folder, 'out.csv'))) given.add(row['reason'] ?? '');
      }
      expect(given.size, [...given].join()).toBe(16);
      for (const reason of given) expect(help).toContain(reason);
    });
  });

  it('writes a village of several years once, in the place of its first line, in the state of the latest year', () => {
    const villages =
      'code,name,lat,lon,year,clinic\nV1,One,33.5,106.3,2019,有\nV2,Two,33.5,106.3,2018,有\nV1,One,33.5,106.3,2018,无\nV3,Three,33.5,106.3,2019,无\n';
    inFolder({ 'v.csv': villages, 'f.csv': FACILITIES }, (folder) => {
      const { answer } = gapmap(GAPS, { cwd: folder });
      expect(answer).toMatchObject({ rows: 3, met: 1, gap: 1, unknown: 1, rejected: 0 });
      expect(rowsOf(path.join(folder, 'out.csv')).map((row) => [row['code'], row['state']])).toEqual([
        ['V1', 'met'],
        ['V2', 'unknown'],
        ['V3', 'gap'],
      ]);
    });
  });

  it('counts hospitals by their dates as of the latest year reported, and all of them where no year is given', () => {
    const facilities =
      'id,name,lat,lon,opened,closed\nold,Old,33.33,106.15,,2018-06\nnew,New,33.34,106.15,2020-03,\nnow,Now,33.5,106.15,2019-01,\n';
    const dated = 'code,name,lat,lon,year,clinic\nV1,One,33.33,106.15,2019,无\n';
    const undated = 'code,name,lat,lon,clinic\nV1,One,33.33,106.15,无\n';
    inFolder({ 'v.csv': dated, 'u.csv': undated, 'f.csv': facilities }, (folder) => {
      gapmap(GAPS, { cwd: folder });
      expect(rowsOf(path.join(folder, 'out.csv'))[0]).toMatchObject({ nearest_id: 'now', state: 'gap' });
      gapmap(['gaps', '--villages', 'u.csv', '--facilities', 'f.csv', '--out', 'out.csv'], { cwd: folder });
      expect(rowsOf(path.join(folder, 'out.csv'))[0]).toMatchObject({ nearest_id: 'old', state: 'exempt' });
    });
  });

  it('an undated file counts a hospital that only has an opening date', () => {
    const facilities = 'id,name,lat,lon,opened\nnew,New,33.33,106.15,2020-03\n';
    inFolder({ 'v.csv': VILLAGES, 'f.csv': facilities }, (folder) => {
      expect(gapmap(GAPS, { cwd: folder }).answer).toMatchObject({ met: 1, gap: 2 });
    });
  });

  it('a hospital with a blank kind does not count, and says so', () => {
    const facilities =
      'id,name,lat,lon,kind\nH1,First,33.33,106.15,\nH2,Second,33.5,106.15,Centre Hospital\nH3,中,33.4,106.15,中心卫生院（建制镇）\n';
    inFolder({ 'v.csv': VILLAGES, 'f.csv': facilities }, (folder) => {
      const { code, stderr } = gapmap(GAPS, { cwd: folder });
      expect(code).toBe(0);
      expect(stderr).toMatch(/f\.csv, line 2, column kind: kind "" is not known/);
      expect(rowsOf(path.join(folder, 'out.csv')).map((row) => row['nearest_id'])).toEqual(['H3', 'H3', 'H2']);
    });
  });

  it('remarks on headings that sound like another system, and on townships without their county', () => {
    const villages = 'aad001,村名,乡镇,百度经度,百度纬度\n1,甲村,A,106.15,33.33\n';
    inFolder({ 'v.csv': villages, 'f.csv': FACILITIES }, (folder) => {
      expect(gapmap(GAPS, { cwd: folder }).stderr).toMatch(/v\.csv: its headings sound like bd09, read as wgs84: say --crs bd09/);
      expect(gapmap([...GAPS, '--crs', 'wgs84'], { cwd: folder }).stderr).toBe('');
      expect(gapmap([...GAPS, '--crs', 'wgs84', '--own-township'], { cwd: folder }).stderr).toMatch(/v\.csv: no county column/);
    });
  });

  it('invents no name: a village without one has none in the list', () => {
    inFolder({ 'v.csv': 'code,name,lat,lon\nV1,,33.33,106.15\n', 'f.csv': FACILITIES }, (folder) => {
      gapmap(GAPS, { cwd: folder });
      expect(rowsOf(path.join(folder, 'out.csv'))[0]).toMatchObject({ code: 'V1', name: '', state: 'met' });
    });
  });

  it('reads a column that holds both coordinates', () => {
    inFolder({ 'v.csv': 'code,村名,坐标\n1,甲村,"106.15,33.33"\n', 'f.csv': FACILITIES }, (folder) => {
      expect(gapmap(GAPS, { cwd: folder }).answer).toMatchObject({ rows: 1, met: 1 });
    });
  });

  it('gives ties to the smaller id and never writes an active formula', () => {
    const facilities = 'id,name,lat,lon\nb,B,33.34,106.15\na,"=HYPERLINK(""http://x"")",33.34,106.15\n';
    inFolder({ 'v.csv': VILLAGES, 'f.csv': facilities }, (folder) => {
      gapmap(GAPS, { cwd: folder });
      const lines = readFileSync(path.join(folder, 'out.csv'), 'utf8').split('\n');
      expect(lines[1]).toContain(',a,');
      expect(lines[1]).not.toMatch(/,"?=/);
    });
  });

  it('gives the same bytes every time, whatever order the facilities come in', () => {
    const reversed = `${FACILITIES.split('\n')[0]}\n${FACILITIES.trimEnd().split('\n').slice(1).reverse().join('\n')}\n`;
    inFolder({ 'v.csv': GB_VILLAGES, 'f.csv': FACILITIES, 'r.csv': reversed }, (folder) => {
      const bytes = (facilities: string) => {
        gapmap(['gaps', '--villages', 'v.csv', '--facilities', facilities, '--out', 'out.csv'], { cwd: folder });
        return readFileSync(path.join(folder, 'out.csv'), 'utf8');
      };
      const first = bytes('f.csv');
      expect(bytes('f.csv')).toBe(first);
      expect(bytes('r.csv')).toBe(first);
    });
  });

  it('takes paths from the folder of the caller that npm names, and leaves nothing but the output there', () => {
    inFolder({ 'v.csv': VILLAGES, 'f.csv': FACILITIES }, (folder) => {
      expect(gapmap(GAPS, { caller: folder }).code).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(['f.csv', 'out.csv', 'v.csv']);
    });
  });

  it('never writes a number of a person, whichever cell it slipped into', () => {
    const villages = [
      'code,name,lat,lon,population,township,county',
      '619999190001010028,One,33.33,106.15,10,B,L',
      'V2,李某 619999 19000101 0036,33.4,106.15,10,A,L',
      '１９９００００００01,Three 199-0000-0002,33.5,106.15,10,李某19900000003,L',
      '19900000004,+8619900000005,33.5,106.15,10,A,L',
      '',
    ].join('\n');
    const facilities = [
      'id,name,lat,lon,kind,township,county',
      'H1,First（0916）4800000,33.33,106.15,township-hospital,A,L',
      '619999190001010044,Second,33.5,106.15,centre-hospital,B,L',
      '',
    ].join('\n');
    inFolder({ 'v.csv': villages, 'f.csv': facilities }, (folder) => {
      const { code, answer, stderr } = gapmap(GAPS, { cwd: folder });
      expect(code).toBe(0);
      expect(answer).toMatchObject({ rows: 4, rejected: 1 });
      const rows = rowsOf(path.join(folder, 'out.csv'));
      expect(rows.map((row) => [row['code'], row['name'], row['township'], row['nearest_id'], row['nearest_name']])).toEqual([
        ['', 'One', 'B', 'H1', 'First***'],
        ['V2', '李某 ***', 'A', 'H1', 'First***'],
        ['', 'Three ***', '李某***', 'Second', 'Second'],
        ['', '', 'A', '', ''],
      ]);
      const printed = readFileSync(path.join(folder, 'out.csv'), 'utf8') + stderr;
      expect(printed.normalize('NFKC').match(/1990000|199-0000|61999|4800000/g)).toBeNull();
    });
  });
});
