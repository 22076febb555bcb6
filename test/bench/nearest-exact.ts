import geodesic from 'geographiclib-geodesic';
import { writeEarthCentred } from '../../src/analysis/geodesic.ts';
import { arcOfChord, SERIES_REACH } from '../../src/analysis/spatial/chord.ts';
import { findNearest, type Nearest } from '../../src/analysis/spatial/find-nearest.ts';
import { indexPlaces } from '../../src/analysis/spatial/nearest-index.ts';
import type { PositionColumns } from '../../src/domain/columns.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { seeded } from '../support/seeded.ts';
import { agree } from './measure.ts';

const { WGS84, DISTANCE } = geodesic.Geodesic;
const PAIRS = 20_000;
const VILLAGES = 300;
/** Metres by which a length may differ from geographiclib's. */
const TOLERANCE = 1e-4;

const one = (lon: number, lat: number): PositionColumns => ({ lon: Float64Array.of(lon), lat: Float64Array.of(lat) });

/** Metres by geographiclib. */
const truth = (from: PositionColumns, a: number, to: PositionColumns, b: number) =>
  WGS84.Inverse(from.lat[a]!, from.lon[a]!, to.lat[b]!, to.lon[b]!, DISTANCE).s12 ?? Number.NaN;

/** Lengths of pairs from next to each other to across the country: how far they are from geographiclib's, and whole millimetres that differ. */
function pairs(villages: PositionColumns, facilities: PositionColumns, { place }: Nearest) {
  const { uniform } = seeded(4);
  const ends = new Float64Array(6);
  let [compared, series, worst, wrong] = [0, 0, 0, 0];
  while (compared < PAIRS) {
    const village = Math.floor(uniform() * villages.lon.length);
    if (place[village]! < 0) continue;
    // Facilities stand in the order of their townships: the farther on in the list, the farther away.
    const facility = (place[village]! + Math.floor(facilities.lon.length ** uniform())) % facilities.lon.length;
    const metres = truth(villages, village, facilities, facility);
    const [lon, lat] = [facilities.lon[facility]!, facilities.lat[facility]!];
    const [mm = Number.NaN] = findNearest(indexPlaces(one(lon, lat)), one(villages.lon[village]!, villages.lat[village]!), 1).distance;
    if (mm !== Math.round(metres * 1000)) wrong++;
    compared++;
    // Beyond, it is geographiclib that answers.
    if (metres > SERIES_REACH) continue;
    writeEarthCentred(wgs84(villages.lon[village]!, villages.lat[village]!), ends, 0);
    writeEarthCentred(wgs84(lon, lat), ends, 3);
    const [px = 0, py = 0, pz = 0, qx = 0, qy = 0, qz = 0] = ends;
    worst = Math.max(worst, Math.abs(arcOfChord(px, py, pz, qx, qy, qz) - metres));
    series++;
  }
  agree(worst <= TOLERANCE && wrong === 0, `${worst} m from geographiclib, ${wrong} whole millimetres`);
  return `${PAIRS} random pairs: 0 differ from geographiclib in the whole millimetre, the ${series} within ${SERIES_REACH / 1000} km by at most ${worst.toExponential(1)} m before they are rounded`;
}

/** Villages whose nearest facility is looked for among all by geographiclib; equal millimetres go to the smaller id, which comes first. */
function bruteForce(villages: PositionColumns, facilities: PositionColumns, { place, distance }: Nearest) {
  let compared = 0;
  for (let step = 0; step < VILLAGES; step++) {
    const village = Math.floor((step * villages.lon.length) / VILLAGES);
    if (place[village]! < 0) continue;
    const [lon, lat] = [villages.lon[village]!, villages.lat[village]!];
    const cosine = Math.cos((lat * Math.PI) / 180);
    // Degrees on a plane: at 500 km not off by a tenth, so that nobody beyond twice the nearest is it.
    const away = Float64Array.from(facilities.lon, (x, facility) => Math.hypot((x - lon) * cosine, facilities.lat[facility]! - lat));
    const near = away.reduce((least, degrees) => Math.min(least, degrees), Number.POSITIVE_INFINITY) * 2;
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    away.forEach((degrees, facility) => {
      if (degrees > near) return;
      const mm = Math.round(truth(villages, village, facilities, facility) * 1000);
      if (mm < least) [best, least] = [facility, mm];
    });
    agree(best === place[village] && least === distance[village], `village ${village}: ${best} at ${least} mm`);
    compared++;
  }
  return `brute force on ${compared} villages: 0 wrong, facility and whole millimetre`;
}

/** Whether what is found is exact; throws where it is not. */
export function exactness(villages: PositionColumns, facilities: PositionColumns, nearest: Nearest): string {
  return `${pairs(villages, facilities, nearest)}; ${bruteForce(villages, facilities, nearest)}`;
}
