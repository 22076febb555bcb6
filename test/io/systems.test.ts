import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { CRS, type Crs } from '../../src/domain/units.ts';
import { fromWgs84, isProjected, toWgs84 } from '../../src/io/systems.ts';

const SEED = 20181012;
const inChina = fc.record({ lon: fc.double({ min: 75, max: 134, noNaN: true }), lat: fc.double({ min: 19, max: 53, noNaN: true }) });
/** Zones 35 and 36 with a degree of overlap, as neighbouring counties really use them. */
const inZones = fc.record({ lon: fc.double({ min: 103, max: 110, noNaN: true }), lat: fc.double({ min: 19, max: 53, noNaN: true }) });
const ZONES = { epsg4523: [105, 35_500_000], epsg4524: [108, 36_500_000], epsg4544: [105, 500_000], epsg4545: [108, 500_000] } as const;

/**
 * Gauss–Krüger written on its own: Krüger's series in the third flattening n to n⁴ (Karney 2011, "Transverse Mercator with an accuracy
 * of a few nanometers", equations 7–11, 35), on CGCS2000's ellipsoid. No library is asked.
 */
function gaussKrueger(lon: number, lat: number, meridian: number, falseEasting: number): readonly [number, number] {
  const [a, f] = [6378137, 1 / 298.257222101];
  const n = f / (2 - f);
  const e = Math.sqrt(f * (2 - f));
  const radius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alphas = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
    (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
    (49561 / 161280) * n ** 4,
  ];
  const [phi, lambda] = [(lat * Math.PI) / 180, ((lon - meridian) * Math.PI) / 180];
  const tau = Math.tan(phi);
  const sigma = Math.sinh(e * Math.atanh((e * tau) / Math.hypot(1, tau)));
  const conformal = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  let [north, east] = [xi, eta];
  alphas.forEach((alpha, at) => {
    const k = 2 * (at + 1);
    north += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
    east += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return [falseEasting + radius * east, radius * north];
}

describe('coordinate systems', () => {
  it.each(CRS)('%s: WGS 84 there and back moves nothing by 1e-9°, and the other way round nothing by 0.1 mm', (crs) => {
    fc.assert(
      fc.property(crs.startsWith('epsg') ? inZones : inChina, ({ lon, lat }) => {
        const [east, north] = fromWgs84(crs, lon, lat);
        const [x, y] = toWgs84(crs, east, north);
        expect(Math.abs(x - lon)).toBeLessThan(1e-9);
        expect(Math.abs(y - lat)).toBeLessThan(1e-9);
        const [again, above] = fromWgs84(crs, x, y);
        const most = isProjected(crs) ? 1e-4 : 1e-9;
        expect(Math.abs(again - east)).toBeLessThan(most);
        expect(Math.abs(above - north)).toBeLessThan(most);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it.each(Object.entries(ZONES))('%s is Gauss–Krüger by a series of its own, within 0.1 mm', (crs, [meridian, falseEasting]) => {
    fc.assert(
      fc.property(inZones, ({ lon, lat }) => {
        const [x, y] = gaussKrueger(lon, lat, meridian, falseEasting);
        const [east, north] = fromWgs84(crs as Crs, lon, lat);
        expect(Math.hypot(east - x, north - y)).toBeLessThan(1e-4);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('a zone has 500 km on its meridian and the meridian arc as its northing', () => {
    expect(fromWgs84('epsg4545', 108, 0)).toEqual([500_000, 0]);
    expect(fromWgs84('epsg4524', 108, 0)).toEqual([36_500_000, 0]);
    // From the equator to 30° along the meridian of GRS 80, as geodetic tables print it.
    const [, north] = fromWgs84('epsg4544', 105, 30);
    expect(north).toBeCloseTo(3_320_113.398, 2);
  });

  it('Web Mercator is the sphere’s formula', () => {
    fc.assert(
      fc.property(inChina, ({ lon, lat }) => {
        const x = (6378137 * lon * Math.PI) / 180;
        const y = 6378137 * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
        const [east, north] = fromWgs84('web-mercator', lon, lat);
        expect(Math.hypot(east - x, north - y)).toBeLessThan(1e-6);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('%s converts to WGS 84 and back within a tenth of a millimetre', (crs, system) => {
    fc.assert(
      fc.property(inChina, ({ lon, lat }) => {
        const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, system);
        const [back, top] = toWgs84(crs, x, y);
        expect(Math.abs(back - lon)).toBeLessThan(1e-9);
        expect(Math.abs(top - lat)).toBeLessThan(1e-9);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('agrees with gcoord’s published example: Tiananmen in WGS 84 and BD-09', () => {
    const [lon, lat] = fromWgs84('bd09', 116.403988, 39.914266);
    expect(lon).toBeCloseTo(116.41661560068297, 10);
    expect(lat).toBeCloseTo(39.92196580126834, 10);
  });

  it.each(['wgs84', 'cgcs2000'] as const)('leaves %s as read, to the bit', (crs) => {
    fc.assert(
      fc.property(inChina, ({ lon, lat }) => {
        expect(toWgs84(crs, lon, lat)).toEqual([lon, lat]);
        expect(fromWgs84(crs, lon, lat)).toEqual([lon, lat]);
      }),
      { seed: 1 },
    );
  });

  it('never throws and never answers half: what lies nowhere is not a number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CRS), fc.double(), fc.double(), (crs, x, y) => {
        for (const [east, north] of [toWgs84(crs, x, y), fromWgs84(crs, x, y)]) {
          if (isProjected(crs)) expect(Number.isFinite(east)).toBe(Number.isFinite(north));
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
