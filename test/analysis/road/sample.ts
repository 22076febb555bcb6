import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import type { InputFile } from '../../../src/io/input-file.ts';
import { openFile } from '../../../src/io/open-file.ts';
import { readDataset } from '../../../src/io/read-dataset.ts';

const DATA = path.resolve(import.meta.dirname, '../../../data');
const FILES = [
  ['villages.csv', 'villages'],
  ['facilities.csv', 'facilities'],
  ['roads.geojson', 'roads'],
] as const;

/** Villages, facilities and roads of the sample, by the readers of the app. */
export async function readSample(): Promise<FileDataset> {
  const files = FILES.map(
    ([name, role]): InputFile => ({ name, role, crs: 'wgs84', bytes: new Uint8Array(readFileSync(path.join(DATA, name))) }),
  );
  return readDataset(await Promise.all(files.map((file) => openFile(file))), { origin: 'own', title: { zh: '样例', en: 'Sample' } })
    .dataset;
}
