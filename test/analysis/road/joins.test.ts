import { describe, expect, it } from 'vitest';
import { problemAt } from '../../../src/analysis/nearest.ts';
import { connectivity } from '../../../src/analysis/road/connectivity.ts';
import { roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import type { Direction, Road } from '../../../src/domain/road.ts';
import { PROFILES, TRAVELLERS } from '../../../src/domain/travel.ts';
import { JoinedRoads } from '../../oracle/road-joins.ts';
import { metres, type Place } from '../../oracle/road-ways.ts';
import { at, dataset, facility, village } from '../build.ts';
import { anywhere, latticeRoads, road, shuffled } from './lattice.ts';

const { car } = PROFILES;
const REACH = { kinds: ['township-hospital', 'centre-hospital'], scope: 'nearest', month: null } as const;
/** As in `road-proximity.test.ts`. */
const WITHIN_MM = 5;

const measured = (roads: readonly Road[], villages: readonly Place[], facilities: readonly Place[], profile = car) =>
  roadProximity(
    dataset({
      roads,
      villages: villages.map((place, index) => village({ id: `V${index}`, position: at(...place) })),
      facilities: facilities.map((place, index) => facility({ id: `F${index}`, position: at(...place) })),
    }),
    REACH,
    profile,
  );

/** A road from west to east, and one to the north that begins three metres from its middle. */
const [WEST, EAST, MIDDLE, BESIDE, NORTH]: readonly [Place, Place, Place, Place, Place] = [
  [107, 33],
  [107.1, 33],
  [107.05, 33],
  [107.05, 33.00002705139766],
  [107.05, 33.03],
];
const WHOLE_MM = Math.round((metres(WEST, MIDDLE) + metres(MIDDLE, BESIDE) + metres(BESIDE, NORTH)) * 1000);

describe('a join', () => {
  it('leads on to a one-way road that begins there, and off one that ends there', () => {
    const main = road([WEST, EAST]);
    for (const away of [road([BESIDE, NORTH], { direction: 'forward' }), road([NORTH, BESIDE], { direction: 'backward' })]) {
      const there = measured([main, away], [WEST], [NORTH]);
      expect(Math.abs(there.distance[0]! - WHOLE_MM)).toBeLessThanOrEqual(1);
      expect(problemAt(measured([main, away], [NORTH], [WEST]), 0)).toBe('island');
    }
    const back = road([BESIDE, NORTH], { direction: 'backward' });
    expect(Math.abs(measured([main, back], [NORTH], [WEST]).distance[0]! - WHOLE_MM)).toBeLessThanOrEqual(1);
    expect(problemAt(measured([main, back], [WEST], [NORTH]), 0)).toBe('island');
  });

  it('is open to all, whichever of the roads that end there comes first in the file', () => {
    const main = road([WEST, EAST]);
    const foot = road([BESIDE, [107.06, 33.01]], { class: 'path' });
    const away = road([BESIDE, NORTH]);
    for (const traveller of TRAVELLERS) {
      const [first, last] = [
        [main, foot, away],
        [away, main, foot],
      ].map((roads) => measured(roads, [WEST], [NORTH], PROFILES[traveller]));
      expect(first!.distance[0]).toBe(WHOLE_MM);
      expect(first).toEqual(last);
    }
  });

  it('is no road: between two foot paths it is no network of a car, and a car road that ends at one of them is a dead end', () => {
    const none = { lon: new Float64Array(0), lat: new Float64Array(0) };
    const foot = [road([WEST, EAST], { class: 'path' }), road([BESIDE, NORTH], { class: 'path' })];
    expect(connectivity(foot, none, none).islands).toEqual([]);
    const { islands, deadEnds } = connectivity([foot[0]!, road([BESIDE, NORTH])], none, none);
    expect([islands.length, islands[0]!.roads, deadEnds]).toEqual([1, 1, 2]);
    const walked = connectivity(foot, none, none, PROFILES.walking);
    expect([walked.islands.length, walked.islands[0]!.roads, walked.deadEnds]).toEqual([1, 2, 3]);
  });
});

describe('random roads that meet, nearly meet and miss, one-way roads among them', () => {
  const DIRECTIONS: readonly Direction[] = ['both', 'both', 'forward', 'backward'];
  const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

  it('are as long as steps tried one by one from every place with every join, and the same whatever the order of their rows', () => {
    let [joined, ways, none] = [0, 0, 0];
    for (const seed of seeds) {
      const { roads, crossings } = latticeRoads(seed, DIRECTIONS);
      const oracle = new JoinedRoads(roads);
      const places = [...crossings.filter((_, index) => index % 4 === seed % 4), ...anywhere(seed, 12)].filter((place) =>
        oracle.isClear(place),
      );
      const [facilities, villages] = [places.slice(-3), places.slice(0, -3)];
      const ours = measured(roads, villages, facilities);
      oracle.distances(villages, facilities).forEach((expected, index) => {
        if (typeof expected === 'string') expect(problemAt(ours, index), `${seed}: ${index}`).toBe(expected);
        else expect(Math.abs(ours.distance[index]! - expected * 1000), `${seed}: ${index}`).toBeLessThanOrEqual(WITHIN_MM);
        if (typeof expected === 'string') none++;
        else ways++;
      });
      expect(measured(shuffled(roads, seed), villages, facilities), `${seed}`).toEqual(ours);
      joined += oracle.joined;
    }
    expect(Math.min(joined, ways, none), 'cases that say something').toBeGreaterThan(100);
  });
});
