import type { Month } from './period.ts';
import type { Origin } from './place.ts';

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
  /** How much of `unit`, as the file writes it. Only quantities of one unit add up. */
  readonly quantity: number | null;
  readonly unit: string;
  /** CNY. */
  readonly cost: number | null;
  readonly plannedStart: Month | null;
  readonly plannedEnd: Month | null;
  /** Null: not completed, as far as is known. */
  readonly completed: Month | null;
  readonly simulated: boolean;
  readonly origin: Origin;
}
