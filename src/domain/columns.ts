import type { Value } from './observation.ts';
import type { Month } from './period.ts';
import type { Village } from './place.ts';
import { POSITION_PROBLEMS, type PositionProblem } from './state.ts';

/** Places in the order of what they belong to, WGS 84 degrees; both NaN where there is no usable position. */
export interface PositionColumns {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Texts one after the other in UTF-8: text i is `bytes` from `starts[i]` to `starts[i + 1]`. */
export interface TextColumn {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Numbers a village reports; NaN where it does not. */
export const FIGURES = [
  'households',
  'registered',
  'resident',
  'hamlets',
  'hamlets30',
  'groups',
  'exitYear',
  'reportedKm',
] as const satisfies readonly (keyof Village)[];
export type Figure = (typeof FIGURES)[number];

/** Answers a village gives with yes or no: 1 yes, 0 no, 255 not reported. */
export const MARKS = ['poor', 'deepPoverty', 'relocated'] as const satisfies readonly (keyof Village)[];
export type Mark = (typeof MARKS)[number];
export const NOT_REPORTED = 255;

/**
 * Villages as a struct of arrays, one number each and in the order of the villages: what the engine counts over. Nothing but typed arrays
 * (and the short list of places), so that a worker gets it by transfer and nothing is copied.
 */
export interface VillageColumns {
  readonly count: number;
  readonly position: PositionColumns;
  /** Index into `POSITION_PROBLEMS` where there is no position; see `problemOf`. */
  readonly problem: Uint8Array;
  /** 1 for a community (社区), 0 for an administrative village (行政村). */
  readonly community: Uint8Array;
  readonly figures: Readonly<Record<Figure, Float64Array>>;
  readonly marks: Readonly<Record<Mark, Uint8Array>>;
  /** Index of each village's county and township in the list of places of that level. */
  readonly county: Uint32Array;
  readonly township: Uint32Array;
}

/**
 * A reported value as one number: what is counted is itself (never negative), words are the codes below, NaN is not reported.
 */
export const YES = -1;
export const NO = -2;
export const EXEMPT = -3;

/** A reported value as its code; NaN for what was not reported. Throws RangeError for a number below zero: nothing that is counted is one. */
export function codeOfValue(value: Value | null): number {
  if (value === null) return Number.NaN;
  if (value === 'yes') return YES;
  if (value === 'no') return NO;
  if (value === 'exempt') return EXEMPT;
  if (!(value >= 0)) throw new RangeError(`${value} is no count, share or measure`);
  return value;
}

/** What one indicator reports, village by village, unchanged from one month to another, both included. */
export interface ReportColumn {
  readonly from: Month;
  readonly to: Month;
  readonly values: Float64Array;
  readonly simulated: boolean;
}

/** Why a village has no position; null where it has one. */
export function problemOf({ position, problem }: Pick<VillageColumns, 'position' | 'problem'>, index: number): PositionProblem | null {
  if (!Number.isNaN(position.lon[index] ?? Number.NaN)) return null;
  return POSITION_PROBLEMS[problem[index] ?? 0] ?? 'position-missing';
}
