import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centresNear, indexCentres } from '../../../src/analysis/coverage-area/centres.ts';
import { coverGround, groundOf } from '../../../src/analysis/coverage-area/ground.ts';
import { millimetres, type Wgs84, wgs84 } from '../../../src/domain/units.ts';

/** Evenly between two numbers: `fc.double` is mostly near zero. */
const double = (min: number, max: number) => fc.integer({ min: 0, max: 2 ** 30 }).map((part) => min + ((max - min) * part) / 2 ** 30);
/** Anywhere, the last degrees before a pole and both sides of the antimeridian as often as the rest. */
const middles = fc.tuple(
  fc.oneof(double(-180, 180), double(-180, -177), double(177, 180)),
  fc.oneof(double(-80, 80), double(84, 89.9), double(-89.9, -84)),
);
const offset = fc.tuple(double(-1, 1), double(-1, 1));
const inTurn = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;

/** A rhombus of degrees around a middle; longitudes go on beyond 180 so that it is not torn. */
function rhombus(lon: number, lat: number, size: number) {
  const [wide, high] = [size, Math.min(size, (90 - Math.abs(lat)) * 0.9)];
  return groundOf([
    {
      polygons: [
        [
          [
            [lon - wide, lat],
            [lon, lat - high],
            [lon + wide, lat],
            [lon, lat + high],
          ],
        ],
      ],
    },
  ]);
}

/** Centres around a middle, over the pole and the antimeridian where it is near them. */
function around(lon: number, lat: number, spread: number, offsets: readonly (readonly [number, number])[]): Wgs84[] {
  return offsets.map(([east, north]) => {
    const far = lat + north * spread;
    const isOver = Math.abs(far) > 90;
    const across = (east * spread) / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    return wgs84(inTurn(lon + across + (isOver ? 180 : 0)), isOver ? Math.sign(far) * 180 - far : far);
  });
}

describe('centres near a district', () => {
  it('cover of it exactly what all centres do, near the poles and the antimeridian too', () => {
    let [left, covered] = [0, 0];
    fc.assert(
      fc.property(
        middles,
        double(0.05, 4),
        double(1, 400_000),
        fc.array(offset, { minLength: 20, maxLength: 40 }),
        ([lon, lat], size, metres, offsets) => {
          const ground = rhombus(lon, lat, size);
          const centres = around(lon, lat, 3 * size + metres / 30_000, offsets);
          const radius = millimetres(metres);
          const near = centresNear(indexCentres(centres), ground.box, radius);
          const all = coverGround(ground, centres, radius);
          expect(coverGround(ground, near, radius)).toEqual(all);
          left += centres.length - near.length;
          if (all.area > 0) covered += 1;
        },
      ),
      { seed: 71, numRuns: 1500 },
    );
    expect(left).toBeGreaterThan(5000);
    expect(covered).toBeGreaterThan(500);
  });

  it('are few of a country', () => {
    const centres = Array.from({ length: 40_000 }, (_, at) => wgs84(80 + (at % 200) * 0.25, 20 + Math.floor(at / 200) * 0.15));
    const near = centresNear(indexCentres(centres), { west: 107, south: 33, east: 107.5, north: 33.4 }, millimetres(5000));
    expect(near.length).toBeGreaterThan(4);
    expect(near.length).toBeLessThan(30);
    expect(near.map((one) => centres.indexOf(one))).toEqual([...near.keys()].map((at) => centres.indexOf(near[at]!)).sort((a, b) => a - b));
  });
});
