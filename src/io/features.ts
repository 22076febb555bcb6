import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import * as v from 'valibot';
import { FileError } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { headingKey } from './headings.ts';
import type { RawFeature, TextRecord } from './input-file.ts';

const Properties = v.nullish(v.record(v.string(), v.unknown()), {});
const Collection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(v.object({ properties: Properties, geometry: v.unknown() })),
});
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

function collected(file: string, parsed: unknown): readonly RawFeature[] {
  const result = v.safeParse(Collection, parsed);
  if (!result.success) throw new FileError('no-records', file, null, null, 'a GeoJSON FeatureCollection is needed');
  return result.output.features.map(({ properties, geometry }) => ({ properties: properties ?? {}, geometry }));
}

/** What a file draws: areas where there is one, else lines, else points. */
export function drawnIn(features: readonly RawFeature[]): 'areas' | 'lines' | 'points' {
  const types = new Set(features.map(({ geometry }) => (v.is(Typed, geometry) ? geometry.type.replace('Multi', '') : '')));
  return types.has('Polygon') ? 'areas' : types.has('LineString') ? 'lines' : 'points';
}

const cellOf = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/**
 * Points as a table: a row of headings, then a record a feature, counted from 1. The geometry is the position, whatever the
 * properties say of it; a feature without a point has none.
 */
export function pointRecords(features: readonly RawFeature[]): readonly TextRecord[] {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].filter(
    (key) => !/^l(on|at)$/.test(headingKey(key)),
  );
  const records = features.map(({ properties, geometry }, index) => {
    const [lon, lat] = v.is(Point, geometry) ? geometry.coordinates : v.is(OnePoint, geometry) ? (geometry.coordinates[0] ?? []) : [];
    return { line: index + 1, cells: [cellOf(lon), cellOf(lat), ...keys.map((key) => cellOf(properties[key]))] };
  });
  return [{ line: 0, cells: ['lon', 'lat', ...keys] }, ...records];
}
