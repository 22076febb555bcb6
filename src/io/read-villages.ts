import type { RejectedVillage } from '../domain/gap-list.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Run } from '../domain/observation.ts';
import { type Month, yearEnd } from '../domain/period.ts';
import { areHamletsPossible, type Village } from '../domain/place.ts';
import type { RowIssue, Suggestion } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { findIndicator } from '../layers/index.ts';
import {
  isBeyondCount,
  isBlank,
  isModelled,
  isSimulated,
  percentsOf,
  plain,
  type Read,
  readCount,
  readFlag,
  readMeasure,
  readYear,
  type Written,
} from './cells.ts';
import { type Field, measureIn, saysPercent, scaleIn } from './headings.ts';
import { cellAtFault, readPosition, type Writing } from './positions.ts';
import { columnOf, eachRow, headingOf, nameField, nameOf, type Row, requireColumns, requireEither, type Table } from './read-table.ts';
import { isPercent, type ReportedColumn, readReported, repairReported } from './reported.ts';
import { RunLists, withRun } from './run-lists.ts';
import { leaveBlank, repairPosition } from './suggest.ts';
import { repeatedPositions, writingsOf } from './table-positions.ts';
import { type CountyCodes, villageCodes } from './village-codes.ts';
import { kindOf } from './village-kind.ts';

/** Villages of a wide table, with what its indicator columns report. */
export interface VillagesRead {
  readonly villages: readonly Village[];
  readonly reported: ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;
  /** The line a village's run was read from. */
  lineOf(id: string, run: Run): number;
  readonly rejected: readonly RejectedVillage[];
  readonly issues: readonly RowIssue[];
}

type Note = (outcome: RowIssue['outcome'], field: Field, reason: RowIssue['reason'], suggestion?: Suggestion | null) => void;

const LEAST: ReadonlySet<string> = new Set<Field>(['households', 'registered', 'resident', 'hamlets', 'hamlets30', 'groups']);

/** A code or a name; a position may be missing altogether (the table then only reports), but not by half. Throws FileError. */
export function requireVillageColumns(table: Table): void {
  requireEither(table, 'code', nameField(table, 'name'));
  if (table.columns.fields.has('lon') || table.columns.fields.has('lat')) requireColumns(table, ['lon', 'lat']);
}

/**
 * Reads a table of villages. Rows of one village for several years are one village with several reports; a second row for the
 * same year is a repeated code and rejected. A row with a flaw is flagged: it stays in the denominator, the flawed cell unknown.
 * A row whose year is blank or cannot be read is flagged, and what it reports of that year is left unread.
 * @param asOf month the figures speak of where the file has no year column or leaves the year blank; null leaves them unread.
 * @param counties the counties drawn: a code of another one than the row's is not the village's.
 * Throws FileError without a code or name column.
 */
