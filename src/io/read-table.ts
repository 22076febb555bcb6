import type { Role } from '../domain/dataset.ts';
import { type Amendment, FileError, type FileReport, OUTCOMES, type Outcome, type RowIssue } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { plain, readName } from './cells.ts';
import { type BodyRecord, fillDown } from './fill-down.ts';
import { findHeadings, firstWideRow } from './heading-rows.ts';
import { type Columns, describe, type Field, matchHeadings, refuseColumns } from './headings.ts';
import type { Content, OpenedFile, Sheet, TextRecord, Unshown } from './input-file.ts';
import { LIMITS } from './limits.ts';
import { withoutNumbers } from './personal.ts';
import { findPersonal, rowsLookedAt } from './personal-columns.ts';
import { type Tell, telling } from './progress.ts';
import { makeSetAside, setAside } from './set-aside.ts';
import { markSignatures } from './signatures.ts';
import { withhold } from './withhold.ts';

/** A row below the headings, with access by field. */
export interface Row {
  readonly line: number;
  /** The cell of a column; empty where the row ends early. */
  at(column: number): string;
  /** The cell of a field; empty where the file has no such column or the row ends early. */
  cell(field: Field): string;
}

export interface Table {
  readonly file: string;
  readonly content: Content;
  readonly sheet: string;
  readonly unshown: Unshown | null;
  /** The system its positions are read in, and by county where a person said so. */
  readonly crs: Crs;
  readonly crsOf: Readonly<Record<string, Crs>>;
  readonly columns: Columns;
  /** Line of the headings from 1; 0 in GeoJSON, which has none. */
  readonly headerLine: number;
  readonly rows: readonly Row[];
  /** Records that are no rows of data (titles, blank lines, totals, footers), with the reason. */
  readonly setAside: readonly RowIssue[];
  /** Rows with more in them than there are headings, flagged: an unquoted comma may have moved their cells. */
  readonly overfull: readonly RowIssue[];
  /** Cells that hold a number of a person and were not taken over, flagged. */
  readonly withheld: readonly RowIssue[];
  readonly samples: (column: number) => readonly string[];
  /** Who wants to know how far the reading of its rows is. */
  readonly tell: Tell | undefined;
}

/** As many as a spreadsheet has: an amendment beyond them belongs to no table. */
const MOST_COLUMNS = 16_384;

