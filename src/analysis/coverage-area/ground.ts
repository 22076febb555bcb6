import type { District } from '../../domain/place.ts';
import type { Millimetres, Wgs84 } from '../../domain/units.ts';
import { type Box, boxAround } from './box.ts';
import { type Covered, coveredBy } from './covered.ts';
import { type EqualAreaPlane, equalAreaPlane } from './equal-area-plane.ts';
import { areaOf, edgesOf, outlineOf } from './outline.ts';

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

/** Lays districts out on an equal-area plane around their middle. Borders between them vanish where both have the same corners. */
export function groundOf(districts: readonly Pick<District, 'polygons'>[]): Ground {
  const edges = edgesOf(districts.flatMap((district) => district.polygons));
  const box = boxAround(edges);
  const plane = equalAreaPlane((box.west + box.east) / 2, (box.south + box.north) / 2);
  const outline = outlineOf(edges, plane);
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
  const { west, south, east, north } = boxAround(outline);
  const reaches = discs.filter(({ x, y, radius: r }) => x + r > west && x - r < east && y + r > south && y - r < north);
  // What one disc covers whole the others cannot add to: with a wide radius every county's.
  const whole = reaches.find(
    ({ x, y, radius: r }) => Math.hypot(Math.max(x - west, east - x), Math.max(y - south, north - y)) < r * (1 - WELL_WITHIN),
  );
  return coveredBy(outline, whole ? [whole] : reaches);
}
