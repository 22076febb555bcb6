import type { Dataset, Role } from '../domain/dataset.ts';
import { monthOf } from '../domain/period.ts';
import { type ColumnMatch, FileError, type FileReport, type RowIssue } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import type { InputFile, OpenedFile } from './input-file.ts';
import { inspectFile } from './inspect-file.ts';
import { openFile } from './open-file.ts';
import { type About, readDataset } from './read-dataset.ts';

/** A file's accounts as they are written for others: `accepted + flagged + rejected + set_aside = rows`. */
export interface Checked {
  readonly file: string;
  readonly as: Role;
  readonly format: FileReport['format'];
  readonly encoding: FileReport['encoding'];
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly crs: FileReport['crs'];
  /** What the file's headings or numbers sound like, where that is another system than it was read in and nobody said which. */
  readonly suggested_crs?: Crs;
  readonly rows: number;
  readonly accepted: number;
  readonly flagged: number;
  readonly rejected: number;
  readonly set_aside: number;
  /** False where a table of reports was given without the villages and facilities it speaks of. */
  readonly subjects_judged: boolean;
  /** `read_instead`: the heading of another column that says the same thing and was read in its place. */
  readonly columns: readonly (Pick<ColumnMatch, 'heading' | 'field' | 'confidence' | 'refused'> & { readonly read_instead?: string })[];
  /** Rows and columns that the spreadsheet hides; they are read like the others. */
  readonly unshown?: NonNullable<FileReport['unshown']>;
  readonly problems: readonly RowIssue[];
}

/** A file that cannot be read at all, and where it went wrong. */
export interface Refused {
  readonly file: string;
  readonly refused: Pick<FileError, 'problem' | 'line' | 'column' | 'detail'>;
}

const ABOUT: About = { origin: 'own', title: { zh: '', en: '' } };

/** Stands for the month of figures that name none, so that their cells are judged too; no report prints it. */
const UNDATED = monthOf(0, 1);

/**
 * Reads files together as the import does and gives each one's accounts, in the order given; nothing is kept. A file that is
 * refused is left out, and the others are read without it. Reports whose subjects are in none of the files are not held against
 * them (`subjects_judged`). Rejects only where we ourselves are at fault.
 */
export async function checkFiles(files: readonly InputFile[]): Promise<(Checked | Refused)[]> {
  const opened = await Promise.all(files.map((file) => refusable(file.name, async () => lookedAt(await openFile(file)))));
  const refused = new Map<string, Refused>();
  const open: OpenedFile[] = [];
  const suggested = new Map<string, Crs>();
  for (const one of opened) {
    if ('refused' in one) {
      refused.set(one.file, one);
      continue;
    }
    open.push(one.file);
    if (one.suggestedCrs) suggested.set(one.file.name, one.suggestedCrs);
  }
  const reports = readRest(open, refused, suggested);
  return files.map(({ name }) => {
    const answer = refused.get(name) ?? reports.get(name);
    if (!answer) throw new RangeError(`${name} was read, and no account was given of it`);
    return answer;
  });
}

/** Reads what can be read together; each file that stops the reading is noted and left out. */
function readRest(open: readonly OpenedFile[], refused: Map<string, Refused>, suggested: ReadonlyMap<string, Crs>): Map<string, Checked> {
  for (;;) {
    const rest = open.filter(({ name }) => !refused.has(name));
    try {
      const { dataset, reports } = readDataset(rest, ABOUT, { takesLoneReports: true });
      return new Map(reports.map((report) => [report.file, checked(report, dataset, suggested.get(report.file))]));
    } catch (error) {
      if (!(error instanceof FileError) || !rest.some(({ name }) => name === error.file)) throw error;
      refused.set(error.file, refusal(error));
    }
  }
}

/** A file with the month its figures are judged at, and the system it sounds like where nobody said one. Throws FileError. */
function lookedAt(file: OpenedFile): { readonly file: OpenedFile; readonly suggestedCrs: Crs | null } {
  const { needsAsOf, suggestedCrs } = inspectFile(file);
  const isTold = file.crs !== undefined || file.crsOf !== undefined;
  return {
    file: file.asOf === undefined && needsAsOf ? { ...file, asOf: UNDATED } : file,
    suggestedCrs: isTold ? null : suggestedCrs,
  };
}

async function refusable<T>(file: string, work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...refusal(error), file };
  }
}

function refusal({ file, problem, line, column, detail }: FileError): Refused {
  return { file, refused: { problem, line, column, detail } };
}

function checked(report: FileReport, dataset: Dataset, suggested: Crs | undefined): Checked {
  const { file, role, format, encoding, delimiter, sheet, crs, rows, counts, columns, unshown, issues } = report;
  const { villages, facilities, counties, townships } = dataset;
  return {
    file,
    as: role,
    format,
    encoding,
    delimiter,
    sheet,
    crs,
    ...(suggested && crs !== null && suggested !== crs && { suggested_crs: suggested }),
    rows,
    accepted: counts.accepted,
    flagged: counts.flagged,
    rejected: counts.rejected,
    set_aside: counts['set-aside'],
    subjects_judged: role !== 'status' || [villages, facilities, counties, townships].some((some) => some.length > 0),
    columns: columns.map(({ heading, field, confidence, refused, readInstead }) => ({
      heading,
      field,
      confidence,
      refused,
      ...(readInstead !== undefined && { read_instead: readInstead }),
    })),
    ...(unshown && { unshown }),
    problems: issues,
  };
}
