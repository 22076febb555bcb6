import { type Facility, UNSPECIFIED_KIND } from '../domain/place.ts';
import type { RowIssue, Suggestion } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { FACILITY_KINDS } from '../layers/index.ts';
import { isModelled, isSimulated, plain, readMonth } from './cells.ts';
import type { Field } from './headings.ts';
import { cellAtFault, readPosition } from './positions.ts';
import { columnOf, eachRow, headingOf, nameField, nameOf, requireColumns, requireEither, type Table } from './read-table.ts';
import { leaveBlank, repairPosition } from './suggest.ts';
import { repeatedPositions, writingsOf } from './table-positions.ts';

/** A kind as compared: without what stands in brackets behind it, spaces and underscores as hyphens. */
function kindKey(word: string): string {
  const [before = ''] = plain(word)
    .toLowerCase()
    .split(/[(【[]/, 1);
  return before.trimEnd().replace(/[\s_]+/g, '-');
}

const KIND_BY_WORD = new Map(
  FACILITY_KINDS.flatMap((kind) => [kind.id, kind.name.zh, ...kind.synonyms].map((word): [string, string] => [kindKey(word), kind.id])),
);

/** Facilities of a table. */
export interface FacilitiesRead {
  readonly facilities: readonly Facility[];
  readonly issues: readonly RowIssue[];
}

/** A position, and an id or a name. Throws FileError. */
export function requireFacilityColumns(table: Table): void {
  requireColumns(table, ['lon', 'lat']);
  requireEither(table, 'id', nameField(table, 'facilityName'));
}

/** Reads a table of facilities. A repeated id is rejected, an unusable position or unknown kind flagged. Throws FileError without lon, lat or any name. */
export function readFacilities(table: Table, file: number, crs: Crs): FacilitiesRead {
  requireFacilityColumns(table);
  const kinds = table.columns.fields.has('kind');
  const named = nameField(table, 'facilityName');
  const writingOf = writingsOf(table, crs);
  const issues: RowIssue[] = [];
  const facilities: Facility[] = [];
  const seen = new Set<string>();
  for (const row of eachRow(table)) {
    const flag = (outcome: RowIssue['outcome'], field: Field, reason: RowIssue['reason'], suggestion: Suggestion | null = null) =>
      issues.push({
        outcome,
        line: row.line,
        column: headingOf(table, field),
        value: row.cell(field).trim(),
        reason,
        ...(suggestion && { suggestion }),
      });
    const name = nameOf(row, named);
    const idField = plain(row.cell('id')) === '' ? named : 'id';
    const written = plain(row.cell(idField));
    if (written === '') {
      flag('rejected', table.columns.fields.has('id') ? 'id' : named, 'no-id');
      continue;
    }
    // 卫生室 stands in many villages' lists: a name alone is another place's in another township.
    const place = [nameOf(row, 'county'), nameOf(row, 'township'), written].filter(Boolean).join('/');
    const id = idField !== 'id' && seen.has(written) ? place : written;
    if (seen.has(id)) {
      flag('rejected', idField, 'repeated-id');
      continue;
    }
    seen.add(id);
    if (idField !== 'id') seen.add(place);
    const modelled = isModelled(row.cell('position'));
    const writing = writingOf(row);
    const position = readPosition(row.cell('lon'), row.cell('lat'), writing, modelled ? 'modelled' : 'surveyed');
    if (position.at === null) {
      const fault = cellAtFault(row.cell('lon'), row.cell('lat'), writing.crs);
      flag('flagged', fault, position.problem, repairPosition(table, row, position.problem));
    }
    const word = plain(row.cell('kind'));
    const kind = kinds ? KIND_BY_WORD.get(kindKey(word)) : UNSPECIFIED_KIND;
    if (kind === undefined) flag('flagged', 'kind', 'unknown-kind');
    const opened = readMonth(row.cell('opened'));
    const closed = readMonth(row.cell('closed'));
    if (opened.kind === 'unreadable') flag('flagged', 'opened', 'unreadable-period', leaveBlank(row.line, columnOf(table, 'opened')));
    if (closed.kind === 'unreadable') flag('flagged', 'closed', 'unreadable-period', leaveBlank(row.line, columnOf(table, 'closed')));
    facilities.push({
      id,
      name: name || id,
      kind: kind ?? (word || 'unknown'),
      county: nameOf(row, 'county'),
      township: nameOf(row, 'township'),
      position,
      opened: opened.kind === 'value' ? opened.value : null,
      closed: closed.kind === 'value' ? closed.value : null,
      simulated: isSimulated(row.cell('basis')),
      origin: { file, line: row.line },
    });
  }
  return { facilities, issues: [...issues, ...repeatedPositions(table, facilities, ({ kind }) => kind)] };
}
