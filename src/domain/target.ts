import type { Month } from './period.ts';
import type { Origin } from './place.ts';
import type { Text } from './text.ts';

export type Scope =
  | 'all-villages'
  | 'eligible-villages'
  | 'poor-villages'
  | 'deep-poverty-villages'
  | 'named-counties'
  | 'city'
  | 'households'
  | 'persons'
  | 'facilities'
  | 'counties';

/** One promise of a plan: policy as data. */
export interface Target {
  readonly id: string;
  readonly layer: string;
  readonly scope: Scope;
  /** Counties the target is for, where it names them (`named-counties`). */
  readonly counties?: readonly string[];
  readonly what: Text;
  /** Null where the plan prints no number (soft target). */
  readonly number: number | null;
  readonly unit: '%' | 'km' | 'unit' | 'village' | 'person';
  /** ISO date; null where the plan prints none: no light, never overdue. */
  readonly due: string | null;
  /** The plan's own words, never translated. */
  readonly quote: string;
}

export interface Plan {
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  /** Whose plan it is: what the codes of its counties begin with, and the box its villages lie in (west, south, east, north). */
  readonly prefecture: string;
  readonly box: readonly [number, number, number, number];
  /** Codes of its deep-poverty counties (深度贫困县). */
  readonly deepPovertyCounties: readonly string[];
  readonly targets: readonly Target[];
}

/** A target of the user's own plan (targets.csv): it stands where the built-in plan is another prefecture's. */
export interface OwnTarget {
  /** indicator, counties and month: unique in the data set. */
  readonly id: string;
  readonly indicator: string;
  /** Counties it is for, by code or name as the file writes them; empty: all. */
  readonly counties: readonly string[];
  readonly number: number;
  readonly unit: string;
  /** The month it is due by; null where the file names none: no light, never overdue. */
  readonly due: Month | null;
  /** The document it stands in; empty where the file does not say. */
  readonly source: string;
  readonly origin: Origin;
}
