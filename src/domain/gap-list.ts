import type { Value } from './observation.ts';
import type { Village } from './place.ts';
import type { REJECTIONS } from './report.ts';
import type { Reason, State } from './state.ts';
import type { Traveller } from './travel.ts';
import type { Millimetres } from './units.ts';

/** A facility and how long it takes to it, minutes: estimated, by speeds of the roads' class and surface. */
export interface Soonest {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
}

/** One line of the gap list: what the screen's table, the exports and the command line all print. */
export interface GapRow {
  readonly village: Village;
  readonly state: State;
  readonly reason: Reason;
  /** What was reported for the period, or null. */
  readonly reported: Value | null;
  /** The facility the distance leads to; null where there is none, and where the village reports the distance itself. */
  readonly nearest: { readonly id: string; readonly name: string } | null;
  readonly distance: Millimetres | null;
  /** Distance − radius; null without a distance. */
  readonly margin: Millimetres | null;
  /** The facility reached soonest, which need not be the nearest; null where it is not asked along the road, or no road leads to any. */
  readonly soonest: Soonest | null;
}

/** Every distance known of a village beside each other, whichever decides; null where it is not known. */
export interface Distances {
  /** To the facility nearest in a straight line, and to the one nearest along the road: they need not be the same. */
  readonly straight: Millimetres | null;
  readonly road: Millimetres | null;
  /** To the facility reached soonest along the road. */
  readonly minutes: number | null;
  /** To its township, as the village reports it. */
  readonly reported: Millimetres | null;
  /** From the village to the nearest road, also where that is too far. */
  readonly snap: Millimetres | null;
}

/** What stands beside the distance that decides, in columns of its own at the end of the command line's list; by village id. */
export interface Beside {
  /** By road: who travels, and of each village every distance known, and whether only the straight line passes (null: not known). */
  readonly road: {
    readonly traveller: Traveller;
    readonly of: ReadonlyMap<string, Distances & { readonly airOnly: boolean | null }>;
  } | null;
  /** Metres on Turf's sphere to the facility in force; a village without one is not in it. */
  readonly turf: ReadonlyMap<string, number> | null;
}

/** A row that could not become a village; the command line still writes it, as unknown, so that nothing is lost. */
export interface RejectedVillage {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly township: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly reason: (typeof REJECTIONS)[number];
}
