import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { wgs84 } from '../../src/domain/units.ts';
import { judge, type Reading, type Sighting } from '../../src/io/detective.ts';
import { seeded } from '../support/seeded.ts';

type Write = (lon: number, lat: number) => readonly [number, number];
const by =
  (system: typeof gcoord.GCJ02 | typeof gcoord.BD09): Write =>
  (lon, lat) =>
    gcoord.transform([lon, lat], gcoord.WGS84, system) as [number, number];
const SYSTEMS = { wgs84: (lon, lat) => [lon, lat], gcj02: by(gcoord.GCJ02), bd09: by(gcoord.BD09) } as const satisfies Record<
  string,
  Write
>;
type System = keyof typeof SYSTEMS;

/** Places in one county, written in a system with an error of so many metres (Gaussian, each way). */
function sightings(n: number, system: System, metres: number, seed: number, swapped = false): Sighting[] {
  const { uniform, gaussian } = seeded(seed);
  return Array.from({ length: n }, () => {
    const [lon, lat] = [106.1 + uniform() * 0.6, 33.1 + uniform() * 0.5];
    const [x, y] = SYSTEMS[system](lon + (gaussian() * metres) / 93_000, lat + (gaussian() * metres) / 111_000);
    const cells = [x.toFixed(6), y.toFixed(6)] as const;
    return { cells: swapped ? [cells[1], cells[0]] : cells, known: wgs84(lon, lat) };
  });
}

const proposed = (given: readonly Sighting[]): Reading | string => {
  const { verdict } = judge(given);
  return verdict.kind === 'proposed' ? verdict.reading : verdict.why;
};
const reading = (crs: Reading['crs'], swapped = false): Reading => ({ crs, swapped });

describe('the detective', () => {
  it.each(['wgs84', 'gcj02', 'bd09'] as const)('recognises %s by twenty places, in either order, with its evidence', (system) => {
    for (const swapped of [false, true]) {
      const given = sightings(20, system, 30, 7, swapped);
      expect(proposed(given)).toEqual(reading(system, swapped));
      const [best, second] = judge(given).trials;
      expect(best).toMatchObject({ near: 20, votes: 20 });
      expect(best?.medianM).toBeLessThan(60);
      expect(second?.votes).toBe(0);
      expect(second?.medianM).toBeGreaterThan(300);
    }
  });

  it('counts and measures as a hand does', () => {
    // 0.001° of latitude is 111 m. Read as they are, three of five places lie within 500 m: 0, 111 and 445 m; one 667 m off, one unreadable.
    const at = (north: number): Sighting => ({ cells: ['106.5', String(33.2 + north)], known: wgs84(106.5, 33.2) });
    const trial = judge([at(0), at(0.001), at(0.004), at(0.006), { cells: ['x', '33.2'], known: wgs84(106.5, 33.2) }]).trials.find(
      ({ crs, swapped }) => crs === 'wgs84' && !swapped,
    );
    expect(trial?.near).toBe(3);
    expect(trial?.medianM).toBeCloseTo(0.004 * 111_195, 0);
    expect(trial?.votes, 'half the way to GCJ-02 is 0.2 km').toBe(2);
  });

  it('never decides on fewer than five places, nor without any', () => {
    expect(proposed([])).toBe('no-known');
    for (const n of [1, 2, 3, 4]) expect(proposed(sightings(n, 'gcj02', 0, n))).toBe('too-few');
    expect(proposed(sightings(5, 'gcj02', 0, 5))).toEqual(reading('gcj02'));
  });

  it('cannot tell where nothing fits, where two fit, and where the errors are as large as the shift', () => {
    const away = sightings(20, 'wgs84', 30, 3).map(({ cells, known }) => ({ cells, known: wgs84(known.lon + 0.05, known.lat) }));
    expect(proposed(away)).toBe('nothing-fits');
    expect(proposed([...sightings(10, 'wgs84', 30, 1), ...sightings(10, 'gcj02', 30, 2)])).toBe('mixed');
    expect(proposed(sightings(20, 'gcj02', 400, 4))).toMatch(/too-close|nothing-fits/);
  });

  it('is not led astray by a few places that moved', () => {
    const given = sightings(12, 'bd09', 30, 9);
    const moved = given.map((one, at) => (at % 4 === 0 ? { ...one, known: wgs84(one.known.lon + 0.02, one.known.lat - 0.02) } : one));
    expect(proposed(moved)).toEqual(reading('bd09'));
  });

  it('is never wrong: any system, 0 to 40 places, errors up to 30 m', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<System>('wgs84', 'gcj02', 'bd09'),
        fc.nat(40),
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.boolean(),
        fc.nat(),
        (system, n, metres, swapped, seed) => {
          const answer = proposed(sightings(n, system, metres, seed, swapped));
          if (n === 0) expect(answer).toBe('no-known');
          else if (n < 5) expect(answer).toBe('too-few');
          else expect(answer).toEqual(reading(system, swapped));
        },
      ),
      { seed: 20181012, numRuns: 500 },
    );
  });

  it('says that it cannot tell when the errors are 400 m, whatever the system and the number', () => {
    fc.assert(
      fc.property(fc.constantFrom<System>('wgs84', 'gcj02', 'bd09'), fc.integer({ min: 5, max: 200 }), fc.nat(), (system, n, seed) => {
        expect(judge(sightings(n, system, 400, seed)).verdict.kind).toBe('cannot-tell');
      }),
      { seed: 20181012, numRuns: 500 },
    );
  });

  it('is wrong less than once in a thousand times, however large the errors', () => {
    let wrong = 0;
    let asked = 0;
    for (const metres of [60, 100, 150, 200, 300, 500, 800]) {
      for (let seed = 1; seed <= 300; seed++) {
        const system = (['wgs84', 'gcj02', 'bd09'] as const)[seed % 3] ?? 'wgs84';
        const answer = proposed(sightings(5 + (seed % 8), system, metres, seed * 1000 + metres));
        asked++;
        if (typeof answer !== 'string' && answer.crs !== system) wrong++;
      }
    }
    expect(wrong / asked).toBeLessThan(0.001);
  });

  it('holds with thousands of places, where the chance of one is nought', () => {
    expect(proposed(sightings(6000, 'gcj02', 100, 11))).toEqual(reading('gcj02'));
  }, 20_000);
});