/** Records with the cells a person corrected; a cell beyond the end of its record makes it longer. */
function amended(records: readonly TextRecord[], amendments: readonly Amendment[]): readonly TextRecord[] {
  if (amendments.length === 0) return records;
  const byLine = new Map<number, Amendment[]>();
  for (const amendment of amendments) byLine.set(amendment.line, [...(byLine.get(amendment.line) ?? []), amendment]);
  return records.map((record) => {
    const cells = [...record.cells];
    for (const { column, value } of byLine.get(record.line) ?? []) {
      if (!(column >= 0 && column < MOST_COLUMNS)) continue;
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
    return { line: record.line, cells };
  });
}

/** The sheet a person named, else the first with headings we know (a cover sheet has none), else the first. */
function sheetToRead(sheets: readonly Sheet[], asked: string | undefined): Sheet | undefined {
  const hasHeadings = ({ records, spans }: Sheet) => findHeadings(records, spans, 'known') !== null;
  return sheets.find(({ name }) => name === asked) ?? (sheets.length > 1 ? sheets.find(hasHeadings) : undefined) ?? sheets[0];
}

/**
 * A table of text to rows: the heading row, and the rows that hold data. Throws FileError.
 * @param headings `any`: a heading that stands twice is no reason to refuse the table.
 */
export function readTable(opened: OpenedFile, headings: 'clear' | 'any' = 'clear'): Table {
  const { name: file, content, sheet: asked, crs, crsOf, mapping, amendments, tell } = opened;
  const sheet = content.kind === 'table' ? sheetToRead(content.sheets, asked) : undefined;
  if (!sheet) throw new FileError('no-records', file, null, null, 'it holds no table');
  const records = amended(sheet.records, amendments ?? []);
  const heading = findHeadings(records, sheet.spans) ?? (mapping && firstWideRow(records));
  const header = heading && records[heading.from];
  if (!heading || !header) {
    throw new FileError('no-heading', file, 1, null, 'no row of headings was found: a row such as code,name,lon,lat is needed');
  }
  const named = matchHeadings(heading.cells, mapping);
  if (named.repeated !== null && headings === 'clear') {
    const twice = named.headings[named.repeated] ?? '';
    throw new FileError('repeated-heading', file, header.line || null, twice, 'two columns have this heading: rename or remove one');
  }
  const first = heading.from + heading.count;
  const reasonOf = makeSetAside(named, records.slice(0, first));
  const rowsBelow: BodyRecord[] = [];
  for (const record of telling(records.slice(first), file, tell)) rowsBelow.push({ record, reason: reasonOf(record.cells) });
  const body = markSignatures(rowsBelow);
  const { data: written, filled } = fillDown(body, named, sheet.spans);
  const columns = { ...refuseColumns(named, personalIn(named, written)), filled };
  const { data, issues: withheld } = withhold(telling(written, file, tell), columns);
  const width = heading.cells.length;
  const overfull: RowIssue[] = [];
  for (const { line, cells } of telling(data, file, tell)) {
    if (cells.length <= width) continue;
    const beyond = cells.slice(width);
    if (beyond.some((cell) => cell.trim() !== '')) overfull.push({ ...setAside(line, 'too-many-cells', beyond), outcome: 'flagged' });
  }
  const slipped = new Set(overfull.map(({ line }) => line));
  const samples = (column: number) => {
    const found: string[] = [];
    for (const { line, cells } of data) {
      const cell = cells[column]?.trim() ?? '';
      if (cell !== '' && !slipped.has(line)) found.push(withoutNumbers(cell));
      if (found.length === 2) break;
    }
    return found;
  };
  return {
    file,
    content,
    sheet: sheet.name,
    unshown: sheet.unshown ?? null,
    crs: crs ?? content.crs ?? 'wgs84',
    crsOf: crsOf ?? {},
    columns,
    headerLine: header.line,
    rows: data.map((record) => new TableRow(record, columns)),
    setAside: [
      ...records
        .slice(0, heading.from)
        .map(({ line, cells }) => setAside(line, cells.some((cell) => plain(cell) !== '') ? 'title-row' : 'blank-row', cells)),
      ...body.flatMap(({ record: { line, cells }, reason }) => (reason === null ? [] : [setAside(line, reason, cells)])),
    ],
    overfull,
    withheld,
    samples,
    tell,
  };
}

const OF_PLACES = ['county', 'township', 'name', 'facilityName', 'code', 'kind'] as const satisfies readonly Field[];

/** The columns whose cells are of persons, whatever stands above them. */
function personalIn(
  { headings, fields, indicators, dated, refused }: Columns,
  data: readonly TextRecord[],
): ReturnType<typeof findPersonal> {
  const used = new Set([...fields.values(), ...indicators.values(), ...dated.map(({ column }) => column)]);
  const places = new Set(OF_PLACES.map((field) => fields.get(field)));
  const looked = rowsLookedAt(data.length).map((row) => data[row]?.cells ?? []);
  const cellsOf = (at: number) => looked.flatMap((cells) => cells[at]?.trim() || []);
  const judged = headings.map((heading, at) => ({
    heading,
    cells: refused.has(at) ? [] : cellsOf(at),
    isUsed: used.has(at),
    isOfPlaces: places.has(at),
  }));
  return findPersonal(judged, data.length);
}

/** Of a class: a country's table has 690,000, and functions of each one's own would take more room than its cells. */
class TableRow implements Row {
  constructor(
    private readonly record: TextRecord,
    private readonly columns: Columns,
  ) {}

  get line(): number {
    return this.record.line;
  }

  at(column: number): string {
    return this.record.cells[column] ?? '';
  }

  cell(field: Field): string {
    return this.at(this.columns.fields.get(field) ?? -1);
  }
}

/** Finds the row of a line, the last where several have one. */
export function rowFinder({ rows }: Pick<Table, 'rows'>): (line: number) => Row | undefined {
  // Few tables are ever asked.
  let byLine: ReadonlyMap<number, Row> | null = null;
  return (line) => {
    byLine ??= new Map(rows.map((row) => [row.line, row]));
    return byLine.get(line);
  };
}

/** The rows one by one, telling how far they are. */
export function eachRow({ rows, file, tell }: Table): Iterable<Row> {
  return telling(rows, file, tell);
}

/** The column of a field, from 0; −1 where the file has none. */
export function columnOf(table: Table, field: Field): number {
  return table.columns.fields.get(field) ?? -1;
}

/** The heading a field was written under, for messages. */
export function headingOf(table: Table, field: Field): string {
  return table.columns.headings[table.columns.fields.get(field) ?? -1] ?? field;
}

/** Throws FileError unless every field has a column. */
export function requireColumns(table: Table, fields: readonly Field[]): void {
  const missing = fields.find((field) => !table.columns.fields.has(field));
  if (missing) throw new FileError('missing-column', table.file, table.headerLine || null, missing, `a column ${missing} is needed`);
}

/** Throws FileError unless one of two fields has a column. */
export function requireEither(table: Table, one: Field, other: Field): void {
  const { fields } = table.columns;
  if (fields.has(one) || fields.has(other)) return;
  throw new FileError('missing-column', table.file, table.headerLine || null, other, `a column ${one} or ${other} is needed`);
}

/** The column of a record's name: its own, or, without one, the other kind of record's. */
export function nameField({ columns: { fields } }: Table, preferred: 'name' | 'facilityName'): 'name' | 'facilityName' {
  const other = preferred === 'name' ? 'facilityName' : 'name';
  return fields.has(preferred) || !fields.has(other) ? preferred : other;
}

/** A name cell as shown, the writer's guard taken off. */
export function nameOf(row: Row, field: Field): string {
  return readName(row.cell(field));
}

/** A value as a report shows it: the beginning of a long one. */
function shortened(value: string): string {
  if (value.length <= LIMITS.shownValue) return value;
  // Half a character of two units is none.
  return `${value.slice(0, LIMITS.shownValue - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What the spreadsheet hides of a table, by its headings; a column without one has nothing that is read. */
function unshownIn({ unshown, columns: { headings } }: Table): Pick<FileReport, 'unshown'> {
  const columns = unshown?.columns.flatMap((at) => headings[at] || []) ?? [];
  const lines = unshown?.lines ?? [];
  return lines.length + columns.length > 0 ? { unshown: { lines, columns } } : {};
}

/** Closes the accounts of a table: every row has one outcome, and the four sum to the rows. */
export function account(table: Table, role: Role, found: readonly RowIssue[]): FileReport {
  const { content } = table;
  const issues = [...table.overfull, ...table.withheld, ...found];
  // Beside a refused column a cell that slipped may be out of it: such a row is told by its line alone.
  const slipped = new Set(table.columns.refused.size > 0 ? table.overfull.map(({ line }) => line) : []);
  const worst = new Map<number, Outcome>();
  for (const issue of issues) {
    const before = worst.get(issue.line);
    if (before === undefined || OUTCOMES.indexOf(issue.outcome) > OUTCOMES.indexOf(before)) worst.set(issue.line, issue.outcome);
  }
  const counts: Record<Outcome, number> = { accepted: 0, flagged: 0, rejected: 0, 'set-aside': table.setAside.length };
  for (const { line } of telling(table.rows, table.file, table.tell, 'join')) counts[worst.get(line) ?? 'accepted'] += 1;
  return {
    file: table.file,
    role,
    format: content.format,
    encoding: content.encoding,
    delimiter: content.kind === 'table' ? content.delimiter : null,
    sheet: table.sheet || null,
    crs: table.columns.fields.has('lon') ? table.crs : null,
    crsOf: table.crsOf,
    headerLine: table.headerLine,
    columns: describe(table.columns, table.samples),
    ...unshownIn(table),
    rows: table.rows.length + table.setAside.length,
    counts,
    issues: [...table.setAside, ...issues]
      .map((issue) => ({ ...issue, value: slipped.has(issue.line) ? '' : shortened(withoutNumbers(issue.value)) }))
      .sort((a, b) => a.line - b.line),
  };
}
