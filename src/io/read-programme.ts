import { type CodeChange, codeBook } from '../domain/codes.ts';
import type { PlaceWords } from '../domain/place.ts';
import type { ProgrammeIssue, ProgrammeReason, ProgrammeRow, ProgrammeSheets, SheetRow } from '../domain/programme.ts';
import { FileError } from '../domain/report.ts';
import type { Text } from '../domain/text.ts';
import { isBlank, plain, type Read, readMoney, readYear } from './cells.ts';
import { headingKey, type Mapping, scaleIn } from './headings.ts';
import type { OpenedFile, Sheet } from './input-file.ts';
import { HEADINGS_WITHIN, isAbout } from './is-programme.ts';
import { PlaceIndex } from './place-key.ts';
import { COLUMN_OF, PROGRAMME_ID } from './programme-columns.ts';
import { newWork } from './programme-new-work.ts';
import { untakenIn } from './programme-untaken.ts';
import { headingOf, type Row, readTable, type Table } from './read-table.ts';
import { readQuantity } from './read-works.ts';

/** What a programme's spreadsheet is read against. */
export interface ProgrammeKnown {
  /** The programme as it stands in the project. */
  readonly rows: readonly ProgrammeRow[];
  /** Ids of every work in the project's list. */
  readonly works: readonly string[];
  readonly villages: readonly { readonly id: string; readonly words: PlaceWords }[];
  readonly codes: readonly CodeChange[];
  /** Kinds of works that a person may write, by id or in words. */
  readonly kinds: readonly { readonly id: string; readonly name: Text; readonly unit: Text }[];
}

/**
 * Reads a programme's spreadsheet back after it was edited: sheets merged or parted, columns moved, rows added and taken out, one sheet as CSV.
 * What a cell cannot say is told and changes nothing; a row that cannot be a work is rejected. Throws FileError where no sheet is a
 * programme's, a column is missing (`missing-column`), stands twice (`repeated-heading`), or does not say its unit of money (`no-money-unit`).
 */
export function readProgramme(opened: OpenedFile, known: ProgrammeKnown): ProgrammeSheets {
  const { name: file, content } = opened;
  const sheets = content.kind === 'table' ? content.sheets : [];
  const about = sheets.find(isAbout);
  const reading = new Reading(known);
  const unread: string[] = [];
  for (const sheet of sheets) {
    if (sheet === about) continue;
    const table = tableOf(opened, sheet);
    if (table) reading.read(table, sheet);
    else if (sheet.records.length > 0) unread.push(sheet.name);
  }
  if (reading.sheets.length === 0)
    throw new FileError('missing-column', file, null, '方案年度', 'no sheet has the headings of a programme');
  const idLine = about?.records.find(({ cells }) => plain(cells[0] ?? '') === PROGRAMME_ID.zh);
  return { rows: reading.rows, issues: reading.issues, read: reading.sheets, unread, programme: idLine?.cells[1]?.trim() || null };
}

/** A sheet by the programme's own headings first; null where it has none of them. */
function tableOf(opened: OpenedFile, sheet: Sheet): Table | null {
  if (!hasHeadings(sheet)) return null;
  const asked = { ...opened, sheet: sheet.name };
  const { columns, headerLine } = readTable(asked, 'any');
  const mapping: Record<number, string | null> = {};
  const seen = new Set<string>();
  columns.headings.forEach((heading, at) => {
    const own = COLUMN_OF.get(headingKey(heading))?.column;
    if (!own) return;
    if (seen.has(own.id))
      throw new FileError('repeated-heading', opened.name, headerLine, heading, `${place(sheet)}two columns have this heading`);
    seen.add(own.id);
    mapping[at] = own.field;
  });
  const table = readTable({ ...asked, mapping: mapping satisfies Mapping }, 'any');
  for (const [field, heading] of NEEDED)
    if (!table.columns.fields.has(field))
      throw new FileError('missing-column', opened.name, headerLine, heading, `${place(sheet)}a column ${heading} is needed`);
  const cost = headingOf(table, 'cost');
  if (!/元|cny/i.test(cost)) throw new FileError('no-money-unit', opened.name, headerLine, cost, `${place(sheet)}it does not say its unit`);
  return table;
}

const place = ({ name }: Sheet) => (name === '' ? '' : `sheet ${name}: `);

/** What a programme cannot be read without. */
const NEEDED = [
  ['id', '项目编号'],
  ['year', '方案年度'],
  ['cost', '投资(万元)'],
] as const;

/** Whether a sheet has some of the headings that make a programme. */
function hasHeadings({ records }: Sheet): boolean {
  return records
    .slice(0, HEADINGS_WITHIN)
    .some(({ cells }) => cells.filter((cell) => COLUMN_OF.has(headingKey(cell))).length >= NEEDED.length);
}

