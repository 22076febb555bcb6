import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearEnd } from '../../src/domain/period.ts';
import { OUTCOMES } from '../../src/domain/report.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { file, read, SQUARE } from './reading.ts';

describe('facilities', () => {
  it('reads kinds by their words, ids by column or name, and flags what does not count', () => {
    const { dataset, reports } = read(
      file(
        '卫生院.csv',
        '机构名称,类别,经度,纬度\n甲院,中心卫生院,106.5,33.5\n乙室,村卫生室,106.6,33.5\n丙院,美容院,106.7,33.5\n丁院,卫生院,,\n甲院,卫生院,106,33\n',
      ),
    );
    expect(dataset.facilities.map(({ id, kind }) => [id, kind])).toEqual([
      ['甲院', 'centre-hospital'],
      ['乙室', 'clinic'],
      ['丙院', '美容院'],
      ['丁院', 'township-hospital'],
    ]);
    expect(reports[0]?.issues.map(({ outcome, line, reason }) => [outcome, line, reason])).toEqual([
      ['flagged', 4, 'unknown-kind'],
      ['flagged', 5, 'position-missing'],
      ['rejected', 6, 'repeated-id'],
    ]);
  });

  it('needs coordinates', () => {
    expect(() => read(file('h.csv', 'id,name,lon\n1,院,106\n', { role: 'facilities' }))).toThrow(/h\.csv.*lat/);
  });
});

describe('GeoJSON', () => {
  const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  const point = (properties: object, coordinates: readonly number[] | null) => ({
    type: 'Feature',
    properties,
    geometry: coordinates && { type: 'Point', coordinates },
  });

  it('reads points as villages; the geometry is the position, and none is none', () => {
    const text = collection(
      point({ name: '甲村', 经度: 1, lat: 2, clinic: true, 户数: 12 }, [106.5, 33.5, 700]),
      point({ name: '乙村', clinic: null }, null),
      point({ clinic: false }, [106.5, 33.5]),
    );
    expect(inspectFile(file('村.geojson', text))).toMatchObject({ role: 'villages', hasPositions: true, needsAsOf: true, rows: 3 });
    const { dataset, reports } = read(file('村.geojson', text));
    expect(dataset.villages).toMatchObject([
      { name: '甲村', households: 12, position: { at: { lon: 106.5, lat: 33.5 } }, origin: { line: 1 } },
      { name: '乙村', households: null, position: { at: null, problem: 'position-missing' } },
    ]);
    expect(reports[0]).toMatchObject({ rows: 3, headerLine: 0, counts: { accepted: 1, flagged: 1, rejected: 1 } });
  });

  it('tells areas, lines and points apart, and says what is missing without a line that is not there', () => {
    const line = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [106, 33],
          [107, 33],
        ],
      },
    };
    expect(inspectFile(file('a.geojson', SQUARE)).role).toBe('districts');
    expect(inspectFile(file('b.geojson', collection(line)))).toMatchObject({ role: 'roads', rows: 1 });
    expect(inspectFile(file('卫生院.geojson', collection(point({ name: '院' }, [106, 33])))).role).toBe('facilities');
    expect(() => inspectFile(file('c.geojson', collection(point({ 户数: 1 }, [106, 33]))))).toThrow(
      /^c\.geojson, column name: a column code or name/,
    );
  });
});

describe('status', () => {
  it('rejects what it cannot place and what overlaps', () => {
    const { reports, dataset } = read(
      file('v.csv', 'code,name\n1,甲村\n', { role: 'villages' }),
      file(
        's.csv',
        'subject,indicator,from,to,value\n1,road-paved,2018-01,2018-12,no\n1,road-paved,2018-12,2019-12,yes\n9,road-paved,2018-01,2018-02,yes\n1,road-gold,2018-01,2018-02,yes\n1,road-bus,2018-13,2018-14,yes\n',
      ),
    );
    expect(reports[1]?.issues.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'from', 'overlapping-period'],
      [4, 'subject', 'unknown-subject'],
      [5, 'indicator', 'unknown-indicator'],
      [6, 'from', 'unreadable-period'],
    ]);
    expect(dataset.years).toEqual([2018]);
  });
});

describe('accounting', () => {
  const cell = fc.constantFrom(
    '',
    '/',
    '甲村',
    '610727113205',
    '610727113206',
    '6.1E+11',
    '106.5',
    '33.5',
    '0',
    '是',
    '合计',
    '填表人',
    '"x"',
    'abc',
    '85%',
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 25 });

  it('accepted + flagged + rejected + set aside = rows, whatever the rows', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = [
          'code,name,lon,lat,是否通硬化路',
          ...rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')),
        ].join('\n');
        const report = read(file('v.csv', `${text}\n`, { role: 'villages', asOf: yearEnd(2019) })).reports[0];
        expect(report?.rows).toBe(rows.length);
        expect(OUTCOMES.reduce((sum, outcome) => sum + (report?.counts[outcome] ?? 0), 0)).toBe(rows.length);
      }),
      { seed: 862, numRuns: 300 },
    );
  });
});
