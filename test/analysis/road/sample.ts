import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileDataset, Role } from '../../../src/domain/dataset.ts';
import type { InputFile } from '../../../src/io/input-file.ts';
import { openFile } from '../../../src/io/open-file.ts';
import { readDataset } from '../../../src/io/read-dataset.ts';

const DATA = path.resolve(import.meta.dirname, '../../../data');
const FILES = [
  ['villages.csv', 'villages'],
  ['facilities.csv', 'facilities'],
  ['roads.geojson', 'roads'],
] as const;

/** Villages, facilities and roads of the sample, and other files of it, by the readers of the app. */
export async function readSample(...more: readonly (readonly [name: string, role: Role])[]): Promise<FileDataset> {
  const files = [...FILES, ...more].map(
    ([name, role]): InputFile => ({ name, role, crs: 'wgs84', bytes: new Uint8Array(readFileSync(path.join(DATA, name))) }),
  );
  return readDataset(await Promise.all(files.map((file) => openFile(file))), { origin: 'own', title: { zh: '样例', en: 'Sample' } })
    .dataset;
}
