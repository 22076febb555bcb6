import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredBy } from '../../../src/analysis/coverage-area/covered.ts';
import type { Disc } from '../../../src/analysis/coverage-area/discs.ts';
import type { EqualAreaPlane } from '../../../src/analysis/coverage-area/equal-area-plane.ts';
import { polygonsOf } from '../../../src/analysis/coverage-area/polygons.ts';
import { box, disc, outline, type Point } from './plane.ts';

/** A plane whose degrees are its metres: what is strung together is looked at, not where it lies. */
const FLAT: EqualAreaPlane = { toPlane: (lon, lat) => [lon, lat], toDegrees: (x, y) => [x, y], radiusAt: (_, metres) => metres };
const polygons = (ground: Float64Array, discs: readonly Disc[]) => polygonsOf(coveredBy(ground, discs).pieces, FLAT);

/** Area to the left of a closed ring, by trapezoids. */
const ringArea = (ring: readonly Point[]) =>
  ring.slice(1).reduce((sum, [x, y], at) => sum + ((ring[at]![0] - x) * (ring[at]![1] + y)) / 2, 0);

/** Whether polygons hold a point, by rays: what a map that fills them would colour. */
function holds(shape: ReturnType<typeof polygons>, x: number, y: number): boolean {
  const crossed = (ring: readonly Point[]) =>
    ring.slice(1).filter(([bx, by], at) => {
      const [ax, ay] = ring[at]!;
      return ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay);
    }).length;
  return shape.some((rings) => rings.reduce((sum, ring) => sum + crossed(ring), 0) % 2 === 1);
}

const LARGE = outline(box(-10_000, -10_000, 10_000, 10_000));

describe('covered ground as polygons', () => {
  it.each<readonly [string, Float64Array, readonly Disc[], readonly number[]]>([
    ['nothing', LARGE, [], []],
    ['one circle is one ring', LARGE, [disc(0, 0, 500)], [1]],
    ['two apart are two polygons', LARGE, [disc(-1000, 0, 500), disc(1000, 0, 300)], [1, 1]],
    ['two that overlap are one', LARGE, [disc(-300, 0, 500), disc(300, 0, 500)], [1]],
    ['the whole ground where it is covered', outline(box(-100, -200, 300, 100)), [disc(0, 0, 500)], [1]],
    ['around a hole of the ground', outline(box(-5000, -5000, 5000, 5000), box(-100, -100, 100, 100).reverse()), [disc(0, 0, 500)], [2]],
    ['two grounds with a strip between', outline(box(-5000, -5000, 0, 5000), box(100, -5000, 5000, 5000)), [disc(50, 0, 500)], [1, 1]],
    [
      'a ring of circles around ground that none reaches',
      LARGE,
      Array.from({ length: 6 }, (_, at) => disc(1000 * Math.cos((at * Math.PI) / 3), 1000 * Math.sin((at * Math.PI) / 3), 550)),
      [2],
    ],
  ])('%s', (_, ground, discs, rings) => {
    const shape = polygons(ground, discs);
    expect(shape.map((all) => all.length)).toEqual(rings);
    for (const all of shape)
      all.forEach((ring, at) => {
        expect(ring[0]).toEqual(ring.at(-1));
        // RFC 7946: the outer ring anticlockwise, holes clockwise.
        expect(Math.sign(ringArea(ring))).toBe(at === 0 ? 1 : -1);
      });
  });

  /** Tenths, so that places are spread evenly: doubles as fast-check draws them huddle around zero. */
  const metres = (most: number, least = 0) => fc.integer({ min: least * 10, max: most * 10 }).map((tenths) => tenths / 10);
  const discs = fc
    .array(fc.tuple(metres(10_000), metres(10_000), metres(2500, 300)), { minLength: 1, maxLength: 12 })
    .map((all) => all.map((one) => disc(...one)));
  const whole = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.constantFrom(1, 2, 5)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((all) => all.map(([x, y, radius]) => disc(x * 800, y * 800, radius * 800)));
  const ground = fc.array(metres(6000, 1000), { minLength: 3, maxLength: 20 }).map((reaches) =>
    outline(
      reaches.map((reach, at): Point => {
        const angle = (2 * Math.PI * at) / reaches.length;
        return [5000 + reach * Math.cos(angle), 5000 + reach * Math.sin(angle)];
      }),
    ),
  );

  it('have the area but for their chords, wherever circles and borders meet', () => {
    fc.assert(
      fc.property(ground, fc.oneof(discs, whole), (corners, given) => {
        const { area } = coveredBy(corners, given);
        const drawn = polygons(corners, given).reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ringArea(ring), 0), 0);
        const chords = 5e-4 * given.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0);
        expect(drawn).toBeLessThan(area + 5);
        expect(drawn).toBeGreaterThan(area - chords - 5);
      }),
      { seed: 71, numRuns: 500 },
    );
  });

  it('hold a place exactly where the ground and a disc do, but for the chords', () => {
    const isOn = (edges: Float64Array, x: number, y: number) => {
      let isIn = false;
      for (let at = 0; at < edges.length; at += 4) {
        const [ax, ay, bx, by] = edges.subarray(at, at + 4) as unknown as [number, number, number, number];
        if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isIn = !isIn;
      }
      return isIn;
    };
    let [within, outside] = [0, 0];
    fc.assert(
      fc.property(ground, fc.oneof(discs, whole), (corners, given) => {
        const shape = polygons(corners, given);
        for (let x = 137; x < 10_000; x += 700)
          for (let y = 171; y < 10_000; y += 700) {
            const away = Math.min(...given.map((one) => Math.hypot(one.x - x, one.y - y) - one.radius));
            // The chord's rise, and more.
            if (Math.abs(away) < 8) continue;
            const expected = away < 0 && isOn(corners, x, y);
            if (expected) within += 1;
            else outside += 1;
            expect(holds(shape, x, y)).toBe(expected);
          }
      }),
      { seed: 72, numRuns: 200 },
    );
    expect(Math.min(within, outside)).toBeGreaterThan(5000);
  });
});
