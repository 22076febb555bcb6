import { create } from 'zustand';
import type { Change } from '../domain/edit.ts';
import type { InputFile } from '../io/input-file.ts';
import type { Progress } from '../io/progress.ts';
import type { ReadResult } from '../io/read-dataset.ts';
import type { Failure } from '../worker/api.ts';
import type { Choices } from './choices.ts';
import type { ImportFile } from './import-file.ts';

export const IMPORT_STEPS = ['files', 'columns', 'check'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** What files were read as, with what they were read from. */
interface OwnRead extends ReadResult {
  readonly added: readonly InputFile[];
  readonly choices: Choices;
}

export interface ImportStore {
  readonly isOpen: boolean;
  readonly step: ImportStep;
  readonly files: readonly ImportFile[];
  readonly isReading: boolean;
  /** How far the reading is; null before it told anything. */
  readonly progress: Progress | null;
  /** What the files would make, not opened yet; null before they were read. */
  readonly result: OwnRead | null;
  readonly failure: Failure | null;
  /** Whom a person believes where files differ; also the project's own files. */
  readonly choices: Choices;
  /** Changes that came with parts of a project. */
  readonly changes: readonly Change[];
}

/** Nothing was read of the files yet. */
export const UNREAD = { step: 'files', isReading: false, progress: null, result: null, failure: null } as const;

export const useImport = create<ImportStore>()(() => ({ isOpen: false, files: [], choices: {}, changes: [], ...UNREAD }));

/** Opens the import; files already chosen are still there, but for those that could not be read. */
export function openImport(): void {
  useImport.setState((store) => ({
    isOpen: true,
    files: store.isOpen ? store.files : store.files.filter((file) => file.failure === null),
  }));
}
