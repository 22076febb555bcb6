import path from 'node:path';
import { type FileDataset, isDated, type Role } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import type { FileReport } from '../domain/report.ts';
import { DEFAULT_TRAVELLER } from '../domain/travel.ts';
import type { OpenedFile } from '../io/input-file.ts';
import { inspectFile } from '../io/inspect-file.ts';
import { openText } from '../io/open-file.ts';
import { CliError } from './command.ts';
import { type AskedMode, requireMeasurable } from './distance-mode.ts';
import { readBytes, remark } from './files.ts';
import { readOwn } from './read-own.ts';

/** The files of a data folder by their fixed names; all but the villages may be missing. */
const FILES: readonly (readonly [name: string, role: Role])[] = [
  ['villages.csv', 'villages'],
  ['facilities.csv', 'facilities'],
  ['status.csv', 'status'],
  ['districts.topojson', 'districts'],
  ['township-cells.topojson', 'districts'],
];

/** Their paths in a folder, whether they are there or not. */
export const filesIn = (folder: string): readonly string[] => FILES.map(([name]) => path.join(folder, name));

const STRAIGHT: AskedMode = { mode: 'straight', traveller: DEFAULT_TRAVELLER, file: null };

/**
 * Reads a data folder through the same reader as the app; rows that were not simply accepted are remarked on.
 * @param year of reports that name none. Where it is not given either and no file says of when, every facility counts (`openIn`), which is remarked on.
 * @param beside what else is read with it: the file that distances are measured by.
 */
export function readFolder(
  folder: string,
  year: number | null = null,
  asked: AskedMode = STRAIGHT,
  beside: readonly OpenedFile[] = [],
): FileDataset {
  const files = [...openFolder(folder), ...beside].map((file) => {
    if (file.role !== 'villages' || !inspectFile(file).needsAsOf) return file;
    if (year === null) throw new CliError(`${file.name}: it reports indicators and names no year; say which with --year`);
    return { ...file, asOf: yearEnd(year) };
  });
  const { dataset, reports } = readOwn(files, folder);
  remarkOn(reports.filter(({ role }) => role !== asked.file?.role));
  requireMeasurable(asked, dataset, reports);
  if (year === null && !isDated(dataset) && dataset.facilities.some(({ opened, closed }) => (opened ?? closed) !== null))
    remark(`gapmap: ${folder}: no file says of when it is: opening and closing dates are ignored; have them counted with --year`);
  return dataset;
}

/** The files that are there; their bytes are kept by nobody then. */
function openFolder(folder: string): OpenedFile[] {
  return FILES.flatMap(([name, role]): OpenedFile[] => {
    const file = path.join(folder, name);
    const bytes = role === 'villages' ? readBytes(file) : readBytes(file, 'optional');
    if (bytes) return [openText({ name: file, role, crs: 'wgs84', bytes })];
    remark(`gapmap: ${file}: not there, left out`);
    return [];
  });
}

/** Of each file that has any: how many rows were rejected, how many flagged, and the first of them. */
export function remarkOn(reports: readonly FileReport[]): void {
  for (const report of reports) {
    for (const outcome of ['rejected', 'flagged'] as const) {
      const first = report.issues.find((issue) => issue.outcome === outcome);
      if (first)
        remark(
          `gapmap: ${report.file}: ${report.counts[outcome]} rows ${outcome}, the first in line ${first.line}, column ${first.column}: ${first.reason}`,
        );
    }
  }
}
