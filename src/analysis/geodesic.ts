import geodesic from 'geographiclib-geodesic';
import { type Millimetres, millimetres, type Wgs84 } from '../domain/units.ts';

const { WGS84 } = geodesic.Geodesic;
const DISTANCE = geodesic.Geodesic.DISTANCE;
const DISTANCE_AND_AZIMUTH = DISTANCE | geodesic.Geodesic.AZIMUTH;

/**
 * Length of the geodesic on the WGS 84 ellipsoid in metres, as exact as it can be had: for what is added up before it is rounded.
 * Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), by geographiclib (accurate to about 15 nm).
 */
export function geodesicMetres(from: Wgs84, to: Wgs84): number {
  return WGS84.Inverse(from.lat, from.lon, to.lat, to.lon, DISTANCE).s12 ?? Number.NaN;
}

/** Length of the geodesic in whole millimetres: the number that is decided on and printed. */
export function geodesicDistance(from: Wgs84, to: Wgs84): Millimetres {
  return millimetres(geodesicMetres(from, to));
}

/** Parts of a millimetre that a length keeps: 2⁻²⁰ mm is a nanometre, less than geographiclib knows itself. */
const PARTS = 2 ** 20;

/**
 * The same length, not rounded to the millimetre but to the 2²⁰th part of one: such lengths are added without any rounding up to 8,000 km, so that
 * the length of a way is the same in whatever order it is put together.
 */
export function geodesicLength(fromLon: number, fromLat: number, toLon: number, toLat: number): number {
  if (fromLon === toLon && fromLat === toLat) return 0;
  return Math.round((WGS84.Inverse(fromLat, fromLon, toLat, toLon, DISTANCE).s12 ?? Number.NaN) * 1000 * PARTS) / PARTS;
}

/** Initial bearing of the geodesic in degrees clockwise from north, 0 ≤ bearing < 360. */
export function geodesicBearing(from: Wgs84, to: Wgs84): number {
  const { azi1 = 0 } = WGS84.Inverse(from.lat, from.lon, to.lat, to.lon, DISTANCE_AND_AZIMUTH);
  return (azi1 + 360) % 360;
}

/** WGS 84: half its axes in the plane of the equator and from pole to pole, metres. */
export const EQUATORIAL_RADIUS_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
export const POLAR_RADIUS_M = EQUATORIAL_RADIUS_M * (1 - FLATTENING);
export const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);

/**
 * Earth-centred x, y, z in metres on the WGS 84 ellipsoid (height 0), written to `out` at `offset`.
 * The straight chord between two such points is never longer than their geodesic, which makes it an exact filter.
 */
export function writeEarthCentred(position: Wgs84, out: Float64Array, offset: number): void {
  const lat = (position.lat * Math.PI) / 180;
  const lon = (position.lon * Math.PI) / 180;
  const normal = EQUATORIAL_RADIUS_M / Math.sqrt(1 - ECCENTRICITY2 * Math.sin(lat) ** 2);
  out[offset] = normal * Math.cos(lat) * Math.cos(lon);
  out[offset + 1] = normal * Math.cos(lat) * Math.sin(lon);
  out[offset + 2] = normal * (1 - ECCENTRICITY2) * Math.sin(lat);
}

/**
 * Metres to a degree of longitude and of latitude, by the radii of curvature at a latitude: a plane around a place, good to one part in ten
 * thousand a kilometre away. It finds what is near; what was found is measured along the geodesic.
 */
export function metresPerDegree(latitude: number): readonly [east: number, north: number] {
  const lat = (latitude * Math.PI) / 180;
  const bend = 1 - ECCENTRICITY2 * Math.sin(lat) ** 2;
  const across = EQUATORIAL_RADIUS_M / Math.sqrt(bend);
  return [(across * Math.cos(lat) * Math.PI) / 180, (((across * (1 - ECCENTRICITY2)) / bend) * Math.PI) / 180];
}

/** Radius in metres of the sphere that is curved as the ellipsoid is at a latitude in degrees (Gauss). */
export function gaussRadius(lat: number): number {
  return (EQUATORIAL_RADIUS_M * Math.sqrt(1 - ECCENTRICITY2)) / (1 - ECCENTRICITY2 * Math.sin((lat * Math.PI) / 180) ** 2);
}
