import { featureCollection, intersect, polygon, union } from '@turf/turf';
import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { equalAreaPlane } from '../../../src/analysis/coverage-area/equal-area-plane.ts';
import { coverGround, groundOf } from '../../../src/analysis/coverage-area/ground.ts';
import { millimetres, type Wgs84, wgs84 } from '../../../src/domain/units.ts';
import { seeded } from '../../support/seeded.ts';

const { WGS84 } = geodesic.Geodesic;
type Point = readonly [number, number];
type Ring = readonly Point[];

/** Area of rings on the ellipsoid, by geographiclib: edges straight in degrees, cut so short that a geodesic is no different. */
function ellipsoidArea(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring) => {
    const walked = WGS84.Polygon(false);
    ring.forEach(([lon, lat], at) => {
      const [nextLon, nextLat] = ring[(at + 1) % ring.length]!;
      const cuts = Math.max(1, Math.ceil(Math.hypot(nextLon - lon, nextLat - lat) / 0.002));
      for (let cut = 0; cut < cuts; cut++) walked.AddPoint(lat + ((nextLat - lat) * cut) / cuts, lon + ((nextLon - lon) * cut) / cuts);
    });
    return sum + (walked.Compute(false, true).area ?? Number.NaN);
  }, 0);
}

/** All points at a distance from a centre, so many of them. */
const circle = (at: Wgs84, metres: number, corners: number): Point[] =>
  Array.from({ length: corners }, (_, index) => {
    const { lat2 = 0, lon2 = 0 } = WGS84.Direct(at.lat, at.lon, 90 - (360 * index) / corners, metres);
    return [lon2, lat2];
  });

/** A star-shaped district around a place, its corners within so many degrees. */
function star(seed: number, lon: number, lat: number, size: number): Ring {
  const { uniform } = seeded(seed);
  return Array.from({ length: 60 }, (_, at): Point => {
    const reach = size * (0.55 + 0.45 * uniform());
    return [lon + reach * 1.2 * Math.cos((at * Math.PI) / 30), lat + reach * Math.sin((at * Math.PI) / 30)];
  });
}
const scattered = (seed: number, count: number, lon: number, lat: number, size: number) => {
  const { uniform } = seeded(seed);
  return Array.from({ length: count }, () => wgs84(lon + (uniform() * 2 - 1) * size * 1.2, lat + (uniform() * 2 - 1) * size));
};
const closed = (ring: Ring) => [...ring, ring[0]!].map(([x, y]) => [x, y]);
const areaWithin = (ring: Ring, centres: readonly Wgs84[], metres: number) =>
  coverGround(groundOf([{ polygons: [[ring]] }]), centres, millimetres(metres)).area;

