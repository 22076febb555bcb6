import { describe, expect, it } from 'vitest';
import { drawnIn, pointRecords } from '../../src/io/features.ts';

const point = (properties: Readonly<Record<string, unknown>>, coordinates: readonly number[]) => ({
  properties,
  geometry: { type: 'Point', coordinates },
});

describe('pointRecords', () => {
  it('is a table whose position is the geometry: what the properties call lon or lat is no column of it', () => {
    const records = pointRecords([
      point({ name: '甲村', lon: 1, lat: 2 }, [106.5, 33.5, 700]),
      point({ name: '乙村', LON: '3', Lat: '4', 户数: 12 }, [106.6, 33.6]),
    ]);
    expect(records).toEqual([
      { line: 0, cells: ['lon', 'lat', 'name', '户数'] },
      { line: 1, cells: ['106.5', '33.5', '甲村', ''] },
      { line: 2, cells: ['106.6', '33.6', '乙村', '12'] },
    ]);
  });

  it('leaves the position blank where the geometry is no point, and writes what is not text as text', () => {
    const records = pointRecords([
      { properties: { name: null, tags: { a: 1 }, poor: false }, geometry: null },
      { properties: {}, geometry: { type: 'Point', coordinates: [106] } },
    ]);
    expect(records.map((record) => record.cells)).toEqual([
      ['lon', 'lat', 'name', 'tags', 'poor'],
      ['', '', '', '{"a":1}', 'false'],
      ['', '', '', '', ''],
    ]);
  });
});

describe('drawnIn', () => {
  const of = (...types: string[]) => drawnIn(types.map((type) => ({ properties: {}, geometry: { type, coordinates: [] } })));

  it('of as many, tells areas before lines before points', () => {
    expect(of('Point', 'MultiPolygon', 'LineString')).toBe('areas');
    expect(of('Point', 'MultiLineString')).toBe('lines');
    expect(of('Point')).toBe('points');
    expect(of()).toBe('points');
  });

  it('goes by the most of them: one border among villages makes no districts of a file', () => {
    expect(of('Point', 'Point', 'Polygon')).toBe('points');
    expect(of('LineString', 'Point', 'LineString', 'Polygon')).toBe('lines');
    expect(of('Polygon', 'MultiPolygon', 'Point', 'Point', 'LineString')).toBe('areas');
    expect(of('Polygon', '', '', '')).toBe('areas');
  });

  it('obeys what a person said where the file draws any of it', () => {
    const features = ['Point', 'Point', 'Polygon'].map((type) => ({ properties: {}, geometry: { type, coordinates: [] } }));
    expect(drawnIn(features, 'districts')).toBe('areas');
    expect(drawnIn(features, 'roads')).toBe('points');
    expect(drawnIn(features.slice(1), 'villages')).toBe('points');
    expect(drawnIn(features.slice(2), 'villages')).toBe('areas');
  });
});
