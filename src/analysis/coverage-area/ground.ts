import type { District } from '../../domain/place.ts';
import type { Millimetres, Wgs84 } from '../../domain/units.ts';
import { type Covered, coveredBy } from './covered.ts';
import { type EqualAreaPlane, equalAreaPlane } from './equal-area-plane.ts';
import { areaOf, outlineOf } from './outline.ts';

/** Some districts on a plane of their own, ready to be covered again at every radius. */
export interface Ground {
  readonly plane: EqualAreaPlane;
  /** See `outlineOf`. */
  readonly outline: Float64Array;
  /** Square metres. */
  readonly area: number;
}

/** Lays districts out on an equal-area plane around their middle. Borders between them vanish where both have the same corners. */
export function groundOf(districts: readonly Pick<District, 'polygons'>[]): Ground {
  const polygons = districts.flatMap((district) => district.polygons);
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const rings of polygons)
    for (const ring of rings)
      for (const [lon, lat] of ring) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
  const plane = equalAreaPlane((west + east) / 2, (south + north) / 2);
  const outline = outlineOf(polygons, plane);
  return { plane, outline, area: areaOf(outline) };
}

/** What of the ground lies within a radius of any centre, the radius a geodesic of whole millimetres. Exact but for `equalAreaPlane`'s circles. */
export function coverGround({ plane, outline }: Ground, centres: readonly Wgs84[], radius: Millimetres): Covered {
  const discs = centres.map(({ lon, lat }) => {
    const [x, y] = plane.toPlane(lon, lat);
    return { x, y, radius: plane.radiusAt(lat, radius / 1000) };
  });
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < outline.length; at += 4) {
    west = Math.min(west, outline[at]!);
    east = Math.max(east, outline[at]!);
    south = Math.min(south, outline[at + 1]!);
    north = Math.max(north, outline[at + 1]!);
  }
  const reaches = discs.filter(({ x, y, radius: r }) => x + r > west && x - r < east && y + r > south && y - r < north);
  return coveredBy(outline, reaches);
}
