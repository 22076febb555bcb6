import { expect, it } from 'vitest';
import { gather } from '../../src/analysis/assess.ts';
import { geodesicDistance } from '../../src/analysis/geodesic.ts';
import { nearestFacilities } from '../../src/analysis/nearest.ts';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { bringMeasure } from '../../src/analysis/proximity.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import type { DistanceMode } from '../../src/domain/parameters.ts';
import { TRAVELLERS, type Traveller } from '../../src/domain/travel.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { at, DECEMBER_2019, dataset, facility, indicator, roadAlong, village } from './build.ts';

const CLINIC = indicator('clinic-standard');
const ask = (mode: DistanceMode) => {
  const data = dataset({ villages: [village({ id: 'V', reportedKm: 1 })], facilities: [facility({ id: 'H' })] });
  return gather(data, CLINIC, { ...defaultQuestion(CLINIC, DECEMBER_2019), mode }).proximity?.distance[0];
};

it('only the straight line is there from the start; the others are brought together, and one of them by itself', () => {
  expect(ask('straight')).toBe(0);
  for (const mode of ['road', 'reported', 'matrix'] as const) expect(() => ask(mode)).toThrow(RangeError);
  expect(() => ask('road')).toThrow('by road');

  bringMeasure('matrix', nearestFacilities);
  expect(ask('matrix')).toBe(0);
  for (const mode of ['road', 'reported'] as const) expect(() => ask(mode)).toThrow(RangeError);

  bringOtherDistances();
  expect([ask('road'), ask('reported'), ask('matrix')]).toEqual([Number.NaN, 1_000_000, Number.NaN]);
});

it('by road is along the roads of whoever is said to travel', () => {
  const footpath = roadAlong(
    [
      [106.15, 33.33],
      [106.16, 33.33],
    ],
    { class: 'path', surface: 'earth' },
  );
  const data = dataset({
    villages: [village({ id: 'V', position: at(106.15, 33.33) })],
    facilities: [facility({ id: 'H', position: at(106.16, 33.33) })],
    roads: [footpath],
  });
  const askFor = (traveller: Traveller) =>
    gather(data, CLINIC, { ...defaultQuestion(CLINIC, DECEMBER_2019), mode: 'road', traveller }).proximity;
  bringOtherDistances();
  const away = geodesicDistance(wgs84(106.15, 33.33), wgs84(106.16, 33.33));
  // One data set, asked in turn: what was measured for one is not taken for another's.
  expect(TRAVELLERS.map((traveller) => askFor(traveller)?.distance[0])).toEqual([Number.NaN, Number.NaN, away]);
  expect(askFor('car')?.distance[0], 'a car does not use it').toBe(Number.NaN);
  expect(askFor('walking')).toBe(askFor('walking'));
});
