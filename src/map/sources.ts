import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Dataset } from '../domain/dataset.ts';
import { type District, type Position, shownName } from '../domain/place.ts';
import type { Road, RoadClass } from '../domain/road.ts';
import { ColumnRoads } from '../domain/road-columns.ts';
import { labelPoint, mercator, middleOf } from './geometry.ts';
import { ANY_SIDE, clearSides, sidesKey } from './name-sides.ts';
import { isCrowded, isManyAreas, type MeasuredLine } from './picture.ts';

/** The sources a data set fills, once. Everything that changes later is feature state. */
export const DATA_SOURCES = ['counties', 'townships', 'county-points', 'township-points', 'roads', 'villages', 'facilities'] as const;
type DataSource = (typeof DATA_SOURCES)[number];

export type Collection = FeatureCollection<Geometry>;

function collect(features: readonly Feature[]): Collection {
  return { type: 'FeatureCollection', features: [...features] };
}

export const EMPTY: Collection = collect([]);

/** A feature's id is its record's index, so that a state array needs no look-up. */
function point(id: number, lon: number, lat: number, properties: Readonly<Record<string, unknown>>): Feature {
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { ...properties } };
}

/** 略阳县 → 略阳: for maps too small for the whole name. */
export function shortName(name: string): string {
  return name.length > 2 ? name.replace(/(?:自治县|[县区市])$/u, '') : name;
}

function multiPolygon(polygons: District['polygons']): Geometry {
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))) };
}

/** One shape, of which nothing is said. */
export function shapeOf(polygons: District['polygons']): Collection {
  return collect([{ type: 'Feature', geometry: multiPolygon(polygons), properties: {} }]);
}

function areas(districts: readonly District[]): Collection {
  return collect(
    districts.map(
      ({ code, polygons }, id): Feature => ({
        type: 'Feature',
        id,
        geometry: multiPolygon(polygons),
        properties: { code },
      }),
    ),
  );
}

function areaPoints(districts: readonly District[]): Collection {
  // The best place in each of thousands takes seconds to find, and is a pixel away.
  const placeOf = isManyAreas(districts) ? middleOf : labelPoint;
  return collect(
    districts.flatMap((district, id) => {
      const at = placeOf(district);
      return at ? [point(id, at[0], at[1], { name: district.name, short: shortName(district.name), code: district.code })] : [];
    }),
  );
}

/** Villages as points with what their symbols and names need: those of these indexes that have a place. */
export function villagePoints({ villages }: Dataset, indexes: Iterable<number>): Collection {
  return collect(
    [...indexes].flatMap((id) => {
      const village = villages.at(id);
      return village ? placed(id, village, { name: village.name, kind: village.kind }) : [];
    }),
  );
}

/** Facilities as points, likewise. */
export function facilityPoints({ facilities }: Dataset, indexes: Iterable<number>): Collection {
  return collect(
    [...indexes].flatMap((id) => {
      const facility = facilities.at(id);
      return facility ? placed(id, facility, { name: facility.name, kind: facility.kind }) : [];
    }),
  );
}

function placed(id: number, { position }: { readonly position: Position }, properties: Readonly<Record<string, unknown>>): Feature[] {
  return position.at ? [point(id, position.at.lon, position.at.lat, { ...properties, modelled: position.quality === 'modelled' })] : [];
}

/** Road classes from wide to narrow; any other is drawn as the narrowest. */
const ROAD_RANKS: readonly (readonly RoadClass[])[] = [['motorway', 'national'], ['provincial', 'county'], ['township']];

/** How important a road is by its class, 0 the most; an unknown class comes last. */
export function roadRank(of: RoadClass): number {
  const rank = ROAD_RANKS.findIndex((classes) => classes.includes(of));
  return rank < 0 ? ROAD_RANKS.length : rank;
}

/** Roads as lines. */
export function roadLines(roads: Iterable<Road>): Collection {
  return collect(
    Array.from(
      roads,
      (road): Feature => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: road.line.map(([lon, lat]) => [lon, lat]) },
        properties: { rank: roadRank(road.class) },
      }),
    ),
  );
}

/** Everything the map draws of a data set, source by source; no villages and facilities where they are too many to be features, nor roads that are columns then (`points/crowd-sync`). */
export function toSources(dataset: Dataset): Readonly<Record<DataSource, Collection>> {
  const crowded = isCrowded(dataset);
  const all = (records: { readonly length: number }) => (crowded ? [] : Array(records.length).keys());
  return {
    counties: areas(dataset.counties),
    townships: areas(dataset.townships),
    'county-points': areaPoints(dataset.counties),
    'township-points': areaPoints(dataset.townships),
    roads: crowded && dataset.roads instanceof ColumnRoads ? EMPTY : roadLines(dataset.roads),
    villages: villagePoints(dataset, all(dataset.villages)),
    facilities: facilityPoints(dataset, all(dataset.facilities)),
  };
}

/**
 * The selected village: one feature a state at the same place (its id is the state), its name, and the name of the hospital it is measured to.
 * Both names keep off the line.
 */
export function selectionPoints(
  dataset: Dataset,
  selected: number | null,
  states: readonly string[],
  line: MeasuredLine | null,
): Collection {
  const village = selected === null ? undefined : dataset.villages.at(selected);
  if (!village?.position.at) return EMPTY;
  const { lon, lat } = village.position.at;
  const modelled = village.position.quality === 'modelled';
  const symbols = states.map((state, id) => point(id, lon, lat, { role: 'symbol', state, modelled }));
  if (!line)
    return collect([...symbols, point(states.length, lon, lat, { role: 'name', name: shownName(village), sides: sidesKey(ANY_SIDE) })]);
  const { to } = line;
  const [[x0, y0], [x1, y1]] = [mercator(lon, lat), mercator(to.lon, to.lat)];
  const [dx, dy] = [x1 - x0, y1 - y0];
  return collect([
    ...symbols,
    point(states.length, lon, lat, { role: 'name', name: shownName(village), sides: sidesKey(clearSides(dx, dy, 'towards')) }),
    point(states.length + 1, to.lon, to.lat, {
      role: 'hospital',
      name: dataset.facilities[line.facility]?.name ?? '',
      sides: sidesKey(clearSides(-dx, -dy, 'away')),
    }),
  ]);
}
