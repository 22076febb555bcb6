import { openAt } from '../analysis/question.ts';
import type { Dataset } from '../domain/dataset.ts';
import { type Month, monthOf, yearEnd } from '../domain/period.ts';
import { CliError } from './command.ts';

/** Stands for the file's own period where its villages name no year; it is never printed. */
export const UNDATED = monthOf(0, 1);

/** A year of four digits as it is asked for; null where none is. Throws CliError. */
export function readYear(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (!/^\d{4}$/.test(given)) throw new CliError(`--year "${given}" is not a year of four digits`);
  return Number(given);
}

/** As of when facilities count at a month: as on the screen, but where a person asked for the year their dates count whatever the files say. */
export function openIn(year: number | null): (dataset: Dataset, month: Month) => Month | null {
  return year === null ? openAt : (_, month) => month;
}

/** As of when facilities count: the end of the year asked for, else of the latest reported; null where nobody says one. */
export function monthAsked(year: number | null, dataset: Dataset): Month | null {
  return openIn(year)(dataset, yearEnd(year ?? dataset.years.at(-1) ?? 0));
}
