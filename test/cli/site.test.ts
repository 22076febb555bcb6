import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder } from './run.ts';

/** Along a line, in metres of a table: a 0, b 4000, c 9000, d 20000; sites at b and c reach each other's neighbours. */
const DEMAND = 'id,population\na,100\nb,200\nc,400\nd,\n';
const CANDIDATES = 'id,capacity\ns1,250\ns2,500\ns3,1000\n';
const DISTANCES = `origin,destination,metres
a,s1,4000
b,s1,0
c,s1,5000
b,s2,5000
c,s2,0
d,s2,11000
d,s3,0
c,s3,11000
`;
const FILES = { 'D.csv': DEMAND, 'C.csv': CANDIDATES, 'OD.csv': DISTANCES };
const PLAIN = { ...FILES, 'C.csv': 'id\ns1\ns2\ns3\n' };
const TABLED = ['--demand', 'D.csv', '--candidates', 'C.csv', '--distances', 'OD.csv'];

function sited(files: Readonly<Record<string, string | Uint8Array>>, ...given: readonly string[]) {
  return inFolder(files, (folder) => {
    const outcome = gapmap(['site', ...given, '--json', 'out.json'], { caller: folder });
    const written = () => JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8')) as Record<string, unknown>;
    return { ...outcome, report: outcome.code === 0 ? written() : null };
  });
}

const tabled = (files: Readonly<Record<string, string>>, ...given: readonly string[]) => sited(files, ...TABLED, ...given);

