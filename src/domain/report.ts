import type { Role } from './dataset.ts';
import { POSITION_PROBLEMS } from './state.ts';

/** Where a row of a file went. The four always sum to the rows of the file. */
export const OUTCOMES = ['accepted', 'flagged', 'rejected', 'set-aside'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a row cannot become a village. */
export const REJECTIONS = ['no-code-or-name', 'repeated-code', 'damaged-code'] as const;

/** Why a row was not simply accepted, or a whole file was refused. */
export const ROW_REASONS = [
  ...POSITION_PROBLEMS,
  ...REJECTIONS,
  'same-name',
  'repeated-id',
  'no-id',
  'unknown-kind',
  'unknown-indicator',
  'unknown-subject',
  'overlapping-period',
  'unreadable-value',
  'unreadable-number',
  'impossible-value',
  'unreadable-period',
  'too-many-cells',
  'not-an-area',
  'not-a-line',
  'blank-row',
  'total-row',
  'footer-row',
  'title-row',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

export interface RowIssue {
  readonly outcome: Exclude<Outcome, 'accepted'>;
  /** Line in the file, from 1, as an editor shows it. */
  readonly line: number;
  /** The heading of the cell, empty for the whole row. */
  readonly column: string;
  readonly value: string;
  readonly reason: RowReason;
}

/** What a column was understood as. */
export interface ColumnMatch {
  readonly heading: string;
  /** A base field (`lon`), an indicator id, or null: not used. */
  readonly field: string | null;
  /** Personal data: not used, and not even shown. */
  readonly refused: boolean;
  /** The first cells with something in them; none of a refused column. */
  readonly samples: readonly string[];
}

export interface FileReport {
  readonly file: string;
  readonly role: Role;
  readonly encoding: string;
  readonly headerLine: number;
  readonly columns: readonly ColumnMatch[];
  readonly rows: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** At most one per row decides its outcome; further ones of the same row follow it. */
  readonly issues: readonly RowIssue[];
}

/** Why a whole file cannot be read. */
export const FILE_PROBLEMS = [
  'empty-file',
  'unreadable-file',
  'unsupported-format',
  'picture',
  'pdf',
  'unclosed-quote',
  'no-heading',
  'missing-column',
  'repeated-heading',
  'no-records',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Thrown by readers: what is wrong, where, and (by `problem`) what to do. Words are made by the screen and the command line. */
export class FileError extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly file: string,
    readonly line: number | null,
    readonly column: string | null,
    detail: string,
  ) {
    super(`${file}${line === null ? '' : `, line ${line}`}${column === null ? '' : `, column ${column}`}: ${detail}`);
    this.name = 'FileError';
  }
}
