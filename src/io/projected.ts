import proj4 from 'proj4';
import { bringProjected, type Projected, zoneOf } from './systems.ts';

/**
 * CGCS2000's ellipsoid (GB 22021-2008, table 1). Its degrees are WGS 84's at this accuracy: the two ellipsoids differ by 0.1 mm
 * in their half axes, and the datums by no more than the plates' few decimetres.
 */
const CGCS2000 = '+a=6378137 +rf=298.257222101';
const DEGREES = `+proj=longlat ${CGCS2000} +no_defs`;

/** By the parameters of the EPSG register: Gauss–Krüger with scale 1 on the meridian; 3857 is Mercator on a sphere of WGS 84's radius. */
function definitionOf(crs: Projected): string {
  if (crs === 'web-mercator')
    return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs';
  const zone = zoneOf(crs);
  if (!zone) throw new RangeError(`${crs} is no zone`);
  const { meridian, falseEasting } = zone;
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 ${CGCS2000} +units=m +no_defs`;
}

bringProjected((crs) => proj4(DEGREES, definitionOf(crs)));
