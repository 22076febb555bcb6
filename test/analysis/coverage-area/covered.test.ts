import { featureCollection, intersect, polygon, union } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredBy } from '../../../src/analysis/coverage-area/covered.ts';
import type { Disc } from '../../../src/analysis/coverage-area/discs.ts';
import { areaOf } from '../../../src/analysis/coverage-area/outline.ts';
import { box, disc, outline, type Point } from './plane.ts';

const LARGE = outline(box(-100, -100, 100, 100));
const area = (ground: Float64Array, ...discs: readonly Disc[]) => coveredBy(ground, discs).area;
/** What two circles of a radius share, their centres so far apart. */
const lens = (radius: number, apart: number) =>
  2 * radius ** 2 * Math.acos(apart / (2 * radius)) - (apart / 2) * Math.sqrt(4 * radius ** 2 - apart ** 2);

describe('the area discs cover, from a formula', () => {
  it.each<readonly [string, Float64Array, readonly Disc[], number]>([
    ['none', LARGE, [], 0],
    ['one disc', LARGE, [disc(3, 4, 5)], 25 * Math.PI],
    ['two apart', LARGE, [disc(-20, 0, 5), disc(20, 0, 3)], 34 * Math.PI],
    ['two that touch', LARGE, [disc(-5, 0, 5), disc(5, 0, 5)], 50 * Math.PI],
    ['two that overlap', LARGE, [disc(-3, 0, 5), disc(3, 0, 5)], 50 * Math.PI - lens(5, 6)],
    ['one in another, touching it from inside', LARGE, [disc(0, 0, 5), disc(2, 0, 3)], 25 * Math.PI],
    ['one in another', LARGE, [disc(0, 0, 5), disc(1, 1, 2)], 25 * Math.PI],
    ['the same thrice', LARGE, [disc(1, 1, 5), disc(1, 1, 5), disc(1, 1, 5)], 25 * Math.PI],
    ['half beyond a border', outline(box(0, -50, 50, 50)), [disc(0, 0, 5)], 12.5 * Math.PI],
    ['a quarter, its centre on a corner', outline(box(0, 0, 50, 50)), [disc(0, 0, 5)], 6.25 * Math.PI],
    ['a border it touches from inside', outline(box(-5, -50, 50, 50)), [disc(0, 0, 5)], 25 * Math.PI],
    ['a border it touches from outside', outline(box(5, -50, 50, 50)), [disc(0, 0, 5)], 0],
    ['a ground within it', outline(box(-1, -2, 3, 1)), [disc(0, 0, 5)], 12],
    ['a ground whose corners are on its circle', outline(box(-3, -4, 3, 4)), [disc(0, 0, 5)], 48],
    ['a ground it cannot reach', outline(box(10, 10, 20, 20)), [disc(0, 0, 5)], 0],
    ['around a hole', outline(box(-50, -50, 50, 50), box(-1, -1, 1, 1).reverse()), [disc(0, 0, 5)], 25 * Math.PI - 4],
    ['within a hole', outline(box(-50, -50, 50, 50), box(-9, -9, 9, 9).reverse()), [disc(0, 0, 5)], 0],
    [
      'two grounds at once',
      outline(box(-50, -50, 0, 50), box(1, -50, 50, 50)),
      [disc(0.5, 0, 5)],
      25 * Math.PI - 2 * (0.5 * Math.sqrt(24.75) + 25 * Math.asin(0.1)),
    ],
    [
      'four around a point that each passes through',
      LARGE,
      [disc(5, 0, 5), disc(0, 5, 5), disc(-5, 0, 5), disc(0, -5, 5)],
      100 + 50 * Math.PI,
    ],
    ['a radius of nothing', LARGE, [disc(0, 0, 0)], 0],
  ])('%s', (_, ground, discs, expected) => {
    expect(area(ground, ...discs)).toBeCloseTo(expected, 9);
  });

  it('a ring of discs around a gap leaves the gap out', () => {
    const six = Array.from({ length: 6 }, (_, at) => disc(10 * Math.cos((at * Math.PI) / 3), 10 * Math.sin((at * Math.PI) / 3), 5.5));
    expect(area(LARGE, ...six)).toBeCloseTo(6 * Math.PI * 5.5 ** 2 - 6 * lens(5.5, 10), 9);
  });
});

/** A disc as Turf has one: a polygon of so many corners, here of the disc's own area. */
function sided(corners: number, { x, y, radius }: Disc): Point[] {
  const grown = radius * Math.sqrt((2 * Math.PI) / corners / Math.sin((2 * Math.PI) / corners));
  return Array.from({ length: corners }, (_, at) => [
    x + grown * Math.cos((2 * Math.PI * at) / corners),
    y + grown * Math.sin((2 * Math.PI * at) / corners),
  ]);
}

const closed = (ring: readonly Point[]) => [...ring, ring[0]!].map(([x, y]) => [x, y]);

/** Area by corners: union and clipping by Turf, then the sum over trapezoids. */
function byCorners(ground: readonly Point[], discs: readonly Disc[], corners: number): number {
  const shapes = discs.map((one) => polygon([closed(sided(corners, one))]));
  const covered = shapes.length > 1 ? union(featureCollection(shapes)) : shapes[0]!;
  const clipped = covered && intersect(featureCollection([covered, polygon([closed(ground)])]));
  if (!clipped) return 0;
  const rings = clipped.geometry.type === 'Polygon' ? clipped.geometry.coordinates : clipped.geometry.coordinates.flat();
  return rings.reduce((sum, ring) => sum + areaOf(outline(ring.slice(0, -1).map(([x = 0, y = 0]): Point => [x, y]))), 0);
}

