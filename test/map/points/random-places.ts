import fc from 'fast-check';
import type { PositionColumns } from '../../../src/domain/columns.ts';

/** Positions anywhere, crowded on purpose: few distinct degrees, so that many coincide, lie on a cell's edge or have none. */
export const positions: fc.Arbitrary<PositionColumns> = fc
  .array(
    fc.oneof(
      {
        arbitrary: fc.tuple(fc.double({ min: -179.9, max: 179.9, noNaN: true }), fc.double({ min: -84, max: 84, noNaN: true })),
        weight: 2,
      },
      {
        arbitrary: fc.tuple(
          fc.integer({ min: 1070, max: 1080 }).map((n) => n / 10),
          fc.integer({ min: 330, max: 335 }).map((n) => n / 10),
        ),
        weight: 6,
      },
      { arbitrary: fc.constant([Number.NaN, Number.NaN] as [number, number]), weight: 1 },
    ),
    { maxLength: 80 },
  )
  .map((places) => ({ lon: Float64Array.from(places, ([lon]) => lon), lat: Float64Array.from(places, ([, lat]) => lat) }));
