import type { Role } from '../domain/dataset.ts';
import type { Month } from '../domain/period.ts';
import type { ColumnMatch, Encoding, Format } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { describe, guessRole, suggestAsOf, suggestCrs } from './headings.ts';
import { layerRead, type OpenedFile, type Sheet, sheetsOf } from './input-file.ts';
import { isProgramme } from './is-programme.ts';
import { systemByNumbers } from './positions.ts';
import { requireCodeColumns } from './read-codes.ts';
import { readDistricts } from './read-districts.ts';
import { requireFacilityColumns } from './read-facilities.ts';
import { isLine } from './read-roads.ts';
import { requireStatusColumns } from './read-status.ts';
import { readTable, type Table } from './read-table.ts';
import { requireTargetColumns } from './read-targets.ts';
import { requireVillageColumns } from './read-villages.ts';
import { requireWorkColumns } from './read-works.ts';
import { roleOf } from './role-of.ts';
import { positionCells } from './table-positions.ts';

/** What a file holds, before it is read. */
export interface Inspection {
  readonly name: string;
  readonly role: Role;
  readonly format: Format;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  /** The sheets of a workbook, or the shapefiles of an archive with several, and the one looked at; none in other formats. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly columns: readonly ColumnMatch[];
  readonly hasPositions: boolean;
  readonly suggestedCrs: Crs | null;
  /** Indicator columns without a year column: the month must be asked. */
  readonly needsAsOf: boolean;
  /** The month that the file's name, its sheet or its title speaks of: a suggestion, never a decision. */
  readonly suggestedAsOf: Month | null;
  readonly rows: number;
  /** A programme of works that was written here and comes back: it is compared, not imported. */
  readonly isProgramme?: true;
}

/** The columns a table of each kind cannot do without: told before anything is asked. Geometry has no columns. */
const REQUIRED: Readonly<Partial<Record<Role, (table: Table, asOf: Month | null) => void>>> = {
  villages: requireVillageColumns,
  facilities: requireFacilityColumns,
  status: requireStatusColumns,
  works: requireWorkColumns,
  targets: requireTargetColumns,
  codes: requireCodeColumns,
};

/** What stands above the headings. */
function titlesOf({ setAside, headerLine }: Table): readonly string[] {
  return setAside.filter(({ reason, line }) => reason === 'title-row' && line < headerLine).map(({ value }) => value);
}

/** Rows of what is no table: shapes that can be used, ways of a matrix, rows of cells of a terrain. */
function rowsOf(file: OpenedFile, content: Exclude<OpenedFile['content'], { kind: 'table' }>): number {
  if (content.kind === 'matrix') return content.matrix.rows;
  if (content.kind === 'terrain') return content.terrain.rows;
  if (roleOf(file) === 'roads') return content.features.filter(isLine).length;
  return readDistricts(file.name, content.features, 'wgs84').districts.length;
}

/** Of a file that is not read by its columns there is nothing to ask. */
const NOTHING_ASKED = { columns: [], hasPositions: false, suggestedCrs: null, needsAsOf: false, suggestedAsOf: null } as const;

const foundIn = (content: OpenedFile['content']) => ({
  format: content.format,
  encoding: content.encoding,
  delimiter: 'delimiter' in content ? content.delimiter : null,
  sheets: sheetsOf(content),
  sheet: layerRead(content),
});

const rowsIn = (sheets: readonly Sheet[]) => sheets.reduce((rows, { records }) => rows + records.length, 0);

/** Looks at one file. Throws FileError when it cannot be read at all. */
export function inspectFile(file: OpenedFile): Inspection {
  const { name, content } = file;
  if (content.kind !== 'table') {
    return {
      ...NOTHING_ASKED,
      ...foundIn(content),
      name,
      role: roleOf(file),
      hasPositions: content.kind === 'shapes',
      suggestedCrs: content.crs,
      rows: rowsOf(file, content),
    };
  }
  if (!file.role && isProgramme(file))
    return { ...NOTHING_ASKED, ...foundIn(content), name, role: 'works', rows: rowsIn(content.sheets), isProgramme: true };
  const table = readTable(file);
  const { columns } = table;
  const described = describe(columns, table.samples);
  const role = file.role ?? guessRole(columns, name);
  REQUIRED[role]?.(table, file.asOf ?? null);
  return {
    name,
    role,
    ...foundIn(content),
    sheet: table.sheet || null,
    columns: described,
    hasPositions: columns.fields.has('lon') && columns.fields.has('lat'),
    suggestedCrs: content.crs ?? suggestCrs(described) ?? systemByNumbers(positionCells(table)),
    needsAsOf: columns.indicators.size > 0 && !columns.fields.has('year'),
    suggestedAsOf: suggestAsOf([name, table.sheet, ...titlesOf(table)]),
    rows: table.rows.length + table.setAside.length,
  };
}