export function readVillages(table: Table, file: number, crs: Crs, asOf: Month | null, counties: CountyCodes = new Map()): VillagesRead {
  requireVillageColumns(table);
  const located = table.columns.fields.has('lon');
  const named = nameField(table, 'name');
  const writingOf = writingsOf(table, crs);
  const codeOf = villageCodes(table, counties);
  const distanceIn = measureIn(headingOf(table, 'reportedKm'));
  const dated = table.columns.fields.has('year');
  const issues: RowIssue[] = [];
  const rejected: RejectedVillage[] = [];
  const villages = new Map<string, Seen>();
  const texts = new SharedTexts();
  const columns = reportColumns(table);
  const reports: Reports = {
    reported: new Map(columns.map(({ indicator }) => [indicator.id, new Map()])),
    lists: new RunLists(),
    lines: new Map(),
  };

  for (const row of eachRow(table)) {
    const note: Note = (outcome, field, reason, suggestion = null) =>
      issues.push({
        outcome,
        line: row.line,
        column: headingOf(table, field),
        value: row.cell(field).trim(),
        reason,
        ...(suggestion && { suggestion }),
      });
    const written = codeOf(row);
    const name = nameOf(row, named);
    const hasName = !isBlank(row.cell(named));
    // Its name still tells the village: only the code is lost. Without a name the code is all there is.
    const code = written.kind !== 'unusual' ? written : ({ kind: hasName ? 'none' : 'code', code: written.code } as const);
    const county = texts.one(nameOf(row, 'county'));
    const township = texts.one(nameOf(row, 'township'));
    const reject = (reason: RejectedVillage['reason'], field: Field) => {
      note('rejected', field, reason);
      const position = readPosition(row.cell('lon'), row.cell('lat'), writingOf(row), 'surveyed');
      rejected.push({
        line: row.line,
        code: plain(row.cell('code')),
        name,
        county,
        township,
        lon: position.at?.lon ?? null,
        lat: position.at?.lat ?? null,
        reason,
      });
    };
    if (code.kind === 'damaged' && !hasName) {
      reject('damaged-code', 'code');
      continue;
    }
    if (written.kind === 'unusual') note('flagged', 'code', 'unusual-code');
    if (code.kind === 'damaged') note('flagged', 'code', 'damaged-code');
    if (code.kind !== 'code' && !hasName) {
      reject('no-code-or-name', table.columns.fields.has('code') ? 'code' : named);
      continue;
    }
    const year = readYear(row.cell('year'));
    // Only a blank year is the answered month: 201 means some year, and nobody knows which.
    const month = year.kind === 'value' ? yearEnd(year.value) : year.kind === 'blank' ? asOf : null;
    const isUndated = dated && month === null && columns.some((column) => column.month === null && !isBlank(row.at(column.at)));
    if (year.kind === 'unreadable' || isUndated) note('flagged', 'year', 'unreadable-period');
    const places = [county, township, name].filter(Boolean).join('/');
    // Without a code and a year two rows of one name are two villages, or one twice: nobody but the file's author knows.
    const isNamesake = code.kind !== 'code' && !dated && villages.has(places);
    if (isNamesake) note('flagged', named, 'same-name');
    const id = code.kind === 'code' ? code.code : isNamesake ? `${places}#${row.line}` : places;
    const before = villages.get(id);
    if (before && (before.month === month || before.others?.has(month))) {
      reject('repeated-code', code.kind === 'code' ? 'code' : named);
      continue;
    }
    const village = readVillage(
      row,
      table,
      { file, writing: writingOf(row), located, distanceIn, id, code: code.kind === 'code' ? code.code : null, name, county, township },
      note,
    );
    if (!before) villages.set(id, { village, month, others: null });
    else {
      const isLater = (month ?? 0) > (before.month ?? 0);
      before.others = (before.others ?? new Set()).add(isLater ? before.month : month);
      if (isLater) {
        before.village = { ...village, origin: before.village.origin };
        before.month = month;
      }
    }
    readRow(columns, row, table, village, month, !before, reports, issues);
  }
  const read = Array.from(villages.values(), (entry) => entry.village);
  return {
    villages: read,
    reported: reports.reported,
    lineOf: lineFinder(read, reports.lines),
    rejected,
    issues: [...issues, ...repeatedPositions(table, read, () => '')],
  };
}

/** The line of a run: its own, where it has one, else its village's first. */
function lineFinder(villages: readonly Village[], lines: ReadonlyMap<Run, number>): VillagesRead['lineOf'] {
  // Only files that differ are ever asked.
  let first: ReadonlyMap<string, number> | null = null;
  return (id, run) => {
    first ??= new Map(villages.map((village) => [village.id, village.origin.line]));
    return lines.get(run) ?? first.get(id) ?? 0;
  };
}

/** Gives one text for equal ones: what many villages lie in is kept once. */
class SharedTexts {
  private readonly known = new Map<string, string>();

  one(text: string): string {
    const known = this.known.get(text);
    if (known === undefined) this.known.set(text, text);
    return known ?? text;
  }
}

/** A village as its latest row has it, and the other months of which there is a row. */
interface Seen {
  village: Village;
  month: Month | null;
  others: Set<Month | null> | null;
}

/** What has been read of the reports. */
interface Reports {
  readonly reported: ReadonlyMap<string, Map<string, readonly Run[]>>;
  readonly lists: RunLists;
  /** The line of a run that was not read from its village's first row; all others are of that one, and may be shared. */
  readonly lines: Map<Run, number>;
}

interface Known {
  readonly file: number;
  readonly writing: Writing;
  readonly located: boolean;
  /** The unit the heading of the reported distance says, if any. */
  readonly distanceIn: Written | null;
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly county: string;
  readonly township: string;
}

