import type { RowReason } from '../domain/report.ts';
import { plain } from './cells.ts';
import type { Columns, Field } from './headings.ts';
import type { Span, TextRecord } from './input-file.ts';
import { isTotal } from './set-aside.ts';

/** A record below the headings, and why it is no data, where it is none. */
export interface BodyRecord {
  readonly record: TextRecord;
  readonly reason: RowReason | null;
}

export interface FilledDown {
  readonly data: readonly TextRecord[];
  /** Cells filled, by column. */
  readonly filled: ReadonlyMap<number, number>;
}

/** Columns a merged cell of which stands for all its rows. A merged number does not: it would be counted twice. */
const OF_SPANS = ['county', 'township', 'name', 'code', 'subject', 'indicator', 'year'] as const satisfies readonly Field[];
/** Columns that are filled where the blanks alone say that cells were merged. */
const OF_BLANKS = ['county', 'township'] as const satisfies readonly Field[];
/** How many digits of a village's code are its county's, and its township's. */
const CODE_OF = { county: 6, township: 9 } as const;

/**
 * Fills blank cells below a merged one. A workbook says which cells were merged. In text the blanks must say it themselves: the first row
 * has the county, and no two neighbouring values are the same, as each would have been written once only. A blank then takes the value
 * above, but never across a total of its own, into another county, or against its own code.
 */
export function fillDown(body: readonly BodyRecord[], columns: Columns, spans: readonly Span[]): FilledDown {
  const values = new Map<TextRecord, Map<number, string>>();
  const filled = new Map<number, number>();
  const put = (record: TextRecord, column: number, value: string) => {
    values.set(record, (values.get(record) ?? new Map<number, string>()).set(column, value));
    filled.set(column, (filled.get(column) ?? 0) + 1);
  };
  const merged = new Set<number>();
  for (const field of OF_SPANS) {
    const column = columns.fields.get(field);
    if (column === undefined) continue;
    const down = spans.filter((span) => span.fromColumn <= column && column <= span.toColumn && span.toLine > span.fromLine);
    if (fillSpans(body, column, down, put)) merged.add(column);
  }
  for (const field of OF_BLANKS) {
    const column = columns.fields.get(field);
    if (column !== undefined && !merged.has(column)) fillBlanks(body, columns, field, column, put);
  }
  const data = body.flatMap(({ record, reason }) => (reason === null ? [record] : []));
  return { data: values.size === 0 ? data : data.map((record) => withValues(record, values.get(record))), filled };
}

function withValues(record: TextRecord, values: ReadonlyMap<number, string> | undefined): TextRecord {
  if (!values) return record;
  const cells = [...record.cells];
  for (const [column, value] of values) {
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }
  return { line: record.line, cells };
}

type Put = (record: TextRecord, column: number, value: string) => void;

const cellOf = (record: TextRecord | undefined, column: number) => record?.cells[column]?.trim() ?? '';

/** Fills what a workbook says was merged; whether the column has such cells at all. Merged cells that overlap (no spreadsheet makes them) end at the next. */
function fillSpans(body: readonly BodyRecord[], column: number, spans: readonly Span[], put: Put): boolean {
  if (spans.length === 0) return false;
  const byLine = new Map(body.map((one) => [one.record.line, one]));
  const last = body.at(-1)?.record.line ?? 0;
  const inBody = spans.filter(({ fromLine }) => byLine.has(fromLine)).sort((a, b) => a.fromLine - b.fromLine);
  inBody.forEach(({ fromLine, toLine, fromColumn }, index) => {
    const value = cellOf(byLine.get(fromLine)?.record, fromColumn);
    const end = Math.min(toLine, last, (inBody[index + 1]?.fromLine ?? Number.POSITIVE_INFINITY) - 1);
    for (let line = fromLine + 1; value !== '' && line <= end; line++) {
      const below = byLine.get(line);
      if (below?.reason === null && cellOf(below.record, column) === '') put(below.record, column, value);
    }
  });
  return inBody.length > 0;
}

/** Whether a column's blanks say that its cells were merged. */
function saysMerged(data: readonly TextRecord[], column: number, within: number | undefined): boolean {
  const [first] = data;
  if (!first || cellOf(first, column) === '') return false;
  let before: string | null = null;
  let county = '';
  let blanks = 0;
  for (const record of data) {
    if (within !== undefined) county = cellOf(record, within) || county;
    const own = cellOf(record, column);
    if (own === '') {
      blanks++;
      continue;
    }
    // A township of the same name in the next county is another township.
    const value = `${county}/${own}`;
    if (value === before) return false;
    before = value;
  }
  return blanks > 0;
}

function fillBlanks(body: readonly BodyRecord[], { fields }: Columns, field: 'county' | 'township', column: number, put: Put): void {
  const county = field === 'township' ? fields.get('county') : undefined;
  const data = body.flatMap(({ record, reason }) => (reason === null ? [record] : []));
  if (!saysMerged(data, column, county)) return;
  const code = fields.get('code');
  let above: TextRecord | null = null;
  for (const { record, reason } of body) {
    if (reason === 'total-row') {
      // 小计 under 行政村 stands inside its township; under 乡镇 or before it, it has ended that one, but not the county.
      if (record.cells.findIndex(isTotal) <= column) above = null;
      continue;
    }
    if (reason !== null) continue;
    const inCounty = county === undefined ? '' : cellOf(record, county);
    if (cellOf(record, column) !== '') above = record;
    else if (county !== undefined && inCounty !== '' && inCounty !== cellOf(above ?? undefined, county)) above = null;
    if (above && above !== record && isOfOneCode(above, record, code, CODE_OF[field])) put(record, column, cellOf(above, column));
  }
}

/** Whether two rows may be of one county or township by their codes; rows without a whole code may. */
function isOfOneCode(one: TextRecord, other: TextRecord, code: number | undefined, digits: number): boolean {
  if (code === undefined) return true;
  const [a, b] = [plain(cellOf(one, code)), plain(cellOf(other, code))];
  return ![a, b].every((text) => /^\d{12}$/.test(text)) || a.slice(0, digits) === b.slice(0, digits);
}
