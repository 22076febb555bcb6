import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearest } from '../../../src/analysis/spatial/find-nearest.ts';
import { indexPlaces } from '../../../src/analysis/spatial/nearest-index.ts';
import { makeCountry } from '../../../src/io/synthetic/country.ts';
import { seeded } from '../../support/seeded.ts';
import { SEED } from '../build.ts';
import { arbitraryTerrain, bruteForce, columns, type Degrees, metres } from './places.ts';

function onSphere([lon, lat]: Degrees): readonly [x: number, y: number, z: number] {
  const [across, along] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(across) * Math.cos(along), Math.cos(across) * Math.sin(along), Math.sin(across)];
}

describe('findNearest equals a brute-force search with geographiclib', () => {
  it('for the k nearest of up to 60 places: duplicates, lines, lattices, poles, the antimeridian, antipodes, millimetres', () => {
    fc.assert(
      fc.property(
        arbitraryTerrain.chain((terrain) =>
          fc.tuple(
            fc.array(terrain, { maxLength: 60 }),
            fc.array(fc.oneof({ weight: 5, arbitrary: terrain }, fc.constant<Degrees>([107, 33])), { maxLength: 6 }),
          ),
        ),
        fc.constantFrom(1, 1, 1, 2, 5, 70),
        ([places, from], k) => {
          expect(findNearest(indexPlaces(columns(places)), columns(from), k)).toEqual(bruteForce(places, from, k));
        },
      ),
      { seed: SEED, numRuns: 6000 },
    );
  }, 120_000);

  it('within the group each position asks, and nothing for −1', () => {
    fc.assert(
      fc.property(
        arbitraryTerrain.chain((terrain) =>
          fc.tuple(
            fc.array(fc.tuple(terrain, fc.integer({ min: 0, max: 3 })), { maxLength: 60 }),
            fc.array(fc.tuple(terrain, fc.integer({ min: -1, max: 3 })), { maxLength: 6 }),
          ),
        ),
        fc.constantFrom(1, 3),
        (grouped, k) => {
          const [places, from] = grouped.map((list) => list.map(([position]) => position)) as [Degrees[], Degrees[]];
          const [of, within] = grouped.map((list) => Int32Array.from(list, ([, group]) => group)) as [Int32Array, Int32Array];
          expect(findNearest(indexPlaces(columns(places), { of, count: 4 }), columns(from), k, within)).toEqual(
            bruteForce(places, from, k, { of, within }),
          );
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  }, 120_000);

  it('on 300 villages of a country of 690,000 × 40,000', () => {
    const { villages, facilities } = makeCountry();
    const { lon, lat } = villages.columns.position;
    const places = Array.from(facilities.position.lon, (value, index): Degrees => [value, facilities.position.lat[index]!]);
    const from = Array.from({ length: 300 }, (_, step): Degrees => [lon[step * 2300]!, lat[step * 2300]!]);
    const nearest = findNearest(indexPlaces(facilities.position), columns(from), 3);
    const all = findNearest(indexPlaces(facilities.position), villages.columns.position, 1);
    const spheric = places.map(onSphere);
    let compared = 0;
    from.forEach((position, at) => {
      if (Number.isNaN(position[0])) return;
      // A sphere is off by less than 1 %: nobody further on it than 3 % beyond the third is among the three nearest.
      const here = onSphere(position);
      const chords = spheric.map(([x, y, z]) => Math.hypot(x - here[0], y - here[1], z - here[2]));
      const third = Float64Array.from(chords).sort()[2]!;
      const candidates = places.flatMap((_, index) => (chords[index]! <= third * 1.03 ? [index] : []));
      const found = bruteForce(
        candidates.map((index) => places[index]!),
        [position],
        3,
      );
      expect([...nearest.place.subarray(at * 3, at * 3 + 3)]).toEqual(Array.from(found.place, (index) => candidates[index]));
      expect([...nearest.distance.subarray(at * 3, at * 3 + 3)]).toEqual([...found.distance]);
      expect([all.place[at * 2300], all.distance[at * 2300]]).toEqual([nearest.place[at * 3], nearest.distance[at * 3]]);
      compared++;
    });
    expect(compared).toBeGreaterThan(280);
  }, 120_000);
});

describe('distances are geographiclib’s', () => {
  it('in whole millimetres on 20,000 random pairs, a millimetre to half the globe apart', () => {
    const { uniform, gaussian } = seeded(SEED);
    let wrong = 0;
    let worst = 0;
    for (let pair = 0; pair < 20_000; pair++) {
      const spread = 10 ** (uniform() * 11 - 9);
      const from: Degrees = [uniform() * 360 - 180, (Math.asin(uniform() * 2 - 1) * 180) / Math.PI];
      const to: Degrees = [from[0] + gaussian() * spread, Math.max(-90, Math.min(90, from[1] + gaussian() * spread))];
      const [mm = Number.NaN] = findNearest(indexPlaces(columns([to])), columns([from]), 1).distance;
      const truth = metres(from, to);
      if (mm !== Math.round(truth * 1000)) wrong++;
      worst = Math.max(worst, Math.abs(mm / 1000 - truth));
    }
    expect(wrong).toBe(0);
    expect(worst).toBeLessThanOrEqual(0.0005);
  });

  it('near antipodes, where the geodesic is longest', () => {
    const { gaussian } = seeded(SEED);
    for (let pair = 0; pair < 500; pair++) {
      const from: Degrees = [gaussian() * 60, Math.max(-90, Math.min(90, gaussian() * 30))];
      const to: Degrees = [from[0] + 180 + gaussian() * 0.3, Math.max(-90, Math.min(90, -from[1] + gaussian() * 0.3))];
      expect(findNearest(indexPlaces(columns([to])), columns([from]), 1).distance[0]).toBe(Math.round(metres(from, to) * 1000));
    }
  });
});

describe('indexPlaces', () => {
  it('refuses a place without a position, and has nothing to find where there is none', () => {
    expect(() =>
      indexPlaces(
        columns([
          [107, 33],
          [Number.NaN, 33],
        ]),
      ),
    ).toThrow(new RangeError('place 1 has no position to measure to'));
    expect(findNearest(indexPlaces(columns([])), columns([[107, 33]]), 2)).toEqual(bruteForce([], [[107, 33]], 2));
    expect(findNearest(indexPlaces(columns([[107, 33]])), columns([[Number.NaN, Number.NaN]]), 1)).toEqual({
      place: Int32Array.of(-1),
      distance: Float64Array.of(Number.NaN),
    });
  });

  it('takes tens of thousands of places at one spot, and gives the first', () => {
    const spot = { lon: new Float64Array(50_000).fill(107), lat: new Float64Array(50_000).fill(33) };
    expect(
      findNearest(
        indexPlaces(spot),
        columns([
          [107, 33],
          [107.1, 33],
        ]),
        1,
      ).place,
    ).toEqual(Int32Array.of(0, 0));
  });
});
