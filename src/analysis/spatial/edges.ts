import { orient2d } from 'robust-predicates';
import type { District } from '../../domain/place.ts';

/** What points are asked against: a district's code and its polygons. */
export type Area = Pick<District, 'code' | 'polygons'>;

/**
 * The edges of all polygons as typed arrays. A part is one polygon of a district (its outer ring and its holes); parts are numbered in the
 * order of their districts' codes, so the smaller of two parts is of the smaller code.
 */
export interface Edges {
  /** Four numbers an edge: from longitude and latitude, to longitude and latitude, degrees. */
  readonly ends: Float64Array;
  /** Per edge its part. */
  readonly part: Uint32Array;
  /** Per part the index of its district. */
  readonly districtOf: Int32Array;
}

/** Indexes of the districts, smaller code first; of two with the same code the one that was read first. */
function inCodeOrder(areas: readonly Area[]): number[] {
  return areas
    .map((_, index) => index)
    .sort((a, b) => {
      const [codeA, codeB] = [areas[a]?.code ?? '', areas[b]?.code ?? ''];
      return codeA < codeB ? -1 : codeA > codeB ? 1 : a - b;
    });
}

/** Takes districts apart into edges. A ring that does not come back to where it began is closed; an edge without length is none. */
export function edgesOf(areas: readonly Area[]): Edges {
  const room = areas.reduce(
    (sum, { polygons }) => sum + polygons.reduce((all, rings) => all + rings.reduce((n, ring) => n + ring.length, 0), 0),
    0,
  );
  const ends = new Float64Array(room * 4);
  const part = new Uint32Array(room);
  const districtOf: number[] = [];
  let count = 0;
  for (const district of inCodeOrder(areas)) {
    for (const polygon of areas[district]?.polygons ?? []) {
      for (const ring of polygon) {
        let from = ring.at(-1);
        for (const to of ring) {
          if (from && (from[0] !== to[0] || from[1] !== to[1])) {
            ends[count * 4] = from[0];
            ends[count * 4 + 1] = from[1];
            ends[count * 4 + 2] = to[0];
            ends[count * 4 + 3] = to[1];
            part[count] = districtOf.length;
            count += 1;
          }
          from = to;
        }
      }
      districtOf.push(district);
    }
  }
  return { ends: ends.subarray(0, count * 4), part: part.subarray(0, count), districtOf: Int32Array.from(districtOf) };
}

/**
 * On which side of an edge a point lies: positive on one, negative on the other, 0 exactly on its line. Exact: where rounding could turn the sign,
 * the predicate counts with more digits (Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, by robust-predicates).
 */
export function sideOf(ends: Float64Array, edge: number, x: number, y: number): number {
  const at = edge * 4;
  return orient2d(ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!, x, y);
}

/**
 * The same for the point moved east by a hair, and north by a hair of a hair: then it is on no line, and every border point is clearly on
 * one side of every edge (Edelsbrunner and Mücke, Simulation of Simplicity, 1990).
 */
export function sideBeside(ends: Float64Array, edge: number, x: number, y: number): boolean {
  const side = sideOf(ends, edge, x, y);
  if (side !== 0) return side > 0;
  const at = edge * 4;
  const north = ends[at + 3]! - ends[at + 1]!;
  // The predicate's sign is that of a y axis pointing down: east of an edge that goes north is positive.
  return north === 0 ? ends[at + 2]! < ends[at]! : north > 0;
}
