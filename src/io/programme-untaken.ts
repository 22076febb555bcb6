import { isSameFigure, type ProgrammeRow, type SheetRow } from '../domain/programme.ts';
import { isBlank, plain, seen } from './cells.ts';
import { type Field, headingKey } from './headings.ts';
import { withoutNumbers } from './personal.ts';
import { COLUMN_OF } from './programme-columns.ts';
import type { Row, Table } from './read-table.ts';
import type { Cell } from './write-csv.ts';

/** What a person's edit of a row is: all other columns are worked out, or say what the work is. */
const TAKEN: ReadonlySet<Field | null> = new Set<Field | null>(['id', 'year', 'quantity', 'cost']);

/** Cells of a row that say something else than the programme and are not taken. A blank cell says nothing. */
export function untakenIn({ columns }: Table, row: Row, of: ProgrammeRow): SheetRow['untaken'] {
  return columns.headings.flatMap((heading, at) => {
    const own = COLUMN_OF.get(headingKey(heading));
    if (!own || TAKEN.has(own.column.field) || columns.refused.has(at) || isBlank(row.at(at))) return [];
    // Numbers of persons are struck out of what is read, so of what is shown beside it.
    const from = withoutNumbers(textOf(own.column.cell(of, own.language)));
    const to = withoutNumbers(row.at(at).trim());
    return isSame(from, to) ? [] : [{ column: heading, from, to }];
  });
}

const textOf = (cell: Cell) => (cell === null ? '' : typeof cell === 'object' ? cell.digits : String(cell));

/** Spaces and line ends are not what a cell says; nor are the last digits of a number. */
function isSame(one: string, other: string): boolean {
  const bare = (text: string) => seen(text).replace(/\s+/g, '');
  if (bare(one) === bare(other) || plain(one) === plain(other)) return true;
  return one.trim() !== '' && isSameFigure(Number(plain(one)), Number(plain(other)));
}