/** The sheets of one file, read one after the other: an id stands once in all of them. */
class Reading {
  readonly rows: SheetRow[] = [];
  readonly issues: ProgrammeIssue[] = [];
  readonly sheets: string[] = [];
  private readonly seen = new Set<string>();
  private readonly ofProgramme: ReadonlyMap<string, ProgrammeRow>;
  private readonly listed: ReadonlySet<string>;
  private readonly places: PlaceIndex<string>;
  private readonly villages: ReadonlyMap<string, PlaceWords>;

  constructor(private readonly known: ProgrammeKnown) {
    this.ofProgramme = new Map(known.rows.map((row) => [row.id, row]));
    this.listed = new Set([...known.works, ...this.ofProgramme.keys()]);
    this.places = new PlaceIndex(codeBook(known.codes));
    for (const { id, words } of known.villages) this.places.add(words, id);
    this.villages = new Map(known.villages.map(({ id, words }) => [id, words]));
  }

  read(table: Table, sheet: Sheet): void {
    this.sheets.push(sheet.name);
    const at = { sheet: sheet.name };
    for (const { line, column, value } of [...table.overfull, ...table.withheld])
      this.issues.push({ ...at, outcome: 'told', reason: column === '' ? 'too-many-cells' : 'personal-number', line, column, value });
    for (const row of [...table.rows, ...this.worksSetAside(table, sheet)]) this.readRow(table, sheet, row);
    for (const { line, value, reason } of table.setAside)
      if (reason === 'footer-row') this.issues.push({ ...at, outcome: 'told', reason, line, column: '', value });
  }

  /** A work may be called what totals are called: its number tells it. */
  private worksSetAside(table: Table, sheet: Sheet): readonly Row[] {
    const lines = new Set(table.setAside.map(({ line }) => line));
    const idAt = table.columns.fields.get('id') ?? -1;
    return sheet.records
      .filter(({ line, cells }) => lines.has(line) && this.listed.has(plain(cells[idAt] ?? '')))
      .map(({ line, cells }) => {
        const at = (column: number) => cells[column] ?? '';
        return { line, at, cell: (field) => at(table.columns.fields.get(field) ?? -1) };
      });
  }

  private readRow(table: Table, { name: sheet }: Sheet, row: Row): void {
    const { line } = row;
    const note = (outcome: ProgrammeIssue['outcome'], reason: ProgrammeReason, field: Parameters<typeof headingOf>[1]) =>
      this.issues.push({ outcome, reason, sheet, line, column: headingOf(table, field), value: row.cell(field).trim() });
    const id = isBlank(row.cell('id')) ? '' : plain(row.cell('id'));
    if (id !== '' && this.seen.has(id)) {
      note('rejected', 'repeated-id', 'id');
      return;
    }
    const of = this.ofProgramme.get(id);
    const unread = of ? 'kept' : 'rejected';
    const take = <T>(field: 'year' | 'quantity' | 'cost', read: Read<T>, reason: ProgrammeReason): T | null => {
      if (read.kind === 'unreadable') note(field === 'year' ? unread : 'kept', reason, field);
      return read.kind === 'value' ? read.value : null;
    };
    const year = take('year', readYear(row.cell('year')), 'unreadable-year');
    if (year === null && isBlank(row.cell('year'))) note(unread, 'blank-year', 'year');
    const quantity = take('quantity', notNegative(readQuantity(row.cell('quantity'))), 'unreadable-quantity');
    const cost = take('cost', readMoney(row.cell('cost'), scaleIn(headingOf(table, 'cost'))), 'unreadable-cost');
    if (cost !== null && !Number.isInteger(cost)) note('told', 'part-of-a-yuan', 'cost');
    const added = this.listed.has(id) ? null : newWork(row, this.known.kinds, this.villages, this.places);
    if (added && 'reason' in added) note('rejected', added.reason, added.field);
    if ((added && 'reason' in added) || (year === null && !of)) return;
    const own = id === '' && added ? `${added.remedy}/${added.villages[0]}` : id;
    if (own !== id && (this.listed.has(own) || this.seen.has(own))) {
      note('rejected', 'repeated-work', 'kind');
      return;
    }
    this.seen.add(own);
    const untaken = of ? untakenIn(table, row, of) : [];
    this.rows.push({ sheet, line, id: own, year, quantity, cost: cost === null ? null : Math.round(cost), added, untaken });
  }
}

const notNegative = (read: Read<number>): Read<number> => (read.kind === 'value' && read.value < 0 ? { kind: 'unreadable' } : read);
