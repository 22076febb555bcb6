import path from 'node:path';
import type { FileDataset, Role } from '../domain/dataset.ts';
import type { OpenedFile } from '../io/input-file.ts';
import { openFile } from '../io/open-file.ts';
import { filesIn, readFolder } from './data-folder.ts';
import { readBytes, remark } from './files.ts';

/** What works are proposed from besides the villages and their gaps: a list of works, roads to go on from, targets of one's own. */
const BESIDE: readonly (readonly [name: string, role: Role])[] = [
  ['works.csv', 'works'],
  ['roads.geojson', 'roads'],
  ['targets.csv', 'targets'],
];

/** The paths of all files a programme is made from, whether they are there or not. */
export function programmeFilesIn(folder: string): readonly string[] {
  return [...filesIn(folder), ...BESIDE.map(([name]) => path.join(folder, name))];
}

/** Reads a data folder with its works, roads and targets. Rejects with CliError or FileError. */
export async function readProgrammeFolder(folder: string, year: number | null): Promise<FileDataset> {
  const beside: OpenedFile[] = [];
  for (const [name, role] of BESIDE) {
    const file = path.join(folder, name);
    const bytes = readBytes(file, 'optional');
    if (bytes) beside.push(await openFile({ name: file, role, bytes }));
    else if (role !== 'targets') remark(`gapmap: ${file}: not there, left out`);
  }
  return readFolder(folder, year, undefined, beside);
}
