import type { Month } from './period.ts';
import type { Traveller } from './travel.ts';
import type { Millimetres } from './units.ts';

/** Which hospital is asked: the plan names the township's own; nearest of any is the alternative. */
export const SCOPES = ['own-township', 'nearest'] as const;
export type FacilityScope = (typeof SCOPES)[number];

/**
 * How a distance is come by: straight over the ellipsoid, along the imported roads, as the village itself reports it, or from a table of
 * origins and destinations. Whichever it is, it is whole millimetres and decided on alike.
 */
export const DISTANCE_MODES = ['straight', 'road', 'reported', 'matrix'] as const;
export type DistanceMode = (typeof DISTANCE_MODES)[number];

/** What a village counts as in a roll-up. */
export const WEIGHTS = ['villages', 'households', 'registered', 'resident'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** One question put to the engine: everything a state depends on besides the data. */
export interface Question {
  readonly indicator: string;
  /** Of the reports. */
  readonly month: Month;
  /** Facilities count that are open then; null where no file says of when it is, and every facility counts (`openAt`). */
  readonly openAt: Month | null;
  /** Inclusive, whole millimetres. */
  readonly radius: Millimetres;
  readonly mode: DistanceMode;
  /** Who goes along the road; makes no difference in any other mode. */
  readonly traveller: Traveller;
  readonly scope: FacilityScope;
  /** Facility kinds that count, when fewer than the rule's; null = the rule's. */
  readonly kinds: readonly string[] | null;
  /** A clinic in a neighbouring village within the radius serves too (default by the plan: no). */
  readonly neighbours: boolean;
  /** Apply a rule's optional nearness waiver (the village doctor; default: no). */
  readonly waive: boolean;
}

/** Which villages are counted, before any state is looked at. */
export interface Extent {
  readonly county: string | null;
  readonly township: string | null;
  readonly communities: boolean;
  readonly relocated: boolean;
  readonly poorOnly: boolean;
  readonly deepPovertyOnly: boolean;
}

/** 行政村 of the whole data set, emptied villages too: what is counted where nobody says otherwise. */
export const DEFAULT_EXTENT: Extent = {
  county: null,
  township: null,
  communities: false,
  relocated: true,
  poorOnly: false,
  deepPovertyOnly: false,
};
