import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { toblerSpeed, walkingMinutes } from '../../../src/analysis/terrain/tobler.ts';
import { HEADINGS, walkingTimes } from '../../../src/analysis/terrain/walking-time.ts';
import type { Terrain } from '../../../src/domain/terrain.ts';
import { seeded } from '../../support/seeded.ts';

/** Cells of about 93 m × 111 m near Hanzhong. */
const CELL = 0.001;
const terrain = (columns: number, heights: readonly number[]): Terrain => ({
  columns,
  rows: heights.length / columns,
  heights: Float32Array.from(heights),
  west: 107,
  north: 33.1,
  cellLon: CELL,
  cellLat: CELL,
});
const centre = ({ columns }: Terrain, cell: number) =>
  [107 + ((cell % columns) + 0.5) * CELL, 33.1 - (Math.floor(cell / columns) + 0.5) * CELL] as const;
const at = (of: Terrain, ...cells: readonly number[]) => ({
  lon: Float64Array.from(cells, (cell) => centre(of, cell)[0]),
  lat: Float64Array.from(cells, (cell) => centre(of, cell)[1]),
});

const metres = (of: Terrain, a: number, b: number) => {
  const [[lon1, lat1], [lon2, lat2]] = [centre(of, a), centre(of, b)];
  return geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN;
};

/**
 * Bellman and Ford, every pair of cells that a king or a knight joins, Tobler's formula written out; independent of the engine. Halfway of a step that
 * is not straight the height is bilinear: the mean of the corners of the cell of middles it lies in, or of the two ends of the side it lies on.
 */
function bruteForce(of: Terrain, facilities: readonly number[], isBack = false): number[] {
  const time = Array.from(of.heights, (height, cell) =>
    facilities.includes(cell) && !Number.isNaN(height) ? 0 : Number.POSITIVE_INFINITY,
  );
  const height = (column: number, row: number) => of.heights[row * of.columns + column] ?? Number.NaN;
  for (let round = 0; round < of.heights.length; round++)
    for (let from = 0; from < of.heights.length; from++)
      for (let to = 0; to < of.heights.length; to++) {
        const [x, y] = [from % of.columns, Math.floor(from / of.columns)];
        const [u, v] = [to % of.columns, Math.floor(to / of.columns)];
        const [dx, dy] = [u - x, v - y];
        const isKing = Math.max(Math.abs(dx), Math.abs(dy)) === 1;
        const isKnight = Math.abs(dx * dy) === 2;
        if (!isKing && !isKnight) continue;
        const [midX, midY] = [x + dx / 2, y + dy / 2];
        const corners = [Math.floor(midX), Math.ceil(midX)].flatMap((column) =>
          [Math.floor(midY), Math.ceil(midY)].map((row) => height(column, row)),
        );
        const isStraight = dx * dy === 0;
        const middle = isStraight ? (height(x, y) + height(u, v)) / 2 : corners.reduce((sum, one) => sum + one, 0) / corners.length;
        if (Number.isNaN(height(x, y) + height(u, v) + middle)) continue;
        const half = metres(of, from, to) / 2;
        const minutes = [middle - height(x, y), height(u, v) - middle].reduce((sum, rise) => {
          const speed = 6 * Math.E ** (-3.5 * Math.abs((rise / half) * (isBack ? -1 : 1) + 0.05));
          return sum + (half / 1000 / speed) * 60;
        }, 0);
        time[from] = Math.min(time[from]!, time[to]! + minutes);
      }
  return time;
}

describe("Tobler's speed", () => {
  it('is 6 km/h slightly downhill, 5.04 on the flat, and less uphill than downhill', () => {
    expect(toblerSpeed(-0.05)).toBe(6);
    expect(toblerSpeed(0)).toBeCloseTo(5.0367, 4);
    expect(toblerSpeed(0.1)).toBeCloseTo(3.5493, 4);
    expect(toblerSpeed(-0.1)).toBeCloseTo(5.0367, 4);
    expect(walkingMinutes(1000, 0)).toBeCloseTo(11.9125, 4);
    expect(walkingMinutes(0, 0)).toBe(0);
  });
});

