import type { District } from '../domain/place.ts';
import { type Box, boxOf, isInside, type Point, pointsOf } from './geometry.ts';

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
