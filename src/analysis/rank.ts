import { NOT_REPORTED } from '../domain/columns.ts';

/** One thing a ranking weighs: a value a village, NaN where it is not known. */
export interface Criterion {
  readonly values: Float64Array;
  /** Not negative. */
  readonly weight: number;
  /** The value that counts nothing and another one that counts in full; beyond them as at them. `none` may be the larger. */
  readonly none: number;
  readonly full: number;
}

/** Answers given with yes or no as values of a criterion: 1, 0, and NaN where nothing was reported. */
export function valuesOfMark(mark: Uint8Array): Float64Array {
  const values = new Float64Array(mark.length);
  // A loop: `from` with a function takes twenty times as long.
  for (let village = 0; village < mark.length; village++) values[village] = mark[village] === NOT_REPORTED ? Number.NaN : mark[village]!;
  return values;
}

/**
 * Each village's score, 0 to 1: the mean of what its criteria say, by weight. What is not known is left out of the mean, it is never taken
 * as zero; where nothing of any weight is known the score is NaN.
 */
export function weightedScores(count: number, criteria: readonly Criterion[]): Float64Array {
  const scores = new Float64Array(count);
  const weights = new Float64Array(count);
  for (const { values, weight, none, full } of criteria) {
    const span = full - none;
    for (let village = 0; village < count; village++) {
      const share = (values[village]! - none) / span;
      if (Number.isNaN(share)) continue;
      scores[village]! += weight * Math.min(Math.max(share, 0), 1);
      weights[village]! += weight;
    }
  }
  for (let village = 0; village < count; village++) scores[village]! /= weights[village]!;
  return scores;
}

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;
const MASK = BUCKETS - 1;

/**
 * Indices by falling score, exactly as the numbers compare (−0 and 0 are equal), NaN last; equal ones by index, or in the order of `first` where one
 * is given (by id). A radix sort over the upper half of the number, in which nearly all differ; then what is equal there is put in order by the whole.
 */
export function orderByScore(scores: Float64Array, first?: Uint32Array): Uint32Array {
  const count = scores.length;
  const keys = new Uint32Array(count);
  let order = new Uint32Array(count);
  const histograms = [new Uint32Array(BUCKETS), new Uint32Array(BUCKETS), new Uint32Array(BUCKETS)] as const;
  const [low, middle, high] = histograms;
  const halves = new Uint32Array(scores.buffer, scores.byteOffset, count * 2);
  for (let at = 0; at < count; at++) {
    const index = first ? first[at]! : at;
    const key = fallingKey(halves[index * 2 + UPPER]!, scores[index]!);
    order[at] = index;
    keys[at] = key;
    low[key & MASK]! += 1;
    middle[(key >>> DIGIT) & MASK]! += 1;
    high[key >>> (2 * DIGIT)]! += 1;
  }
  let [from, to] = [keys, new Uint32Array(count)];
  let next = new Uint32Array(count);
  histograms.forEach((histogram, digit) => {
    if (histogram.includes(count)) return;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const inBucket = histogram[bucket]!;
      histogram[bucket] = start;
      start += inBucket;
    }
    const shift = digit * DIGIT;
    for (let at = 0; at < count; at++) {
      const key = from[at]!;
      const place = histogram[(key >>> shift) & MASK]!++;
      to[place] = key;
      next[place] = order[at]!;
    }
    [from, to] = [to, from];
    [order, next] = [next, order];
  });
  settleRuns(from, order, scores);
  return order;
}

/** Where the upper half of a number stands among its two words: this is the machine's, not the number's. */
const UPPER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The upper half of a number as a whole number that falls where the number rises; the largest for NaN. */
function fallingKey(upper: number, score: number): number {
  if (score > 0) return 0x7fffffff - upper;
  if (score < 0) return upper;
  return score === 0 ? 0x7fffffff : 0xffffffff;
}

/** Longer runs are left to the engine's sort; of shorter ones most hold two or three. */
const SHORT = 24;

/** Puts runs of equal keys in order by the whole number; both sorts are stable, so those that are equal stay as they are. */
function settleRuns(keys: Uint32Array, order: Uint32Array, scores: Float64Array): void {
  const count = keys.length;
  for (let start = 0, end = 0; start < count; start = end) {
    const key = keys[start]!;
    do end++;
    while (end < count && keys[end] === key);
    if (end - start > SHORT) {
      order.set(
        Array.from(order.subarray(start, end)).sort((a, b) => scores[b]! - scores[a]! || 0),
        start,
      );
      continue;
    }
    for (let at = start + 1; at < end; at++) {
      const index = order[at]!;
      const score = scores[index]!;
      let place = at;
      for (; place > start && scores[order[place - 1]!]! < score; place--) order[place] = order[place - 1]!;
      order[place] = index;
    }
  }
}
