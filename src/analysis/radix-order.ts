/** Fewer are left to the engine's sort: counting its buckets alone would take longer. */
const FEW = 256;
const DIGIT = 11;
const BUCKETS = 1 << DIGIT;
const MASK = BUCKETS - 1;

/**
 * Puts indices in order by falling score, exactly as the numbers compare (−0 and 0 are equal), NaN last; equal ones stay in the order they are given in.
 * A radix sort over the upper half of the number, in which nearly all differ; then what is equal there is put in order by the whole.
 */
export function radixOrder(scores: Float64Array, first: Uint32Array): Uint32Array {
  const count = first.length;
  if (count < FEW) return Uint32Array.from(Array.from(first).sort(byScore(scores)));
  const keys = new Uint32Array(count);
  let order = new Uint32Array(count);
  const histograms = [new Uint32Array(BUCKETS), new Uint32Array(BUCKETS), new Uint32Array(BUCKETS)] as const;
  const [low, middle, high] = histograms;
  const halves = new Uint32Array(scores.buffer, scores.byteOffset, scores.length * 2);
  for (let at = 0; at < count; at++) {
    const index = first[at]!;
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

/** The same order, index by index. */
function byScore(scores: Float64Array): (a: number, b: number) => number {
  return (a, b) => {
    const [one, other] = [scores[a]!, scores[b]!];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return one < other ? 1 : -Number(one > other);
  };
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

/**
 * Puts a run of indices in order, in place: `order[start]` up to, not including, `order[end]`. Equal ones stay in the order they are in. No view is
 * made of a short one: there are hundreds of thousands.
 */
export function sortRun(order: Uint32Array, start: number, end: number, compare: (a: number, b: number) => number): void {
  if (end - start > SHORT) {
    const run = order.subarray(start, end);
    // Thousands may be equal, as households are: then there is nothing to put in order.
    if (run.some((index) => compare(run[0]!, index) !== 0)) run.set(Array.from(run).sort(compare));
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const index = order[at]!;
    let place = at;
    for (; place > start && compare(order[place - 1]!, index) > 0; place--) order[place] = order[place - 1]!;
    order[place] = index;
  }
}

/** Puts runs of equal keys in order by the whole number; not a number has a key of its own, and no order. */
function settleRuns(keys: Uint32Array, order: Uint32Array, scores: Float64Array): void {
  const compare = (a: number, b: number) => Number(scores[a]! < scores[b]!) - Number(scores[a]! > scores[b]!);
  for (let start = 0, end = 0; start < keys.length; start = end) {
    do end++;
    while (end < keys.length && keys[end] === keys[start]);
    if (end - start > 1) sortRun(order, start, end, compare);
  }
}
