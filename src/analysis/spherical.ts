import type { Dataset } from '../domain/dataset.ts';
import { placingOf } from './columns.ts';

/** Turf's mean radius of the earth, metres (IUGG). */
const RADIUS_M = 6371008.8;

/** Degrees as Turf turns them into radians. */
const radians = (degrees: number) => ((degrees % 360) * Math.PI) / 180;

/**
 * Metres between two places (WGS 84 degrees) on Turf's sphere: the haversine in the order in which `distance(from, to, { units: 'meters' })` of
 * @turf/distance 7 reckons it, so that every bit is the same. Up to 0.5 % off the ellipsoid here: it stands beside the distance that is
 * decided on, for who compares with Turf, and decides nothing.
 */
export function sphericalMetres(fromLon: number, fromLat: number, toLon: number, toLat: number): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const a = half(toLat - fromLat) + half(toLon - fromLon) * Math.cos(radians(fromLat)) * Math.cos(radians(toLat));
  return 2 * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a)) * RADIUS_M;
}

/** Metres on the sphere from each village to a facility (an index, as `Proximity` names it); NaN where it has none, or either has no position. */
export function sphericalColumn(dataset: Dataset, facility: Int32Array): Float64Array {
  const { lon, lat } = placingOf(dataset).position;
  const metres = new Float64Array(facility.length).fill(Number.NaN);
  for (let village = 0; village < metres.length; village++) {
    const to = dataset.facilities[facility[village]!]?.position.at;
    if (to) metres[village] = sphericalMetres(lon[village]!, lat[village]!, to.lon, to.lat);
  }
  return metres;
}
