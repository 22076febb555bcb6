import path from 'node:path';
import { featureCollection, intersect, multiPolygon, polygon, union } from '@turf/turf';
import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/analysis/answer.ts';
import {
  coverDistrict,
  type Grounds,
  groundsOf,
  partOf,
  type Serving,
  servedBy,
  sharesWithin,
  sumOf,
} from '../../../src/analysis/coverage-area/coverage.ts';
import { coverGround, groundOf } from '../../../src/analysis/coverage-area/ground.ts';
import { defaultQuestion } from '../../../src/analysis/question.ts';
import { readFolder } from '../../../src/cli/data-folder.ts';
import { WEIGHTS } from '../../../src/domain/parameters.ts';
import { yearEnd } from '../../../src/domain/period.ts';
import type { District } from '../../../src/domain/place.ts';
import { type Millimetres, millimetres } from '../../../src/domain/units.ts';
import { findIndicator } from '../../../src/layers/index.ts';
import { arbitraryFacilities, arbitraryVillages, DECEMBER_2019, dataset, facility, SEED, village } from '../build.ts';

const { WGS84 } = geodesic.Geodesic;
type Point = readonly [number, number];

const SAMPLE = readFolder(path.resolve(import.meta.dirname, '../../../data'));
const HOSPITALS = ['township-hospital', 'centre-hospital'];
const serving = (km: number, year = 2020): Serving => ({ kinds: HOSPITALS, month: yearEnd(year), radius: millimetres(km * 1000) });
const SERVED = servedBy(SAMPLE, serving(5));
const county = (code: string) => SAMPLE.counties.find((one) => one.code === code)!;
const villagesOf = (members: readonly number[] | null = null) =>
  members ?? SAMPLE.villages.flatMap(({ kind }, index) => (kind === 'village' ? [index] : []));

/** Area of closed rings on the ellipsoid, by geographiclib: edges straight in degrees, cut short. Holes run the other way and are taken off. */
function ellipsoidArea(polygons: readonly (readonly (readonly Point[])[])[]): number {
  const areaOf = (ring: readonly Point[]) => {
    const walked = WGS84.Polygon(false);
    ring.slice(1).forEach(([lon, lat], at) => {
      const [fromLon, fromLat] = ring[at]!;
      const cuts = Math.max(1, Math.ceil(Math.hypot(lon - fromLon, lat - fromLat) / 0.005));
      for (let cut = 1; cut <= cuts; cut++)
        walked.AddPoint(fromLat + ((lat - fromLat) * cut) / cuts, fromLon + ((lon - fromLon) * cut) / cuts);
    });
    return Math.abs(walked.Compute(false, true).area ?? Number.NaN);
  };
  return polygons.reduce((sum, [outer, ...holes]) => sum + areaOf(outer!) - holes.reduce((all, hole) => all + areaOf(hole), 0), 0);
}

/** What Turf makes of it: every hospital's circle with 4,096 corners on the geodesic, their union, cut with the county. */
function byCorners(district: District, metres: number): number {
  const [lons, lats] = [0, 1].map((axis) => district.polygons.flat(2).map((corner) => corner[axis]!));
  const near = SERVED.at.filter(
    ({ lon, lat }) =>
      lon > Math.min(...lons!) - 0.06 &&
      lon < Math.max(...lons!) + 0.06 &&
      lat > Math.min(...lats!) - 0.06 &&
      lat < Math.max(...lats!) + 0.06,
  );
  const circles = near.map(({ lon, lat }) => {
    const ring = Array.from({ length: 4097 }, (_, at) => {
      const { lon2 = 0, lat2 = 0 } = WGS84.Direct(lat, lon, 90 - (360 * (at % 4096)) / 4096, metres);
      return [lon2, lat2];
    });
    return polygon([ring]);
  });
  const ground = multiPolygon(district.polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))));
  const covered = intersect(featureCollection([union(featureCollection(circles))!, ground]))!;
  const { type, coordinates } = covered.geometry;
  return ellipsoidArea((type === 'Polygon' ? [coordinates] : coordinates) as unknown as Point[][][]);
}

describe('the covered ground of the sample', () => {
  it.each(['610702', '610729', '610730'])(
    'of county %s is that of 4,096-cornered circles, united and cut by Turf, within 0.01 percent',
    (code) => {
      const district = county(code);
      const expected = byCorners(district, 5000);
      const { covered, of } = coverDistrict(district, SERVED, millimetres(5_000));
      expect(expected).toBeGreaterThan(1e8);
      expect(Math.abs(covered / expected - 1)).toBeLessThan(1e-4);
      expect(Math.abs(of / ellipsoidArea(district.polygons) - 1)).toBeLessThan(1e-6);
    },
    60_000,
  );

  it('is 42.7 % of the whole, the counties’ parts together', () => {
    const grounds = groundsOf(SAMPLE, null);
    expect(grounds.districts).toHaveLength(11);
    const parts = grounds.districts.map((district) => coverDistrict(district, SERVED, millimetres(5_000)));
    const { covered, of } = sumOf(parts, grounds, SERVED)!;
    expect((covered / of).toFixed(3)).toBe('0.427');
    const whole = groundOf(SAMPLE.counties);
    expect(Math.abs(of / whole.area - 1)).toBeLessThan(1e-6);
    expect(Math.abs(covered / coverGround(whole, SERVED.at, millimetres(5_000)).area - 1)).toBeLessThan(1e-6);
  });

  it('is drawn as polygons of the same area but for their chords', () => {
    for (const district of SAMPLE.counties) {
      const { covered, polygons } = coverDistrict(district, SERVED, millimetres(5_000));
      expect(Math.abs(ellipsoidArea(polygons()) / covered - 1)).toBeLessThan(5e-4);
    }
  });

  it('never shrinks with the radius, from nothing to the whole', () => {
    for (const district of SAMPLE.counties.slice(0, 4)) {
      const areas = [0.1, 0.5, 1, 2, 4.9, 5, 5.1, 8, 12, 20, 60].map((km) => coverDistrict(district, SERVED, millimetres(km * 1000)));
      areas.slice(1).forEach(({ covered }, at) => {
        expect(covered).toBeGreaterThanOrEqual(areas[at]!.covered);
      });
      expect(areas.at(-1)!.covered / areas.at(-1)!.of).toBeCloseTo(1, 9);
    }
  });
});

