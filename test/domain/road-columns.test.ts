import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ROAD_CLASSES, type Road, SURFACES } from '../../src/domain/road.ts';
import { ColumnRoads, roadColumns } from '../../src/domain/road-columns.ts';
import { SEED } from '../analysis/build.ts';

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const arbitraryRoad: fc.Arbitrary<Road> = fc.record({
  class: fc.constantFrom(...ROAD_CLASSES),
  surface: fc.constantFrom(...SURFACES),
  widthM: fc.option(fc.double({ min: 0.5, max: 60, noNaN: true })),
  name: fc.oneof(fc.constantFrom('', '国道210', '__proto__'), fc.string({ unit: 'grapheme' })),
  direction: fc.constantFrom('both', 'forward', 'backward'),
  simulated: fc.boolean(),
  line: fc.array(fc.tuple(degrees(180), degrees(90)), { minLength: 2, maxLength: 6 }),
});

it('roads are packed and come out the same, sent to another thread in between', () => {
  fc.assert(
    fc.property(fc.array(arbitraryRoad, { maxLength: 20 }), (roads) => {
      const packed = new ColumnRoads(structuredClone(roadColumns(roads)));
      expect([...packed]).toEqual(roads);
      expect(packed.at(-1)).toEqual(roads.at(-1));
      expect(packed.at(roads.length)).toBeUndefined();
      expect(roadColumns(packed)).toBe(packed.columns);
    }),
    { seed: SEED, numRuns: 300 },
  );
});
