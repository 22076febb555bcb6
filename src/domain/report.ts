import type { Role } from './dataset.ts';
import type { Month } from './period.ts';
import { POSITION_PROBLEMS } from './state.ts';
import type { Crs } from './units.ts';

/** Where a row of a file went. The four always sum to the rows of the file. */
export const OUTCOMES = ['accepted', 'flagged', 'rejected', 'set-aside'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a row cannot become a village. */
export const REJECTIONS = ['no-code-or-name', 'repeated-code', 'damaged-code'] as const;

/** Why a row was not simply accepted, or a whole file was refused. */
export const ROW_REASONS = [
  ...POSITION_PROBLEMS,
  ...REJECTIONS,
  'unusual-code',
  'same-name',
  'ambiguous-place',
  'merged-village',
  'conflicting-value',
  'older-value',
  'repeated-target',
  'circular-code',
  'repeated-id',
  'repeated-position',
  'no-id',
  'unknown-kind',
  'unknown-indicator',
  'unknown-subject',
  'overlapping-period',
  'unreadable-value',
  'unreadable-number',
  'impossible-value',
  'doubtful-share',
  'unreadable-period',
  'personal-number',
  'too-many-cells',
  'not-an-area',
  'not-a-line',
  'unknown-direction',
  'blank-row',
  'total-row',
  'footer-row',
  'title-row',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** A cell as it should be read: its line as in a report, its column from 0. */
export interface Amendment {
  readonly line: number;
  readonly column: number;
  readonly value: string;
}

/** A repair that one click takes: which kind, for its words, and the cells it changes. */
export interface Suggestion {
  readonly kind: 'swap' | 'replace' | 'leave-blank';
  readonly cells: readonly Amendment[];
}

export interface RowIssue {
  readonly outcome: Exclude<Outcome, 'accepted'>;
  /** Line in the file, from 1, as an editor shows it. */
  readonly line: number;
  /** The heading of the cell, empty for the whole row. */
  readonly column: string;
  readonly value: string;
  readonly reason: RowReason;
  /** What would make the row acceptable, where the file itself tells. */
  readonly suggestion?: Suggestion;
  /** The villages a row could mean (`ambiguous-place`, `merged-village`): a person's answer names one by its id. */
  readonly candidates?: readonly Candidate[];
}

export interface Candidate {
  readonly id: string;
  /** What a person knows it by. */
  readonly name: string;
}

/** Why a column is refused: its heading, or what its cells hold. */
export const REFUSALS = ['heading', 'id-number', 'phone', 'bank-card', 'name'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What one file says, and where it says it. */
export interface Claim {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string | number | boolean;
  /** As the cell has it, where that is another text. */
  readonly written?: string;
}

/** Files that say different things of one village, facility, work or target. */
export interface Conflict {
  /** Names it in an answer: the same for the same files, whatever their order. */
  readonly key: string;
  readonly of: 'village' | 'facility' | 'work' | 'target';
  readonly id: string;
  readonly name: string;
  /** A base field (`households`, `lon`) or an indicator's id. */
  readonly field: string;
  /** The months they differ about; null where the field has none. */
  readonly months: { readonly from: Month; readonly to: Month } | null;
  readonly claims: readonly Claim[];
  /** How it was settled: by a person, or by the newer file; null: not yet, and the value is unknown. */
  readonly settled: 'answered' | 'newer' | null;
  /** Index of the claim that stands; null: none does. What cannot be unknown (a name) keeps the first. */
  readonly stands: number | null;
}

/** What a column was understood as. */
export interface ColumnMatch {
  readonly heading: string;
  /** A base field (`lon`), an indicator id, or null: not used. */
  readonly field: string | null;
  /** How sure that is, 0–1: 1 for a heading we know or a person chose, less for one that only resembles it; 0 without a field. */
  readonly confidence: number;
  /** Personal data: not used, and not even shown. */
  readonly refused: boolean;
  /** Why; only a refusal for its heading can be overruled by mapping the column. */
  readonly refusedFor?: Refusal;
  /** It says the same thing as another column, which was read: that one's heading. */
  readonly readInstead?: string;
  /** The month its heading says its reports are of. */
  readonly month?: Month;
  /** Its blank cells below a merged one that were read as that one. */
  readonly filled?: number;
  /** The first cells with something in them; none of a refused column. */
  readonly samples: readonly string[];
}

/** What a file is, by its first bytes and its name. `text`: CSV and the like. */
export const FORMATS = ['text', 'xlsx', 'geojson', 'shapefile', 'kml', 'geotiff'] as const;
export type Format = (typeof FORMATS)[number];

/** How a file's text is written. */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface FileReport {
  readonly file: string;
  readonly role: Role;
  readonly format: Format;
  /** Null where the format has none of its own to choose. */
  readonly encoding: Encoding | null;
  /** Between the cells of a text file. */
  readonly delimiter: string | null;
  /** The sheet of a workbook, or the shapefile of an archive with several, that was read. */
  readonly sheet: string | null;
  /** The system its positions were read in; null without positions. By county where a person said so. */
  readonly crs: Crs | null;
  readonly crsOf: Readonly<Record<string, Crs>>;
  readonly headerLine: number;
  readonly columns: readonly ColumnMatch[];
  /** Rows and columns that the spreadsheet hides and that were read like the others; missing where it hides none. */
  readonly unshown?: { readonly lines: readonly number[]; readonly columns: readonly string[] };
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
  'old-workbook',
  'encrypted',
  'damaged-archive',
  'not-a-project',
  'sample-part',
  'newer-version',
  'too-large',
  'too-slow',
  'unknown-system',
  'picture',
  'pdf',
  'unclosed-quote',
  'no-heading',
  'missing-column',
  'repeated-heading',
  'no-unit',
  'no-money-unit',
  'two-measures',
  'no-records',
  'unreadable-cell',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Thrown by readers: what is wrong, where, and (by `problem`) what to do. Words are made by the screen and the command line. */
export class FileError extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly file: string,
    readonly line: number | null,
    readonly column: string | null,
    /** What is wrong, without the place. */
    readonly detail: string,
  ) {
    super(`${file}${line === null ? '' : `, line ${line}`}${column === null ? '' : `, column ${column}`}: ${detail}`);
    this.name = 'FileError';
  }
}