function readVillage(row: Row, table: Table, known: Known, note: Note): Village {
  const take = <T>(field: Field, read: (cell: string) => Read<T>): T | null => {
    const result = read(row.cell(field));
    if (result.kind === 'unreadable') {
      const isTooMany = LEAST.has(field) && isBeyondCount(row.cell(field));
      const reason = isTooMany ? 'impossible-value' : LEAST.has(field) ? 'unreadable-number' : 'unreadable-value';
      note('flagged', field, reason, leaveBlank(row.line, columnOf(table, field)));
    }
    return result.kind === 'value' ? result.value : null;
  };
  const modelled = isModelled(row.cell('position'));
  const position = readPosition(row.cell('lon'), row.cell('lat'), known.writing, modelled ? 'modelled' : 'surveyed');
  if (known.located && position.at === null) {
    const repair = repairPosition(table, row, position.problem);
    note('flagged', cellAtFault(row.cell('lon'), row.cell('lat'), known.writing.crs), position.problem, repair);
  }
  const [hamlets, hamlets30] = [take('hamlets', readCount), take('hamlets30', readCount)];
  if (!areHamletsPossible({ hamlets, hamlets30 }))
    note('flagged', 'hamlets30', 'impossible-value', leaveBlank(row.line, columnOf(table, 'hamlets30')));
  return {
    id: known.id,
    code: known.code,
    name: known.name,
    kind: kindOf(row.cell('kind'), known.code, known.name),
    county: known.county,
    township: known.township,
    position,
    households: take('households', (cell) => readCount(cell, scaleIn(headingOf(table, 'households')))),
    registered: take('registered', (cell) => readCount(cell, scaleIn(headingOf(table, 'registered')))),
    resident: take('resident', (cell) => readCount(cell, scaleIn(headingOf(table, 'resident')))),
    hamlets,
    hamlets30: areHamletsPossible({ hamlets, hamlets30 }) ? hamlets30 : null,
    groups: take('groups', readCount),
    poor: take('poor', readFlag),
    deepPoverty: take('deepPoverty', readFlag),
    exitYear: take('exitYear', readYear),
    relocated: take('relocated', readFlag),
    reportedKm: take('reportedKm', (cell) => readMeasure(cell, 'km', known.distanceIn)),
    simulated: isSimulated(row.cell('basis')),
    origin: { file: known.file, line: row.line },
  };
}

/** A column of reports: of one month, or of the row's (null); how its numbers are written. */
interface ReportColumn extends ReportedColumn {
  readonly indicator: Indicator;
  readonly at: number;
  readonly month: Month | null;
}

function reportColumns(table: Table): readonly ReportColumn[] {
  const { indicators, dated, headings } = table.columns;
  const all = [...[...indicators].map(([indicator, column]) => ({ indicator, column, month: null })), ...dated];
  return all.flatMap(({ indicator: id, column: at, month }): ReportColumn[] => {
    const found = findIndicator(id);
    if (!found) return [];
    const heading = headings[at] ?? '';
    const cells = isPercent(id) ? table.rows.map((row) => row.at(at)) : [];
    const percents = percentsOf(cells, saysPercent(heading));
    return [{ indicator: found.indicator, at, month, percents, written: measureIn(heading), scale: scaleIn(heading) }];
  });
}

/** Reads a row's indicator cells into runs of one month each: the one its heading names, else the row's. */
function readRow(
  columns: readonly ReportColumn[],
  row: Row,
  table: Table,
  village: Village,
  ofRow: Month | null,
  isFirst: boolean,
  { reported, lists, lines }: Reports,
  issues: RowIssue[],
): void {
  for (const column of columns) {
    const { indicator, at } = column;
    const month = column.month ?? ofRow;
    if (month === null) continue;
    const flag = (reason: RowIssue['reason'], suggestion: Suggestion | null) =>
      issues.push({
        outcome: 'flagged',
        line: row.line,
        column: table.columns.headings[at] ?? indicator.id,
        value: row.at(at).trim(),
        reason,
        ...(suggestion && { suggestion }),
      });
    const read = readReported(indicator, row.at(at), village, column);
    if (read.kind === 'refused') flag(read.reason, repairReported(indicator, row.line, at, row.at(at), read.reason));
    if (read.kind !== 'value') continue;
    const known = reported.get(indicator.id);
    const runs = known?.get(village.id) ?? NO_RUNS;
    if (runs.some((run) => run.from === month)) {
      flag('overlapping-period', null);
      continue;
    }
    const run = { from: month, to: month, value: read.value, simulated: village.simulated };
    if (!isFirst) lines.set(run, row.line);
    known?.set(village.id, isFirst ? lists.with(runs, run) : withRun(runs, run));
  }
}

const NO_RUNS: readonly Run[] = [];
