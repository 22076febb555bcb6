import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestFacilities } from '../../src/analysis/nearest.ts';
import { sphericalColumn, sphericalMetres } from '../../src/analysis/spherical.ts';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { seeded } from '../support/seeded.ts';
import { arbitraryFacilities, arbitraryVillages, dataset, SEED } from './build.ts';

describe('the distance on Turf’s sphere, bit for bit', () => {
  it('of 20,000 random pairs, a millimetre to half the globe apart', () => {
    const { uniform, gaussian } = seeded(SEED);
    for (let pair = 0; pair < 20_000; pair++) {
      const spread = 10 ** (uniform() * 11 - 9);
      const [lon, lat] = [uniform() * 360 - 180, uniform() * 180 - 90];
      const [toLon, toLat] = [lon + gaussian() * spread, Math.max(-90, Math.min(90, lat + gaussian() * spread))];
      expect(sphericalMetres(lon, lat, toLon, toLat)).toBe(distance([lon, lat], [toLon, toLat], { units: 'meters' }));
    }
  });

  it.each([
    [
      [107, 33],
      [107, 33],
    ],
    [
      [0, 90],
      [57, 90],
    ],
    [
      [0, 90],
      [0, -90],
    ],
    [
      [180, 0],
      [-180, 0],
    ],
    [
      [179.999, 10],
      [-179.999, 10],
    ],
    [
      [-0, -0],
      [0, 0],
    ],
    [
      [106.15, 33.33],
      [-73.85, -33.33],
    ],
  ] as const)('%j to %j', ([lon, lat], [toLon, toLat]) => {
    expect(sphericalMetres(toLon, toLat, lon, lat)).toBe(distance([toLon, toLat], [lon, lat], { units: 'meters' }));
  });
});

describe('a column of such distances', () => {
  it('has one for each village with a facility, to that facility, and none for the others', () => {
    fc.assert(
      fc.property(arbitraryVillages(), arbitraryFacilities(), (villages, facilities) => {
        const data = dataset({ villages, facilities });
        const { facility } = nearestFacilities(data, { kinds: ['township-hospital'], scope: 'own-township', month: null });
        const expected = villages.map(({ position }, index) => {
          const to = facilities[facility[index]!]?.position.at;
          return position.at && to ? distance([position.at.lon, position.at.lat], [to.lon, to.lat], { units: 'meters' }) : Number.NaN;
        });
        expect([...sphericalColumn(data, facility)]).toEqual(expected);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('is made of a register’s columns', () => {
    const data = syntheticDataset(makeCountry(sizesFor(2_000)));
    const { facility, distance: geodesic } = nearestFacilities(data, { kinds: ['township-hospital'], scope: 'nearest', month: null });
    const column = sphericalColumn(data, facility);
    const apart = Array.from(column, (metres, index) => Math.abs(metres * 1000 - geodesic[index]!) / geodesic[index]!);
    const known = apart.filter((share) => !Number.isNaN(share));
    expect(known.length).toBeGreaterThan(1_900);
    expect(Math.max(...known), 'sphere and ellipsoid, in China').toBeLessThan(0.006);
    expect(column.findIndex((metres, index) => Number.isNaN(metres) !== Number.isNaN(geodesic[index]!))).toBe(-1);
  });
});
