import { firstNotBelow } from '../../domain/halving.ts';
import type { Millimetres, Wgs84 } from '../../domain/units.ts';
import { POLAR_RADIUS_M } from '../geodesic.ts';
import type { Box } from './box.ts';

/** Centres filed by latitude, to be asked for those near a district. */
export interface CentreIndex {
  readonly centres: readonly Wgs84[];
  /** From south to north. */
  readonly lats: Float64Array;
  /** Which centre that is. */
  readonly order: Uint32Array;
}

/** Files centres by latitude, n log n. */
export function indexCentres(centres: readonly Wgs84[]): CentreIndex {
  const order = Uint32Array.from(centres, (_, index) => index).sort((a, b) => centres[a]!.lat - centres[b]!.lat);
  return { centres, order, lats: Float64Array.from(order, (index) => centres[index]!.lat) };
}

const DEGREE = Math.PI / 180;
/**
 * A circle on the equal-area plane reaches farther than its disc does along the meridian through the plane's middle: by 1 / cos(30°), 1.16 times, 60° away
 * from there. Beyond `FARTHEST` nothing is left out.
 */
const ROOM = 1.25;
const FARTHEST = 60;
/** Borders straight in degrees are straight on the plane only within 10 cm; this is 11 m. */
const BEND = 1e-4;

/**
 * The centres whose disc may reach into a box in degrees, in the order they were given in: all that do, and some that do not. Across the
 * antimeridian and a pole too.
 */
export function centresNear(
  { centres, lats, order }: CentreIndex,
  { west, south, east, north }: Box,
  radius: Millimetres,
): readonly Wgs84[] {
  const reach = (radius / 1000 / POLAR_RADIUS_M / DEGREE) * ROOM + BEND;
  if ((east - west + north - south) / 2 + reach > FARTHEST) return centres;
  const farthestLat = Math.max(Math.abs(south), Math.abs(north));
  const across = farthestLat + reach < 90 ? Math.asin(Math.sin(reach * DEGREE) / Math.cos(farthestLat * DEGREE)) / DEGREE : 180;
  const middle = (west + east) / 2;
  const found: number[] = [];
  const first = firstNotBelow(0, lats.length, (at) => lats[at]! < south - reach);
  for (let at = first; at < lats.length && lats[at]! <= north + reach; at++) {
    const away = Math.abs(centres[order[at]!]!.lon - middle) % 360;
    if (Math.min(away, 360 - away) <= (east - west) / 2 + across + BEND) found.push(order[at]!);
  }
  return found.sort((a, b) => a - b).map((index) => centres[index]!);
}
