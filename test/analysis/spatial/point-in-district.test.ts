import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../../../src/analysis/spatial/district-grid.ts';
import type { Area } from '../../../src/analysis/spatial/edges.ts';
import { locate } from '../../../src/analysis/spatial/point-in-district.ts';
import { seeded } from '../../support/seeded.ts';
import { type Point, tiling, whereExactly } from './tiling.ts';

const columnsOf = (points: readonly Point[]) => ({
  lon: Float64Array.from(points, ([x]) => x),
  lat: Float64Array.from(points, ([, y]) => y),
});
/** Codes by point, '' for none. */
const codesOf = (areas: readonly Area[], points: readonly Point[]) =>
  [...locate(gridOf(areas), columnsOf(points)).district].map((index) => areas[index]?.code ?? '');

/** The rule said directly: of all districts that a point is in or on the border of, the smallest code. */
function byHand(areas: readonly Area[], point: Point): { readonly code: string; readonly overlaps: boolean } {
  const found = areas.map((area) => ({ code: area.code, where: whereExactly(area, point) })).filter(({ where }) => where !== 'outside');
  return {
    code: found.map(({ code }) => code).sort()[0] ?? '',
    overlaps: found.length > 1 && found.some(({ where }) => where === 'inside'),
  };
}

const square = (code: string, west: number, south: number, east: number, north: number, ...holes: Point[][]): Area => ({
  code,
  polygons: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
      ...holes,
    ],
  ],
});
const ring = (west: number, south: number, east: number, north: number): Point[] => [
  ...square('', west, south, east, north).polygons[0]![0]!,
];

describe('the district of a point', () => {
  const [a, b] = [square('2', 0, 0, 4, 4), square('1', 4, 0, 8, 4)];

  it.each<readonly [string, Point, string]>([
    ['inside', [1, 1], '2'],
    ['inside the other', [7.5, 3], '1'],
    ['on the shared border: the smaller code', [4, 2], '1'],
    ['on a shared corner', [4, 4], '1'],
    ['on an outer border to the west', [0, 2], '2'],
    ['on an outer border to the east', [8, 2], '1'],
    ['on an outer border to the north', [2, 4], '2'],
    ['on the outermost corner', [8, 4], '1'],
    ['a hair outside', [8 + 2 ** -48, 2], ''],
    ['far outside', [100, 2], ''],
    ['no position', [Number.NaN, Number.NaN], ''],
  ])('%s', (_, point, code) => {
    expect(codesOf([a, b], [point])).toEqual([code]);
  });

  it('is none in a gap and in a hole, and the one in the hole where there is one; the hole’s border is the smaller code’s', () => {
    const outer = square('5', 0, 0, 10, 10, ring(2, 2, 4, 4), ring(6, 6, 8, 8));
    const enclave = square('6', 6, 6, 8, 8);
    const points: Point[] = [
      [1, 1],
      [3, 3],
      [7, 7],
      [6, 7],
      [2, 3],
      [11, 11],
    ];
    expect(codesOf([outer, enclave], points)).toEqual(['5', '', '6', '5', '5', '']);
    expect(codesOf([{ ...outer, code: '7' }, enclave], points)).toEqual(['7', '', '6', '6', '7', '']);
  });

  it('is the smaller code where districts overlap, and it is told; a shared border is no overlap', () => {
    const wide = square('3', 3, 1, 6, 3);
    const points: Point[] = [
      [3.5, 2],
      [4, 3],
      [3, 2],
      [3, 1],
      [4, 3.5],
      [4, 0.5],
      [2, 2],
    ];
    const { district, overlapping } = locate(gridOf([a, b, wide]), columnsOf(points));
    expect([...district].map((index) => [a, b, wide][index]?.code)).toEqual(['2', '1', '2', '2', '1', '1', '2']);
    expect(overlapping).toEqual([0, 2, 3]);
  });

  it('is one where the same code is given twice, or a district has many parts that touch: the first, and no overlap', () => {
    const twice: Area = { code: '9', polygons: [...a.polygons, ...b.polygons] };
    expect(
      locate(
        gridOf([twice, square('9', 20, 0, 21, 1)]),
        columnsOf([
          [4, 2],
          [20.5, 0.5],
        ] as Point[]),
      ),
    ).toEqual({
      district: Int32Array.of(0, 1),
      overlapping: [],
    });
  });

  it('closes rings that were left open, and reads neither from no district nor from one without ground', () => {
    const open = { code: '1', polygons: [[ring(0, 0, 4, 4).slice(0, 4)]] };
    expect(
      codesOf(
        [open],
        [
          [0, 2],
          [2, 2],
          [5, 2],
        ],
      ),
    ).toEqual(['1', '1', '']);
    expect(codesOf([], [[0, 0]])).toEqual(['']);
    expect(codesOf([{ code: '1', polygons: [] }], [[0, 0]])).toEqual(['']);
    expect(
      codesOf(
        [
          {
            code: '1',
            polygons: [
              [
                [
                  [3, 3],
                  [3, 3],
                ],
              ],
            ],
          },
        ],
        [[3, 3]],
      ),
    ).toEqual(['']);
  });

  it('refuses a border in metres', () => {
    expect(() => gridOf([square('1', 36_500_000, 3_600_000, 36_500_100, 3_600_100)])).toThrow(/not in degrees/);
  });
});

