import { describe, expect, it } from 'vitest';
import { geodesicDistance } from '../../../src/analysis/geodesic.ts';
import { findWithin } from '../../../src/analysis/spatial/find-within.ts';
import { indexPlaces } from '../../../src/analysis/spatial/nearest-index.ts';
import { type Millimetres, wgs84 } from '../../../src/domain/units.ts';
import { seeded } from '../../support/seeded.ts';

const { uniform } = seeded(11);
const columns = (count: number, span: number) => ({
  lon: Float64Array.from({ length: count }, () => 106 + uniform() * span),
  lat: Float64Array.from({ length: count }, () => 33 + uniform() * span),
});

describe('all places within a distance', () => {
  const from = columns(40, 0.4);
  const places = columns(300, 0.4);
  const index = indexPlaces(places);
  const apart = (at: number, place: number) =>
    geodesicDistance(wgs84(from.lon[at]!, from.lat[at]!), wgs84(places.lon[place]!, places.lat[place]!));
  // A few around each, some dozen, and all of them; and one that is a place's very distance, to the millimetre, and one less.
  const exact = apart(3, 5);

  it.each([0, 3_000_000, 12_000_000, exact, exact - 1, 300_000_000, Number.POSITIVE_INFINITY])(
    'are those that measuring every pair finds, in order of place, up to %d mm',
    (limit) => {
      const { starts, place, distance } = findWithin(index, from, limit as Millimetres);
      for (let at = 0; at < 40; at++) {
        const near = Array.from({ length: 300 }, (_, one) => one).filter((one) => apart(at, one) <= limit);
        expect([...place.subarray(starts[at]!, starts[at + 1]!)]).toEqual(near);
        expect([...distance.subarray(starts[at]!, starts[at + 1]!)]).toEqual(near.map((one) => apart(at, one)));
      }
      expect(starts[40]).toBe(place.length);
    },
  );

  it('are none for a position that is not there', () => {
    const { starts } = findWithin(index, { lon: Float64Array.of(Number.NaN), lat: Float64Array.of(33) }, 1e9 as Millimetres);
    expect([...starts]).toEqual([0, 0]);
  });
});
