import { describe, expect, it } from 'vitest';
import { STATES } from '../../src/domain/state.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { roadRank, selectionPoints, shortName, toSources } from '../../src/map/sources.ts';
import { DATASET } from './fixture.ts';

describe('sources', () => {
  const sources = toSources(DATASET);

  it('hold one feature a record that has a place', () => {
    const counts = Object.fromEntries(Object.entries(sources).map(([name, { features }]) => [name, features.length]));
    expect(counts).toEqual({ counties: 2, townships: 1, 'county-points': 2, 'township-points': 1, roads: 1, villages: 3, facilities: 1 });
  });

  it('number features by the record’s index, places without a position skipped', () => {
    expect(sources.villages.features.map(({ id }) => id)).toEqual([0, 2, 3]);
    expect(sources.villages.features[1]?.properties).toEqual({ name: 'c村', kind: 'village', modelled: true });
    expect(sources.facilities.features[0]?.properties).toMatchObject({ modelled: false });
  });

  it('carry no state: states are feature state', () => {
    expect(JSON.stringify(sources.villages)).not.toContain('state');
  });
});

describe('the selected village', () => {
  it('is one feature a state and its name', () => {
    const { features } = selectionPoints(DATASET, 2, STATES, null);
    expect(features.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    expect(features.at(-1)?.properties).toMatchObject({ role: 'name', name: 'c村' });
  });

  it('brings the name of its hospital, both names off the line between them', () => {
    const line = { from: wgs84(107.2, 33), to: wgs84(107.15, 33), path: null, facility: 0, label: '' };
    const [name, hospital] = selectionPoints(DATASET, 2, STATES, line).features.slice(-2);
    expect(hospital?.properties).toMatchObject({ role: 'hospital', name: 'h卫生院' });
    expect(hospital?.geometry).toMatchObject({ coordinates: [107.15, 33] });
    // The line runs east from the hospital, west from the village.
    expect(hospital?.properties?.['sides']).toMatch(/^left/);
    expect(name?.properties?.['sides']).not.toMatch(/left/);
  });

  it('is nothing without a place', () => {
    for (const selected of [null, 1, 99]) expect(selectionPoints(DATASET, selected, STATES, null).features).toEqual([]);
  });
});

it('shortens a county’s name but not to one character', () => {
  expect(['略阳县', '汉台区', '洋县', '甲自治县'].map(shortName)).toEqual(['略阳', '汉台', '洋县', '甲']);
});

it('ranks roads, an unknown class last', () => {
  expect((['national', 'county', 'township', 'village', 'unknown'] as const).map(roadRank)).toEqual([0, 1, 2, 3, 3]);
});
