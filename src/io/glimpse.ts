import type { Role } from '../domain/dataset.ts';
import { type ColumnMatch, type Encoding, FileError } from '../domain/report.ts';
import { plain } from './cells.ts';
import { describe, guessRole, matchHeadings } from './headings.ts';
import { layerRead, type OpenedFile, sheetsOf } from './input-file.ts';
import { withoutNumbers, withoutPersons, wordBeforePerson } from './personal.ts';
import { readTable } from './read-table.ts';

/** What is seen of a table whether or not it can be read: enough to choose another encoding, sheet or match by. */
export interface Glimpse {
  /** What its columns look like; null where no headings were found. */
  readonly role: Role | null;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** The headings and the first rows as they read now; without headings the first lines. A cell of a personal column is null: it is not shown. */
  readonly lines: readonly { readonly line: number; readonly cells: readonly (string | null)[] }[];
  /** The line of the headings; null where none was found. */
  readonly headerLine: number | null;
  /** What the columns were matched to; none where no headings were found. */
  readonly columns: readonly ColumnMatch[];
}

const LINES = 5;
const CELLS = 12;

/** Looks at the first lines of an opened file. Never throws for what is in it; shapes have no lines. */
export function glimpse(file: OpenedFile): Glimpse {
  const { content, sheet: asked } = file;
  const nothing = { role: null, delimiter: null, sheets: [], sheet: null, lines: [], headerLine: null, columns: [] };
  if (content.kind !== 'table') return { ...nothing, encoding: content.encoding, sheets: sheetsOf(content), sheet: layerRead(content) };
  const sheet = content.sheets.find(({ name }) => name === asked) ?? content.sheets[0];
  const found = {
    encoding: content.encoding,
    delimiter: content.delimiter,
    sheets: sheetsOf(content),
  };
  try {
    const table = readTable(file, 'any');
    const columns = describe(table.columns, table.samples);
    const hidden = new Set(table.columns.refused.keys());
    const slipped = new Set(hidden.size > 0 ? table.overfull.map(({ line }) => line) : []);
    const rows = table.rows.filter(({ line }) => !slipped.has(line)).slice(0, LINES - 1);
    const cellsOf = (cell: (at: number) => string) => columns.slice(0, CELLS).map((_, at) => (hidden.has(at) ? null : shown(cell(at))));
    return {
      ...found,
      role: file.role ?? guessRole(table.columns, file.name),
      sheet: table.sheet || null,
      lines: [
        { line: table.headerLine, cells: cellsOf((at) => columns[at]?.heading ?? '') },
        ...rows.map((row) => ({ line: row.line, cells: cellsOf((at) => row.at(at)) })),
      ],
      headerLine: table.headerLine,
      columns,
    };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const first = sheet?.records.slice(0, LINES) ?? [];
    const hidden = new Set(first.flatMap(({ cells }) => [...matchHeadings(cells).refused.keys()]));
    const lines = first.map(({ line, cells }) => {
      const person = wordBeforePerson(plain(cells[0] ?? ''));
      const all = cells.slice(0, CELLS).map((cell, at) => (hidden.has(at) ? null : shown(cell)));
      return { line, cells: person === null ? all : [person] };
    });
    return { ...nothing, ...found, sheet: sheet?.name || null, lines };
  }
}

const shown = (cell: string) => withoutNumbers(withoutPersons(cell.trim()));
