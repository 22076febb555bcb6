import { describe, expect, it } from 'vitest';
import type { District } from '../../src/domain/place.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { liesIn } from '../../src/io/inside.ts';

const ring = (west: number, south: number, east: number, north: number) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;

/** One degree square with a hole in its middle, and an exclave to the east. */
const DISTRICT: District = {
  code: '610727',
  name: '略阳县',
  level: 'county',
  county: '略阳县',
  schematic: false,
  polygons: [[ring(106, 33, 107, 34), ring(106.4, 33.4, 106.6, 33.6)], [ring(108, 33, 108.1, 33.1)]],
};

/** The same with each side cut into 250: short segments, most of them far away. */
const FINE: District = {
  ...DISTRICT,
  polygons: DISTRICT.polygons.map((polygon) =>
    polygon.map((corners) =>
      corners.flatMap(([x, y], index) => {
        const [nextX, nextY] = corners[index + 1] ?? [x, y];
        const cuts = index + 1 < corners.length ? 250 : 1;
        return Array.from({ length: cuts }, (_, cut) => [x + ((nextX - x) * cut) / cuts, y + ((nextY - y) * cut) / cuts] as const);
      }),
    ),
  ),
};

const METRES_NORTH = 1 / 111_195;
/** Along a parallel of 33.5°. */
const METRES_EAST = METRES_NORTH / Math.cos((33.5 * Math.PI) / 180);

describe('liesIn', () => {
  it.each([
    ['inside', 106.2, 33.5, true],
    ['in the exclave', 108.05, 33.05, true],
    ['in the hole', 106.5, 33.5, false],
    ['far outside', 107.5, 33.5, false],
    ['490 m north of the border', 106.5, 34 + 490 * METRES_NORTH, true],
    ['510 m north of the border', 106.5, 34 + 510 * METRES_NORTH, false],
    ['490 m east of the border', 107 + 490 * METRES_EAST, 33.5, true],
    ['510 m east of the border', 107 + 510 * METRES_EAST, 33.5, false],
    ['490 m into the hole', 106.4 + 490 * METRES_EAST, 33.5, true],
    ['510 m into the hole', 106.4 + 510 * METRES_EAST, 33.5, false],
    ['490 m north of a corner', 107, 34 + 490 * METRES_NORTH, true],
    ['400 m north and 400 m east of a corner', 107 + 400 * METRES_EAST, 34 + 400 * METRES_NORTH, false],
  ])('%s', (_, lon, lat, expected) => {
    expect(liesIn(DISTRICT, wgs84(lon, lat))).toBe(expected);
    expect(liesIn(FINE, wgs84(lon, lat))).toBe(expected);
  });

  it('measures to a slanting border across it, in metres both ways', () => {
    const side = 20_000;
    const [east, north] = [side * METRES_EAST, side * METRES_NORTH];
    const triangle = {
      ...DISTRICT,
      polygons: [
        [
          [
            [106, 33.5],
            [106 + east, 33.5],
            [106, 33.5 + north],
            [106, 33.5],
          ] as const,
        ],
      ],
    };
    const across = (metres: number) =>
      wgs84(106 + east / 2 + (metres / Math.SQRT2) * METRES_EAST, 33.5 + north / 2 + (metres / Math.SQRT2) * METRES_NORTH);
    expect([490, 510].map((metres) => liesIn(triangle, across(metres)))).toEqual([true, false]);
  });
});
