import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reporting } from '../../src/analysis/reporting.ts';
import type { Observations } from '../../src/domain/observation.ts';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { dataset, run, village } from './build.ts';

describe('who has reported', () => {
  const own = dataset({
    villages: [
      village({ id: 'a1', county: '甲县' }),
      village({ id: 'a2', county: '甲县' }),
      village({ id: 'b1', county: '乙县' }),
      village({ id: 'c1', county: '丙县' }),
    ],
    counties: ['甲县', '乙县', '丙县', '丁县'].map((name) => ({
      code: name,
      name,
      level: 'county',
      county: name,
      schematic: false,
      polygons: [],
    })),
    observations: new Map([
      [
        'road-paved',
        new Map([
          ['a1', [run('yes')]],
          ['b1', [run('no')]],
          ['c1', [run('no', yearEnd(2018))]],
        ]),
      ],
      ['water-unsafe-households', new Map([['b1', [run(0)]]])],
      // A hospital's report is not a village's.
      ['hospital-standard', new Map([['a2', [run('yes')]]])],
    ]),
    files: [
      { name: '甲.csv', role: 'villages', rows: 2, asOf: yearEnd(2019), crs: null, reportsOf: ['甲县'] },
      { name: '全市.csv', role: 'status', rows: 2, asOf: yearEnd(2019), crs: null, reportsOf: ['甲县', '乙县'] },
    ],
  });

  it('says it by county, those missing first: in part, never, not at all in this month, and a drawn county without any village', () => {
    const rows = reporting(own, [0, 1, 2, 3], yearEnd(2019), 'county');
    expect(rows.map(({ place, expected, reported, status, last, files }) => [place.name, expected, reported, status, last, files])).toEqual(
      [
        ['丙县', 1, 0, 'none', yearEnd(2018), []],
        ['丁县', 0, 0, 'none', null, []],
        ['甲县', 2, 1, 'partial', yearEnd(2019), ['甲.csv', '全市.csv']],
        ['乙县', 1, 1, 'complete', yearEnd(2019), ['全市.csv']],
      ],
    );
    const layers = new Map(rows.map(({ place, byLayer }) => [place.name, byLayer]));
    expect(layers.get('乙县')?.get('water')).toBe(1);
    expect(layers.get('甲县')?.get('water')).toBe(0);
    expect(layers.get('甲县')?.get('clinic')).toBe(0);
  });

  it('a report of zero is a report; a month outside the run is none', () => {
    const [row] = reporting(own, [2], yearEnd(2019), 'county').filter(({ place }) => place.name === '乙县');
    expect(row?.byLayer.get('water')).toBe(1);
    expect(reporting(own, [2], monthOf(2019, 11), 'county').find(({ place }) => place.name === '乙县')?.status).toBe('none');
  });

  it('agrees with the sample’s files counted line by line, two counties’ reports taken out', () => {
    const silent = new Set(['610727', '610730']);
    const lines = (name: string) =>
      readFileSync(`data/${name}`, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    const sample = ['villages.csv', 'status.csv', 'districts.topojson'].map((name) =>
      openText({ name, bytes: new Uint8Array(readFileSync(`data/${name}`)) }),
    );
    const { dataset: whole } = readDataset(sample, { origin: 'sample', title: { zh: '', en: '' } });
    const observations: Observations = new Map(
      [...whole.observations].map(([id, bySubject]) => [
        id,
        new Map([...bySubject].filter(([subject]) => !silent.has(subject.slice(0, 6)))),
      ]),
    );
    const partial = { ...whole, observations };
    const villages = lines('villages.csv').filter(([, , kind]) => kind === 'village');
    const reports = lines('status.csv').filter(([subject = '']) => /^\d{12}$/.test(subject) && !silent.has(subject.slice(0, 6)));
    const indices = whole.villages.flatMap(({ kind }, index) => (kind === 'village' ? [index] : []));
    for (const month of ['2017-12', '2019-06', '2020-12', '2021-01']) {
      const heard = new Set<string>();
      const heardOfRoads = new Set<string>();
      for (const [subject = '', indicator = '', from = '', to = ''] of reports) {
        if (from > month || month > to) continue;
        heard.add(subject);
        if (indicator.startsWith('road-')) heardOfRoads.add(subject);
      }
      const [year = 0, number = 0] = month.split('-').map(Number);
      const rows = reporting(partial, indices, monthOf(year, number), 'county');
      expect(rows).toHaveLength(11);
      for (const { place, expected, reported, byLayer, status } of rows) {
        const there = villages.filter(([code = '']) => code.startsWith(place.code)).map(([code = '']) => code);
        const count = (of: ReadonlySet<string>) => there.filter((code) => of.has(code)).length;
        expect([place.name, expected, reported, byLayer.get('road')]).toEqual([
          place.name,
          there.length,
          count(heard),
          count(heardOfRoads),
        ]);
        expect(status).toBe(count(heard) === 0 ? 'none' : count(heard) === there.length ? 'complete' : 'partial');
      }
      if (month !== '2021-01')
        expect(new Set(rows.filter(({ status }) => status === 'none').map(({ place }) => place.code))).toEqual(silent);
      const townships = reporting(partial, indices, monthOf(year, number), 'township');
      expect(townships.reduce((sum, row) => sum + row.reported, 0)).toBe(rows.reduce((sum, row) => sum + row.reported, 0));
    }
  });
});
