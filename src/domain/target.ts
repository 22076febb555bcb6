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
  readonly targets: readonly Target[];
}
