import type { RowIssue } from '../domain/report.ts';
import type { Columns, Field } from './headings.ts';
import type { TextRecord } from './input-file.ts';
import { withoutNumbers } from './personal.ts';
import { isPersonalCode } from './personal-numbers.ts';

/** What a row is called by in numbers: a person's is none of them. */
const CODES = ['code', 'id', 'subject', 'oldCode', 'newCode'] as const satisfies readonly Field[];
/** What is taken over as text. */
const TEXTS = [
  ...(['county', 'township', 'name', 'facilityName', 'workName', 'kind'] as const),
  ...(['unit', 'scope', 'source'] as const),
] as const satisfies readonly Field[];

/** A cell as it may be taken over; undefined: as it is. A text that was nothing but the number says nothing. */
function withheld(cell: string, isCode: boolean): string | undefined {
  if (isCode) return isPersonalCode(cell) ? '' : undefined;
  const shown = withoutNumbers(cell);
  if (shown === cell) return undefined;
  return /[\p{L}\p{N}]/u.test(shown) ? shown : '';
}

/**
 * Rows with the numbers of persons taken out of what the rows are called by: a code that is one is left blank, a name loses it. Each
 * such cell flags its row. What is read from the rows cannot tell such a number to anybody any more.
 */
export function withhold(
  data: Iterable<TextRecord>,
  { fields, headings }: Columns,
): { readonly data: readonly TextRecord[]; readonly issues: readonly RowIssue[] } {
  const watched = [
    ...CODES.map((field) => ({ at: fields.get(field), isCode: true })),
    ...TEXTS.map((field) => ({ at: fields.get(field), isCode: false })),
  ].flatMap(({ at, isCode }) => (at === undefined ? [] : [{ at, isCode }]));
  const issues: RowIssue[] = [];
  const clean = Array.from(data, (record) => {
    let cells: string[] | null = null;
    for (const { at, isCode } of watched) {
      const taken = withheld(record.cells[at] ?? '', isCode);
      if (taken === undefined) continue;
      cells ??= [...record.cells];
      cells[at] = taken;
      const value = taken === '' ? '***' : taken.trim();
      issues.push({ outcome: 'flagged', line: record.line, column: headings[at] ?? '', value, reason: 'personal-number' });
    }
    return cells === null ? record : { line: record.line, cells };
  });
  return { data: clean, issues };
}
