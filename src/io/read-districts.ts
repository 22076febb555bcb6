import * as v from 'valibot';
import type { District } from '../domain/place.ts';
import { FileError } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import type { RawFeature } from './input-file.ts';
import { toWgs84 } from './systems.ts';

const Point = v.pipe(v.array(v.number()), v.minLength(2));
const Ring = v.array(Point);
const Shape = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: v.array(Ring) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(Ring)) }),
]);

const NAMES = ['name', 'NAME', '名称', '县名', '区县', '县区'];
const CODES = ['code', 'adcode', 'CODE', '区划代码', '行政区划代码', 'id'];

function property(properties: Readonly<Record<string, unknown>>, keys: readonly string[]): string {
  const key = keys.find((candidate) => properties[candidate] !== undefined && properties[candidate] !== null);
  return key === undefined ? '' : String(properties[key]);
}

/** What a feature is called, and the property that says so; null where nothing does. */
export function calledBy({ properties }: RawFeature): { readonly column: string; readonly value: string } | null {
  const column = NAMES.find((key) => property(properties, [key]).trim() !== '');
  return column === undefined ? null : { column, value: property(properties, [column]).trim() };
}

const convert = (crs: Crs) => (ring: readonly (readonly number[])[]) => ring.map(([lon = 0, lat = 0]) => toWgs84(crs, lon, lat));

/** Reads district polygons. Features that are no areas are counted in `skipped`, never dropped silently. */
export function readDistricts(
  file: string,
  features: readonly RawFeature[],
  crs: Crs,
): { readonly districts: readonly District[]; readonly skipped: readonly number[] } {
  const skipped: number[] = [];
  const districts = features.flatMap(({ properties, geometry }, index): District[] => {
    const shape = v.safeParse(Shape, geometry);
    const name = property(properties, NAMES);
    if (!shape.success || name === '') {
      skipped.push(index + 1);
      return [];
    }
    const polygons = shape.output.type === 'Polygon' ? [shape.output.coordinates] : shape.output.coordinates;
    const county = property(properties, ['county', '县区', '区县']);
    return [
      {
        code: property(properties, CODES) || name,
        name,
        level: properties['schematic'] === true || (county !== '' && county !== name) ? 'township' : 'county',
        county: county || name,
        schematic: properties['schematic'] === true,
        polygons: polygons.map((polygon) => polygon.map(convert(crs))),
      },
    ];
  });
  if (districts.length === 0) throw new FileError('no-records', file, null, null, 'no polygon with a name was found');
  return { districts, skipped };
}
