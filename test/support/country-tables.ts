import { textAt, valueOfCode } from '../../src/domain/column-records.ts';
import type { Value } from '../../src/domain/observation.ts';
import { yearOf } from '../../src/domain/period.ts';
import { type Country, makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';

const WRITTEN: Readonly<Record<string, string>> = { yes: '是', no: '否', exempt: '不具备条件' };
const cellOf = (value: Value | null) => (value === null ? '' : typeof value === 'number' ? String(value) : (WRITTEN[value] ?? value));
const degrees = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '' : String(value));

/** A made-up country as an office would send it: one table of villages with a column a year of the first indicators, one of facilities. */
export interface CountryTables {
  readonly villages: string;
  readonly facilities: string;
}

/** What each layer is first asked by: its id, and the heading a table has for it. */
const MAIN = LAYERS.flatMap(({ indicators: [first] }) => (first ? [{ id: first.id, heading: first.headings.names[0] ?? first.id }] : []));

/**
 * @param indicators how many layers the table reports on, of each two years.
 * @param spoil each village's line as it is written; by default every line as it should be.
 */
export function countryTables(
  villages: number,
  indicators = 3,
  spoil: (cells: string[], index: number) => string[] = (cells) => cells,
): CountryTables {
  const country = makeCountry(sizesFor(villages));
  return { villages: villagesTable(country, indicators, spoil), facilities: facilitiesTable(country) };
}

function villagesTable(country: Country, indicators: number, spoil: (cells: string[], index: number) => string[]): string {
  const { columns, codes, names } = country.villages;
  const reports = MAIN.slice(0, indicators).flatMap(({ id, heading }) =>
    (country.reports[id] ?? []).slice(0, 2).map(({ from, values }) => ({ heading: `${yearOf(from)}年${heading}`, values })),
  );
  const heads = [
    'code',
    'name',
    'county',
    'township',
    'lon',
    'lat',
    'population',
    'households',
    'poor',
    ...reports.map(({ heading }) => heading),
  ];
  const lines = [heads.join(',')];
  for (let index = 0; index < columns.count; index++) {
    const poor = columns.marks.poor[index];
    const cells = [
      String(codes[index]),
      textAt(names, index),
      textAt(country.countyNames, columns.county[index] ?? 0),
      textAt(country.townships.names, columns.township[index] ?? 0),
      degrees(columns.position.lon[index]),
      degrees(columns.position.lat[index]),
      degrees(columns.figures.registered[index]),
      degrees(columns.figures.households[index]),
      poor === 255 ? '' : poor === 1 ? '是' : '否',
      ...reports.map(({ values }) => cellOf(valueOfCode(values[index] ?? Number.NaN))),
    ];
    lines.push(spoil(cells, index).join(','));
  }
  return `${lines.join('\n')}\n`;
}

function facilitiesTable(country: Country): string {
  const lines = ['id,name,kind,county,township,lon,lat'];
  for (const { id, name, kind, county, township, position } of syntheticDataset(country).facilities)
    lines.push([id, name, kind, county, township, degrees(position.at?.lon), degrees(position.at?.lat)].join(','));
  return `${lines.join('\n')}\n`;
}
