import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Point } from '../../src/map/geometry.ts';
import { cells, choose, isCrossed, lineSpots, pathSpots, ringSpots } from '../../src/map/label-spots.ts';
import { clearSides } from '../../src/map/name-sides.ts';

const WIDTH = 80;
const holds = ([west, north, east, south]: Box, [x, y]: Point) => x > west && x < east && y > north && y < south;
const coordinate = fc.integer({ min: 0, max: 1000 });
const end = fc.tuple(coordinate, coordinate);

describe('a ring’s label', () => {
  const spots = ringSpots([300, 300], 150);
  it('is never upside down', () => {
    for (const { angle } of spots) expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2);
  });

  it('takes the first spot with nothing in the way, and stays there while it is free', () => {
    const first = spots[0];
    const isTaken = (cell: Box) => first !== undefined && holds(cell, [first.x, first.y]);
    const chosen = choose(spots, WIDTH, null, isTaken);
    expect(chosen).toBeGreaterThan(0);
    expect(choose(spots, WIDTH, chosen, () => false)).toBe(chosen);
    expect(choose(spots, WIDTH, null, () => false)).toBe(0);
  });

  it('takes the least evil where none is free', () => {
    const isTaken = ([west]: Box) => west < 300;
    const chosen = spots[choose(spots, WIDTH, null, isTaken)];
    expect(chosen?.x).toBeGreaterThan(300);
    expect(choose(spots, WIDTH, 3, () => true)).toBe(3);
  });
});

describe('a line’s label', () => {
  it('stands level beside a steep line and along a flat one', () => {
    const beside = lineSpots([100, 100], [120, 400], WIDTH)[0];
    expect(beside?.angle).toBe(0);
    const along = lineSpots([100, 100], [400, 160], WIDTH)[0];
    expect(along?.angle).toBeCloseTo(Math.atan2(60, 300));
  });

  it('has no room beside a short one', () => {
    expect(lineSpots([0, 0], [60, 0], WIDTH)).toEqual([]);
    expect(lineSpots([0, 0], [0, 40], WIDTH)).toEqual([]);
  });

  it('is read from left to right and off its line, whichever way that runs', () => {
    fc.assert(
      fc.property(end, end, (from, to) => {
        for (const spot of lineSpots(from, to, WIDTH)) {
          expect(Math.abs(spot.angle)).toBeLessThanOrEqual(Math.PI / 2);
          for (const cell of cells(spot, WIDTH)) expect(isCrossed(cell, from, to, -4)).toBe(false);
        }
      }),
    );
  });
});

describe('the names at a line’s ends', () => {
  it('have a side to stand on, and never the line’s own', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }), (dx, dy) => {
        for (const liked of ['towards', 'away'] as const) {
          const sides = clearSides(dx, dy, liked);
          expect(sides.length).toBeGreaterThan(0);
          if (dx > 0 && dy === 0) expect(sides).not.toContain('right');
          if (dx < 0 && dy === 0) expect(sides).not.toContain('left');
          if (dy < 0) expect(sides).not.toContain('above');
          if (dy > 0) expect(sides).not.toContain('below');
        }
      }),
    );
  });

  it('stand apart: the hospital’s away from the village, the village’s towards the hospital unless the line is there', () => {
    expect(clearSides(-10, -30, 'away')[0]).toBe('right');
    expect(clearSides(10, 30, 'towards')[0]).toBe('right');
    expect(clearSides(30, 10, 'towards')[0]).toBe('above');
  });
});

describe('a way’s label', () => {
  it('stands level beside the middle of the way, and has no room beside a short one', () => {
    const bent: Point[] = [
      [0, 0],
      [100, 0],
      [100, 300],
    ];
    const [first] = pathSpots(bent, WIDTH);
    // Half of 400 pixels: 100 along the second piece.
    expect(first).toMatchObject({ y: 100, angle: 0 });
    expect((first?.x ?? 0) - WIDTH / 2).toBeGreaterThan(100);
    expect(
      pathSpots(
        [
          [0, 0],
          [20, 20],
        ],
        WIDTH,
      ),
    ).toEqual([]);
  });

  it('lies off the piece of the way that it stands at', () => {
    const pixels = fc.array(end, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(pixels, (points) => {
        for (const { x, y, angle } of pathSpots(points, WIDTH)) {
          expect(angle).toBe(0);
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          const least = Math.min(...points.slice(1).map((point, index) => distanceTo([x, y], points[index] ?? point, point)));
          expect(least).toBeLessThanOrEqual(Math.hypot(WIDTH / 2 + 10, 14));
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

/** Pixels from a point to a line between two others, in steps. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const steps = Array.from({ length: 2001 }, (_, step) => step / 2000);
  return Math.min(...steps.map((share) => Math.hypot(x - ax - (bx - ax) * share, y - ay - (by - ay) * share)));
}
