import type { Run } from '../domain/observation.ts';
import { type Month, yearEnd } from '../domain/period.ts';
import { FileError, type RowIssue, type Suggestion } from '../domain/report.ts';
import { isSimulated, type Percents, percentsOf, plain, readMonth, readYear } from './cells.ts';
import { findSubject, requireSubject, type Subjects } from './find-subject.ts';
import { findIndicatorNamed, resemblesIndicator } from './headings/indicator-names.ts';
import { type Field, saysPercent } from './headings.ts';
import { columnOf, eachRow, headingOf, requireColumns, type Table } from './read-table.ts';
import { isPercent, readReported, repairReported } from './reported.ts';
import { replaceBy } from './suggest.ts';

export interface StatusRead {
  readonly reported: ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;
  /** The line a subject's run was read from. */
  lineOf(subject: string, run: Run): number;
  readonly issues: readonly RowIssue[];
}

/** Whose it is, an indicator, a value, and when. Throws FileError. */
export function requireStatusColumns(table: Table, asOf: Month | null = null): void {
  requireColumns(table, ['indicator', 'value']);
  requireSubject(table);
  const { fields } = table.columns;
  if (!fields.has('from') && !fields.has('year') && asOf === null)
    throw new FileError('missing-column', table.file, table.headerLine, 'from', 'a column from (and to) or year is needed');
}

/**
 * Reads a long table: a subject (or village code), an indicator, a period (from–to, a year, or else the file's own month) and a value. Records of one
 * subject and indicator must not overlap: a later one that does is rejected. Subjects that are not in the project are rejected.
 */
export function readStatus(table: Table, subjects: Subjects, asOf: Month | null = null): StatusRead {
  requireStatusColumns(table, asOf);
  const { fields } = table.columns;
  const issues: RowIssue[] = [];
  const percents = percentsIn(table);
  const reported = new Map<string, Map<string, Run[]>>();
  const lines = new Map<Run, number>();
  for (const row of eachRow(table)) {
    const reject = (field: Field, reason: RowIssue['reason'], suggestion: Suggestion | null = null) =>
      issues.push({
        outcome: 'rejected',
        line: row.line,
        column: headingOf(table, field),
        value: row.cell(field).trim(),
        reason,
        ...(suggestion && { suggestion }),
      });
    const found = findIndicatorNamed(plain(row.cell('indicator')));
    if (!found) {
      const meant = resemblesIndicator(plain(row.cell('indicator')));
      reject('indicator', 'unknown-indicator', meant === null ? null : replaceBy(row.line, columnOf(table, 'indicator'), meant));
      continue;
    }
    const whose = findSubject(table, row, subjects);
    if (whose.kind === 'refused') {
      const { field, value, reason, candidates } = whose;
      issues.push({
        outcome: 'rejected',
        line: row.line,
        column: headingOf(table, field),
        value,
        reason,
        ...(candidates && { candidates }),
      });
      continue;
    }
    const { id: subject, village } = whose;
    const year = readYear(row.cell('year'));
    const from = fields.has('from')
      ? readMonth(row.cell('from'))
      : year.kind === 'value'
        ? { kind: 'value' as const, value: yearEnd(year.value) }
        : asOf !== null && year.kind === 'blank'
          ? { kind: 'value' as const, value: asOf }
          : year;
    const to = fields.has('to') ? readMonth(row.cell('to')) : from;
    if (from.kind !== 'value' || to.kind !== 'value' || to.value < from.value) {
      reject(fields.has('from') ? (from.kind === 'value' ? 'to' : 'from') : 'year', 'unreadable-period');
      continue;
    }
    const read = readReported(found.indicator, row.cell('value'), village, {
      percents: percents.get(found.indicator.id) ?? 'points',
      written: null,
      scale: 1,
    });
    if (read.kind === 'refused') {
      issues.push({
        outcome: 'flagged',
        line: row.line,
        column: headingOf(table, 'value'),
        value: row.cell('value').trim(),
        reason: read.reason,
        suggestion: repairReported(found.indicator, row.line, columnOf(table, 'value'), row.cell('value'), read.reason),
      });
    }
    const bySubject = reported.get(found.indicator.id) ?? new Map<string, Run[]>();
    reported.set(found.indicator.id, bySubject);
    if (read.kind !== 'value') continue;
    const runs = bySubject.get(subject) ?? [];
    const run: Run = { from: from.value, to: to.value, value: read.value, simulated: isSimulated(row.cell('basis')) };
    const last = runs.at(-1);
    if (runs.some((other) => other.from <= run.to && run.from <= other.to)) {
      reject(fields.has('from') ? 'from' : 'year', 'overlapping-period');
      continue;
    }
    lines.set(run, row.line);
    runs.push(run);
    if (last && last.from > run.from) runs.sort((a, b) => a.from - b.from);
    bySubject.set(subject, runs);
  }
  return { reported, lineOf: (_, run) => lines.get(run) ?? 0, issues };
}

/** How each percentage indicator's values are written in this table. Its heading of values, or all of its names, may say (%). */
function percentsIn(table: Table): ReadonlyMap<string, Percents> {
  const isSaid = saysPercent(headingOf(table, 'value'));
  const written = new Map<string, { readonly cells: string[]; said: boolean }>();
  for (const row of table.rows) {
    const id = findIndicatorNamed(plain(row.cell('indicator')))?.indicator.id ?? '';
    const known = written.get(id) ?? (isPercent(id) ? { cells: [], said: true } : null);
    if (!known) continue;
    known.cells.push(row.cell('value'));
    known.said &&= isSaid || saysPercent(row.cell('indicator'));
    written.set(id, known);
  }
  return new Map([...written].map(([id, { cells, said }]) => [id, percentsOf(cells, said)]));
}
