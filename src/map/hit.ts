import type { Dataset } from '../domain/dataset.ts';
import type { District } from '../domain/place.ts';
import { STATES } from '../domain/state.ts';
import { type Box, boxOf, isInside, mercator, type Point, pointsOf } from './geometry.ts';
import { HIDDEN } from './picture.ts';

const GAP = STATES.indexOf('gap');
/** Two symbols this close (pixels) count as equally near: then the gap wins. */
const TIE = 5;

/** Village positions in the unit square of Web Mercator, NaN where there is none: x0, y0, x1, y1, … */
export function projectVillages(dataset: Dataset): Float64Array {
  const projected = new Float64Array(dataset.villages.length * 2).fill(NaN);
  let index = 0;
  for (const { position } of dataset.villages) {
    if (position.at) projected.set(mercator(position.at.lon, position.at.lat), index * 2);
    index++;
  }
  return projected;
}

/**
 * The village under a pointer, or null. Computed from positions, not asked of the renderer: a hidden village is still in the renderer's answer,
 * and 2,187 subtractions are quicker than four symbol layers. `scale` is the world's width in pixels.
 */
export function villageAt(projected: Float64Array, states: Uint8Array, pointer: Point, scale: number, tolerance: number): number | null {
  let found: number | null = null;
  let least = tolerance;
  for (let index = 0; index < states.length; index++) {
    const state = states[index];
    if (state === HIDDEN) continue;
    const dx = ((projected[index * 2] ?? NaN) - pointer[0]) * scale;
    const dy = ((projected[index * 2 + 1] ?? NaN) - pointer[1]) * scale;
    const raw = Math.hypot(dx, dy);
    if (!(raw <= tolerance)) continue;
    const distance = state === GAP ? raw - TIE : raw;
    if (distance <= least) [found, least] = [index, distance];
  }
  return found;
}

export type AreaFinder = (at: Point) => District | null;

/** Prepares to find the district a point in degrees lies in; the first one where districts overlap, null outside of all. */
export function findAreas(districts: readonly District[]): AreaFinder {
  const boxed = districts.flatMap((district): { district: District; box: Box }[] => {
    const box = boxOf(pointsOf([district]));
    return box ? [{ district, box }] : [];
  });
  return (at) =>
    boxed.find(
      ({ district, box }) =>
        at[0] >= box[0] &&
        at[0] <= box[2] &&
        at[1] >= box[1] &&
        at[1] <= box[3] &&
        district.polygons.some((polygon) => isInside(polygon, at)),
    )?.district ?? null;
}
