import type { RejectedVillage } from '../domain/gap-list.ts';
import type { Measure } from '../domain/indicator.ts';
import type { Run, Value } from '../domain/observation.ts';
import { type Month, yearEnd } from '../domain/period.ts';
import type { Village, VillageKind } from '../domain/place.ts';
import type { RowIssue } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { findIndicator } from '../layers/index.ts';
import {
  isBlank,
  isModelled,
  isSimulated,
  plain,
  type Read,
  readCode,
  readCount,
  readFlag,
  readMeasure,
  readYear,
  writesShares,
} from './cells.ts';
import { type Field, measureIn } from './headings.ts';
import { cellAtFault, readPosition, readsSwapped, type Writing } from './positions.ts';
import { headingOf, nameField, nameOf, type Row, requireColumns, requireEither, type Table } from './read-table.ts';
import { isPercent, readReported } from './reported.ts';

/** Villages of a wide table, with what its indicator columns report. */
export interface VillagesRead {
  readonly villages: readonly Village[];
  readonly reported: ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;
  readonly rejected: readonly RejectedVillage[];
  readonly issues: readonly RowIssue[];
}

const COMMUNITY_NAME = /(社区|居委会|居民委员会|居)$/;

/** 行政村 or 社区: as the file says, else by the code's last three digits, else by the name. */
function kindOf(word: string, code: string | null, name: string): VillageKind {
  if (/^(community|社区|居委会|居民委员会)$/.test(word)) return 'community';
  if (/^(village|行政村|建制村|村|村委会)$/.test(word)) return 'village';
  if (code !== null && /^\d{12}$/.test(code)) return Number(code.slice(9)) < 200 ? 'community' : 'village';
  return COMMUNITY_NAME.test(name) ? 'community' : 'village';
}

const LEAST: ReadonlySet<string> = new Set<Field>(['households', 'registered', 'resident', 'hamlets', 'hamlets30', 'groups']);

/** A code or a name; a position may be missing altogether (the table then only reports), but not by half. Throws FileError. */
export function requireVillageColumns(table: Table): void {
  requireEither(table, 'code', nameField(table, 'name'));
  if (table.columns.fields.has('lon') || table.columns.fields.has('lat')) requireColumns(table, ['lon', 'lat']);
}

/**
 * Reads a table of villages. Rows of one village for several years are one village with several reports; a second row for the
 * same year is a repeated code and rejected. A row with a flaw is flagged: it stays in the denominator, the flawed cell unknown.
 * @param asOf month the figures speak of where the file has no year column; null leaves its indicator columns unread.
 * Throws FileError without a code or name column.
 */
