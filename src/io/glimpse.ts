import type { Role } from '../domain/dataset.ts';
import { type ColumnMatch, type Encoding, FileError } from '../domain/report.ts';
import { describe, guessRole, matchHeadings } from './headings.ts';
import type { OpenedFile, Sheet } from './input-file.ts';
import { withoutNumbers, withoutPersons } from './personal.ts';
import { readTable } from './read-table.ts';

/** What is seen of a table whether or not it can be read: enough to choose another encoding, sheet or match by. */
export interface Glimpse {
  /** What its columns look like; null where no headings were found. */
  readonly role: Role | null;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** The first lines as they read now. A cell of a personal column is null: it is not shown. */
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
  if (content.kind === 'shapes') return { ...nothing, encoding: content.encoding };
  const sheet = content.sheets.find(({ name }) => name === asked) ?? content.sheets[0];
  const found = {
    encoding: content.encoding,
    delimiter: content.delimiter,
    sheets: content.sheets.map(({ name }) => name).filter(Boolean),
  };
  try {
    const table = readTable(file, 'any');
    const columns = describe(table.columns, table.samples);
    const hidden = new Set(columns.flatMap(({ refused }, at) => (refused ? [at] : [])));
    const read = content.sheets.find(({ name }) => name === table.sheet) ?? sheet;
    const from = read?.records.findIndex(({ line }) => line === table.headerLine) ?? -1;
    return {
      ...found,
      role: file.role ?? guessRole(table.columns, file.name),
      sheet: table.sheet || null,
      lines: firstLines(read, Math.max(0, from), hidden),
      headerLine: table.headerLine || null,
      columns,
    };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const hidden = new Set((sheet?.records ?? []).slice(0, CELLS).flatMap(({ cells }) => [...matchHeadings(cells).refused.keys()]));
    return { ...nothing, ...found, sheet: sheet?.name || null, lines: firstLines(sheet, 0, hidden) };
  }
}

function firstLines(sheet: Sheet | undefined, from: number, hidden: ReadonlySet<number>): Glimpse['lines'] {
  return (sheet?.records ?? [])
    .slice(from, from + LINES)
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, CELLS).map((cell, at) => (hidden.has(at) ? null : shown(cell))) }));
}

const shown = (cell: string) => withoutNumbers(withoutPersons(cell.trim()));
