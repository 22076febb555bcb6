import { distance } from '@turf/turf';
import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { decideNear } from '../../src/analysis/decide.ts';
import { geodesicBearing, geodesicDistance, writeEarthCentred } from '../../src/analysis/geodesic.ts';
import { millimetres, printMetres, wgs84 } from '../../src/domain/units.ts';
import { SEED } from './build.ts';
import { vincentyInverse } from './vincenty.ts';

const { WGS84 } = geodesic.Geodesic;

/**
 * Rows of GeodTest.dat / GeodTest-short.dat (C. F. F. Karney, "Test set for geodesics", Zenodo 10.5281/zenodo.32156; computed with
 * high-precision arithmetic): lat1, azi1, lat2, lon2, s12 in metres; lon1 = 0 throughout.
 */
const GEODTEST: readonly (readonly [number, number, number, number, number])[] = [
  [36.530042355041, 176.125875162171, -48.164270779097768864, 5.762344694676510456, 9398502.0434687],
  [50.936172211442, 3.142915292264, 78.966384891263396303, 167.357398986746628656, 5564793.9939781],
  [28.149226945471, 62.304093156403, 32.014281405870639763, 86.678685905047216772, 8125880.1298703],
  [24.18940122271, 113.737408507569, 24.188424127455853607, 0.002422166947283588, 268.843807],
  [89.99594074843, 59.091118115157, -8.271046664189565809, 120.909368158984602521, 10916827.1568597],
  [10.217226673886, 0.002511550442, 52.486660704686269718, 0.002759046582320927, 4687613.3043724],
  [0.002300507054, 90.002614972759, -0.003107210036505316, 103.824636502814443721, 11557705.6778402],
  [19.707097385334, 20.996796804557, 19.707739582810257, 0.000260256428101053, 76.1478894],
  [23.104245923137, 108.788775202534, 23.103520430280492, 0.002305237470119087, 249.4508219],
  [78.10174623178, 124.870465352256, 78.099711031638792, 0.014156770744057927, 397.364659],
  [63.758775485865, 63.327049113388, 25.179740339437206, 107.50499193289191, 8337896.7811702],
  [8.226828747671, 111.1269645725, -8.516119211674269, 178.68897958262922, 19886305.6710041],
  [89.997817345644, 2.624783190362, 39.575446357285395, 177.375133897726, 5619818.6599569],
];

/** Rows whose source prints no azimuth: lat1, lat2, lon2, s12. Three of them are nearly antipodal, where Vincenty fails. */
const GEODTEST_DISTANCES: readonly (readonly [number, number, number, number])[] = [
  [31.371144087006, 28.909631785856762, 17.071526465331372, 1665550.2846815],
  [62.912967770911, -23.186512533703375483, 68.567247430960081525, 11254667.2007643],
  [2.881248229541, 53.997072295385487038, 44.520619105667619923, 6958264.1576889],
  [41.211099672963, -41.56753186408898, 179.9262195618325, 19964100.0439999],
  [0.925973600837, -0.607398400683232, 179.95083146293813, 19968558.8681118],
  [74.098356057014, -74.073175364040975, 179.99585371619742, 20001120.0416458],
];

