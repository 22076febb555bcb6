import { radixOrder } from './radix-order.ts';

/** More of them than the processor's cache holds would be slower, fewer leave more to put in order in each. */
const BUCKETS = 1 << 18;
/** Fewer scores are not worth so many buckets. */
const MANY = BUCKETS >> 4;

/**
 * Indices by falling score, exactly as the numbers compare (−0 and 0 are equal), NaN last; equal ones by index, or in the order of `first` where one
 * is given (by id). Scores are dealt out to buckets of equal width between the smallest and the largest, in which few are left to be put in order;
 * where many are, as where one score is far from all others, a radix sort does it, which does not mind how they lie.
 */
export function orderByScore(scores: Float64Array, first?: Uint32Array): Uint32Array {
  const count = scores.length;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < count; index++) {
    const score = scores[index]!;
    if (score < least) least = score;
    if (score > most) most = score;
  }
  const span = most - least;
  if (count < MANY || !Number.isFinite(span)) return radixOrder(scores, first ?? Uint32Array.from({ length: count }, (_, index) => index));
  // Rounded, a bucket's number still never falls where the score falls; the smallest score falls into the last.
  const toUnit = span > 0 ? Math.min((BUCKETS - 1) / span, Number.MAX_VALUE) : 0;
  // NaN falls into one more.
  const bucketOf = (score: number) => (Number.isNaN(score) ? BUCKETS : ((most - score) * toUnit) | 0);
  const ends = new Uint32Array(BUCKETS + 1);
  for (let index = 0; index < count; index++) {
    ends[bucketOf(scores[index]!)]! += 1;
  }
  let start = 0;
  for (let bucket = 0; bucket <= BUCKETS; bucket++) {
    const inBucket = ends[bucket]!;
    ends[bucket] = start;
    start += inBucket;
  }
  const order = new Uint32Array(count);
  // Each beside its index: looked up by it they would be all over the memory, for most of the time this takes.
  const sorted = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const index = first ? first[at]! : at;
    const score = scores[index]!;
    const place = ends[bucketOf(score)]!++;
    order[place] = index;
    sorted[place] = score;
  }
  for (let bucket = 0, from = 0; bucket < BUCKETS; bucket++) {
    const end = ends[bucket]!;
    if (end - from > LONG) {
      order.set(radixOrder(scores, order.subarray(from, end)), from);
      for (let at = from; at < end; at++) sorted[at] = scores[order[at]!]!;
    }
    from = end;
  }
  insert(order, sorted);
  return order;
}

/** Longer buckets are not put in order one by one. */
const LONG = 128;

/** Puts what is nearly in order in order: nobody passes the end of a bucket, since in the one before all are larger. */
function insert(order: Uint32Array, sorted: Float64Array): void {
  for (let at = 1; at < order.length; at++) {
    const score = sorted[at]!;
    if (!(sorted[at - 1]! < score)) continue;
    const index = order[at]!;
    let place = at;
    for (; place > 0 && sorted[place - 1]! < score; place--) {
      order[place] = order[place - 1]!;
      sorted[place] = sorted[place - 1]!;
    }
    order[place] = index;
    sorted[place] = score;
  }
}
