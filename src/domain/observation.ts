import type { Month } from './period.ts';

/** What was reported: a status in words, or a count or percentage whose meaning the indicator gives. */
export type Value = 'yes' | 'no' | 'exempt' | number;

/** The same value reported for every month from `from` to `to`, both included. Months outside every run are unreported. */
export interface Run {
  readonly from: Month;
  readonly to: Month;
  readonly value: Value;
  readonly simulated: boolean;
}

/** Subject id → its runs, ascending and never overlapping. A Map is one; a country's are made of columns when somebody asks. */
export interface Reports extends Iterable<readonly [subject: string, runs: readonly Run[]]> {
  readonly size: number;
  has(subject: string): boolean;
  get(subject: string): readonly Run[] | undefined;
}

/** Indicator id → what it reports of whom; a Map is one. An indicator is a key as soon as a file has its column. */
export interface Observations extends Iterable<readonly [indicator: string, reports: Reports]> {
  readonly size: number;
  has(indicator: string): boolean;
  get(indicator: string): Reports | undefined;
  keys(): Iterable<string>;
}

export interface Observed {
  /** The run that covers the month, or null: not reported. */
  readonly current: Run | null;
  /** The last run that ended before the month: shown beside an unknown, never used as its state. */
  readonly last: Run | null;
}

/** Looks one subject up at one month. A state holds only for the period it was reported for. */
export function observe(observations: Observations, indicator: string, subject: string, month: Month): Observed {
  let current: Run | null = null;
  let last: Run | null = null;
  for (const run of observations.get(indicator)?.get(subject) ?? []) {
    if (run.from <= month && month <= run.to) current = run;
    else if (run.to < month) last = run;
  }
  return { current, last };
}
