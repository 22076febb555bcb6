import gcoord from 'gcoord';
import type { Crs } from '../domain/units.ts';

/** Longitude and latitude in degrees, or easting and northing in metres: always east first. */
export type Pair = readonly [east: number, north: number];

/** The national 3° zones: central meridian in degrees, false easting in metres (the zone's number is written before it, or not). */
const ZONES = {
  epsg4523: { meridian: 105, falseEasting: 35_500_000 },
  epsg4524: { meridian: 108, falseEasting: 36_500_000 },
  epsg4544: { meridian: 105, falseEasting: 500_000 },
  epsg4545: { meridian: 108, falseEasting: 500_000 },
} as const satisfies Partial<Record<Crs, unknown>>;
type Zone = keyof typeof ZONES;
export type Projected = Zone | 'web-mercator';

/** Degrees to metres and back, in one system. */
interface Converter {
  forward(degrees: [number, number]): readonly number[];
  inverse(metres: [number, number]): readonly number[];
}

let makeConverter: ((crs: Projected) => Converter) | null = null;
const converters = new Map<Projected, Converter>();

/** Takes what converts metres: `io/projected.ts` brings it, fetched only where a file has some. */
export function bringProjected(make: (crs: Projected) => Converter): void {
  makeConverter = make;
}

/** Made at its first use: most files are in degrees. Throws RangeError where nobody brought what makes it. */
function converter(crs: Projected): Converter {
  const known = converters.get(crs) ?? makeConverter?.(crs);
  if (!known) throw new RangeError(`${crs} is converted by io/projected.ts, which is not here`);
  converters.set(crs, known);
  return known;
}

const NOWHERE: Pair = [Number.NaN, Number.NaN];

/** Whether a system's pairs are metres. */
export function isProjected(crs: Crs): crs is Projected {
  return crs === 'web-mercator' || crs in ZONES;
}

/** The zone a system is, with its meridian and false easting; null of any other system. */
export function zoneOf(crs: Crs): { readonly meridian: number; readonly falseEasting: number } | null {
  return crs in ZONES ? ZONES[crs as Zone] : null;
}

/** WGS 84 degrees to a system: degrees, or easting and northing in metres. Not a number where the system does not reach. */
export function fromWgs84(crs: Crs, lon: number, lat: number): Pair {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return NOWHERE;
  if (crs === 'gcj02' || crs === 'bd09') {
    const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09);
    return [x, y];
  }
  if (!isProjected(crs)) return [lon, lat];
  const [x = Number.NaN, y = Number.NaN] = converter(crs).forward([lon, lat]);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : NOWHERE;
}

/** Degrees below which a converted position has settled: 1e-11° is about a micrometre. */
const SETTLED_DEGREES = 1e-11;
const MOST_STEPS = 60;

/**
 * A system's pair (degrees, or easting and northing in metres) to WGS 84 degrees; not a number where it cannot lie on Earth. gcoord's own
 * inverse stops near 1e-6° (0.1 m); its forward transform is iterated until the round trip closes, so that converting there and
 * back moves nothing by a millimetre. WGS 84 and CGCS2000 degrees are returned as read.
 */
export function toWgs84(crs: Crs, east: number, north: number): Pair {
  if (isProjected(crs)) {
    if (!Number.isFinite(east) || !Number.isFinite(north)) return NOWHERE;
    const [lon = Number.NaN, lat = Number.NaN] = converter(crs).inverse([east, north]);
    return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : NOWHERE;
  }
  if (crs !== 'gcj02' && crs !== 'bd09') return [east, north];
  let guess: Pair = [east, north];
  for (let step = 0; step < MOST_STEPS; step++) {
    const [x, y] = fromWgs84(crs, ...guess);
    const [dx, dy] = [east - x, north - y];
    guess = [guess[0] + dx, guess[1] + dy];
    if (Math.abs(dx) < SETTLED_DEGREES && Math.abs(dy) < SETTLED_DEGREES) break;
  }
  return guess;
}
