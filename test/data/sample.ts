import { readFileSync } from 'node:fs';
import path from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/*
 * What the sample district promises (data/README.md), checked on the files alone: nothing of src is imported. The files are
 * reproducible: `npm ci && npm run make` in data/make writes the same bytes again, so a difference in git is a change of the script.
 */

const DATA = path.resolve(import.meta.dirname, '../../data');
export type Row = Readonly<Record<string, string>>;
export type Area = { readonly properties: Row; readonly rings: readonly (readonly (readonly number[])[])[] };

export const text = (name: string): string => readFileSync(path.join(DATA, name), 'utf8');

/** Rows of a table. No cell of the sample holds a comma, a quote or a line end (the writer refuses them). */
function table(name: string): Row[] {
  const [header = '', ...lines] = text(name).trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new RangeError(`${name}: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

function areas(name: string, object: string): Area[] {
  const stored = JSON.parse(text(name)) as Topology<Record<string, GeometryCollection<Row>>>;
  const geometries = stored.objects[object];
  if (!geometries) throw new RangeError(`${name} has no object ${object}`);
  return feature(stored, geometries).features.map(({ properties, geometry }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new RangeError(geometry.type);
    return { properties, rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat() };
  });
}

/** Even-odd rule over all rings, holes included. */
export function inside({ rings }: Area, x: number, y: number): boolean {
  let within = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [x1 = 0, y1 = 0] = ring[index - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[index] ?? [];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
    }
  }
  return within;
}

/** Twice the area of all rings in square degrees, holes subtracted by their direction. */
export function doubleArea({ rings }: Area): number {
  let sum = 0;
  for (const ring of rings) {
    ring.forEach(([x1 = 0, y1 = 0], index) => {
      const [x2 = x1, y2 = y1] = ring[index + 1] ?? [];
      sum += x1 * y2 - x2 * y1;
    });
  }
  return Math.abs(sum);
}

export const cell = (row: Row, column: string): string => row[column] ?? '';
export const number = (row: Row, column: string): number => Number(cell(row, column));
export const hundredths = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + Math.round(number(row, 'quantity') * 100), 0);
export const having = (rows: readonly Row[], column: string, value: string): Row[] => rows.filter((row) => row[column] === value);
export const repeated = (keys: readonly string[]): string[] => keys.filter((key, index) => keys.indexOf(key) !== index);

export const villages = table('villages.csv');
export const townships = table('townships.csv');
export const facilities = table('facilities.csv');
export const works = table('works.csv');
export const status = table('status.csv');
export const counties = areas('districts.topojson', 'counties');
export const cells = areas('township-cells.topojson', 'townships');
export const hospitals = facilities.filter((row) => ['township-hospital', 'centre-hospital'].includes(cell(row, 'kind')));

export const COUNTIES: Readonly<Record<string, string>> = {
  610702: '汉台区',
  610703: '南郑区',
  610722: '城固县',
  610723: '洋县',
  610724: '西乡县',
  610725: '勉县',
  610726: '宁强县',
  610727: '略阳县',
  610728: '镇巴县',
  610729: '留坝县',
  610730: '佛坪县',
};
export const NOT_ELIGIBLE = ['road-paved', 'road-unobstructed', 'road-bus', 'road-post', 'clinic-standard'];
export const YES_NO = [
  ...NOT_ELIGIBLE,
  'power-three-phase',
  'broadband-access',
  'broadband-fibre',
  'sanitation-waste-facility',
  'clinic-doctor',
];
const PERCENT = ['sanitation-waste-harmless-percent', 'sanitation-sewage-percent'];
/** Counts and the columns they are a part of; people without safe water have no column of their own to be held against. */
export const COUNTS: Readonly<Record<string, readonly string[]>> = {
  'road-hamlets30-paved': ['hamlets_30plus'],
  'road-groups-paved': ['hamlets', 'groups'],
  'water-tap-households': ['households'],
  'water-unsafe-households': ['households'],
  'water-unsafe-poor-people': ['population'],
  'sanitation-toilet-households': ['households'],
};
export const VILLAGE_INDICATORS = [...YES_NO, ...PERCENT, ...Object.keys(COUNTS)];
