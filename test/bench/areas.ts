import { area, buffer, featureCollection, intersect, multiPolygon, point, polygon, union } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import { coverGround, groundOf } from '../../src/analysis/coverage-area/ground.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { millimetres, type Wgs84 } from '../../src/domain/units.ts';
import { agree, type Measured, measure } from './measure.ts';

const { WGS84 } = geodesic.Geodesic;
const RADIUS_M = 5000;
/** Corners of a polygon that stands for a disc: as Turf draws it, and as many as a disc is held against. */
const DRAWN = 64;
const FINE = 4096;

const closed = (ring: readonly (readonly [number, number])[]) => [...ring, ring[0]!].map(([x, y]) => [x, y]);

/** A disc of geodesics, so many corners. */
const disc = ({ lon, lat }: Wgs84, corners: number) =>
  polygon([
    closed(
      Array.from({ length: corners }, (_, at): [number, number] => {
        const { lat2 = 0, lon2 = 0 } = WGS84.Direct(lat, lon, 90 - (360 * at) / corners, RADIUS_M);
        return [lon2, lat2];
      }),
    ),
  ]);

/** Area on the ellipsoid by geographiclib; the short edges of what was clipped are geodesics to a millimetre. */
function ellipsoidArea(rings: readonly (readonly (readonly number[])[])[]): number {
  return rings.reduce((sum, ring) => {
    const walked = WGS84.Polygon(false);
    for (const [lon = 0, lat = 0] of ring.slice(1)) walked.AddPoint(lat, lon);
    return sum + (walked.Compute(false, true).area ?? Number.NaN);
  }, 0);
}

/** The area of the prefecture within 5 km of a hospital, for the 180 or so hospitals that count. */
export function unionArea({ counties }: Dataset, hospitals: readonly Wgs84[]): Measured {
  const drawn = featureCollection(counties.map(({ polygons }) => multiPolygon(polygons.map((rings) => rings.map(closed)))));
  const clip = (discs: ReturnType<typeof disc>[]) => intersect(featureCollection([union(featureCollection(discs))!, union(drawn)!]))!;
  const fine = clip(hospitals.map((at) => disc(at, FINE))).geometry;
  const truth = ellipsoidArea(fine.type === 'Polygon' ? fine.coordinates : fine.coordinates.flat());
  return measure({
    id: 'union-area/turf',
    work: `the area of ${counties.length} counties within 5 km of ${hospitals.length} hospitals`,
    limit: '≥ 200 ×',
    peer: `turf buffer (${DRAWN} corners), union and intersect, the counties joined`,
    pieces: 1,
    ours: () => coverGround(groundOf(counties), hospitals, millimetres(RADIUS_M)).area,
    theirs: () => {
      const discs = hospitals.map(({ lon, lat }) => buffer(point([lon, lat]), RADIUS_M / 1000, { steps: DRAWN / 4 }));
      return area(clip(discs as ReturnType<typeof disc>[]));
    },
    check: (ours, theirs) => {
      const [error, their] = [Math.abs(ours / truth - 1), Math.abs(theirs / truth - 1)];
      agree(error <= 1e-4 && their < 0.01, `ours ${ours}, theirs ${theirs}, with ${FINE} corners ${truth} m²`);
      return `${hospitals.length} discs of 5 km, ${counties.length} counties, ${(ours / 1e6).toFixed(3)} km²; ours ${(error * 100).toFixed(5)} % from discs of ${FINE} geodesic corners, turf ${(their * 100).toFixed(2)} %; both sides begin with the counties`;
    },
  });
}
