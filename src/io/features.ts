import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import * as v from 'valibot';
import type { Role } from '../domain/dataset.ts';
import { FileError } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { headingKey } from './headings.ts';
import type { RawFeature, TextRecord } from './input-file.ts';

const Properties = v.nullish(v.record(v.string(), v.unknown()), {});
const Collection = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) });
const Feature = v.object({ properties: Properties, geometry: v.optional(v.unknown(), null) });
/** Properties that are none of a feature's whose position is still good. */
const Drawn = v.object({ geometry: v.unknown() });
const Topo = v.looseObject({ type: v.literal('Topology'), objects: v.record(v.string(), v.unknown()) });
const Pair = v.pipe(v.array(v.number()), v.minLength(2));
const Point = v.object({ type: v.literal('Point'), coordinates: Pair });
/** Drawing programs save a layer of points as MultiPoint, one point each. */
const OnePoint = v.object({ type: v.literal('MultiPoint'), coordinates: v.pipe(v.array(Pair), v.length(1)) });
const Typed = v.object({ type: v.string() });

/** Whether a file holds features, by its name: .geojson, .topojson or .json. */
export const isGeo = (name: string): boolean => /\.(geo|topo)?json$/i.test(name);

/** The systems a `crs` member may name: RFC 7946 took it out, and QGIS and ogr2ogr still write it. */
const SYSTEMS: ReadonlyMap<string, Crs> = new Map([
  ['CRS84', 'wgs84'],
  ['4326', 'wgs84'],
  ['4490', 'cgcs2000'],
  ['3857', 'web-mercator'],
  ['900913', 'web-mercator'],
  ['4523', 'epsg4523'],
  ['4524', 'epsg4524'],
  ['4544', 'epsg4544'],
  ['4545', 'epsg4545'],
]);
const Named = v.looseObject({ crs: v.object({ properties: v.object({ name: v.string() }) }) });

/** The system a collection names; null where it names none. Throws FileError for one that is none of ours, unless a person said which it is. */
function systemIn(file: string, parsed: unknown, told: Crs | undefined): Crs | null {
  if (!v.is(Named, parsed)) return null;
  const { name } = parsed.crs.properties;
  const found = SYSTEMS.get(name.replace(/^.*:/, ''));
  if (!found && !told) throw new FileError('unknown-system', file, null, null, `its positions are in ${name}`);
  return found ?? null;
}

/** Every feature of a GeoJSON collection or of all objects of a topology, and the system it names. Throws FileError. */
export function readFeatures(
  file: string,
  text: string,
  told?: Crs,
): { readonly features: readonly RawFeature[]; readonly crs: Crs | null } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new FileError('unreadable-file', file, null, null, `not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (v.is(Topo, parsed)) {
    // Checked above as far as topojson-client relies on it; what it decodes is checked again as GeoJSON below.
    const topology = parsed as unknown as Topology;
    return { features: Object.values(topology.objects).flatMap((object) => collected(file, feature(topology, object))), crs: null };
  }
  const features = collected(file, parsed);
  if (features.length === 0) throw new FileError('no-records', file, null, null, 'its FeatureCollection is empty');
  return { features, crs: systemIn(file, parsed, told) };
}

/** A lone feature, or a lone geometry, is a collection of one. */
const Alone = v.looseObject({
  type: v.picklist(['Feature', 'Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']),
});

function collected(file: string, parsed: unknown): readonly RawFeature[] {
  if (v.is(Alone, parsed)) return [rawFeature(parsed.type === 'Feature' ? parsed : { properties: {}, geometry: parsed })];
  const result = v.safeParse(Collection, parsed);
  if (!result.success) throw new FileError('no-records', file, null, null, 'a GeoJSON FeatureCollection is needed');
  return result.output.features.map(rawFeature);
}

/** One feature; what is none keeps its place among the others, so that it is told by its number. */
function rawFeature(given: unknown): RawFeature {
  const { output, success } = v.safeParse(Feature, given);
  if (success) return { properties: output.properties ?? {}, geometry: output.geometry };
  return { properties: {}, geometry: v.is(Drawn, given) ? given.geometry : { type: 'not-a-feature' } };
}

type Shape = 'areas' | 'lines' | 'points';
const SHAPE_OF: Readonly<Partial<Record<string, Shape>>> = { Polygon: 'areas', LineString: 'lines', Point: 'points' };
const SHAPE_NEEDED: Readonly<Partial<Record<Role, Shape>>> = { districts: 'areas', roads: 'lines' };

/** The geometry's type as the file writes it; empty where there is none. */
export function typeOf({ geometry }: RawFeature): string {
  return v.is(Typed, geometry) ? geometry.type : '';
}

/**
 * What a file draws: what a person said it holds, where it draws any of that; else what most of its features are. Of as many, areas go before
 * lines before points: a boundary comes with the point its label stands at.
 */
export function drawnIn(features: readonly RawFeature[], told?: Role): Shape {
  const counts = { areas: 0, lines: 0, points: 0 };
  for (const feature of features) {
    const shape = SHAPE_OF[typeOf(feature).replace('Multi', '')];
    if (shape) counts[shape] += 1;
  }
  const needed = told && (SHAPE_NEEDED[told] ?? 'points');
  if (needed && counts[needed] > 0) return needed;
  const { areas, lines, points } = counts;
  if (areas + lines === 0 || points > Math.max(areas, lines)) return 'points';
  return areas >= lines ? 'areas' : 'lines';
}

const cellOf = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/**
 * Points as a table: a row of headings, then a record a feature, counted from 1. The geometry is the position, whatever the
 * properties say of it; a feature without a point has none, and a line or an area stands there by its type, which no position is.
 */
export function pointRecords(features: readonly RawFeature[]): readonly TextRecord[] {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].filter(
    (key) => !/^l(on|at)$/.test(headingKey(key)),
  );
  const other = (feature: RawFeature) => (/^(|(Multi)?Point)$/.test(typeOf(feature)) ? [] : [typeOf(feature), typeOf(feature)]);
  const records = features.map((feature, index) => {
    const { properties, geometry } = feature;
    const [lon, lat] = v.is(Point, geometry)
      ? geometry.coordinates
      : v.is(OnePoint, geometry)
        ? (geometry.coordinates[0] ?? [])
        : other(feature);
    return { line: index + 1, cells: [cellOf(lon), cellOf(lat), ...keys.map((key) => cellOf(properties[key]))] };
  });
  return [{ line: 0, cells: ['lon', 'lat', ...keys] }, ...records];
}
