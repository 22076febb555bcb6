import type { OpenedFile } from './input-file.ts';
import { withoutNumbers } from './personal.ts';
import { readTable } from './read-table.ts';
import { writeXlsx } from './write-xlsx.ts';

/** What stands before the headings of the columns we add: our reader knows them by it and leaves them unread. */
export const NOTE_MARK = '【短板图】';

/** A row to look at: why, what to do, and the cells it is about (columns of the file, from 0). */
export interface Note {
  readonly line: number;
  readonly why: string;
  readonly todo: string;
  readonly columns: readonly number[];
}

/** What the sheet and the added columns are called, in the language of who sends them. */
export interface NoteHeadings {
  readonly sheet: string;
  readonly line: string;
  readonly why: string;
  readonly todo: string;
}

/** The rows of a file to look at, as a table to be corrected and sent back. */
export interface DoubtfulTable {
  readonly headings: readonly string[];
  readonly rows: readonly DoubtfulRow[];
}

export interface DoubtfulRow {
  readonly cells: readonly string[];
  /** Which of the cells are doubtful, from 0. */
  readonly doubtful: readonly number[];
}

/**
 * The rows that have a note, whole: every column of the file in its order and under its heading, so that what comes back is told
 * by its code or its place and name; before them the line, the reason and the suggestion. Personal columns are left out, and where
 * there are any, so are the cells of a row that has slipped: nobody knows which of them are out of such a column.
 * Throws FileError where the file holds no table.
 */
export function doubtfulTable(file: OpenedFile, notes: readonly Note[], words: NoteHeadings): DoubtfulTable {
  const table = readTable(file);
  const { refused } = table.columns;
  const kept = table.columns.headings.flatMap((heading, at) => (refused.has(at) ? [] : [{ heading, at }]));
  const slipped = new Set(refused.size > 0 ? table.overfull.map(({ line }) => line) : []);
  const byLine = new Map(notes.map((note) => [note.line, note]));
  const added = [words.line, words.why, words.todo];
  return {
    headings: [...added.map((name) => `${NOTE_MARK}${name}`), ...kept.map(({ heading }) => heading)],
    rows: table.rows.flatMap((row) => {
      const note = byLine.get(row.line);
      if (!note) return [];
      const shown = kept.map(({ at }) => (slipped.has(row.line) ? '' : withoutNumbers(row.at(at))));
      const cells = [String(row.line), note.why, note.todo, ...shown];
      return [{ cells, doubtful: kept.flatMap(({ at }, index) => (note.columns.includes(at) ? [index + added.length] : [])) }];
    }),
  };
}

/** The same as a spreadsheet (.xlsx), the doubtful cells tinted. */
export function writeDoubtful(file: OpenedFile, notes: readonly Note[], words: NoteHeadings): Uint8Array<ArrayBuffer> {
  const { headings, rows } = doubtfulTable(file, notes, words);
  const isDoubtful = rows.map(({ doubtful }) => new Set(doubtful));
  return writeXlsx([
    {
      name: words.sheet,
      header: headings,
      rows: rows.map(({ cells }) => cells),
      isMarked: (row, column) => isDoubtful[row]?.has(column) ?? false,
    },
  ]);
}
