import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES } from '../../../src/domain/state.ts';
import { mercator, type Point } from '../../../src/map/geometry.ts';
import { HIDDEN } from '../../../src/map/picture.ts';
import { gridOf, placeOf } from '../../../src/map/points/place-grid.ts';
import { villageAt } from '../../../src/map/points/point-at.ts';
import { positions } from './random-places.ts';

const [MET, GAP] = [STATES.indexOf('met'), STATES.indexOf('gap')];
const grid = gridOf({ lon: Float64Array.of(107.1, Number.NaN, 107.2, 107.2001), lat: Float64Array.of(33, Number.NaN, 33, 33) });
/** At this width one ten-thousandth of a degree is 3 pixels. */
const SCALE = 360 * 30_000;
const at = (lon: number, states: number[], tolerance = 8) => villageAt(grid, Uint8Array.from(states), mercator(lon, 33), SCALE, tolerance);

describe('the village under the pointer', () => {
  it('is the nearest within the tolerance', () => {
    expect(at(107.2, [MET, MET, MET, MET])).toBe(2);
    expect(at(107.2001, [MET, MET, MET, MET])).toBe(3);
    expect(at(107.1999, [MET, MET, MET, MET])).toBe(2);
    expect(at(107.19, [MET, MET, MET, MET])).toBeNull();
  });

  it('prefers a gap about as near', () => {
    expect(at(107.2, [MET, MET, MET, GAP])).toBe(3);
    expect(at(107.2001, [MET, MET, GAP, MET])).toBe(2);
  });

  it('is never one that is filtered out, nor one without a place', () => {
    expect(at(107.2, [MET, MET, HIDDEN, HIDDEN])).toBeNull();
    expect(at(107.2, [MET, GAP, HIDDEN, MET])).toBe(3);
  });

  it('reaches further for a finger', () => {
    expect(at(107.1995, [MET, MET, MET, MET])).toBeNull();
    expect(at(107.1995, [MET, MET, MET, MET], 20)).toBe(2);
  });

  it('is what looking at every village finds', () => {
    const cases = fc.record({
      columns: positions,
      lon: fc.integer({ min: 10_700, max: 10_800 }).map((n) => n / 100),
      lat: fc.integer({ min: 3300, max: 3350 }).map((n) => n / 100),
      scale: fc.constantFrom(360 * 20, 360 * 100, 360 * 3000),
      tolerance: fc.constantFrom(8, 20),
      seed: fc.array(fc.constantFrom(0, 1, 2, 3, HIDDEN), { minLength: 80, maxLength: 80 }),
    });
    fc.assert(
      fc.property(cases, ({ columns, lon, lat, scale, tolerance, seed }) => {
        const places = gridOf(columns);
        const states = Uint8Array.from(seed.slice(0, columns.lon.length));
        const pointer: Point = mercator(lon, lat);
        let [wanted, least]: [number | null, number] = [null, tolerance];
        for (const [record, state] of states.entries()) {
          const slot = places.slots[record] ?? -1;
          if (slot < 0 || state === HIDDEN) continue;
          const [x, y] = placeOf(places, slot);
          const away = Math.hypot((x - pointer[0]) * scale, (y - pointer[1]) * scale);
          const counted = away - (state === GAP ? 5 : 0);
          if (away <= tolerance && counted <= least) [wanted, least] = [record, counted];
        }
        expect(villageAt(places, states, pointer, scale, tolerance)).toBe(wanted);
      }),
      { numRuns: 400 },
    );
  });
});
