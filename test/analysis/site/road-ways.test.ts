import { describe, expect, it } from 'vitest';
import { geodesicDistance } from '../../../src/analysis/geodesic.ts';
import { positionsOf } from '../../../src/analysis/nearest.ts';
import { roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import { roadWays } from '../../../src/analysis/site/road-ways.ts';
import { PROFILES } from '../../../src/domain/travel.ts';
import type { Millimetres } from '../../../src/domain/units.ts';
import { seeded } from '../../support/seeded.ts';
import { at, dataset, facility, roadAlong, village } from '../build.ts';

const EVERYWHERE = Number.POSITIVE_INFINITY as Millimetres;
const { uniform } = seeded(3);
/** A lattice of roads 0.01° apart with two of its lines missing, and an island far off; places beside them, one where no road is. */
const STEPS = Array.from({ length: 7 }, (_, step) => step / 100);
const ROADS = [
  ...STEPS.filter((step) => step !== 0.02).map((step) => roadAlong(STEPS.map((other) => [106 + other, 33 + step]))),
  ...STEPS.filter((step) => step !== 0.03).map((step) => roadAlong(STEPS.map((other) => [106 + step, 33 + other]))),
  roadAlong([
    [106.2, 33],
    [106.21, 33],
  ]),
];
const places = (count: number) => [
  ...Array.from({ length: count }, () => at(106 + 0.06 * uniform(), 33 + 0.06 * uniform())),
  at(106.205, 33.001),
  at(106.1, 33.5),
];
const VILLAGES = places(12).map((position, index) => village({ id: `v${index}`, position }));
const SITES = places(8).map((position, index) => facility({ id: `s${index}`, position }));
const ways = roadWays(
  ROADS,
  positionsOf(VILLAGES.map(({ position }) => position)),
  positionsOf(SITES.map(({ position }) => position)),
  PROFILES.car,
);

/** The way from each village to each site, each found by itself as the nearest of one. */
const each = SITES.map((site) =>
  [
    ...roadProximity(
      dataset({ villages: VILLAGES, facilities: [site], roads: ROADS }),
      { kinds: [site.kind], scope: 'nearest', month: null },
      PROFILES.car,
    ).distance,
  ].map((distance) => (Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance)),
);

describe('sites by road', () => {
  it.each([EVERYWHERE, 5_000_000 as Millimetres, 1_500_000 as Millimetres])(
    'has each pair that one search at a time finds, up to %d mm',
    (limit) => {
      const { starts, demand, distance } = ways.within(limit);
      const found = SITES.flatMap((_, site) =>
        Array.from(demand.subarray(starts[site], starts[site + 1]), (point, pair) => [site, point, distance[starts[site]! + pair]]),
      );
      const expected = each.flatMap((row, site) =>
        row.flatMap((length, point) => (length <= limit && length < EVERYWHERE ? [[site, point, length]] : [])),
      );
      expect(found).toEqual(expected);
      expect(expected.length).toBeGreaterThan(5);
    },
  );

  it('finds the nearest of some, however far, and none where no road leads', () => {
    const sites = Uint32Array.of(1, 4, 6);
    const { site, distance } = ways.nearest(sites);
    VILLAGES.forEach((_, point) => {
      const least = Math.min(...Array.from(sites, (one) => each[one]![point]!));
      expect(Number.isNaN(distance[point]) ? Number.POSITIVE_INFINITY : distance[point]).toBe(least);
      expect(site[point]).toBe(least === Number.POSITIVE_INFINITY ? -1 : Array.from(sites).find((one) => each[one]![point] === least));
    });
    expect(site.at(-1)).toBe(-1);
  });

  it('is never shorter than the straight line', () => {
    const { starts, demand, distance } = ways.within(EVERYWHERE);
    SITES.forEach(({ position }, site) => {
      for (let pair = starts[site]!; pair < starts[site + 1]!; pair++) {
        const from = VILLAGES[demand[pair]!]!.position;
        if (position.at && from.at) expect(distance[pair]).toBeGreaterThanOrEqual(geodesicDistance(from.at, position.at) - 1);
      }
    });
  });
});
