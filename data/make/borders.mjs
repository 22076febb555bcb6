import { intersect } from '@turf/turf';
import { Delaunay } from 'd3-delaunay';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, quantile, simplify } from 'topojson-simplify';

const multipolygon = (polygons) => ({ type: 'MultiPolygon', coordinates: polygons });

/** Share of border points kept: about 115 kB of TopoJSON. */
const KEPT = 0.18;

/** Simplifies all counties together, so that neighbours keep one common border. Returns the topology and the simplified polygons. */
export function simplifyCounties(counties) {
  const collection = {
    type: 'FeatureCollection',
    features: counties.map(({ code, name, polygons }) => ({ type: 'Feature', properties: { code, name }, geometry: multipolygon(polygons) })),
  };
  const full = presimplify(topology({ counties: collection }, 1e5));
  const simplified = filter(simplify(full, quantile(full, KEPT)), filterWeight(full, 1e-8));
  const features = feature(simplified, simplified.objects.counties).features;
  return {
    topology: simplified,
    counties: features.map(({ properties, geometry }) => ({ ...properties, polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates })),
  };
}

/** Schematic (示意) township areas: the county cut along the middle between seats (Voronoi). */
export function townshipCells(counties, seats) {
  return counties.flatMap((county) => {
    const mine = seats.filter((seat) => seat.countyCode === county.code);
    const squeeze = Math.cos((33 * Math.PI) / 180);
    const voronoi = Delaunay.from(mine.map(({ point: [x, y] }) => [x * squeeze, y])).voronoi([104 * squeeze, 31, 110 * squeeze, 35]);
    return mine.map((seat, index) => {
      const cell = voronoi.cellPolygon(index).map(([x, y]) => [x / squeeze, y]);
      const cut = intersect({
        type: 'FeatureCollection',
        features: [multipolygon(county.polygons), { type: 'Polygon', coordinates: [cell] }].map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
      });
      const polygons = cut.geometry.type === 'Polygon' ? [cut.geometry.coordinates] : cut.geometry.coordinates;
      return { code: seat.code, name: seat.name, county: county.name, countyCode: county.code, polygons };
    });
  });
}

/** Township cells as one topology, with shared borders stored once. */
export function cellTopology(cells) {
  const features = cells.map(({ code, name, county, countyCode, polygons }) => ({
    type: 'Feature',
    properties: { code, name, county, countyCode, schematic: true },
    geometry: multipolygon(polygons),
  }));
  const full = presimplify(topology({ townships: { type: 'FeatureCollection', features } }, 1e5));
  return simplify(full, quantile(full, 0.15));
}
