import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../src/domain/dataset.ts';
import { parseMonth } from '../../src/domain/period.ts';
import type { Encoding, FileProblem, RowReason } from '../../src/domain/report.ts';
import type { Crs } from '../../src/domain/units.ts';
import type { Answers, InputFile } from '../../src/io/input-file.ts';
import { type Encoded, encode } from './encode.ts';
import { type GoldenShapefile, shapefile } from './shapefile.ts';
import { type GoldenWorkbook, workbook } from './workbook.ts';

/** What a person says of a file before it is read. */
interface Said {
  readonly crs?: Crs;
  readonly crsOf?: Readonly<Record<string, Crs>>;
  readonly asOf?: string;
  readonly sheet?: string;
  readonly encoding?: Encoding;
  readonly mapping?: Readonly<Record<number, string | null>>;
}

/** A row of the report. Without a value any is right. */
export interface ExpectedProblem {
  readonly line: number;
  readonly column: string;
  readonly value?: string;
  readonly reason: RowReason;
}

export interface Refusal {
  readonly problem: FileProblem;
  readonly line?: number;
  readonly column?: string;
}

export interface Counted {
  readonly encoding: Encoding | null;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly crs?: Crs;
  readonly rows: number;
  readonly accepted: number;
  readonly flagged: number;
  readonly rejected: number;
  readonly set_aside: number;
  /** Every heading with what it means: a field, an indicator, null (not used) or `refused` (personal data). */
  readonly columns?: Readonly<Record<string, string | null>>;
  /** Headings that only resemble one we know. */
  readonly unsure?: readonly string[];
  /** Rows and columns that the spreadsheet hides. */
  readonly unshown?: { readonly lines: readonly number[]; readonly columns: readonly string[] };
  /** Headings of columns that are not read, and of the column that says the same thing and is. */
  readonly instead?: Readonly<Record<string, string>>;
  readonly problems: readonly ExpectedProblem[];
  /** Texts that must be in no report: numbers and names of persons. */
  readonly untold?: readonly string[];
  /** How many records the file's project has then. */
  readonly villages?: number;
  readonly facilities?: number;
  readonly roads?: number;
  readonly counties?: number;
  readonly works?: number;
  readonly targets?: number;
  /** Id of a village, facility, work or county → field, or indicator (`road-paved`, `road-paved@2018`) → value; null is unknown. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>;
}

/** One expected report, as a person wrote it: either the file is refused, or every row is counted. */
export type Expected = {
  readonly as?: Role;
  readonly said?: Said;
  /** How the text beside it becomes the file's bytes; UTF-8 without a mark where it says nothing. */
  readonly encoded?: Encoded;
  /** Other files of the corpus read with it. */
  readonly together?: readonly string[];
} & ({ readonly refused: Refusal } | ({ readonly refused?: never } & Counted));

const ROOT = path.resolve(import.meta.dirname, '../golden');
const EXPECTED = '.expected.json';

/** Every case: the path of its source under test/golden, without what only this folder adds to it (.json, .hex). */
export const CASES: readonly string[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith(EXPECTED))
  .map((name) => name.slice(0, -EXPECTED.length).split(path.sep).join('/'))
  .sort();

/** Every file of the corpus that is neither an expected report nor the README. */
export const SOURCES: readonly string[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\/.*\./.test(name) && !name.endsWith(EXPECTED))
  .sort();

export const README: string = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

export const expectedOf = (name: string): Expected => JSON.parse(readFileSync(path.join(ROOT, `${name}${EXPECTED}`), 'utf8'));

/** Bytes of a case: its text encoded, or made from a readable description (a workbook, a shapefile, hexadecimal digits). */
function bytesOf(name: string, encoded: Encoded): Uint8Array {
  const at = path.join(ROOT, name);
  const described = (kind: string) => (existsSync(`${at}${kind}`) ? readFileSync(`${at}${kind}`, 'utf8') : null);
  const hex = described('.hex');
  if (hex !== null) return Uint8Array.from(hex.replace(/#.*$/gm, '').match(/[0-9a-f]{2}/gi) ?? [], (digits) => Number.parseInt(digits, 16));
  const json = described('.json');
  if (json === null) return encode(readFileSync(at, 'utf8'), encoded);
  return name.endsWith('.zip')
    ? shapefile(JSON.parse(json) as GoldenShapefile | readonly GoldenShapefile[])
    : workbook(JSON.parse(json) as GoldenWorkbook);
}

function answersOf({ crs, crsOf, asOf, sheet, encoding, mapping }: Said): Answers {
  const month = parseMonth(asOf ?? '');
  return {
    ...(crs && { crs }),
    ...(crsOf && { crsOf }),
    ...(month !== null && { asOf: month }),
    ...(sheet && { sheet }),
    ...(encoding && { encoding }),
    ...(mapping && { mapping }),
  };
}

/** A file of the corpus as a person drops it, with what its expected report says was answered. */
export function golden(name: string): InputFile {
  const { as, said, encoded }: Partial<Expected> = existsSync(path.join(ROOT, `${name}${EXPECTED}`)) ? expectedOf(name) : {};
  return { name: path.posix.basename(name), bytes: bytesOf(name, encoded ?? 'utf-8'), ...(as && { role: as }), ...answersOf(said ?? {}) };
}
