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

/** indicator id → subject id → runs, ascending and never overlapping. An indicator is a key as soon as a file has its column. */
export type Observations = ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;

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
