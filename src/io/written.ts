import { withoutNumbers } from './personal.ts';
import { headingOf, type Row, type Table } from './read-table.ts';

/**
 * What stands in a table's cells, by line and heading: what a person can look up. A position is both its cells. Null for a blank cell, for
 * one that may have slipped, and for a village of several years, whose line is its first year's.
 */
export function writtenIn(table: Table): (line: number, column: string) => string | null {
  // Few tables are ever asked.
  let byLine: ReadonlyMap<number, Row> | null = null;
  const slipped = new Set(table.overfull.map(({ line }) => line));
  return (line, column) => {
    const at = table.columns.headings.indexOf(column);
    if (at < 0 || slipped.has(line) || table.columns.fields.has('year')) return null;
    byLine ??= new Map(table.rows.map((row) => [row.line, row]));
    const row = byLine.get(line);
    if (!row) return null;
    const cells = column === headingOf(table, 'lon') ? [row.cell('lon'), row.cell('lat')] : [row.at(at)];
    const text = [...new Set(cells.map((cell) => cell.trim()))].filter(Boolean).join(' ');
    return text === '' ? null : withoutNumbers(text);
  };
}
