import type { Dataset, FileDataset, Role, SourceFile } from '../domain/dataset.ts';
import type { RejectedVillage } from '../domain/gap-list.ts';
import { yearEnd, yearOf } from '../domain/period.ts';
import type { Conflict, FileReport } from '../domain/report.ts';
import type { OpenedFile } from './input-file.ts';
import { Reading } from './reading.ts';
import { roleOf } from './role-of.ts';

/** Whose records these are, and what they are called. */
export interface About extends Pick<Dataset, 'origin' | 'title'> {
  /** Whom reports may speak of besides what the files list: those of the project a corrected file is held against. */
  readonly beside?: Pick<Dataset, 'villages' | 'facilities'>;
}

export interface ReadResult {
  readonly dataset: FileDataset;
  readonly reports: readonly FileReport[];
  readonly rejected: readonly RejectedVillage[];
  /** What the files say differently of one village or facility. */
  readonly conflicts: readonly Conflict[];
}

export interface ReadingOptions {
  /** Where no file lists any subject, reports are taken whatever subject they name: there is nothing to hold them against. */
  readonly takesLoneReports?: boolean;
}

/**
 * Reads a project's files together, any number of each kind: code tables and districts first, then villages, facilities and reports.
 * What several files say of one village is joined; where they differ see `merge/claims.ts`. Throws FileError.
 */
export function readDataset(files: readonly OpenedFile[], { origin, title, beside }: About, options: ReadingOptions = {}): ReadResult {
  const reading = new Reading(options.takesLoneReports === true, beside);
  const read = files.map((file, index) => ({ file, index, role: roleOf(file) }));
  for (const role of ORDER)
    reading.take(
      role,
      read.filter((one) => one.role === role),
    );
  const { dataset, reports, rejected, conflicts, lastMonths, reportsOf } = reading.finish();
  const sources = read.map(
    ({ file, index, role }): SourceFile => ({
      name: file.name,
      role,
      rows: reports.get(index)?.rows ?? 0,
      asOf: lastMonths.get(index) ?? file.asOf ?? null,
      crs: file.crs ?? null,
      ...(file.crsOf && { crsOf: file.crsOf }),
      ...((reportsOf.get(index)?.length ?? 0) > 0 && { reportsOf: reportsOf.get(index) ?? [] }),
    }),
  );
  return {
    dataset: { ...dataset, origin, title, files: sources, years: yearsOf(dataset, files) },
    reports: files.flatMap((_, index) => reports.get(index) ?? []),
    rejected,
    conflicts,
  };
}

/** Each kind after those it needs: rows are placed in counties, reports speak of villages and facilities. */
const ORDER = [
  'codes',
  'districts',
  'roads',
  'terrain',
  'villages',
  'facilities',
  'status',
  'works',
  'targets',
  'matrix',
] as const satisfies readonly Role[];

/** Years with a December report; a project without any report has the one year its files speak of. */
function yearsOf({ observations, villages }: Pick<FileDataset, 'observations' | 'villages'>, files: readonly OpenedFile[]): number[] {
  const years = new Set<number>();
  for (const bySubject of observations.values()) {
    for (const runs of bySubject.values()) {
      for (const run of runs) {
        for (let year = yearOf(run.from); yearEnd(year) <= run.to; year++) if (yearEnd(year) >= run.from) years.add(year);
      }
    }
  }
  for (const file of files) if (file.asOf !== undefined) years.add(yearOf(file.asOf));
  if (years.size === 0) years.add(villages.reduce((latest, village) => Math.max(latest, village.exitYear ?? 0), FALLBACK_YEAR));
  return [...years].sort((a, b) => a - b);
}

/** The plan's last year stands where a project's files name no year at all. */
const FALLBACK_YEAR = 2020;
