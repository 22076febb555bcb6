import type { Amendment, ColumnMatch, RowIssue } from '../domain/report.ts';
import { readDegrees } from '../io/degrees.ts';

/** What one click or one edit changed in a file before it comes in; undone as a whole. */
export interface Correction {
  readonly line: number;
  /** The heading it was about, and what stood there, as the report said it. */
  readonly column: string;
  readonly was: string;
  readonly cells: readonly Amendment[];
}

/** All amendments of a file: of one cell the last stands. */
export function amendmentsOf(corrections: readonly Correction[]): readonly Amendment[] {
  const byCell = new Map(corrections.flatMap(({ cells }) => cells).map((cell) => [`${cell.line} ${cell.column}`, cell]));
  return [...byCell.values()];
}

/** The repair that a report suggests, as a correction; null where it suggests none. */
export function suggested({ line, column, value, suggestion }: RowIssue): Correction | null {
  return suggestion ? { line, column, was: value, cells: suggestion.cells } : null;
}

/**
 * What a person typed over the value of an issue: one cell, or both of a position where two parts were typed (longitude first).
 * Null where the issue is about a whole row or about a column that is not read.
 */
export function typed(issue: RowIssue, text: string, columns: readonly ColumnMatch[]): Correction | null {
  const { line, column, value } = issue;
  const at = columns.findIndex(({ heading, refused }) => heading === column && !refused);
  if (column === '' || at < 0) return null;
  const lon = columns.findIndex(({ field }) => field === 'lon');
  const lat = columns.findIndex(({ field }) => field === 'lat');
  const parts = text.split(/\s*[,，;；、·]\s*|\s+/).filter(Boolean);
  const cells =
    (at === lon || at === lat) && lon >= 0 && lat >= 0 && parts.length === 2 && !parts.some((part) => Number.isNaN(readDegrees(part)))
      ? [
          { line, column: lon, value: parts[0] ?? '' },
          { line, column: lat, value: parts[1] ?? '' },
        ]
      : [{ line, column: at, value: text.trim() }];
  return { line, column, was: value, cells };
}