describe('geodesicDistance', () => {
  it.each(GEODTEST)('equals GeodTest %f° az %f° to the millimetre', (lat1, azi1, lat2, lon2, s12) => {
    expect(geodesicDistance(wgs84(0, lat1), wgs84(lon2, lat2))).toBe(Math.round(s12 * 1000));
    expect(Math.abs(geodesicBearing(wgs84(0, lat1), wgs84(lon2, lat2)) - azi1)).toBeLessThan(1e-7);
  });

  it.each(GEODTEST_DISTANCES)('equals GeodTest %f° → %f°, %f°', (lat1, lat2, lon2, s12) => {
    expect(geodesicDistance(wgs84(0, lat1), wgs84(lon2, lat2))).toBe(Math.round(s12 * 1000));
  });

  it('equals Vincenty’s own worked line, Flinders Peak – Buninyong on WGS 84, within the tenth of a millimetre printed', () => {
    const degrees = (d: number, m: number, s: number) => d + m / 60 + s / 3600;
    const from = wgs84(degrees(144, 25, 29.5244), -degrees(37, 57, 3.7203));
    const to = wgs84(degrees(143, 55, 35.3839), -degrees(37, 39, 10.1561));
    expect(geodesicDistance(from, to)).toBe(54_972_271);
  });

  it('agrees with Vincenty, an oracle without geographiclib, to 0.1 mm before rounding and 1 mm after, 1 m to 500 km across China', () => {
    let longest = 0;
    let shortest = Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(
        fc.double({ min: 73.5, max: 135, noNaN: true }),
        fc.double({ min: 18.2, max: 53.5, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: 0, max: Math.log10(500_000), noNaN: true }),
        (lon, lat, azimuth, exponent) => {
          const length = 10 ** exponent;
          const { lat2 = 0, lon2 = 0 } = WGS84.Direct(lat, lon, azimuth, length);
          const oracle = vincentyInverse(lat, lon, lat2, lon2);
          const ours = geodesicDistance(wgs84(lon, lat), wgs84(lon2, lat2));
          // A double of a degree is good to about 1 nm of ground; the rest is Vincenty's truncated series.
          expect(Math.abs((WGS84.Inverse(lat, lon, lat2, lon2).s12 ?? 0) - oracle)).toBeLessThan(1e-4);
          expect(Math.abs(ours - oracle * 1000)).toBeLessThanOrEqual(0.6);
          expect(Math.abs(ours - length * 1000)).toBeLessThanOrEqual(0.6);
          longest = Math.max(longest, length);
          shortest = Math.min(shortest, length);
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
    expect(shortest).toBeLessThan(2);
    expect(longest).toBeGreaterThan(450_000);
  });

  it('is zero for one place, the same both ways, and the same across the antimeridian and around a pole', () => {
    expect(geodesicDistance(wgs84(107, 33), wgs84(107, 33))).toBe(0);
    expect(geodesicDistance(wgs84(179.99, 10), wgs84(-179.99, 10))).toBe(geodesicDistance(wgs84(-0.01, 10), wgs84(0.01, 10)));
    expect(geodesicDistance(wgs84(10, 90), wgs84(-120, 90))).toBe(0);
    expect(geodesicDistance(wgs84(107, 33), wgs84(108, 32))).toBe(geodesicDistance(wgs84(108, 32), wgs84(107, 33)));
  });

  it('is not Turf’s sphere: about 13 m apart at 5 km in Hanzhong, so the two would decide differently', () => {
    const { lat2 = 0, lon2 = 0 } = WGS84.Direct(33.07, 107.03, 0, 5000);
    const turf = distance([107.03, 33.07], [lon2, lat2], { units: 'kilometers' }) * 1e6;
    const ours = geodesicDistance(wgs84(107.03, 33.07), wgs84(lon2, lat2));
    expect(ours).toBe(5_000_000);
    expect(Math.abs(turf - ours)).toBeGreaterThan(5_000);
    expect(Math.abs(turf - ours)).toBeLessThan(25_000);
    expect(turf > 5_000_000).not.toBe(ours > 5_000_000);
  });
});

describe('the radius, on the printed millimetre', () => {
  const hospital = { lon: 107.03, lat: 33.07 };
  const distanceAt = (metres: number, azimuth: number) => {
    const { lat2 = 0, lon2 = 0 } = WGS84.Direct(hospital.lat, hospital.lon, azimuth, metres);
    return geodesicDistance(wgs84(lon2, lat2), wgs84(hospital.lon, hospital.lat));
  };

  it.each([0, 37, 90, 181.5, 270, 333.3])('at azimuth %f° a village at 5,000.000 m is within and one at 5,000.001 m beyond', (azimuth) => {
    const radius = millimetres(5000);
    const cases = [
      [4999.9996, '5000.000', 'met'],
      [5000, '5000.000', 'met'],
      [5000.0004, '5000.000', 'met'],
      [5000.0006, '5000.001', 'gap'],
      [5000.001, '5000.001', 'gap'],
    ] as const;
    for (const [metres, printed, state] of cases) {
      const mm = distanceAt(metres, azimuth);
      expect(printMetres(mm)).toBe(printed);
      expect(decideNear(null, { mm }, radius).state).toBe(state);
    }
  });
});

describe('writeEarthCentred', () => {
  it('gives chords never longer than the geodesic, and close to it below 10 km', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: 0, max: 10_000, noNaN: true }),
        (lon, lat, azimuth, metres) => {
          const { lat2 = 0, lon2 = 0 } = WGS84.Direct(lat, lon, azimuth, metres);
          const xyz = new Float64Array(6);
          writeEarthCentred(wgs84(lon, lat), xyz, 0);
          writeEarthCentred(wgs84(lon2, lat2), xyz, 3);
          const chord = Math.hypot(xyz[3]! - xyz[0]!, xyz[4]! - xyz[1]!, xyz[5]! - xyz[2]!);
          expect(chord).toBeLessThanOrEqual(metres + 1e-6);
          expect(chord).toBeGreaterThan(metres - 0.01);
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe('printMetres', () => {
  it('prints three decimals of the same whole millimetre, signed', () => {
    expect(printMetres(millimetres(0))).toBe('0.000');
    expect(printMetres(millimetres(5000.001))).toBe('5000.001');
    expect(printMetres(millimetres(-0.25))).toBe('-0.250');
    expect(printMetres(millimetres(-5000))).toBe('-5000.000');
    expect(Number.isNaN(millimetres(Number.NaN))).toBe(true);
  });
});
