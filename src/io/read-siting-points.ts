import type { PositionColumns } from '../domain/columns.ts';
import { FileError, type RowReason } from '../domain/report.ts';
import { plain, type Read, readCount, readNumber } from './cells.ts';
import { headingKey, scaleIn } from './headings.ts';
import type { OpenedFile } from './input-file.ts';
import { cellAtFault, readPosition } from './positions.ts';
import { eachRow, headingOf, type Row, readTable, requireColumns, type Table } from './read-table.ts';
import { writingsOf } from './table-positions.ts';

/** Whose number is asked, where a file tells both: 户籍 or 常住. */
export type PeopleAsked = 'registered' | 'resident';

/** Points a siting is about: who lives where, or where a site could be. Columns in the order of the file. */
export interface SitingPoints {
  readonly ids: readonly string[];
  /** NaN where no position was asked for, or the file has none. */
  readonly position: PositionColumns;
  /** Persons, whole; NaN where nobody told. */
  readonly people: Float64Array;
  /** Persons a site there can serve; NaN where its cell is blank. Null: no such column. */
  readonly capacity: Float64Array | null;
  /** Lines of the file, from 1. */
  readonly lines: Uint32Array;
}

const CAPACITY = ['capacity', '容量', '服务能力', '每处服务能力', '服务人数', '可服务人数'].map(headingKey);

const REASONS: Partial<Readonly<Record<RowReason, string>>> = {
  'position-missing': 'there is no position',
  'position-unreadable': 'the position cannot be read',
  'position-swapped': 'longitude and latitude are swapped',
  'position-zero': 'the position is 0',
  'position-out-of-range': 'there is no such place, or it is far from all others',
};

/**
 * Reads a table of points: id (or a code, else a name), lon and lat, population, capacity, under the headings of other tables of villages. A siting stands on every row
 * of it, so nothing is left out: throws FileError naming line and column where a row has no id or one that stands above it, where a number is none, or where a
 * position is missing that is `needed`.
 */
export function readSitingPoints(opened: OpenedFile, needed: { readonly position: boolean; readonly people: PeopleAsked }): SitingPoints {
  const table = readTable(opened);
  const { fields } = table.columns;
  const idField = (['id', 'code', 'name', 'facilityName'] as const).find((field) => fields.has(field));
  if (!idField) requireColumns(table, ['id']);
  if (needed.position) requireColumns(table, ['lon', 'lat']);
  const count = table.rows.length;
  if (count === 0) throw new FileError('no-records', table.file, null, null, 'it has no row below its headings');
  const ids = idsOf(table, idField ?? 'id');
  const position = { lon: new Float64Array(count).fill(Number.NaN), lat: new Float64Array(count).fill(Number.NaN) };
  if (needed.position) readPositions(table, position);
  const capacityAt = table.columns.headings.findIndex((heading) => CAPACITY.includes(headingKey(heading)));
  const peopleField =
    needed.people === 'resident' && fields.has('resident') ? 'resident' : fields.has('registered') ? 'registered' : 'resident';
  return {
    ids,
    position,
    people: numbersOf(table, fields.get(peopleField) ?? -1, readCount),
    capacity: capacityAt < 0 ? null : numbersOf(table, capacityAt, readRoom),
    lines: Uint32Array.from(table.rows, ({ line }) => line),
  };
}

/** An id as points are told by it, in whatever file: 4.0 is how a spreadsheet writes 4. */
export function idAsTold(cell: string): string {
  return plain(cell).replace(/^(\d+)\.0+$/, '$1');
}

function idsOf(table: Table, field: 'id' | 'code' | 'name' | 'facilityName'): string[] {
  const lineOf = new Map<string, number>();
  for (const row of eachRow(table)) {
    const id = idAsTold(row.cell(field));
    const before = lineOf.get(id);
    const why = id === '' ? 'there is no id' : before === undefined ? null : `"${id}" stands in line ${before} already`;
    if (why !== null) throw unreadable(table, row, headingOf(table, field), why);
    lineOf.set(id, row.line);
  }
  return [...lineOf.keys()];
}

function readPositions(table: Table, into: PositionColumns): void {
  const writingOf = writingsOf(table, table.crs);
  let at = 0;
  for (const row of eachRow(table)) {
    const [lon, lat] = [row.cell('lon'), row.cell('lat')];
    const writing = writingOf(row);
    const read = readPosition(lon, lat, writing, 'surveyed');
    if (read.at === null) {
      const field = cellAtFault(lon, lat, writing.crs);
      throw unreadable(table, row, headingOf(table, field), `${REASONS[read.problem] ?? read.problem}: "${row.cell(field).trim()}"`);
    }
    into.lon[at] = read.at.lon;
    into.lat[at++] = read.at.lat;
  }
}

/** How many a site serves: a whole number, as large as somebody writes who means no limit. */
function readRoom(cell: string): Read<number> {
  const read = readNumber(cell);
  return read.kind === 'value' && !(Number.isSafeInteger(read.value) && read.value >= 0) ? { kind: 'unreadable' } : read;
}

/** Whole numbers of persons; NaN where a cell is blank or there is no such column. */
function numbersOf(table: Table, column: number, readCell: (cell: string, scale: number) => Read<number>): Float64Array {
  const heading = table.columns.headings[column] ?? '';
  const scale = scaleIn(heading);
  return Float64Array.from(table.rows, (row) => {
    const read = readCell(row.at(column), scale);
    if (read.kind === 'unreadable') throw unreadable(table, row, heading, `"${row.at(column).trim()}" is no whole number of persons`);
    return read.kind === 'value' ? read.value : Number.NaN;
  });
}

function unreadable(table: Table, { line }: Row, column: string, detail: string): FileError {
  return new FileError('unreadable-cell', table.file, line, column, detail);
}
