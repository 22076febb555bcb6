import { describe, expect, it } from 'vitest';
import { cell, facilities, having, number, type Row, repeated, status, text, townships, villages, works } from './sample.ts';

describe('roads and the list of files', () => {
  it('joins every village to its seat: both are ends of roads', () => {
    const { features } = JSON.parse(text('roads.geojson')) as { features: { properties: Row; geometry: { coordinates: number[][] } }[] };
    const ends = new Set(
      features.flatMap(({ geometry }) => [geometry.coordinates[0], geometry.coordinates.at(-1)].map((point) => point?.join(' '))),
    );
    expect([...villages, ...townships].filter((row) => !ends.has(`${number(row, 'lon')} ${number(row, 'lat')}`))).toEqual([]);

    const root = new Map<string, string>();
    const find = (place: string): string => {
      let at = place;
      for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
      return at;
    };
    for (const { geometry } of features)
      root.set(find(geometry.coordinates[0]?.join(' ') ?? ''), find(geometry.coordinates.at(-1)?.join(' ') ?? ''));
    expect(new Set([...ends].map((end) => find(end ?? ''))).size).toBe(1);

    for (const { properties } of features) {
      expect(['county', 'township', 'village']).toContain(properties['class']);
      expect(['asphalt', 'concrete', 'gravel', 'earth']).toContain(properties['surface']);
      expect(properties['basis']).toBe('simulated');
    }
  });

  it('are counted in data/README.md as they are', () => {
    const roads = text('roads.geojson').trimEnd().split('\n').length - 2;
    const seats = having(townships, 'seat', 'geonames').length;
    const readme = text('README.md');
    const rows: Readonly<Record<string, number>> = {
      'facilities.csv': facilities.length,
      'status.csv': status.length,
      'works.csv': works.length,
      'roads.geojson': roads,
    };
    for (const [name, count] of Object.entries(rows))
      expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\| \\S+ \\| ${count.toLocaleString('en')} \\|`, 'm'));
    expect(readme).toContain(`${seats} seats | ${177 - seats} seats`);
    expect(readme).toContain(`${new Set(repeated(villages.map((row) => cell(row, 'name')))).size} names repeat`);
  });

  it('names each file once, with its role, its parts and its licence in both languages', () => {
    const manifest = JSON.parse(text('sample.json')) as {
      asOf: string;
      files: { name: string; role: string; licence: string; real: Row; modelled: Row; simulated: Row }[];
    };
    expect(manifest.asOf).toBe('2020-12-31');
    expect(manifest.files.map((file) => file.role).sort()).toEqual([
      'counties',
      'facilities',
      'roads',
      'status',
      'township-cells',
      'townships',
      'villages',
      'works',
    ]);
    for (const file of manifest.files) {
      expect(text(file.name).length).toBeGreaterThan(0);
      expect(file.licence).not.toBe('');
      for (const part of [file.real, file.modelled, file.simulated]) expect(part['zh'] && part['en']).toBeTruthy();
    }
  });
});
