import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { writeEarthCentred } from '../../../src/analysis/geodesic.ts';
import { arcError, arcOfChord, longestChord, SERIES_REACH } from '../../../src/analysis/spatial/chord.ts';
import { wgs84 } from '../../../src/domain/units.ts';
import { seeded } from '../../support/seeded.ts';
import { SEED } from '../build.ts';
import { arbitraryTerrain, type Degrees, metres } from './places.ts';

const { WGS84 } = geodesic.Geodesic;

function centred([lon, lat]: Degrees): readonly [x: number, y: number, z: number] {
  const out = new Float64Array(3);
  writeEarthCentred(wgs84(lon, lat), out, 0);
  return [out[0]!, out[1]!, out[2]!];
}

function chordOf(a: Degrees, b: Degrees): number {
  const [p, q] = [centred(a), centred(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe('arcOfChord', () => {
  it('stays within its error of geographiclib on 40,000 lines of all lengths and bearings, all over the globe, and uses less than half of it', () => {
    const { uniform } = seeded(SEED);
    let [used, below10km] = [0, 0];
    for (let line = 0; line < 40_000; line++) {
      // Every fourth on the equator or at a pole, where the curvature is extreme; every other of the full reach, where the error is.
      const lat = line % 4 === 0 ? [0, 90, -90, 45][(line / 4) % 4]! : (Math.asin(uniform() * 2 - 1) * 180) / Math.PI;
      const from: Degrees = [uniform() * 360 - 180, lat];
      const length = line % 2 === 0 ? uniform() * SERIES_REACH : 10 ** (uniform() * 8 - 3);
      const { lat2 = 0, lon2 = 0 } = WGS84.Direct(
        from[1],
        from[0],
        line % 3 === 0 ? (line % 4) * 90 : uniform() * 360,
        Math.min(length, SERIES_REACH),
      );
      const to: Degrees = [lon2, lat2];
      const error = Math.abs(arcOfChord(...centred(from), ...centred(to)) - metres(from, to));
      used = Math.max(used, error / arcError(chordOf(from, to)));
      if (length <= 10_000) below10km = Math.max(below10km, error);
    }
    expect(used).toBeGreaterThan(0.1);
    expect(used).toBeLessThan(0.7);
    expect(below10km).toBeLessThan(1e-7);
    expect(arcError(10_000)).toBeLessThan(1e-5);
  });

  it('is nothing between a place and itself', () => {
    expect(arcOfChord(...centred([107, 33]), ...centred([107, 33]))).toBe(0);
  });
});

describe('longestChord', () => {
  it('is never short of a place as near as another, in whole millimetres', () => {
    fc.assert(
      fc.property(
        arbitraryTerrain.chain((terrain) => fc.tuple(terrain, terrain, terrain)),
        ([from, one, other]) => {
          const [near, far] = Math.round(metres(from, one) * 1000) <= Math.round(metres(from, other) * 1000) ? [one, other] : [other, one];
          expect(chordOf(from, near)).toBeLessThanOrEqual(longestChord(chordOf(from, far)));
        },
      ),
      { seed: SEED, numRuns: 20_000 },
    );
  }, 60_000);

  it('lies between the chord itself and half a percent more, and grows all along', () => {
    let before = 0;
    for (let chord = 0; chord < 12_600_000; chord += 997) {
      const longest = longestChord(chord);
      expect(longest).toBeGreaterThan(before);
      expect(longest).toBeGreaterThan(chord);
      before = longest;
    }
    expect(longestChord(10_000) - 10_000).toBeLessThan(0.00115);
    expect(longestChord(1_000_000)).toBeLessThan(1_000_021);
    expect(longestChord(12_700_000)).toBe(Number.POSITIVE_INFINITY);
  });
});
