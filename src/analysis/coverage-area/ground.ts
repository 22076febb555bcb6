import type { District } from '../../domain/place.ts';
import type { Millimetres, Wgs84 } from '../../domain/units.ts';
import type { Box } from './centres.ts';
import { type Covered, coveredBy } from './covered.ts';
import { type EqualAreaPlane, equalAreaPlane } from './equal-area-plane.ts';
import { areaOf, outlineOf } from './outline.ts';

/** Some districts on a plane of their own, ready to be covered again at every radius. */
export interface Ground {
  readonly plane: EqualAreaPlane;
  /** Around all of it, degrees. */
  readonly box: Box;
  /** See `outlineOf`. */
  readonly outline: Float64Array;
  /** Square metres. */
  readonly area: number;
}

function boxOf(polygons: District['polygons']): Box {
  let west = 180;
  let south = 90;
  let east = -180;
  let north = -90;
  for (const rings of polygons)
    for (const ring of rings)
      for (let at = 0; at < ring.length; at++) {
        const place = ring[at]!;
        const lon = place[0];
        const lat = place[1];
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
  return { west, south, east, north };
}

/** Lays districts out on an equal-area plane around their middle. Borders between them vanish where both have the same corners. */
export function groundOf(districts: readonly Pick<District, 'polygons'>[]): Ground {
  const polygons = districts.flatMap((district) => district.polygons);
  const box = boxOf(polygons);
  const plane = equalAreaPlane((box.west + box.east) / 2, (box.south + box.north) / 2);
  const outline = outlineOf(polygons, plane);
  return { plane, box, outline, area: areaOf(outline) };
}

/** So much of its radius a disc must reach beyond the box of a ground that it covers whole: more than rounding. */
const WELL_WITHIN = 1e-6;

/** What of the ground lies within a radius of any centre, the radius a geodesic of whole millimetres. Exact but for `equalAreaPlane`'s circles. */
export function coverGround({ plane, outline }: Ground, centres: readonly Wgs84[], radius: Millimetres): Covered {
  const discs = centres.map(({ lon, lat }) => {
    const [x, y] = plane.toPlane(lon, lat);
    return { x, y, radius: plane.radiusAt(lat, radius / 1000) };
  });
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < outline.length; at += 4) {
    const x = outline[at]!;
    const y = outline[at + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const reaches = discs.filter(({ x, y, radius: r }) => x + r > west && x - r < east && y + r > south && y - r < north);
  // What one disc covers whole the others cannot add to: with a wide radius every county's.
  const whole = reaches.find(
    ({ x, y, radius: r }) => Math.hypot(Math.max(x - west, east - x), Math.max(y - south, north - y)) < r * (1 - WELL_WITHIN),
  );
  return coveredBy(outline, whole ? [whole] : reaches);
}
