import { withoutNumbers } from './personal.ts';
import { headingOf, rowFinder, type Table } from './read-table.ts';

/**
 * What stands in a table's cells, by line and heading: what a person can look up. A position is both its cells. Null for a blank cell, for
 * one that may have slipped, and for a village of several years, whose line is its first year's.
 */
export function writtenIn(table: Table): (line: number, column: string) => string | null {
  const rowAt = rowFinder(table);
  const slipped = new Set(table.overfull.map(({ line }) => line));
  return (line, column) => {
    const at = table.columns.headings.indexOf(column);
    if (at < 0 || slipped.has(line) || table.columns.fields.has('year')) return null;
    const row = rowAt(line);
    if (!row) return null;
    const cells = column === headingOf(table, 'lon') ? [row.cell('lon'), row.cell('lat')] : [row.at(at)];
    const text = [...new Set(cells.map((cell) => cell.trim()))].filter(Boolean).join(' ');
    return text === '' ? null : withoutNumbers(text);
  };
}