describe('gapmap site', () => {
  it('finds most people within the radius, inclusive', () => {
    const { code, report, answer } = tabled(PLAIN, '--radius-m', '5000', '--choose', '1', '--objective', 'cover');
    expect(code).toBe(0);
    expect(report).toMatchObject({
      objective: 'cover',
      value: 700,
      bound: 700,
      proof: 'optimal',
      covered_population: 700,
      covered_points: 3,
      // (100 × 4000 + 400 × 5000) / 700; d has no way to s1.
      mean_m: 2_400_000 / 700,
      worst_m: 5000,
      chosen: ['s1'],
      kept: [],
      unknown_population: 1,
      unreached_points: ['d'],
    });
    expect(answer).toMatchObject({ value: 700, proof: 'optimal', chosen: 1 });
    expect(tabled(PLAIN, '--radius-m', '4999.999', '--choose', '1', '--objective', 'cover').report).toMatchObject({
      value: 400,
      chosen: ['s2'],
    });
  });

  it('counts what is kept on top: not in chosen, and in no value of all', () => {
    const { report } = tabled(PLAIN, '--radius-m', '5000', '--choose', '1', '--keep', 's1', '--objective', 'cover', '--method', 'greedy');
    expect(report).toMatchObject({ value: 700, proof: 'bounded', chosen: [], kept: ['s1'] });
    expect(tabled(PLAIN, '--radius-m', '5000', '--keep', 's3', '--objective', 'all').report).toMatchObject({
      value: 1,
      bound: 1,
      proof: 'optimal',
      chosen: ['s1'],
      kept: ['s3'],
      covered_points: 4,
    });
  });

  it('finds the least mean distance of persons, and the least worst of all', () => {
    // s1 and s3 leave c at 5000; s1 and s2 leave d at 11000 (nobody is known there) and c at 0.
    expect(tabled(PLAIN, '--choose', '2', '--objective', 'mean').report).toMatchObject({
      value: 400_000 / 700,
      bound: 400_000 / 700,
      mean_m: 400_000 / 700,
      proof: 'optimal',
      chosen: expect.arrayContaining(['s1', 's2']),
    });
    expect(tabled(PLAIN, '--choose', '2', '--objective', 'worst').report).toMatchObject({
      value: 5000,
      bound: 5000,
      worst_m: 5000,
      proof: 'optimal',
      chosen: expect.arrayContaining(['s1', 's3']),
    });
  });

  it('splits persons between sites that serve only so many, in three columns', () => {
    // s1 serves 250 of 700 in its range, s2 500 of 600; together 100 + 200 + 400 need 700 of 750, and all of a must go to s1.
    const one = tabled(FILES, '--radius-m', '5000', '--choose', '1', '--objective', 'cover').report;
    expect(one).toMatchObject({
      value: 500,
      bound: 500,
      proof: 'optimal',
      chosen: ['s2'],
      covered_population: 600,
      served: 500,
      in_range_without_capacity: 100,
      out_of_range: 100,
    });
    const two = tabled(FILES, '--radius-m', '5000', '--choose', '2', '--objective', 'cover').report;
    expect(two).toMatchObject({ value: 700, chosen: expect.arrayContaining(['s1', 's2']), served: 700, in_range_without_capacity: 0 });
    // b sends 150 to s1 and 50 to s2: (100 × 4000 + 50 × 5000) / 700.
    expect(two).toMatchObject({ mean_m: 650_000 / 700 });
  });

  it('takes --capacity where no column says it, and refuses a blank that nothing fills', () => {
    const blank = { ...FILES, 'C.csv': 'id,capacity\ns1,250\ns2,\ns3,1000\n' };
    const filled = tabled(blank, '--radius-m', '5000', '--choose', '1', '--capacity', '500', '--objective', 'cover').report;
    expect(filled).toMatchObject({ value: 500, chosen: ['s2'] });
    const refused = tabled(blank, '--radius-m', '5000', '--choose', '1', '--objective', 'cover');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('C.csv, line 3, column capacity');
    const plain = tabled(PLAIN, '--radius-m', '5000', '--choose', '1', '--capacity', '0', '--objective', 'cover').report;
    expect(plain).toMatchObject({ value: 0, served: 0, chosen: [] });
  });

  it('names who cannot be reached or served: exit code 3, nothing written', () => {
    const far = tabled(PLAIN, '--radius-m', '4000', '--objective', 'all', '--keep', 's1');
    expect(far.code).toBe(0);
    const all = tabled({ ...PLAIN, 'C.csv': 'id\ns1\ns2\n' }, '--radius-m', '5000', '--objective', 'all');
    expect(all).toMatchObject({ code: 3, answer: { refused: 'unreachable', points: ['d'] } });
    expect(all.stderr).toContain('no candidate reaches 1 demand points within 5000.000 m: d');
    const mean = tabled(PLAIN, '--choose', '1', '--objective', 'mean');
    expect(mean).toMatchObject({ code: 3, answer: { refused: 'too-few', least: 2 } });
    expect(tabled(PLAIN, '--choose', '0', '--objective', 'worst').code).toBe(3);
    const full = tabled({ ...FILES, 'C.csv': 'id,capacity\ns1,50\ns2,500\ns3,0\n' }, '--choose', '3', '--objective', 'mean');
    expect(full).toMatchObject({ code: 3, answer: { refused: 'no-room' } });
  });

  it('measures straight, the demand points being the candidates, under Chinese headings in GBK', () => {
    // 编号,经度,纬度,常住人口 and 甲, 乙, 丙: a minute of latitude here is 1,848.6 m.
    const gbk = Uint8Array.from(
      Buffer.from(
        'b1e0bac52cbeadb6c82cceb3b6c82cb3a3d7a1c8cbbfda0abcd72c3130362e322c33332e322c310ad2d22c3130362e322c33332e32332c320ab1fb2c3130362e322c33332e32362c330a',
        'hex',
      ),
    );
    const { code, report, stderr } = sited(
      { 'D.csv': gbk },
      '--demand',
      'D.csv',
      '--radius-m',
      '5000',
      '--choose',
      '1',
      '--objective',
      'cover',
    );
    expect(stderr).toContain('proved');
    expect(code).toBe(0);
    expect(report).toMatchObject({ value: 6, chosen: ['乙'], covered_points: 3, population: 6 });
  });

  it('knows an id as a spreadsheet writes it, in every file and in --keep, and one with a comma by itself', () => {
    const files = {
      'D.csv': 'id,population\n1.0,10\n2,20\n',
      'C.csv': 'id\n7\n"8, old"\n',
      'OD.csv': 'origin,destination,metres\n1,7.0,100\n2.0,"8, old",100\n',
    };
    const given = ['--radius-m', '5000', '--choose', '0', '--objective', 'cover'];
    expect(tabled(files, ...given, '--keep', '7.0').report).toMatchObject({ value: 10, kept: ['7'] });
    expect(tabled(files, ...given, '--keep', '7', '--keep', '8, old').report).toMatchObject({ value: 30, kept: ['7', '8, old'] });
  });

  it('says what is wrong and where', () => {
    const said = (files: Readonly<Record<string, string>>, ...given: readonly string[]) => {
      const { code, stderr } = tabled({ ...PLAIN, ...files }, '--radius-m', '5000', '--choose', '1', '--objective', 'cover', ...given);
      expect(code).toBe(2);
      return stderr;
    };
    expect(said({ 'D.csv': 'id,population\na,1\nb,many\n' })).toContain(
      'D.csv, line 3, column population: "many" is no whole number of persons',
    );
    expect(said({ 'D.csv': 'id,population\na,1\na,2\n' })).toContain('D.csv, line 3, column id: "a" stands in line 2 already');
    expect(said({ 'D.csv': 'id,population\n,1\nb,2\n' })).toContain('D.csv, line 2, column id: there is no id');
    expect(said({ 'OD.csv': 'origin,destination,metres\na,s1,-1\n' })).toContain('OD.csv, line 2, column metres');
    expect(said({ 'D.csv': 'id\na\nb\n' })).toContain('D.csv: no row tells its population');
    expect(said({}, '--keep', 's9')).toContain('--keep names "s9", which is no candidate');
    expect(said({}, '--radius-m', '5 km')).toContain('--radius-m "5 km" is not a number of metres');
    expect(said({}, '--choose', '-1')).toContain('--choose');
    expect(said({}, '--objective', 'most')).toContain('--objective "most" is none of: cover, all, mean, worst');
    const straight = sited(
      { 'D.csv': 'id,lon,lat\na,106,33\nb,,33\n' },
      '--demand',
      'D.csv',
      '--radius-m',
      '1',
      '--choose',
      '1',
      '--objective',
      'cover',
    );
    expect(straight.code).toBe(2);
    expect(straight.stderr).toContain('D.csv, line 3, column lon: there is no position');
  });
});
