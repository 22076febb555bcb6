import type { Area } from '../../../src/analysis/spatial/edges.ts';
import { seeded } from '../../support/seeded.ts';

/** Points of a plane. */
export type Point = readonly [x: number, y: number];

/**
 * A tiling with holes, exclaves and corners where many districts meet: a grid of quadrangles with jittered corners, each given to a district by chance, each
 * district's outline traced from the sides it shares with another. Corners are whole numbers; neighbours share their corners exactly.
 */
export function tiling(seed: number, { columns, rows, districts }: { columns: number; rows: number; districts: number }): Area[] {
  const { uniform } = seeded(seed);
  const spread = () => Math.floor(uniform() * 5) - 2;
  const corners = Array.from(
    { length: (columns + 1) * (rows + 1) },
    (_, at): Point => [(at % (columns + 1)) * 6 + spread(), Math.floor(at / (columns + 1)) * 6 + spread()],
  );
  const owner = Array.from({ length: columns * rows }, () => Math.floor(uniform() * districts));
  return Array.from({ length: districts }, (_, district) => ({
    code: String(900 - district),
    polygons: [outlines(owner, district, columns).map((ring) => ring.map((corner) => corners[corner]!))],
  }));
}

/** Rings of corner numbers around the cells of one owner: sides walked both ways by its own cells are no border. */
function outlines(owner: readonly number[], district: number, columns: number): number[][] {
  const sides = new Map<string, readonly [number, number]>();
  owner.forEach((one, cell) => {
    if (one !== district) return;
    const southWest = Math.floor(cell / columns) * (columns + 1) + (cell % columns);
    const around = [southWest, southWest + 1, southWest + columns + 2, southWest + columns + 1];
    around.forEach((from, at) => {
      const to = around[(at + 1) % 4]!;
      if (!sides.delete(`${to} ${from}`)) sides.set(`${from} ${to}`, [from, to]);
    });
  });
  const rings: number[][] = [];
  while (sides.size > 0) {
    const [key, [start, second]] = sides.entries().next().value!;
    sides.delete(key);
    const ring = [start, second];
    while (ring.at(-1) !== start) {
      const [next, [, to]] = [...sides].find(([, [from]]) => from === ring.at(-1))!;
      sides.delete(next);
      ring.push(to);
    }
    rings.push(ring);
  }
  return rings;
}

type Where = 'inside' | 'border' | 'outside';

/** Where a point lies: well inside one of the polygons, else on the border of one, else outside of all. */
export function whereExactly({ polygons }: Area, point: Point): Where {
  const found = polygons.map((rings) => whereInRings(rings, point));
  return found.find((where) => where === 'inside') ?? found.find((where) => where === 'border') ?? 'outside';
}

/**
 * By whole numbers and another rule than the engine's: on the border where a cross product is 0, else inside where a ray in the direction
 * (1,000,003, 1,000,000,007) crosses an odd number of sides. Among whole numbers below 1,000 no corner is on such a ray.
 */
function whereInRings(rings: Area['polygons'][number], [x, y]: Point): Where {
  const [dx, dy] = [1_000_003n, 1_000_000_007n];
  let odd = false;
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at++) {
      const [a, b] = [ring[at]!, ring[(at + 1) % ring.length]!];
      const [ax, ay, bx, by] = [a[0] - x, a[1] - y, b[0] - x, b[1] - y].map(BigInt) as [bigint, bigint, bigint, bigint];
      if (ax === bx && ay === by) continue;
      const cross = ax * by - ay * bx;
      if (cross === 0n && ax * bx + ay * by <= 0n) return 'border';
      // Both ends on different sides of the ray's line, and the crossing on the ray's half of it.
      const [sideA, sideB] = [dx * ay - dy * ax, dx * by - dy * bx];
      if (sideA > 0n !== sideB > 0n && cross !== 0n && cross > 0n === sideB > sideA) odd = !odd;
    }
  }
  return odd ? 'inside' : 'outside';
}
