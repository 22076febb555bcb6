import type { ChangeRow, Standing } from '../domain/change-row.ts';
import { type Edit, type Figure, isMonth, type WorkPart } from '../domain/edit.ts';
import { type Month, printMonth } from '../domain/period.ts';
import type { Language } from '../domain/text.ts';
import type { Wgs84 } from '../domain/units.ts';
import { type Cell, writeCsv } from './write-csv.ts';

/** What a list of changes is called in the language of its reader. */
export interface ChangeWords {
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], string>>;
  readonly by: Readonly<Record<'hand' | 'file', string>>;
  readonly kinds: Readonly<Record<Edit['kind'], string>>;
  readonly figures: Readonly<Record<Figure, string>>;
  readonly works: Readonly<Record<WorkPart, string>>;
  /** Of values: a yes or no, an exemption, and what was not known. */
  readonly values: Readonly<Record<'yes' | 'no' | 'exempt' | 'unknown', string>>;
  readonly standing: Readonly<Record<NonNullable<Standing>, string>>;
}

const COLUMNS = ['at', 'by', 'county', 'township', 'name', 'id', 'what', 'month', 'from', 'to', 'source', 'note', 'state'] as const;

/** A month is written as one. */
const workValue = (part: WorkPart, to: number | null) => (to !== null && isMonth(part) ? printMonth(to as Month) : to);

/** What an edit turned into what, as a person reads it; null where there was nothing to say. */
function fromAndTo(edit: Edit, { values }: Pick<ChangeWords, 'values'>): readonly [from: Cell, to: Cell] {
  const said = (value: number | boolean | string | null): Cell => {
    if (value === null) return values.unknown;
    if (typeof value === 'boolean') return values[value ? 'yes' : 'no'];
    return typeof value === 'string' && value in values ? values[value as keyof typeof values] : value;
  };
  const spot = (at: Wgs84 | null): Cell => (at === null ? values.unknown : `${at.lon}, ${at.lat}`);
  if (edit.kind === 'add-village') return [null, edit.village.name];
  if (edit.kind === 'add-facility') return [null, edit.facility.name];
  if (edit.kind === 'add-work') return [null, edit.work.name];
  if (edit.kind === 'remove-work') return [edit.of.words.name, null];
  if (edit.kind === 'work') return [edit.from, edit.to].map((to) => said(workValue(edit.part, to))) as [Cell, Cell];
  if (edit.kind === 'note') return [edit.from, edit.to];
  if (edit.kind === 'position') return [spot(edit.from), spot(edit.to)];
  return [said(edit.from), said(edit.to)];
}

/** The list of changes for a spreadsheet, a line an edit: what, when, from → to, by whose word. UTF-8 with BOM, CRLF. */
export function writeChangesCsv(rows: readonly ChangeRow[], words: ChangeWords, language: Language): string {
  const cells = rows.map(({ change, edit, subject, name, county, township, indicator, standing }): readonly Cell[] => {
    const what =
      edit.kind === 'report'
        ? (indicator?.[language] ?? edit.indicator)
        : edit.kind === 'figure'
          ? words.figures[edit.figure]
          : edit.kind === 'work'
            ? words.works[edit.part]
            : words.kinds[edit.kind];
    const [from, to] = fromAndTo(edit, words);
    return [
      change.at,
      words.by[change.by],
      county,
      township,
      name,
      subject.id,
      what,
      edit.kind === 'report' ? printMonth(edit.month) : null,
      from,
      to,
      change.source,
      change.note,
      standing === null ? null : words.standing[standing],
    ];
  });
  return writeCsv(
    COLUMNS.map((column) => words.columns[column]),
    cells,
    { bom: true },
  );
}