describe('against whole numbers', () => {
  const shape = fc.record({
    columns: fc.integer({ min: 1, max: 7 }),
    rows: fc.integer({ min: 1, max: 7 }),
    districts: fc.integer({ min: 1, max: 9 }),
  });

  it('every lattice point of a tiling lies in exactly the district the rule says, borders and corners included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), shape, (seed, size) => {
        const areas = tiling(seed, size);
        const points: Point[] = [];
        for (let x = -4; x <= size.columns * 6 + 4; x++) for (let y = -4; y <= size.rows * 6 + 4; y++) points.push([x, y]);
        const { district, overlapping } = locate(gridOf(areas), columnsOf(points));
        expect([...district].map((index) => areas[index]?.code ?? '')).toEqual(points.map((point) => byHand(areas, point).code));
        expect(overlapping).toEqual([]);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('finds the smallest code and the overlaps of any heap of rings: crossing themselves, doubled, collinear', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    const area = fc.array(fc.array(fc.array(corner, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 5 }), (shapes) => {
        const areas = shapes.map((polygons, index) => ({ code: String(index), polygons }));
        const points: Point[] = [];
        for (let x = -1; x <= 13; x++) for (let y = -1; y <= 13; y++) points.push([x, y]);
        const { district, overlapping } = locate(gridOf(areas), columnsOf(points));
        const said = points.map((point) => byHand(areas, point));
        expect([...district].map((index) => areas[index]?.code ?? '')).toEqual(said.map(({ code }) => code));
        expect(overlapping).toEqual(said.flatMap(({ overlaps }, index) => (overlaps ? [index] : [])));
      }),
      { seed: 5, numRuns: 400 },
    );
  });
});

describe('with degrees as they come', () => {
  /** The tiling turned, shrunk and put where Hanzhong is: no border is parallel to anything, no corner a round number. */
  const turned = (areas: readonly Area[]): Area[] => {
    const [sin, cos] = [Math.sin(0.37), Math.cos(0.37)];
    const move = ([x, y]: Point): Point => [106.3 + (x * cos - y * sin) / 37, 32.9 + (x * sin + y * cos) / 41];
    return areas.map(({ code, polygons }) => ({ code, polygons: polygons.map((rings) => rings.map((corners) => corners.map(move))) }));
  };

  it('equals Turf’s answer away from borders', () => {
    const { uniform } = seeded(11);
    const areas = turned(tiling(12, { columns: 12, rows: 10, districts: 14 }));
    const points = Array.from({ length: 4000 }, (): Point => [105 + uniform() * 4, 32.5 + uniform() * 3]);
    const features = areas.map(({ code, polygons }) => ({
      code,
      shape: {
        type: 'MultiPolygon' as const,
        coordinates: polygons.map((rings) => rings.map((corners) => corners.map(([x, y]) => [x, y]))),
      },
    }));
    const turf = points.map(
      (point) =>
        features
          .filter(({ shape }) => booleanPointInPolygon([...point], shape))
          .map(({ code }) => code)
          .sort()[0] ?? '',
    );
    expect(codesOf(areas, points)).toEqual(turf);
    expect(turf.filter((code) => code === '').length).toBeGreaterThan(500);
  });

  it('a point as near to a shared border as numbers allow is in one district, never in two or none', () => {
    const { uniform } = seeded(13);
    const areas = turned(tiling(14, { columns: 8, rows: 8, districts: 6 }));
    const points = areas.flatMap(({ polygons }) =>
      polygons.flat().flatMap((corners) =>
        corners.slice(1).flatMap((to, at): Point[] => {
          const from = corners[at]!;
          const t = uniform();
          const near: Point = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
          return [from, near, [near[0], near[1] + 2 ** -47], [near[0] - 2 ** -46, near[1]]];
        }),
      ),
    );
    const outline = { code: 'all', polygons: tiling(14, { columns: 8, rows: 8, districts: 1 }).flatMap(({ polygons }) => polygons) };
    const inAll = codesOf(turned([outline]), points);
    const { district, overlapping } = locate(gridOf(areas), columnsOf(points));
    expect(overlapping).toEqual([]);
    const isSame = points.map((_, index) => (district[index] === -1) === (inAll[index] === ''));
    expect(isSame.filter((same) => !same)).toEqual([]);
    expect(points.length).toBeGreaterThan(500);
  });

  it('does not depend on what else is asked: alone, in another order, among far districts', () => {
    const areas = turned(tiling(15, { columns: 5, rows: 5, districts: 5 }));
    const { uniform } = seeded(16);
    const points = Array.from({ length: 300 }, (): Point => [105.8 + uniform() * 1.5, 32.7 + uniform() * 1.5]);
    const codes = codesOf(areas, points);
    expect(codesOf([...areas].reverse(), [...points].reverse()).reverse()).toEqual(codes);
    expect(codesOf([...areas, square('zz', -170, -80, -169.99, -79.99)], points)).toEqual(codes);
    expect(points.map((point) => codesOf(areas, [point])[0])).toEqual(codes);
  });
});