describe('walking times', () => {
  it.each(HEADINGS)('%s are those of brute force on small terrains with holes', (heading) => {
    const height = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 400, max: 700 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    );
    const drawn = fc.integer({ min: 2, max: 6 }).chain((columns) =>
      fc.record({
        columns: fc.constant(columns),
        heights: fc.array(height, { minLength: columns * 2, maxLength: columns * 6 }),
        facilities: fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }),
      }),
    );
    let unreachable = 0;
    fc.assert(
      fc.property(drawn, ({ columns, heights, facilities }) => {
        const of = terrain(columns, heights.slice(0, heights.length - (heights.length % columns)));
        const cells = facilities.map((cell) => cell % of.heights.length);
        const places = Array.from(of.heights, (_, cell) => cell);
        const { minutes, problems, facility } = walkingTimes(of, at(of, ...places), at(of, ...cells), heading);
        const why = cells.some((cell) => !Number.isNaN(of.heights[cell]!)) ? 'no-way' : 'no-facility';
        const expected = bruteForce(of, cells, heading === 'from-facility');
        for (const cell of places) {
          if (Number.isNaN(of.heights[cell]!)) expect(problems[cell]).toBe('height-unknown');
          else if (expected[cell] === Number.POSITIVE_INFINITY) {
            unreachable++;
            expect([problems[cell], facility[cell], minutes[cell]]).toEqual([why, -1, Number.NaN]);
          } else expect(Math.abs(minutes[cell]! / Math.max(expected[cell]!, 1e-9) - (expected[cell] === 0 ? 0 : 1))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 100, seed: 4 },
    );
    expect(unreachable).toBeGreaterThan(20);
  });

  it('depend on the direction: up to a hospital takes longer than down to it', () => {
    const slope = terrain(
      11,
      Array.from({ length: 22 }, (_, cell) => 500 + (cell % 11) * 20),
    );
    const up = walkingTimes(slope, at(slope, 0), at(slope, 10)).minutes[0]!;
    const down = walkingTimes(slope, at(slope, 10), at(slope, 0)).minutes[0]!;
    // 0.93 km by 200 m: slope 0.2143, W = 6 exp(-3.5 × 0.2643) = 2.379 km/h up and 6 exp(-3.5 × 0.1643) = 3.376 km/h down.
    const way = metres(slope, 0, 10) / 1000;
    expect(up).toBeCloseTo((way / (6 * Math.exp(-3.5 * (200 / (way * 1000) + 0.05)))) * 60, 6);
    expect(down).toBeCloseTo((way / (6 * Math.exp(-3.5 * (200 / (way * 1000) - 0.05)))) * 60, 6);
    expect(up).toBeGreaterThan(down * 1.3);
    // The way back up from the hospital in the valley is the way up.
    expect(walkingTimes(slope, at(slope, 10), at(slope, 0), 'from-facility').minutes[0]).toBeCloseTo(up, 9);
    expect(walkingTimes(slope, at(slope, 0), at(slope, 10), 'from-facility').minutes[0]).toBeCloseTo(down, 9);
  });

  it('step over no wall and through no river: a wall of one cell is climbed, and land unknown along a diagonal parts it', () => {
    const side = 21;
    const wall = (high: number, isOn: (column: number, row: number) => boolean) =>
      terrain(
        side,
        Array.from({ length: side * side }, (_, cell) => (isOn(cell % side, Math.floor(cell / side)) ? high : 0)),
      );
    const flat = wall(0, () => false);
    const ends = (of: Terrain) => walkingTimes(of, at(of, 10 * side), at(of, 10 * side + 20));
    const across = ends(wall(100, (column) => column === 10)).minutes[0]!;
    // However it winds, 100 m up take 100 · min over slopes s of e^(3.5 (s + 0.05)) / 100 s minutes, at s = 1/3.5, and down as many with s - 0.05;
    // the eighteen columns on either side are flat.
    const [best, apart] = [1 / 3.5, metres(flat, 0, 18)];
    const climbing = [0.05, -0.05].reduce((sum, skew) => sum + Math.exp(3.5 * (best + skew)) / best, 0);
    expect(across).toBeGreaterThan(climbing + walkingMinutes(apart, 0));
    expect(across).toBeLessThan(climbing + walkingMinutes(apart, 0) + 5);
    const river = ends(wall(Number.NaN, (column, row) => column === row));
    expect([river.problems[0], ends(wall(Number.NaN, (column) => column === 10)).problems[0]]).toEqual(['no-way', 'no-way']);
  });

  it('never grow when a facility is added, and never fall when land is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 400, max: 600 }), { minLength: 25, maxLength: 25 }),
        fc.nat(24),
        fc.nat(24),
        fc.nat(24),
        (heights, one, two, hole) => {
          const of = terrain(5, heights);
          const places = at(of, ...heights.keys());
          const few = walkingTimes(of, places, at(of, one)).minutes;
          const more = walkingTimes(of, places, at(of, one, two)).minutes;
          for (const [cell, time] of few.entries()) expect(more[cell]!).toBeLessThanOrEqual(time);
          if (hole === one) return;
          const less = walkingTimes(
            terrain(
              5,
              heights.map((height, cell) => (cell === hole ? Number.NaN : height)),
            ),
            places,
            at(of, one),
          ).minutes;
          for (const [cell, time] of less.entries()) expect(Number.isNaN(time) || time >= few[cell]!).toBe(true);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });

  it('are on the flat never less than straight, and more by 4 % and two diagonals of a cell at most', () => {
    const { uniform } = seeded(81);
    const flat = terrain(40, new Array<number>(1600).fill(500));
    const diagonal = metres(flat, 0, 41);
    const anywhere = (count: number) => ({
      lon: Float64Array.from({ length: count }, () => 107 + uniform() * 40 * CELL),
      lat: Float64Array.from({ length: count }, () => 33.1 - uniform() * 40 * CELL),
    });
    let most = 0;
    for (let round = 0; round < 20; round++) {
      const [places, facility] = [anywhere(200), anywhere(1)];
      walkingTimes(flat, places, facility).minutes.forEach((minutes, place) => {
        const { s12: straight = Number.NaN } = geodesic.Geodesic.WGS84.Inverse(
          places.lat[place]!,
          places.lon[place]!,
          facility.lat[0]!,
          facility.lon[0]!,
        );
        const way = minutes / walkingMinutes(1, 0);
        expect(way).toBeGreaterThan(straight * (1 - 1e-9));
        expect(way).toBeLessThan(1.04 * (straight + diagonal) + diagonal);
        if (straight > 900 && straight < 1000) most = Math.max(most, way / straight);
      });
    }
    expect(most).toBeGreaterThan(1.2);
    expect(most).toBeLessThan(1.26);
  });

  it('are straight and on the flat within one cell, and of the facility that comes first where two are as near', () => {
    const flat = terrain(2, [500, 500, 500, 500]);
    const [lon, lat] = centre(flat, 0);
    const places = { lon: Float64Array.of(lon + 0.0002), lat: Float64Array.of(lat) };
    const facilities = { lon: Float64Array.of(lon - 0.0002, lon - 0.0002), lat: Float64Array.of(lat, lat) };
    const { minutes, facility } = walkingTimes(flat, places, facilities);
    const way = geodesic.Geodesic.WGS84.Inverse(lat, lon + 0.0002, lat, lon - 0.0002).s12 ?? Number.NaN;
    expect(minutes[0]).toBeCloseTo((way * 0.06) / 5.036742, 5);
    expect(facility[0]).toBe(0);
  });

  it('say why there is none', () => {
    const of = terrain(3, [500, Number.NaN, 500, 500, Number.NaN, 500]);
    const nowhere = {
      lon: Float64Array.of(Number.NaN, 120, centre(of, 1)[0], centre(of, 2)[0]),
      lat: Float64Array.of(Number.NaN, 33, centre(of, 1)[1], centre(of, 2)[1]),
    };
    expect(walkingTimes(of, nowhere, at(of, 0)).problems).toEqual(['no-position', 'outside-terrain', 'height-unknown', 'no-way']);
    // Where no facility stands on known ground, nobody is cut off: there is nowhere to go.
    for (const facilities of [at(of), at(of, 1)])
      expect(walkingTimes(of, nowhere, facilities).problems).toEqual(['no-position', 'outside-terrain', 'height-unknown', 'no-facility']);
  });
});
