import type { Month } from './period.ts';
import type { Origin } from './place.ts';
import type { UnitCost } from './remedy.ts';
import type { Wgs84 } from './units.ts';

/** A piece of works that closes a gap: a stretch of road, a line, a water scheme. */
export interface Work {
  /** Unique in the data set: its number, or county/township/name where the file has none. */
  readonly id: string;
  readonly name: string;
  /** As the file calls it; empty where it says nothing. */
  readonly kind: string;
  /** The indicator it serves; null where the file does not say. */
  readonly indicator: string | null;
  readonly county: string;
  readonly township: string;
  /** Id of the village it is for; null: none, or not one we know. */
  readonly village: string | null;
  /** All villages it is for where they are several, `village` the first of them; missing where it is for that one alone. */
  readonly serves?: readonly string[];
  /** How much of `unit`, as the file writes it. Only quantities of one unit add up. */
  readonly quantity: number | null;
  readonly unit: string;
  /** CNY. */
  readonly cost: number | null;
  /** The unit cost that `cost` was estimated by; missing where somebody wrote the sum down. */
  readonly costBy?: UnitCost;
  readonly plannedStart: Month | null;
  readonly plannedEnd: Month | null;
  /** Null: not completed, as far as is known. */
  readonly completed: Month | null;
  readonly simulated: boolean;
  /** Where it runs, of one that a person accepted from a programme; lists of works do not draw theirs. */
  readonly path?: readonly (readonly Wgs84[])[];
  readonly origin: Origin;
}

/** Ids of every village a work is for. */
export function villagesServed({ village, serves }: Pick<Work, 'village' | 'serves'>): readonly string[] {
  return serves ?? (village === null ? [] : [village]);
}