export function readVillages(table: Table, file: number, crs: Crs, asOf: Month | null): VillagesRead {
  requireVillageColumns(table);
  const located = table.columns.fields.has('lon');
  const named = nameField(table, 'name');
  const writing = { crs, swaps: readsSwapped(table.rows.map((row) => [row.cell('lon'), row.cell('lat')])) };
  const distanceIn = measureIn(headingOf(table, 'reportedKm'));
  const dated = table.columns.fields.has('year');
  const issues: RowIssue[] = [];
  const rejected: RejectedVillage[] = [];
  const villages = new Map<string, { village: Village; month: Month | null }>();
  const months = new Map<string, Set<Month | null>>();
  const shares = new Set(
    [...table.columns.indicators.keys()].filter((id) => isPercent(id) && writesShares(table.rows.map((row) => row.reported(id)))),
  );
  const reported = new Map<string, Map<string, Run[]>>([...table.columns.indicators.keys()].map((id) => [id, new Map<string, Run[]>()]));

  for (const row of table.rows) {
    const note = (outcome: RowIssue['outcome'], field: Field, reason: RowIssue['reason']) =>
      issues.push({ outcome, line: row.line, column: headingOf(table, field), value: row.cell(field).trim(), reason });
    const code = readCode(row.cell('code'));
    const name = nameOf(row, named);
    const hasName = !isBlank(row.cell(named));
    const county = nameOf(row, 'county');
    const township = nameOf(row, 'township');
    const reject = (reason: RejectedVillage['reason'], field: Field) => {
      note('rejected', field, reason);
      const position = readPosition(row.cell('lon'), row.cell('lat'), writing, 'surveyed');
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
    // Its name still tells the village: only the code is lost.
    if (code.kind === 'damaged') note('flagged', 'code', 'damaged-code');
    if (code.kind !== 'code' && !hasName) {
      reject('no-code-or-name', table.columns.fields.has('code') ? 'code' : named);
      continue;
    }
    const year = readYear(row.cell('year'));
    if (year.kind === 'unreadable') note('flagged', 'year', 'unreadable-period');
    const month = year.kind === 'value' ? yearEnd(year.value) : asOf;
    const places = [county, township, name].filter(Boolean).join('/');
    // Without a code and a year two rows of one name are two villages, or one twice: nobody but the file's author knows.
    const isNamesake = code.kind !== 'code' && !dated && months.has(places);
    if (isNamesake) note('flagged', named, 'same-name');
    const id = code.kind === 'code' ? code.code : isNamesake ? `${places}#${row.line}` : places;
    const seen = months.get(id) ?? new Set();
    if (seen.has(month)) {
      reject('repeated-code', code.kind === 'code' ? 'code' : named);
      continue;
    }
    months.set(id, seen.add(month));
    const village = readVillage(
      row,
      { file, writing, located, distanceIn, id, code: code.kind === 'code' ? code.code : null, name, county, township },
      note,
    );
    const before = villages.get(id);
    if (!before || (month ?? 0) > (before.month ?? 0))
      villages.set(id, { village: before ? { ...village, origin: before.village.origin } : village, month });
    if (month !== null) readRow(shares, row, table, village, month, reported, issues);
  }
  return { villages: [...villages.values()].map((entry) => entry.village), reported, rejected, issues };
}

interface Known {
  readonly file: number;
  readonly writing: Writing;
  readonly located: boolean;
  /** The unit the heading of the reported distance says, if any. */
  readonly distanceIn: Measure | null;
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly county: string;
  readonly township: string;
}

function readVillage(row: Row, known: Known, note: (outcome: 'flagged', field: Field, reason: RowIssue['reason']) => void): Village {
  const take = <T>(field: Field, read: (cell: string) => Read<T>): T | null => {
    const result = read(row.cell(field));
    if (result.kind === 'unreadable') note('flagged', field, LEAST.has(field) ? 'unreadable-number' : 'unreadable-value');
    return result.kind === 'value' ? result.value : null;
  };
  const modelled = isModelled(row.cell('position'));
  const position = readPosition(row.cell('lon'), row.cell('lat'), known.writing, modelled ? 'modelled' : 'surveyed');
  if (known.located && position.at === null) note('flagged', cellAtFault(row.cell('lon'), row.cell('lat')), position.problem);
  return {
    id: known.id,
    code: known.code,
    name: known.name,
    kind: kindOf(plain(row.cell('kind')).toLowerCase(), known.code, known.name),
    county: known.county,
    township: known.township,
    position,
    households: take('households', readCount),
    registered: take('registered', readCount),
    resident: take('resident', readCount),
    hamlets: take('hamlets', readCount),
    hamlets30: take('hamlets30', readCount),
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

/** Reads a row's indicator cells into runs of one month. */
function readRow(
  shares: ReadonlySet<string>,
  row: Row,
  table: Table,
  village: Village,
  month: Month,
  reported: ReadonlyMap<string, Map<string, Run[]>>,
  issues: RowIssue[],
): void {
  for (const [id, at] of table.columns.indicators) {
    const found = findIndicator(id);
    if (!found) continue;
    const column = { shares: shares.has(id), written: measureIn(table.columns.headings[at] ?? '') };
    const read = readReported(found.indicator, row.reported(id), village, column);
    if (read.kind === 'refused') {
      issues.push({
        outcome: 'flagged',
        line: row.line,
        column: table.columns.headings[at] ?? id,
        value: row.reported(id).trim(),
        reason: read.reason,
      });
    } else if (read.kind === 'value') {
      const value: Value = read.value;
      const runs = reported.get(id)?.get(village.id) ?? [];
      runs.push({ from: month, to: month, value, simulated: village.simulated });
      reported.get(id)?.set(
        village.id,
        runs.sort((a, b) => a.from - b.from),
      );
    }
  }
}
