import { MinHeap } from '../min-heap.ts';

const BUCKETS = 4096;
const NONE = -1;

/**
 * A priority queue of whole numbers by a float key, for searches that never put in a key smaller than the last one taken out. Each number stands in
 * it once at most. Gives the order of `MinHeap`, by key and then by number, whatever the keys are; it is faster because most of what waits is not put
 * in order yet.
 *
 * What waits lies in buckets of keys of equal width, and what is beyond the last bucket in one list. Only the numbers of the bucket in turn are
 * in a heap. When all buckets are empty, the list is dealt out over as many buckets between its own smallest and largest key: so the width follows
 * the keys, and nothing is assumed of them. A bucket's number never falls where the key rises, rounding included, and that alone keeps the order.
 */
export class MonotoneQueue {
  /** The bucket in turn. */
  private readonly near = new MinHeap();
  private readonly first = new Int32Array(BUCKETS).fill(NONE);
  private turn = BUCKETS;
  /** Keys of the buckets: from the smallest on, and buckets to a unit of key. */
  private from = 0;
  private toUnit = 0;
  /** What is beyond the buckets. */
  private far = NONE;
  private farLeast = Number.POSITIVE_INFINITY;
  private farMost = Number.NEGATIVE_INFINITY;
  /** By number: its key, and the next in the same bucket or list. */
  private keys: Float64Array;
  private next: Int32Array;

  /** @param room numbers are below it; it grows. */
  constructor(room: number) {
    this.keys = new Float64Array(room);
    this.next = new Int32Array(room);
  }

  push(key: number, item: number): void {
    if (item >= this.keys.length) this.grow(item);
    this.keys[item] = key;
    const bucket = (key - this.from) * this.toUnit;
    if (this.turn < BUCKETS && bucket < BUCKETS) this.put(bucket, key, item);
    else {
      this.next[item] = this.far;
      this.far = item;
      if (key < this.farLeast) this.farLeast = key;
      if (key > this.farMost) this.farMost = key;
    }
  }

  /** Takes the number with the smallest key; -1 when the queue is empty. */
  pop(): number {
    while (this.near.size === 0) if (!this.open()) return NONE;
    return this.near.pop();
  }

  clear(): void {
    this.near.size = 0;
    this.first.fill(NONE);
    this.turn = BUCKETS;
    this.far = NONE;
    this.farLeast = Number.POSITIVE_INFINITY;
    this.farMost = Number.NEGATIVE_INFINITY;
  }

  private put(place: number, key: number, item: number): void {
    const bucket = place | 0;
    if (bucket <= this.turn) this.near.push(key, item);
    else {
      this.next[item] = this.first[bucket]!;
      this.first[bucket] = item;
    }
  }

  /** Puts the next bucket in order, or deals out what is beyond all; false where nothing is left. */
  private open(): boolean {
    const { first, keys, next, near } = this;
    for (let bucket = this.turn + 1; bucket < BUCKETS; bucket++) {
      let item = first[bucket]!;
      if (item === NONE) continue;
      first[bucket] = NONE;
      this.turn = bucket;
      for (; item !== NONE; item = next[item]!) near.push(keys[item]!, item);
      return true;
    }
    this.turn = BUCKETS;
    return this.deal();
  }

  private deal(): boolean {
    let item = this.far;
    if (item === NONE) return false;
    const width = this.farMost - this.farLeast;
    // The largest key falls into the last bucket. Where all keys are equal, they fall into the first.
    this.toUnit = width > 0 ? Math.min((BUCKETS - 1) / width, Number.MAX_VALUE) : 0;
    this.from = this.farLeast;
    this.turn = 0;
    this.far = NONE;
    this.farLeast = Number.POSITIVE_INFINITY;
    this.farMost = Number.NEGATIVE_INFINITY;
    while (item !== NONE) {
      const after = this.next[item]!;
      const key = this.keys[item]!;
      this.put((key - this.from) * this.toUnit, key, item);
      item = after;
    }
    return true;
  }

  private grow(item: number): void {
    const room = Math.max(item + 1, this.keys.length * 2);
    const keys = new Float64Array(room);
    const next = new Int32Array(room);
    keys.set(this.keys);
    next.set(this.next);
    this.keys = keys;
    this.next = next;
  }
}
