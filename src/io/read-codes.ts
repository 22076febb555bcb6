import { type CodeChange, circularChanges } from '../domain/codes.ts';
import type { RowIssue } from '../domain/report.ts';
import { readCode } from './cells.ts';
import type { Field } from './headings.ts';
import { headingOf, requireColumns, type Table } from './read-table.ts';

export interface CodesRead {
  readonly changes: readonly CodeChange[];
  readonly issues: readonly RowIssue[];
}

/** An old and a new code. Throws FileError. */
export function requireCodeColumns(table: Table): void {
  requireColumns(table, ['oldCode', 'newCode']);
}

/**
 * Reads a table of old and new codes, one change a row: several old codes with one new are a merger, one old code with several new a
 * split. A row that leads back to its own old code is rejected: it cannot be followed. Throws FileError without the two columns.
 * @param before changes of the tables read before it.
 */
export function readCodes(table: Table, before: readonly CodeChange[]): CodesRead {
  requireCodeColumns(table);
  const issues: RowIssue[] = [];
  const rows: { readonly change: CodeChange; readonly line: number }[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const reject = (field: Field, reason: RowIssue['reason']) =>
      issues.push({ outcome: 'rejected', line: row.line, column: headingOf(table, field), value: row.cell(field).trim(), reason });
    const [old, now] = [readCode(row.cell('oldCode')), readCode(row.cell('newCode'))];
    if (old.kind !== 'code') reject('oldCode', old.kind === 'damaged' ? 'damaged-code' : 'no-code-or-name');
    else if (now.kind !== 'code') reject('newCode', now.kind === 'damaged' ? 'damaged-code' : 'no-code-or-name');
    else if (seen.has(`${old.code} ${now.code}`)) reject('oldCode', 'repeated-code');
    else {
      seen.add(`${old.code} ${now.code}`);
      rows.push({ change: { old: old.code, new: now.code }, line: row.line });
    }
  }
  const circular = circularChanges([...before, ...rows.map(({ change }) => change)]);
  const changes = rows.flatMap(({ change, line }, index) => {
    if (!circular.has(before.length + index)) return [change];
    issues.push({ outcome: 'rejected', line, column: headingOf(table, 'newCode'), value: change.new, reason: 'circular-code' });
    return [];
  });
  return { changes, issues };
}
