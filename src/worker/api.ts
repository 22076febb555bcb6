import { FileError, type FileProblem } from '../domain/report.ts';
import { type Glimpse, glimpse } from '../io/glimpse.ts';
import type { InputFile } from '../io/input-file.ts';
import { type Inspection, inspectFile } from '../io/inspect-file.ts';
import { openFile } from '../io/open-file.ts';
import { type About, type ReadResult, readDataset } from '../io/read-dataset.ts';
import { type Note, type NoteHeadings, writeDoubtful } from '../io/write-doubtful.ts';

/** A thrown FileError as data: classes do not survive the way between threads. */
export interface Failure {
  readonly problem: FileProblem;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly detail: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What was seen of a file that opens: its first lines in any case, and what it holds or why that cannot be told. */
export interface Look {
  readonly glimpse: Glimpse;
  readonly inspection: Outcome<Inspection>;
}

async function guarded<T>(read: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { problem, file, line, column, message } = error;
    return { ok: false, failure: { problem, file, line, column, detail: message } };
  }
}

/** The pure functions that run off the main thread. */
export const api = {
  inspect: (file: InputFile): Promise<Outcome<Look>> =>
    guarded(async () => {
      const opened = await openFile(file);
      return { glimpse: glimpse(opened), inspection: await guarded(() => inspectFile(opened)) };
    }),
  read: (files: readonly InputFile[], about: About): Promise<Outcome<ReadResult>> =>
    guarded(async () => readDataset(await Promise.all(files.map(openFile)), about)),
  /** The rows of a file to look at, as a spreadsheet. */
  doubtful: (file: InputFile, notes: readonly Note[], words: NoteHeadings): Promise<Outcome<Uint8Array<ArrayBuffer>>> =>
    guarded(async () => writeDoubtful(await openFile(file), notes, words)),
};
export type Api = typeof api;
