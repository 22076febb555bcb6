import type { ProgrammeRow } from '../domain/programme.ts';
import type { Language, Text } from '../domain/text.ts';
import { ABOUT_MARK, headingIn, PROGRAMME_COLUMNS, PROGRAMME_ID } from './programme-columns.ts';
import type { Cell } from './write-csv.ts';
import { type SheetToWrite, writeXlsx } from './write-xlsx.ts';

/** What is said of a programme beside its works. */
export interface ProgrammeAbout {
  /** By it the spreadsheet is known when it comes back. */
  readonly id: string;
  readonly language: Language;
  /** What it was worked out from, line by line, in both languages. */
  readonly lines: readonly { readonly what: Text; readonly value: Text }[];
  /** What the sheet of these lines is called, and one of works without a county. */
  readonly words: { readonly about: string; readonly nowhere: string };
  /** Said where a figure in it is simulated; null: none is. */
  readonly simulated: Text | null;
}

const TOTAL: Text = { zh: '合计', en: 'Total' };
/** Columns that a sum row adds up. People are not among them: a village that two works serve would count twice. */
const SUMMED: ReadonlySet<string> = new Set(['cost_cny', 'cost_low_cny', 'cost_high_cny']);

/** Works by county, in the order in which counties first come. */
function byCounty(rows: readonly ProgrammeRow[]): ReadonlyMap<string, readonly ProgrammeRow[]> {
  const counties = new Map<string, ProgrammeRow[]>();
  for (const row of rows) {
    const works = counties.get(row.county);
    if (works) works.push(row);
    else counties.set(row.county, [row]);
  }
  return counties;
}

function aboutSheet({ id, lines, words, simulated }: ProgrammeAbout): SheetToWrite {
  const mark: Text = { zh: '演示数据', en: 'Sample data' };
  const all = [...(simulated ? [{ what: mark, value: simulated }] : []), ...lines, { what: PROGRAMME_ID, value: { zh: id, en: id } }];
  return {
    name: words.about,
    header: [ABOUT_MARK, '', 'Gapmap programme', ''],
    rows: all.map(({ what, value }) => [what.zh, value.zh, what.en, value.en]),
  };
}

/** A sum of costs, as a work whose cost it were would be written; a work of unknown cost adds nothing. */
function totalOf(rows: readonly ProgrammeRow[], language: Language): readonly Cell[] {
  const [first] = rows;
  const sum = (part: 'cny' | 'low' | 'high') => rows.reduce((all, { cost }) => all + (cost?.[part] ?? 0), 0);
  const total = first && { ...first, cost: { cny: sum('cny'), low: sum('low'), high: sum('high') } };
  return PROGRAMME_COLUMNS.map(({ id, cell }, at) => (at === 0 ? TOTAL[language] : total && SUMMED.has(id) ? cell(total, language) : null));
}

/**
 * A programme as a workbook: a sheet that says what it was worked out from, then a sheet a county with a row a work and the sum of their costs.
 * Text is text in it: nothing in a name is ever a formula.
 */
export function writeProgramme(rows: readonly ProgrammeRow[], about: ProgrammeAbout): Uint8Array<ArrayBuffer> {
  const { language, words } = about;
  const sheets = Array.from(
    byCounty(rows),
    ([county, works]): SheetToWrite => ({
      name: county || words.nowhere,
      header: PROGRAMME_COLUMNS.map((column) => headingIn(column, language)),
      rows: [...works.map((row) => PROGRAMME_COLUMNS.map(({ cell }) => cell(row, language))), totalOf(works, language)],
    }),
  );
  return writeXlsx([aboutSheet(about), ...sheets]);
}

const lonLat = ({ lon, lat }: { readonly lon: number; readonly lat: number }) => [lon, lat];

/** Where a work is: its lines, else its villages; null where neither is known. */
function geometryOf({ path, villages }: ProgrammeRow): object | null {
  const lines = path.filter((line) => line.length > 1).map((line) => line.map(lonLat));
  if (lines.length > 0)
    return lines.length === 1 ? { type: 'LineString', coordinates: lines[0] } : { type: 'MultiLineString', coordinates: lines };
  const spots = villages.flatMap(({ at }) => (at === null ? [] : [lonLat(at)]));
  if (spots.length === 0) return null;
  return spots.length === 1 ? { type: 'Point', coordinates: spots[0] } : { type: 'MultiPoint', coordinates: spots };
}

/** A programme as GeoJSON (WGS 84): stretches as lines, other works at their villages; money in CNY, words in the language. */
export function writeProgrammeGeojson(rows: readonly ProgrammeRow[], { language, lines, simulated }: ProgrammeAbout): string {
  const features = rows.map((row) => {
    const properties = PROGRAMME_COLUMNS.map(({ id, cell }) => [id, cell(row, SUMMED.has(id) ? 'en' : language)]);
    return { type: 'Feature', geometry: geometryOf(row), properties: { ...Object.fromEntries(properties), simulated: row.simulated } };
  });
  const about = Object.fromEntries(lines.map(({ what, value }) => [what[language], value[language]]));
  const note = simulated ? { note: simulated[language] } : {};
  return `${JSON.stringify({ type: 'FeatureCollection', ...note, about, features }, null, 1)}\n`;
}
