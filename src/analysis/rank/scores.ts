import { NOT_REPORTED } from '../../domain/columns.ts';

/** One thing a ranking weighs. */
export interface Criterion {
  /** A value a village, NaN where it is not known; or answers with yes or no, 1 and 0, as marks are kept. */
  readonly values: Float64Array | Uint8Array;
  /** Not negative. */
  readonly weight: number;
  /** The value that counts nothing and another one that counts in full; beyond them as at them. `none` may be the larger. */
  readonly none: number;
  readonly full: number;
}

/** What a value counts, 0 to 1; NaN where it is not known. */
function shareOf(value: number, none: number, span: number): number {
  return Math.min(Math.max((value - none) / span, 0), 1);
}

/** Villages whose sums stay in the processor's nearest cache while all criteria add to them. */
const BLOCK = 1024;

/**
 * Each village's score, 0 to 1: the mean of what its criteria say, by weight. What is not known is left out of the mean, it is never taken
 * as zero; where nothing of any weight is known the score is NaN.
 */
export function weightedScores(count: number, criteria: readonly Criterion[]): Float64Array {
  const scores = new Float64Array(count);
  const weights = new Float64Array(BLOCK);
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(from + BLOCK, count);
    weights.fill(0);
    for (const { values, weight, none, full } of criteria) {
      const span = full - none;
      if (values instanceof Float64Array) {
        for (let village = from; village < to; village++) {
          const share = shareOf(values[village]!, none, span);
          if (Number.isNaN(share)) continue;
          scores[village]! += weight * share;
          weights[village - from]! += weight;
        }
      } else {
        const [no, yes] = [weight * shareOf(0, none, span), weight * shareOf(1, none, span)];
        for (let village = from; village < to; village++) {
          const answer = values[village]!;
          if (answer === NOT_REPORTED) continue;
          scores[village]! += answer === 1 ? yes : no;
          weights[village - from]! += weight;
        }
      }
    }
    for (let village = from; village < to; village++) scores[village]! /= weights[village - from]!;
  }
  return scores;
}
