import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { SEED } from '../analysis/build.ts';
import { gapmap, inFolder, rowsOf } from './run.ts';

const { WGS84 } = geodesic.Geodesic;
const OWN = ['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--own-township', '--out', 'out.csv'];

interface Pair {
  readonly village: readonly [lon: number, lat: number];
  readonly hospital: readonly [lon: number, lat: number];
}

/** One village and one hospital a township: every pair is measured, whatever else is near. */
function files(pairs: readonly Pair[]): Record<string, string> {
  const villages = pairs.map(({ village: [lon, lat] }, index) => `V${index},Village ${index},${lat},${lon},T${index},L`);
  const hospitals = pairs.map(({ hospital: [lon, lat] }, index) => `H${index},Hospital ${index},${lat},${lon},T${index},L`);
  return {
    'v.csv': `code,name,lat,lon,township,county\n${villages.join('\n')}\n`,
    'f.csv': `id,name,lat,lon,township,county\n${hospitals.join('\n')}\n`,
  };
}

/** The pair whose village lies so far from the hospital. */
function away(lon: number, lat: number, azimuth: number, metres: number): Pair {
  const { lat2 = 0, lon2 = 0 } = WGS84.Direct(lat, lon, azimuth, metres);
  return { hospital: [lon, lat], village: [lon2, lat2] };
}

describe('distances of the command line', () => {
  it('equal geographiclib’s geodesic to the millimetre for pairs from 1 m to 500 km across China', () => {
    const place = fc.tuple(
      fc.double({ min: 73.5, max: 135, noNaN: true }),
      fc.double({ min: 18.2, max: 53.5, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: Math.log10(500_000), noNaN: true }),
    );
    const drawn = fc.sample(place, { seed: SEED, numRuns: 800 });
    const pairs = drawn.map(([lon, lat, azimuth, exponent]) => away(lon, lat, azimuth, 10 ** exponent));
    inFolder(files(pairs), (folder) => {
      expect(gapmap(OWN, { cwd: folder }).answer).toMatchObject({ rows: pairs.length, unknown: 0 });
      rowsOf(path.join(folder, 'out.csv')).forEach((row, index) => {
        const pair = pairs[index];
        if (!pair) throw new RangeError('a row too many');
        const { s12 = Number.NaN } = WGS84.Inverse(pair.village[1], pair.village[0], pair.hospital[1], pair.hospital[0]);
        expect(row['distance_m']).toMatch(/^\d+\.\d{3}$/);
        expect(Math.abs(Number(row['distance_m']) - s12)).toBeLessThanOrEqual(0.000_501);
        expect(Math.abs(Number(row['distance_m']) - 10 ** (drawn[index]?.[3] ?? 0))).toBeLessThanOrEqual(0.001);
        expect(Number(row['margin_m'])).toBeCloseTo(Number(row['distance_m']) - 5000, 6);
        // Positions are written as read, digit for digit.
        expect([row['lon'], row['lat']]).toEqual(pair.village.map(String));
      });
    });
  });

  it('put a village at 5,000.000 m within and one at 5,000.001 m beyond, on the millimetre printed', () => {
    const metres = [4999.9996, 5000, 5000.0004, 5000.0006, 5000.001, 5000.0014];
    const pairs = [0, 45, 90, 135, 200, 300].flatMap((azimuth) => metres.map((length) => away(107.03, 33.07, azimuth, length)));
    inFolder(files(pairs), (folder) => {
      expect(gapmap(OWN, { cwd: folder }).answer).toMatchObject({ rows: 36, met: 18, gap: 18 });
      const printed = rowsOf(path.join(folder, 'out.csv')).map((row) => [row['distance_m'], row['margin_m'], row['state']].join(' '));
      const once = [
        '5000.000 0.000 met',
        '5000.000 0.000 met',
        '5000.000 0.000 met',
        '5000.001 0.001 gap',
        '5000.001 0.001 gap',
        '5000.001 0.001 gap',
      ];
      expect(printed).toEqual([0, 1, 2, 3, 4, 5].flatMap(() => once));
    });
  });

  it('decide at the radius asked, to the millimetre', () => {
    inFolder(files([away(107, 33, 30, 5040)]), (folder) => {
      expect(gapmap([...OWN, '--radius-km', '5.04'], { cwd: folder }).answer).toMatchObject({ radius_m: 5040, met: 1 });
      expect(gapmap([...OWN, '--radius-km', '5.039999'], { cwd: folder }).answer).toMatchObject({ radius_m: 5039.999, gap: 1 });
    });
  });
});

/** GCJ-02 as it is publicly known (Krasovsky 1940 and two sine series), written here on its own: no library is asked. */
function gcj02(lon: number, lat: number): readonly [number, number] {
  const [x, y] = [lon - 105, lat - 35];
  const wave = (value: number, a: number, b: number) =>
    (20 * Math.sin(6 * value * Math.PI) + 20 * Math.sin(2 * value * Math.PI) + a + b) * (2 / 3);
  const waves = wave(x, 0, 0);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    waves +
    (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) +
    (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    waves +
    (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) +
    (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
  const [a, ee] = [6378245, 0.00669342162296594323];
  const phi = (lat * Math.PI) / 180;
  const magic = 1 - ee * Math.sin(phi) ** 2;
  const dLat = (north * 180) / (((a * (1 - ee)) / (magic * Math.sqrt(magic))) * Math.PI);
  const dLon = (east * 180) / ((a / Math.sqrt(magic)) * Math.cos(phi) * Math.PI);
  return [lon + dLon, lat + dLat];
}

/** BD-09 of a GCJ-02 position. */
function bd09(lon: number, lat: number): readonly [number, number] {
  const turn = (Math.PI * 3000) / 180;
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * turn);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * turn);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

describe('--crs', () => {
  const spots = fc.sample(fc.tuple(fc.double({ min: 105.4, max: 108.4, noNaN: true }), fc.double({ min: 32, max: 34, noNaN: true })), {
    seed: SEED,
    numRuns: 200,
  });
  const forward = { gcj02, bd09: (lon: number, lat: number) => bd09(...gcj02(lon, lat)) } as const;

  it.each(['gcj02', 'bd09'] as const)('%s comes back to WGS 84 within a millimetre, and both files are converted', (crs) => {
    const pairs = spots.map(([lon, lat]): Pair => ({ village: forward[crs](lon, lat), hospital: forward[crs](lon, lat) }));
    inFolder(files(pairs), (folder) => {
      expect(gapmap([...OWN, '--crs', crs], { cwd: folder }).answer).toMatchObject({ rows: 200, met: 200 });
      rowsOf(path.join(folder, 'out.csv')).forEach((row, index) => {
        const [lon, lat] = spots[index] ?? [0, 0];
        expect(WGS84.Inverse(lat, lon, Number(row['lat']), Number(row['lon'])).s12).toBeLessThanOrEqual(0.001);
        expect(row['distance_m']).toBe('0.000');
      });
    });
  });

  it('moves a village by hundreds of metres when it is forgotten: the default is WGS 84, as read', () => {
    const [lon, lat] = [107.03, 33.07];
    const [x, y] = gcj02(lon, lat);
    inFolder(files([{ village: [x, y], hospital: [lon, lat] }]), (folder) => {
      gapmap(OWN, { cwd: folder });
      const [row] = rowsOf(path.join(folder, 'out.csv'));
      expect(Number(row?.['distance_m'])).toBeGreaterThan(300);
      expect(Number(row?.['distance_m'])).toBeLessThan(700);
      expect(readFileSync(path.join(folder, 'out.csv'), 'utf8')).toContain(`,${x},${y},`);
    });
  });
});
