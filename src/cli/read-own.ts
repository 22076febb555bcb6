import type { OpenedFile } from '../io/input-file.ts';
import { type ReadResult, readDataset } from '../io/read-dataset.ts';

/** Reads files together as a person's own data, called by the name of a file or folder. Throws FileError. */
export function readOwn(files: readonly OpenedFile[], name: string): ReadResult {
  return readDataset(files, { origin: 'own', title: { zh: name, en: name } });
}