const metres = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
const arbitraryDiscs = (most: number, least = 1) =>
  fc
    .array(fc.tuple(metres(100), metres(100), fc.double({ min: 3, max: 25, noNaN: true })), { minLength: least, maxLength: most })
    .map((all) => all.map((one) => disc(...one)));
/** A star: simple, and no two of its edges parallel. */
const arbitraryGround = fc
  .array(fc.double({ min: 10, max: 60, noNaN: true }), { minLength: 3, maxLength: 20 })
  .map((reaches) =>
    reaches.map(
      (reach, at): Point => [
        50 + reach * Math.cos((2 * Math.PI * at) / reaches.length),
        50 + reach * Math.sin((2 * Math.PI * at) / reaches.length),
      ],
    ),
  );
/** Whole numbers: circles through corners, along edges, touching each other, everywhere. */
const arbitraryWholeDiscs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.constantFrom(1, 2, 5)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => all.map((one) => disc(...one)));

describe('the area discs cover, against polygons of 4,096 corners', () => {
  it('is the same within 0.0001 % of what the discs have', () => {
    fc.assert(
      fc.property(arbitraryGround, arbitraryDiscs(5), (ground, discs) => {
        const scale = discs.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0);
        expect(Math.abs(area(outline(ground), ...discs) - byCorners(ground, discs, 4096))).toBeLessThan(1e-6 * scale);
      }),
      { seed: 21, numRuns: 8 },
    );
  });

  it('is the same where circles pass through corners, run along borders and touch each other', () => {
    fc.assert(
      fc.property(arbitraryWholeDiscs, (discs) => {
        const ground = box(2, 2, 10, 9);
        const difference = Math.abs(area(outline(ground), ...discs) - byCorners(ground, discs, 360));
        expect(difference).toBeLessThan(4e-4 * discs.reduce((sum, { radius }) => sum + radius ** 2, 0));
      }),
      { seed: 22, numRuns: 50 },
    );
  });
});

describe('properties of a covered area', () => {
  const settings = { seed: 23, numRuns: 500 };
  const either = fc.oneof(arbitraryDiscs(12), arbitraryWholeDiscs);

  it('never shrinks when the radius grows or a disc is added, is never more than the ground or the discs have', () => {
    fc.assert(
      fc.property(
        arbitraryGround,
        either,
        fc.double({ min: 1, max: 1.5, noNaN: true }),
        arbitraryDiscs(1),
        (corners, discs, factor, [more]) => {
          const ground = outline(corners);
          const before = area(ground, ...discs);
          const room = 1e-7;
          expect(before).toBeGreaterThanOrEqual(-room);
          expect(before).toBeLessThanOrEqual(areaOf(ground) + room);
          expect(before).toBeLessThanOrEqual(discs.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0) + room);
          expect(area(ground, ...discs.map(({ x, y, radius }) => disc(x, y, radius * factor)))).toBeGreaterThanOrEqual(before - room);
          expect(area(ground, ...discs, more!)).toBeGreaterThanOrEqual(before - room);
        },
      ),
      settings,
    );
  });

  it('of the parts of a tiling sums to that of the whole, whatever line parts them', () => {
    fc.assert(
      fc.property(either, metres(12), metres(12), (discs, x, y) => {
        const parts = [box(-50, -50, x, y), box(x, -50, 150, y), box(-50, y, x, 150), box(x, y, 150, 150)].map((one) =>
          area(outline(one), ...discs),
        );
        const whole = area(outline(box(-50, -50, 150, 150)), ...discs);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 6);
      }),
      settings,
    );
  });

  it('does not change with the order of the discs, with doubles, with discs in others, or with the place', () => {
    fc.assert(
      fc.property(arbitraryGround, either, fc.nat(), metres(1), (corners, discs, pick, part) => {
        const ground = outline(corners);
        const before = area(ground, ...discs);
        const { x, y, radius } = discs[pick % discs.length]!;
        expect(area(ground, ...[...discs].reverse())).toBeCloseTo(before, 7);
        expect(area(ground, ...discs, disc(x, y, radius), disc(x + (radius * part) / 2, y, radius * (1 - part)))).toBeCloseTo(before, 7);
        expect(area(ground, ...discs, disc(x + 1e-9, y - 1e-9, radius))).toBeCloseTo(before, 5);
        const moved = outline(corners.map(([a, b]) => [a + 31_000, b - 87_000]));
        expect(area(moved, ...discs.map((one) => disc(one.x + 31_000, one.y - 87_000, one.radius)))).toBeCloseTo(before, 4);
      }),
      settings,
    );
  });

  it('has a boundary that closes: every stretch begins where another ends', () => {
    fc.assert(
      fc.property(arbitraryGround, either, (corners, discs) => {
        let [x, y] = [0, 0];
        for (const piece of coveredBy(outline(corners), discs).pieces) {
          if (piece.kind === 'line') {
            x += piece.to[0] - piece.from[0];
            y += piece.to[1] - piece.from[1];
          } else {
            x += piece.disc.radius * (Math.cos(piece.to) - Math.cos(piece.from));
            y += piece.disc.radius * (Math.sin(piece.to) - Math.sin(piece.from));
          }
        }
        expect(Math.hypot(x, y)).toBeLessThan(1e-6);
      }),
      settings,
    );
  });
});
