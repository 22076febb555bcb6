import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import type { Nearest } from '../../../src/analysis/spatial/find-nearest.ts';
import type { PositionColumns } from '../../../src/domain/columns.ts';

const { WGS84 } = geodesic.Geodesic;

export type Degrees = readonly [lon: number, lat: number];

export function columns(positions: readonly Degrees[]): PositionColumns {
  return { lon: Float64Array.from(positions, ([lon]) => lon), lat: Float64Array.from(positions, ([, lat]) => lat) };
}

/** Metres, by geographiclib alone. */
export function metres([lon1, lat1]: Degrees, [lon2, lat2]: Degrees): number {
  return WGS84.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12 ?? Number.NaN;
}

/** All places of the position's group, by geographiclib, in the order of distance in whole millimetres and then of the list. */
export function bruteForce(
  places: readonly Degrees[],
  from: readonly Degrees[],
  k: number,
  groups: { readonly of: ArrayLike<number>; readonly within: ArrayLike<number> } | null = null,
): Nearest {
  const place = new Int32Array(from.length * k).fill(-1);
  const distance = new Float64Array(from.length * k).fill(Number.NaN);
  from.forEach((position, at) => {
    if (Number.isNaN(position[0])) return;
    places
      .map((other, index) => ({ index, mm: Math.round(metres(position, other) * 1000) }))
      .filter(({ index }) => !groups || groups.of[index] === groups.within[at])
      .sort((a, b) => a.mm - b.mm || a.index - b.index)
      .slice(0, k)
      .forEach(({ index, mm }, rank) => {
        place[at * k + rank] = index;
        distance[at * k + rank] = mm;
      });
  });
  return { place, distance };
}

const clip = (lat: number) => Math.max(-90, Math.min(90, lat));
/** −180 and 180 both stay. */
const turn = (lon: number) => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);

const around = (lon: number, lat: number, spread: number): fc.Arbitrary<Degrees> =>
  fc
    .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
    .map(([x, y]): Degrees => [turn(lon + x * spread), clip(lat + y * spread)]);

const whole = (most: number) => fc.integer({ min: -most, max: most });

/** Where sets of places lie: all over the globe, or together around a spot, from a millimetre to a continent wide. */
const spot: fc.Arbitrary<Degrees> = fc.oneof(
  fc.tuple(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: 18, max: 54, noNaN: true })),
  fc.constantFrom<Degrees>([180, 10], [-180, -35.5], [0, 90], [57, -90], [107, 33], [0, 0], [179.999999, 0]),
);
const width = fc.double({ min: -8, max: 1.5, noNaN: true }).map((exponent) => 10 ** exponent);

/** A kind of position for a whole set, so that its members meet: duplicates, lines, poles, the antimeridian and antipodes among them. */
export const arbitraryTerrain: fc.Arbitrary<fc.Arbitrary<Degrees>> = fc.oneof(
  fc.constant(
    fc
      .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
      .map(([lon, sine]): Degrees => [lon, (Math.asin(sine) * 180) / Math.PI]),
  ),
  fc.tuple(spot, width).map(([[lon, lat], spread]) => around(lon, lat, spread)),
  // A lattice: many at one place, many as far as one another.
  fc
    .tuple(spot, width)
    .map(([[lon, lat], step]) => fc.tuple(whole(2), whole(2)).map(([x, y]): Degrees => [turn(lon + x * step), clip(lat + y * step)])),
  // On one meridian, one parallel, or one line of degrees.
  fc
    .tuple(spot, width, whole(1), whole(1))
    .map(([[lon, lat], step, x, y]) =>
      fc.double({ min: -9, max: 9, noNaN: true }).map((along): Degrees => [turn(lon + x * along * step), clip(lat + y * along * step)]),
    ),
  // Both ends of the world.
  fc.tuple(spot, width).map(([[lon, lat], spread]) => fc.oneof(around(lon, lat, spread), around(turn(lon + 180), -lat, spread))),
  // Within a few millimetres.
  spot.map(([lon, lat]) => fc.tuple(whole(30), whole(30)).map(([x, y]): Degrees => [turn(lon + x * 2e-9), clip(lat + y * 2e-9)])),
);
