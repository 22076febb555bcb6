import type { PositionColumns } from '../../domain/columns.ts';
import { type DistrictGrid, toggle } from './district-grid.ts';
import { sideBeside, sideOf } from './edges.ts';

/** No district. */
const NONE = -1;
/** A district that has to be looked for. */
const LOOK = -2;

/** Per point the district it lies in. */
export interface Located {
  /** Index into the districts the grid was made of; −1 where the point lies in none of them, or is no position. */
  readonly district: Int32Array;
  /** Indexes of points in the ground of two districts or more, ascending: the districts overlap there. A point on a border is in no such place. */
  readonly overlapping: readonly number[];
}

/**
 * Finds the district of each point. A point belongs to the district whose ground or border it lies on, and only to one: of several (a border,
 * a corner where three meet, districts that overlap) to that of the smallest code. Exact for the numbers given: no tolerance.
 *
 * From the corner of the point's cell, of which the parts are known, a path goes north and then east to the point; each edge of the
 * cell that it crosses is a step into a part or out of it. Both ends are moved by the same hair (`sideBeside`), so no crossing is in doubt.
 */
export function locate(grid: DistrictGrid, { lon, lat }: PositionColumns): Located {
  const { scale, west, south, columns, rows, first, inside, districtOf } = grid;
  const district = new Int32Array(lon.length);
  const overlapping: number[] = [];
  const found: Found = { inside: [], border: [] };
  // What is to be said of a point in a cell without an edge; of several parts, that it is to be looked into.
  const alone = Int32Array.from(inside, (parts) => (parts.length > 1 ? LOOK : parts.length === 1 ? districtOf[parts[0]!]! : NONE));
  for (let point = 0; point < lon.length; point++) {
    const x = lon[point]!;
    const y = lat[point]!;
    const column = Math.floor(x * scale) - west;
    const row = Math.floor(y * scale) - south;
    district[point] = NONE;
    // Said so that NaN is outside.
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) continue;
    const cell = row * columns + column;
    const entry = first[cell]!;
    const said = entry < 0 ? alone[~entry]! : LOOK;
    if (said !== LOOK) {
      district[point] = said;
      continue;
    }
    examine(grid, cell, x, y, found);
    district[point] = smallest(found, districtOf);
    if (doOverlap(found, districtOf)) overlapping.push(point);
  }
  return { district, overlapping };
}

/** The parts a point lies in (or would, moved by a hair), and those whose border it is on. */
interface Found {
  inside: number[];
  border: number[];
}

function examine(grid: DistrictGrid, cell: number, x: number, y: number, found: Found): void {
  const { scale, west, south, columns, first, edges, next, inside, ends, part } = grid;
  empty(found.inside);
  empty(found.border);
  const x0 = ((cell % columns) + west) / scale;
  const y0 = (Math.floor(cell / columns) + south) / scale;
  let entry = first[cell]!;
  for (; entry >= 0; entry = next[entry]!) {
    const edge = edges[entry]!;
    const ax = ends[edge * 4]!;
    const ay = ends[edge * 4 + 1]!;
    const bx = ends[edge * 4 + 2]!;
    const by = ends[edge * 4 + 3]!;
    const meetsWall = ax <= x0 !== bx <= x0;
    const meetsParallel = ay <= y !== by <= y;
    if (meetsWall || meetsParallel) {
      const turn = sideBeside(ends, edge, x0, y);
      const crossesWall = meetsWall && sideBeside(ends, edge, x0, y0) !== turn;
      const crossesParallel = meetsParallel && sideBeside(ends, edge, x, y) !== turn;
      if (crossesWall !== crossesParallel) toggle(found.inside, part[edge]!);
    }
    const isBeside = (x >= ax || x >= bx) && (x <= ax || x <= bx) && (y >= ay || y >= by) && (y <= ay || y <= by);
    if (isBeside && sideOf(ends, edge, x, y) === 0) found.border.push(part[edge]!);
  }
  for (const one of inside[~entry]!) toggle(found.inside, one);
}

/** As `length = 0` does, which takes as long as looking at an edge. */
function empty(parts: number[]): void {
  while (parts.length > 0) parts.pop();
}

/** The district of the smallest code, −1 where there is none: parts are numbered in the order of codes. */
function smallest({ inside, border }: Found, districtOf: Int32Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const part of inside) if (part < least) least = part;
  for (const part of border) if (part < least) least = part;
  return least === Number.POSITIVE_INFINITY ? -1 : districtOf[least]!;
}

/** Whether a point well inside one district is in another too. */
function doOverlap({ inside, border }: Found, districtOf: Int32Array): boolean {
  if (inside.length + border.length < 2) return false;
  const well = inside.filter((part) => !border.includes(part)).map((part) => districtOf[part]!);
  const all = [...inside, ...border].map((part) => districtOf[part]!);
  return well.some((one) => all.some((other) => other !== one));
}