describe('the equal-area plane', () => {
  const places = fc.tuple(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: 3, max: 54, noNaN: true }));
  const offset = fc.double({ min: -4, max: 4, noNaN: true });

  it('is Lambert’s of the ellipsoid, as proj4 counts it, and leads back', () => {
    fc.assert(
      fc.property(places, offset, offset, ([lon0, lat0], dLon, dLat) => {
        const plane = equalAreaPlane(lon0, lat0);
        const [x, y] = plane.toPlane(lon0 + dLon, lat0 + dLat);
        const [theirX, theirY] = proj4(`+proj=laea +lat_0=${lat0} +lon_0=${lon0} +ellps=WGS84 +x_0=0 +y_0=0 +units=m`, [
          lon0 + dLon,
          lat0 + dLat,
        ]) as [number, number];
        expect(Math.hypot(x - theirX, y - theirY)).toBeLessThan(1e-3);
        const [lon, lat] = plane.toDegrees(x, y);
        expect(Math.hypot(lon - lon0 - dLon, lat - lat0 - dLat)).toBeLessThan(2.5e-8);
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it.each([
    [0, 1e-6],
    [50, 4e-5],
    [130, 1.1e-4],
    [500, 8.7e-4],
  ])('%d km from its centre a disc of 5 km is a circle but for %d of its radius, and has its area', (km, bound) => {
    for (const lat0 of [10, 33, 45, 53])
      for (const azimuth of [0, 45, 90, 135, 180, 270]) {
        const plane = equalAreaPlane(107, lat0);
        const { lat2 = 0, lon2 = 0 } = WGS84.Direct(lat0, 107, azimuth, km * 1000);
        const at = wgs84(lon2, lat2);
        const [x, y] = plane.toPlane(lon2, lat2);
        const radius = plane.radiusAt(lat2, 5000);
        const reaches = circle(at, 5000, 360).map(([lon, lat]) => {
          const [px, py] = plane.toPlane(lon, lat);
          return Math.hypot(px - x, py - y) / radius - 1;
        });
        expect(Math.max(...reaches.map(Math.abs))).toBeLessThan(bound);
        expect(Math.PI * radius ** 2).toBeCloseTo(
          ellipsoidArea([circle(at, 5000, 4096)]) * ((2 * Math.PI) / 4096 / Math.sin((2 * Math.PI) / 4096)),
          -2,
        );
      }
  });
});

describe('covered ground', () => {
  it('a district’s area is the ellipsoid’s, holes left out, shared borders gone', () => {
    const ring = star(1, 107, 33, 0.8);
    const hole = star(2, 107, 33, 0.2);
    const expected = ellipsoidArea([ring]) - ellipsoidArea([hole]);
    const parts = [{ polygons: [[ring, hole]] }, { polygons: [[[...hole].reverse()]] }];
    expect(groundOf(parts.slice(0, 1)).area / expected - 1).toBeLessThan(1e-7);
    const whole = groundOf(parts);
    expect(Math.abs(whole.area / ellipsoidArea([ring]) - 1)).toBeLessThan(1e-7);
    expect(whole.outline).toEqual(groundOf([{ polygons: [[ring]] }]).outline);
  });

  it.each([
    ['a county', 33, 0.4, 5000, 12],
    ['a prefecture', 33, 1.2, 12_000, 16],
    ['far north', 52, 0.5, 8000, 10],
    ['in the tropics', 10, 0.5, 8000, 10],
  ])(
    '%s: within a hundred-thousandth of what polygons with 4,096 corners on the geodesic circle share with it',
    (_, lat, size, metres, count) => {
      const ring = star(count, 107, lat, size);
      const centres = scattered(count + 1, count, 107, lat, size);
      const covered = union(featureCollection(centres.map((at) => polygon([closed(circle(at, metres, 4096))]))))!;
      const clipped = intersect(featureCollection([covered, polygon([closed(ring)])]))!;
      const rings = (clipped.geometry.type === 'Polygon'
        ? clipped.geometry.coordinates
        : clipped.geometry.coordinates.flat()) as unknown as Point[][];
      const expected = ellipsoidArea(rings.map((one) => one.slice(0, -1)));
      const error = areaWithin(ring, centres, metres) / expected - 1;
      expect(expected).toBeGreaterThan(1e8);
      expect(Math.abs(error)).toBeLessThan(1e-5);
    },
  );

  it('is the share of places whose geodesic to a centre is not longer than the radius', () => {
    const [west, south, east, north] = [106.8, 32.8, 107.2, 33.2];
    const ring: Ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ];
    const centres = scattered(41, 9, 107, 33, 0.2);
    const steps = 360;
    let [within, all] = [0, 0];
    for (let row = 0; row < steps; row++) {
      const lat = south + ((row + 0.5) * (north - south)) / steps;
      // Area of a cell: radii of curvature along the meridian and across, times the cosine.
      const sin = Math.sin((lat * Math.PI) / 180);
      const weight = Math.cos((lat * Math.PI) / 180) / (1 - 0.0066943799901413165 * sin * sin) ** 2;
      for (let column = 0; column < steps; column++) {
        const lon = west + ((column + 0.5) * (east - west)) / steps;
        all += weight;
        const near = centres.some(
          (at) =>
            Math.abs(at.lat - lat) < 0.046 &&
            Math.abs(at.lon - lon) < 0.055 &&
            (WGS84.Inverse(at.lat, at.lon, lat, lon).s12 ?? Infinity) <= 5000,
        );
        if (near) within += weight;
      }
    }
    const ground = groundOf([{ polygons: [[ring]] }]);
    const share = coverGround(ground, centres, millimetres(5000)).area / ground.area;
    expect(share).toBeGreaterThan(0.2);
    expect(Math.abs(share - within / all)).toBeLessThan(2e-4);
  });

  it('of neighbouring counties, each on its own plane, sums to that of both', () => {
    const ring = star(51, 107, 33, 0.9);
    const centres = scattered(52, 60, 107, 33, 1);
    // Cut by a crooked line from one corner to another.
    const line: Ring = [ring[10]!, [107.2, 33.3], [106.9, 33.1], [107.3, 32.8], ring[40]!];
    const one = [...line.slice(0, -1), ...ring.slice(40), ...ring.slice(0, 10)];
    const two = [...ring.slice(10, 40), ...[...line].reverse().slice(0, -1)];
    const parts = [one, two].map((part) => areaWithin(part, centres, 5000));
    const whole = areaWithin(ring, centres, 5000);
    expect(Math.abs((parts[0]! + parts[1]!) / whole - 1)).toBeLessThan(2e-6);
    const together = groundOf([{ polygons: [[one]] }, { polygons: [[two]] }]);
    expect(Math.abs(coverGround(together, centres, millimetres(5000)).area / whole - 1)).toBeLessThan(1e-9);
  });

  it('is the whole district where one disc reaches all of it, whatever the others add', () => {
    const ground = groundOf([{ polygons: [[star(71, 107, 33, 0.2)]] }]);
    const [middle, ...others] = [wgs84(107, 33), ...scattered(72, 200, 107, 33, 0.4)];
    for (const metres of [27_000, 28_000, 29_000, 35_000, 80_000]) {
      const one = coverGround(ground, [middle!], millimetres(metres));
      const all = coverGround(ground, [...others, middle!], millimetres(metres));
      expect(all.area).toBeGreaterThanOrEqual(one.area - 1);
      expect(Math.abs(all.area / ground.area - 1)).toBeLessThan(1e-9);
      if (metres >= 35_000) expect(all).toEqual(one);
    }
  });

  it('never shrinks from one metre of radius to the next', () => {
    const ground = groundOf([{ polygons: [[star(61, 107, 33, 0.5)]] }]);
    const centres = scattered(62, 30, 107, 33, 0.5);
    const areas = Array.from({ length: 400 }, (_, step) => coverGround(ground, centres, millimetres(4800 + step)).area);
    areas.slice(1).forEach((area, step) => {
      expect(area).toBeGreaterThan(areas[step]!);
    });
  });
});
