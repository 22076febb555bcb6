import { FileError, type FileProblem } from '../domain/report.ts';
import { inspectFile, readDataset } from '../io/read-dataset.ts';

/** A thrown FileError as data: classes do not survive the way between threads. */
export interface Failure {
  readonly problem: FileProblem;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly detail: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

function guarded<Arguments extends unknown[], T>(read: (...given: Arguments) => T): (...given: Arguments) => Outcome<T> {
  return (...given) => {
    try {
      return { ok: true, value: read(...given) };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const { problem, file, line, column, message } = error;
      return { ok: false, failure: { problem, file, line, column, detail: message } };
    }
  };
}

/** The pure functions that run off the main thread. */
export const api = { inspect: guarded(inspectFile), read: guarded(readDataset) };
export type Api = typeof api;
