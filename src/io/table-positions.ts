import type { Village } from '../domain/place.ts';
import type { RowIssue } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { readCode } from './cells.ts';
import { type Cells, liesInChina, type Writing } from './positions.ts';
import { eachRow, headingOf, nameOf, type Row, type Table } from './read-table.ts';
import { isProjected } from './systems.ts';

/** What a file calls a row's county: its name as written, or, without one, the first six digits of the village's code. */
export function countyWritten(row: Row): string {
  const county = nameOf(row, 'county');
  if (county !== '') return county;
  const code = readCode(row.cell('code'));
  return code.kind === 'code' && /^\d{9}(\d{3})?$/.test(code.code) ? code.code.slice(0, 6) : '';
}

/** A village's code as the Bureau of Statistics gives it: a province of GB/T 2260, and nine digits more. */
const OF_CHINA = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{10}$/;

/** Whether most codes of a table are of Chinese villages: then its positions are of China, even where none of them is. */
function hasCodesOfChina(table: Table): boolean {
  if (!table.columns.fields.has('code')) return false;
  let [codes, ofChina] = [0, 0];
  for (const row of eachRow(table)) {
    const read = readCode(row.cell('code'));
    if (read.kind !== 'code') continue;
    codes += 1;
    if (OF_CHINA.test(read.code)) ofChina += 1;
  }
  return ofChina * 2 > codes;
}

/** The cells of positions, row by row. */
export function* positionCells(table: Table, isAsked: (row: Row) => boolean = () => true): Generator<Cells, void, undefined> {
  for (const row of eachRow(table)) if (isAsked(row)) yield [row.cell('lon'), row.cell('lat')];
}

/** How each row of a table writes its position: in the system said for its county, else in the file's. */
export function writingsOf(table: Table, crs: Crs): (row: Row) => Writing {
  const said = new Map(Object.entries(table.crsOf));
  const systemOf = (row: Row) => (said.size === 0 ? crs : (said.get(countyWritten(row)) ?? crs));
  const ofChina = hasCodesOfChina(table) || liesInChina(positionCells(table, (row) => !isProjected(systemOf(row))));
  return (row) => ({ crs: systemOf(row), ofChina });
}

/**
 * Records of one kind at the very same point: two villages in one house are doubtful, and a point that many share is a stand-in for those
 * nobody has been to. Which of them is right only a person knows, so each keeps its position and is flagged.
 */
export function repeatedPositions<Placed extends Pick<Village, 'position' | 'origin'>>(
  table: Table,
  placed: readonly Placed[],
  kindOf: (one: Placed) => string,
): RowIssue[] {
  const firstAt = new Map<string, number>();
  const doubtful = new Set<number>();
  for (const one of placed) {
    const { at } = one.position;
    if (at === null) continue;
    const place = `${kindOf(one)} ${at.lon} ${at.lat}`;
    const first = firstAt.get(place);
    if (first === undefined) firstAt.set(place, one.origin.line);
    else doubtful.add(first).add(one.origin.line);
  }
  if (doubtful.size === 0) return [];
  return table.rows
    .filter(({ line }) => doubtful.has(line))
    .map((row) => ({
      outcome: 'flagged',
      line: row.line,
      column: headingOf(table, 'lon'),
      value: [...new Set([row.cell('lon').trim(), row.cell('lat').trim()])].join(' '),
      reason: 'repeated-position',
    }));
}

/** A position that lies outside its county: said where it is written, not where it was converted to, which is what a person can look up. */
export function outsideCounty(table: Table, row: Row | undefined): RowIssue {
  const cells = (['lon', 'lat'] as const).map((field) => row?.cell(field).trim() ?? '');
  return {
    outcome: 'flagged',
    line: row?.line ?? 0,
    column: headingOf(table, 'lon'),
    value: [...new Set(cells)].join(' '),
    reason: 'position-outside-county',
  };
}