describe('the ground of a place', () => {
  const square = (code: string, name: string, west: number): District => ({
    code,
    name,
    level: 'county',
    county: name,
    schematic: false,
    polygons: [
      [
        [
          [west, 33],
          [west + 0.5, 33],
          [west + 0.5, 33.5],
          [west, 33.5],
          [west, 33],
        ],
      ],
    ],
  });
  const counties = [square('610727', '略阳县', 106), square('610728', '镇巴县', 107)];

  it('is every county with a village in it: a county nobody reports on is not ground without a hospital', () => {
    const data = dataset({ villages: [village({ id: '610727100201' })], facilities: [facility({ id: 'F' })], counties });
    expect(groundsOf(data, null)).toEqual({ districts: [counties[0]], lacking: [] });
    expect(groundsOf(data, '610727').districts).toEqual([counties[0]]);
  });

  it('is unknown, and so its share, where a county has no polygon', () => {
    const villages = [village({ id: '610727100201' }), village({ id: '610725100201', county: '勉县' })];
    const data = dataset({ villages, facilities: [facility({ id: 'F' })], counties });
    const grounds = groundsOf(data, null);
    expect(grounds.lacking.map(({ name }) => name)).toEqual(['勉县']);
    const served = servedBy(data, serving(5));
    const parts = grounds.districts.map((district) => coverDistrict(district, served, millimetres(5_000)));
    expect(sumOf(parts, grounds, served)).toBeNull();
    expect(sumOf([], groundsOf(data, '610725'), served)).toBeNull();
    expect(sumOf([], groundsOf(data, '999999'), served)).toBeNull();
  });

  it('without a hospital that is known is not ground that none reaches', () => {
    const data = dataset({
      villages: [village({ id: '610727100201' })],
      facilities: [facility({ id: 'F', position: { at: null, problem: 'position-missing' } })],
      counties,
    });
    const served = servedBy(data, serving(5));
    expect(served).toEqual({ at: [], unplaced: 1 });
    const grounds: Grounds = groundsOf(data, null);
    expect(sumOf([coverDistrict(counties[0]!, served, millimetres(5_000))], grounds, served)).toBeNull();
    expect(sharesWithin(data, serving(5), [0]).villages).toEqual({ within: 0, of: 0, unmeasured: 1, unreported: 0 });
    expect(partOf(0, 0)).toBeNull();
  });
});

describe('villages, households and people within the radius', () => {
  it('are 1,168 of the sample’s 1,894 villages', () => {
    expect(sharesWithin(SAMPLE, serving(5), villagesOf()).villages).toEqual({ within: 1168, of: 1894, unmeasured: 0, unreported: 0 });
  });

  it('are those whose state the nearest hospital decides by distance', () => {
    const { indicator } = findIndicator('clinic-standard')!;
    for (const km of [1, 5, 9]) {
      const question = { ...defaultQuestion(indicator, yearEnd(2020)), scope: 'nearest', radius: millimetres(km * 1000) } as const;
      const { evidence } = answer(SAMPLE, question);
      const within = villagesOf().filter((index) => evidence.proximity!.distance[index]! <= question.radius);
      expect(sharesWithin(SAMPLE, serving(km), villagesOf()).villages.within).toBe(within.length);
    }
  });

  it('are what geographiclib finds, each village in the numbers or in one of the unknown, none as zero', () => {
    let [unmeasured, unreported] = [0, 0];
    fc.assert(
      fc.property(arbitraryVillages(), arbitraryFacilities(), fc.integer({ min: 1, max: 40_000_000 }), (villages, facilities, radius) => {
        const data = dataset({ villages, facilities });
        const asked: Serving = { kinds: HOSPITALS, month: DECEMBER_2019, radius: radius as Millimetres };
        const shares = sharesWithin(data, asked, [...villages.keys()]);
        const usable = facilities.flatMap(({ kind, opened, closed, position }) =>
          HOSPITALS.includes(kind) && (opened ?? 0) <= DECEMBER_2019 && (closed ?? Infinity) > DECEMBER_2019 && position.at
            ? [position.at]
            : [],
        );
        for (const weight of WEIGHTS) {
          const expected = { within: 0, of: 0, unmeasured: 0, unreported: 0 };
          for (const one of villages) {
            const amount = weight === 'villages' ? 1 : one[weight];
            const { at } = one.position;
            const away = at === null ? [] : usable.map(({ lon, lat }) => WGS84.Inverse(at.lat, at.lon, lat, lon).s12 ?? Number.NaN);
            if (away.length === 0) expected.unmeasured += 1;
            else if (amount === null) expected.unreported += 1;
            else {
              expected.of += amount;
              if (millimetres(Math.min(...away)) <= radius) expected.within += amount;
            }
          }
          expect(shares[weight]).toEqual(expected);
          unmeasured += expected.unmeasured;
          unreported += expected.unreported;
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(Math.min(unmeasured, unreported)).toBeGreaterThan(100);
  });
});
