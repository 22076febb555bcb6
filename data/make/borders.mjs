import { intersect } from '@turf/turf';
import { Delaunay } from 'd3-delaunay';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, quantile, simplify } from 'topojson-simplify';

const multipolygon = (polygons) => ({ type: 'MultiPolygon', coordinates: polygons });
const polygonsOf = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

/** Share of the source's border points that the files store: districts.topojson is about 115 kB, and what is left out turns by a step or two. */
const KEPT = 0.8;

/**
 * Share kept in the sketch, the border that places are drawn in. It stays as coarse as the first stored border was: the streams then
 * propose what they always did, and a finer border moves only what falls outside it (settle.mjs).
 */
export const SKETCHED = 0.18;

/** Steps across the prefecture's three degrees: about three metres, finer than the borders are true. */
const STEPS = 1e5;

/** Places whose geometry is a stored topology's, decoded: what a reader of the file will see, to the last digit. */
function decoded(stored, name) {
  return feature(stored, stored.objects[name]).features.map(({ properties, geometry }) => ({
    ...properties,
    polygons: polygonsOf(geometry),
  }));
}

/**
 * Rings without the arcs that end where they begin and hold nothing between: what is left of a spike that was out and back on the grid.
 * The arcs themselves stay, for `filter` to drop what no ring uses.
 */
function withoutPoints({ arcs, objects: { counties }, ...rest }) {
  const long = (index) => {
    const arc = arcs[index < 0 ? ~index : index];
    return arc.some(([x, y]) => x !== arc[0][0] || y !== arc[0][1]);
  };
  const geometries = counties.geometries.map((geometry) => ({
    ...geometry,
    arcs: geometry.arcs.map((polygon) => polygon.map((ring) => ring.filter(long))),
  }));
  return { ...rest, arcs, objects: { counties: { ...counties, geometries } } };
}

/**
 * Simplifies all counties together, so that neighbours keep one common border.
 * @param kept share of the border points that stay
 * @returns the topology and the simplified counties
 */
export function simplifyCounties(counties, kept = KEPT) {
  const features = counties.map(({ code, name, polygons }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: multipolygon(polygons),
  }));
  const grid = topology({ counties: { type: 'FeatureCollection', features } }, STEPS);
  const full = presimplify(grid);
  const simplified = filter(withoutPoints(simplify(full, quantile(full, kept))), filterWeight(full, 1e-8));
  // Simplifying undoes the grid; put back, a point is two small whole numbers and decodes to the same digits.
  const stored = quantize(simplified, grid.transform);
  return { topology: stored, counties: decoded(stored, 'counties') };
}

/**
 * Schematic (示意) township areas: each county cut half way between its seats (Voronoi). The county's stored border is kept
 * at every point where it turns, so that the cells tile it.
 * @returns the topology and the cells
 */
export function townshipCells(counties, seats) {
  const features = counties.flatMap((county) => {
    const mine = seats.filter((seat) => seat.countyCode === county.code);
    // Half way on the ground, not on the graticule: a degree of longitude is shorter here by this much.
    const squeeze = Math.cos((33 * Math.PI) / 180);
    const voronoi = Delaunay.from(mine.map(({ point: [x, y] }) => [x * squeeze, y])).voronoi([104 * squeeze, 31, 110 * squeeze, 35]);
    return mine.map((seat, index) => {
      const around = voronoi.cellPolygon(index).map(([x, y]) => [x / squeeze, y]);
      const parts = [multipolygon(county.polygons), { type: 'Polygon', coordinates: [around] }].map((geometry) => ({
        type: 'Feature',
        properties: {},
        geometry,
      }));
      const { geometry } = intersect({ type: 'FeatureCollection', features: parts });
      const properties = { code: seat.code, name: seat.name, county: county.name, countyCode: county.code, schematic: true };
      return { type: 'Feature', properties, geometry: multipolygon(polygonsOf(geometry)) };
    });
  });
  const stored = topology({ townships: { type: 'FeatureCollection', features } }, STEPS);
  return { topology: stored, cells: decoded(stored, 'townships') };
}
