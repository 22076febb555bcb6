import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import * as v from 'valibot';
import { FileError } from '../domain/report.ts';
import { decode } from './decode.ts';
import { headingKey } from './headings.ts';
import type { RawFeature, TextRecord } from './input-file.ts';

const Properties = v.nullish(v.record(v.string(), v.unknown()), {});
const Collection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(v.object({ properties: Properties, geometry: v.unknown() })),
});
const Topo = v.looseObject({ type: v.literal('Topology'), objects: v.record(v.string(), v.unknown()) });
const Point = v.object({ type: v.literal('Point'), coordinates: v.pipe(v.array(v.number()), v.minLength(2)) });
const Typed = v.object({ type: v.string() });

/** Whether a file holds features, by its name: .geojson, .topojson or .json. */
export const isGeo = (name: string): boolean => /\.(geo|topo)?json$/i.test(name);

/** Every feature of a GeoJSON collection or of all objects of a topology. */
export function readFeatures(file: string, bytes: Uint8Array): readonly RawFeature[] {
  const { text } = decode(file, bytes);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new FileError('unreadable-file', file, null, null, `not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (v.is(Topo, parsed)) {
    // Checked above as far as topojson-client relies on it; what it decodes is checked again as GeoJSON below.
    const topology = parsed as unknown as Topology;
    return Object.values(topology.objects).flatMap((object) => collected(file, feature(topology, object)));
  }
  const features = collected(file, parsed);
  if (features.length === 0) throw new FileError('no-records', file, null, null, 'its FeatureCollection is empty');
  return features;
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
    const [lon, lat] = v.is(Point, geometry) ? geometry.coordinates : [];
    return { line: index + 1, cells: [cellOf(lon), cellOf(lat), ...keys.map((key) => cellOf(properties[key]))] };
  });
  return [{ line: 0, cells: ['lon', 'lat', ...keys] }, ...records];
}
