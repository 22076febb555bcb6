import { expect, it } from 'vitest';
import { nearestFacilities, problemAt } from '../../../src/analysis/nearest.ts';
import { connectivity } from '../../../src/analysis/road/connectivity.ts';
import { roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import { byAirOnly, distancesAt, isAirOnly } from '../../../src/analysis/side-by-side.ts';
import { ROAD_CLASSES, type Road } from '../../../src/domain/road.ts';
import { PROFILES, TRAVELLERS } from '../../../src/domain/travel.ts';
import { type Millimetres, millimetres } from '../../../src/domain/units.ts';
import { metres, type Place } from '../../oracle/road-ways.ts';
import { at, dataset, facility, village } from '../build.ts';
import { road } from './lattice.ts';

/** Answers at exactly the limit, and for exactly the traveller: a rule with one sign or one name wrong gives others. */

const REACH = { kinds: ['township-hospital', 'centre-hospital'], scope: 'nearest', month: null } as const;

const SOUTH: Place = [107, 32.9];
const NORTH: Place = [107, 33];
const datasetOf = (roads: readonly Road[], home: Place, hospital: Place) =>
  dataset({
    roads,
    villages: [village({ id: 'V', position: at(...home) })],
    facilities: [facility({ id: 'F', position: at(...hospital) })],
  });

/** Places north of the road's end, a nanometre apart, around a kilometre from it: as far as lengths are told apart (2⁻²⁰ mm). */
function aroundTheLimit(): { readonly exactly: Place; readonly beyond: Place } {
  const parts = 1_000_000 * 2 ** 20;
  const far = (lat: number) => Math.round(metres([107, lat], NORTH) * 1000 * 2 ** 20);
  let [low, high] = [33, 33.02];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (far(middle) < parts) low = middle;
    else high = middle;
  }
  const step = 2 ** -47;
  const near = Array.from({ length: 400 }, (_, at) => high + (at - 200) * step);
  return {
    exactly: [107, near.find((lat) => far(lat) === parts)!],
    beyond: [107, near.find((lat) => far(lat) === parts + 1)!],
  };
}

it('a kilometre from the road is near enough to the last bit, and no more', () => {
  const { exactly, beyond } = aroundTheLimit();
  const roads = [road([SOUTH, NORTH])];
  const whole = Math.round(metres(SOUTH, NORTH) * 1000);
  for (const [home, hospital] of [[exactly, SOUTH] as const, [SOUTH, exactly] as const]) {
    const found = roadProximity(datasetOf(roads, home, hospital), REACH, PROFILES.car);
    expect(Math.abs(found.distance[0]! - whole - 1_000_000)).toBeLessThanOrEqual(1);
  }
  const off = roadProximity(datasetOf(roads, beyond, SOUTH), REACH, PROFILES.car);
  expect([problemAt(off, 0), off.snap[0]]).toEqual(['not-routable', 1_000_000]);
  expect(problemAt(roadProximity(datasetOf(roads, SOUTH, beyond), REACH, PROFILES.car), 0)).toBe('facility-off-road');
  const places = { lon: Float64Array.of(exactly[0], beyond[0]), lat: Float64Array.of(exactly[1], beyond[1]) };
  const report = connectivity(roads, places, places);
  expect([report.villages, report.facilities].map((far) => far.map(({ place }) => place))).toEqual([[1], [1]]);
  expect(report.islands[0]!.villages).toEqual([0]);
});

it('each traveller goes at a speed of his own, on each class of road', () => {
  const kilometres = metres(SOUTH, NORTH) / 1000;
  const speeds = TRAVELLERS.map((traveller) =>
    ROAD_CLASSES.map((of) => {
      const { minutes } = roadProximity(datasetOf([road([SOUTH, NORTH], { class: of })], SOUTH, NORTH), REACH, PROFILES[traveller]);
      return Number.isNaN(minutes[0]) ? 0 : Math.round((kilometres * 60) / minutes[0]!);
    }),
  );
  // Nobody comes on to a motorway from a village.
  expect(Object.fromEntries(TRAVELLERS.map((traveller, index) => [traveller, speeds[index]]))).toEqual({
    car: [0, 60, 50, 40, 30, 20, 30, 12, 0, 0, 20],
    bus: [0, 45, 38, 30, 22, 15, 20, 0, 0, 0, 15],
    walking: [0, 5, 5, 5, 5, 5, 5, 5, 4, 0, 5],
  });
});

it('who passes in a straight line only: at the radius itself one passes, both ways', () => {
  const bend: Place = [107.05, 32.95];
  const data = datasetOf([road([SOUTH, bend, NORTH])], SOUTH, NORTH);
  const along = roadProximity(data, REACH, PROFILES.car);
  const straight = nearestFacilities(data, REACH);
  const sides = { straight, road: along, reported: straight };
  const [air, way] = [straight.distance[0]! as Millimetres, along.distance[0]! as Millimetres];
  expect(way).toBeGreaterThan(air);
  const cases = [
    [air - 1, false],
    [air, true],
    [way - 1, true],
    [way, false],
  ] as const;
  for (const [radius, isOnly] of cases) {
    const limit = millimetres(radius / 1000);
    expect(limit).toBe(radius);
    expect(isAirOnly(distancesAt(sides, 0), limit), `${radius}`).toBe(isOnly);
    expect(byAirOnly(sides, limit).beyond, `${radius}`).toEqual(isOnly ? [0] : []);
  }
});
