import { expect, it } from 'vitest';
import { gather } from '../../src/analysis/assess.ts';
import { geodesicDistance } from '../../src/analysis/geodesic.ts';
import { nearestFacilities } from '../../src/analysis/nearest.ts';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { bringMeasure, canMeasure } from '../../src/analysis/proximity.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { DISTANCE_MODES } from '../../src/domain/parameters.ts';
import { TRAVELLERS, type Traveller } from '../../src/domain/travel.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { at, DECEMBER_2019, dataset, facility, indicator, village } from './build.ts';

const CLINIC = indicator('clinic-standard');
const ask = (mode: (typeof DISTANCE_MODES)[number]) => {
  const data = dataset({ villages: [village({ id: 'V', reportedKm: 1 })], facilities: [facility({ id: 'H' })] });
  return gather(data, CLINIC, { ...defaultQuestion(CLINIC, DECEMBER_2019), mode }).proximity?.distance[0];
};

it('only the straight line is there from the start; the others are brought together, and one of them by itself', () => {
  expect(DISTANCE_MODES.filter(canMeasure)).toEqual(['straight']);
  expect(ask('straight')).toBe(0);
  for (const mode of ['road', 'reported', 'matrix'] as const) expect(() => ask(mode)).toThrow(RangeError);
  expect(() => ask('road')).toThrow('by road');

  bringMeasure('matrix', nearestFacilities);
  expect(DISTANCE_MODES.filter(canMeasure)).toEqual(['straight', 'matrix']);
  expect(ask('matrix')).toBe(0);

  bringOtherDistances();
  expect(DISTANCE_MODES.filter(canMeasure)).toEqual([...DISTANCE_MODES]);
  expect([ask('road'), ask('reported'), ask('matrix')]).toEqual([Number.NaN, 1_000_000, Number.NaN]);
});

it('by road is along the roads of whoever is said to travel', () => {
  const footpath = { class: 'path', surface: 'earth', widthM: null, name: '', direction: 'both', simulated: false } as const;
  const data = dataset({
    villages: [village({ id: 'V', position: at(106.15, 33.33) })],
    facilities: [facility({ id: 'H', position: at(106.16, 33.33) })],
    roads: [
      {
        ...footpath,
        line: [
          [106.15, 33.33],
          [106.16, 33.33],
        ],
      },
    ],
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
