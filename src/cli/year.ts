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

/** Where no period is known, every facility counts regardless of its dates. */
export function withoutDates<Data extends Dataset>(dataset: Data): Data {
  return { ...dataset, facilities: dataset.facilities.map((facility) => ({ ...facility, opened: null, closed: null })) };
}

/** The end of the year asked for, else of the latest reported: facilities that are open then count. */
export function monthAsked(year: number | null, { years }: Dataset): Month {
  return yearEnd(year ?? years.at(-1) ?? 0);
}
