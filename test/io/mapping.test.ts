import { describe, expect, it } from 'vitest';
import { yearEnd } from '../../src/domain/period.ts';
import { glimpse } from '../../src/io/glimpse.ts';
import { matchHeadings } from '../../src/io/headings.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { file, read } from './reading.ts';

describe('what a person says of the columns', () => {
  const text = '地方,东,北,甲,户数\n甲村,106.1,33.1,是,12\n乙村,106.2,33.2,否,9\n';
  const mapping = { 0: 'name', 1: 'lon', 2: 'lat', 3: 'road-paved', 4: null };

  it('goes before the headings, with full confidence, and null leaves a column unused', () => {
    const input = file('村.csv', text, { role: 'villages', mapping, asOf: yearEnd(2019) });
    expect(inspectFile(input).columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['name', 1],
      ['lon', 1],
      ['lat', 1],
      ['road-paved', 1],
      [null, 0],
    ]);
    const { villages, observations } = read(input).dataset;
    expect(villages.map(({ name, households, position }) => [name, households, position.at?.lon])).toEqual([
      ['甲村', null, 106.1],
      ['乙村', null, 106.2],
    ]);
    expect([...(observations.get('road-paved') ?? [])].map(([, runs]) => runs[0]?.value)).toEqual(['yes', 'no']);
  });

  it('takes a field away from the column whose heading named it', () => {
    const { fields } = matchHeadings(['村名', '户数', '实有'], { 2: 'households' });
    expect([fields.get('households'), fields.get('name')]).toEqual([2, 0]);
  });

  it('says that one column holds longitude and latitude', () => {
    const input = file('村.csv', '村名,位置\n甲村,"106.1,33.1"\n', { role: 'villages', mapping: { 1: 'lonlat' } });
    expect(read(input).dataset.villages[0]?.position).toMatchObject({ at: { lon: 106.1, lat: 33.1 } });
    expect(inspectFile(input).columns[1]).toMatchObject({ field: 'lonlat', confidence: 1 });
  });

  it('settles a heading that stands twice, and counts an id nobody knows as no answer', () => {
    const twice = '村名,户数,户数\n甲村,1,2\n';
    expect(() => inspectFile(file('村.csv', twice))).toThrow(/two columns/);
    expect(glimpse(file('村.csv', twice)).columns.map(({ field }) => field)).toEqual(['name', 'households', null]);
    expect(read(file('村.csv', twice, { role: 'villages', mapping: { 1: null } })).dataset.villages[0]?.households).toBe(2);
    expect([...matchHeadings(['村名'], { 0: 'no-such-thing' }).fields]).toEqual([['name', 0]]);
  });

  it('brings no column of persons in by calling it unused', () => {
    const { columns } = inspectFile(file('村.csv', '村名,联系电话\n甲村,13900000009\n', { mapping: { 1: null } }));
    expect(columns[1]).toMatchObject({ refused: true, refusedFor: 'heading', samples: [] });
  });
});

describe('cells a person corrected', () => {
  it('are read in the place of what the file says', () => {
    const text = '村名,户数\n甲村,abc\n乙村\n';
    const amendments = [
      { line: 2, column: 1, value: '30' },
      { line: 3, column: 1, value: '40' },
      { line: 3, column: 1e9, value: 'far' },
      { line: 99, column: 0, value: 'nowhere' },
    ];
    const { dataset, reports } = read(file('村.csv', text, { role: 'villages', amendments }));
    expect(dataset.villages.map(({ households }) => households)).toEqual([30, 40]);
    expect(reports[0]?.counts).toEqual({ accepted: 2, flagged: 0, rejected: 0, 'set-aside': 0 });
  });
});
