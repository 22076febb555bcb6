import type { Indicator } from '../domain/indicator.ts';
import type { RowIssue } from '../domain/report.ts';
import type { OwnTarget } from '../domain/target.ts';
import { doubtfulShare, isBlank, percentsOf, plain, readMonth, readName, readNumber, readPercent } from './cells.ts';
import { findIndicatorNamed } from './headings/indicator-names.ts';
import { type Field, saysPercent } from './headings.ts';
import { countyKey } from './place-key.ts';
import { headingOf, nameOf, type Row, requireColumns, type Table } from './read-table.ts';
import { isPercent } from './reported.ts';

export interface TargetsRead {
  readonly targets: readonly OwnTarget[];
  readonly issues: readonly RowIssue[];
}

/** An indicator and its target. Throws FileError. */
export function requireTargetColumns(table: Table): void {
  requireColumns(table, ['indicator', 'target']);
}

const EVERYWHERE = /^(all|全部|全市|全域|所有|各县|各县区)$/i;

/**
 * Reads a plan's targets: an indicator, the counties it is for (blank or 全市: all), the number with its unit, when it is due (blank: not
 * printed) and the document. An unknown indicator, a county the project does not have and a number that cannot be are rejected: half a
 * target is none. Throws FileError without an indicator or a target column.
 * @param isCounty whether the project has a county of this name or code; null where it has none to compare.
 */
export function readTargets(table: Table, file: number, isCounty: ((county: string) => boolean) | null): TargetsRead {
  requireTargetColumns(table);
  const issues: RowIssue[] = [];
  const targets = new Map<string, OwnTarget>();
  const rates = table.rows.filter((row) => unitOf(row) === '%');
  const isSaid = saysPercent(headingOf(table, 'target')) || (rates.length > 0 && rates.every((row) => plain(row.cell('unit')) === '%'));
  const percents = percentsOf(
    rates.map((row) => row.cell('target')),
    isSaid,
  );
  const dueIn: Field = table.columns.fields.has('due') ? 'due' : 'year';
  for (const row of table.rows) {
    const reject = (field: Field, reason: RowIssue['reason']) =>
      issues.push({ outcome: 'rejected', line: row.line, column: headingOf(table, field), value: row.cell(field).trim(), reason });
    const found = findIndicatorNamed(plain(row.cell('indicator')));
    if (!found) {
      reject('indicator', 'unknown-indicator');
      continue;
    }
    const { id: indicator } = found.indicator;
    const scope = plain(row.cell('scope'));
    const counties = EVERYWHERE.test(scope)
      ? []
      : scope
          .split(/[、,，;；/\s]+/)
          .filter(Boolean)
          .map(readName);
    if (isCounty && counties.some((county) => !isCounty(county))) {
      reject('scope', 'unknown-subject');
      continue;
    }
    const unit = unitOf(row);
    if (unit === '%' && doubtfulShare(row.cell('target'), percents) !== null) {
      reject('target', 'doubtful-share');
      continue;
    }
    const number = unit === '%' ? readPercent(row.cell('target'), percents) : readNumber(row.cell('target'));
    if (number.kind !== 'value') {
      reject('target', 'unreadable-number');
      continue;
    }
    if (number.value < 0 || (unit === '%' && number.value > 100)) {
      reject('target', 'impossible-value');
      continue;
    }
    const due = readMonth(row.cell(dueIn));
    if (due.kind === 'unreadable' && !isBlank(row.cell(dueIn))) {
      reject(dueIn, 'unreadable-period');
      continue;
    }
    const month = due.kind === 'value' ? due.value : null;
    const id = [indicator, counties.map(countyKey).sort().join('+') || '*', month ?? '-'].join('/');
    if (targets.has(id)) {
      reject('indicator', 'repeated-target');
      continue;
    }
    targets.set(id, {
      id,
      indicator,
      counties,
      number: number.value,
      unit,
      due: month,
      source: nameOf(row, 'source'),
      origin: { file, line: row.line },
    });
  }
  return { targets: [...targets.values()], issues };
}

/** The unit of a row's target, written or by its indicator; empty where neither says. */
function unitOf(row: Row): string {
  const found = findIndicatorNamed(plain(row.cell('indicator')));
  return plain(row.cell('unit')) || (plain(row.cell('target')).endsWith('%') || (found && isRate(found.indicator)) ? '%' : '');
}

/** Whether an indicator's target is a percentage where its file names no unit: a rate of villages or households, and no count of things. */
function isRate({ id, rule }: Indicator): boolean {
  return isPercent(id) || (rule.kind !== 'none-left' && rule.kind !== 'at-least');
}
