/** Children a node has: four keep a heap flat, so that a step down touches one line of the processor's cache. */
const ARITY = 4;

/**
 * A priority queue of whole numbers by a float key, in typed arrays that grow. A number may stand in it more than once: who takes one out that
 * was settled under a smaller key leaves it (lazy deletion, as Dijkstra's algorithm is usually run). Of equal keys the smaller number comes first.
 */
export class MinHeap {
  size = 0;
  private keys: Float64Array;
  private items: Int32Array;

  constructor(room = 1024) {
    this.keys = new Float64Array(room);
    this.items = new Int32Array(room);
  }

  push(key: number, item: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, items } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = ((at - 1) / ARITY) | 0;
      const above = keys[parent] as number;
      if (above < key || (above === key && (items[parent] as number) <= item)) break;
      keys[at] = above;
      items[at] = items[parent] as number;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** The smallest key in the queue; Infinity when it is empty. */
  peekKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.keys[0] as number);
  }

  /** Takes the number with the smallest key; -1 when the queue is empty. */
  pop(): number {
    if (this.size === 0) return -1;
    const { keys, items } = this;
    const top = items[0] as number;
    const last = --this.size;
    const key = keys[last] as number;
    const item = items[last] as number;
    let at = 0;
    for (;;) {
      const from = at * ARITY + 1;
      if (from >= last) break;
      const to = Math.min(from + ARITY, last);
      let least = from;
      for (let child = from + 1; child < to; child++) {
        const less = (keys[child] as number) - (keys[least] as number);
        if (less < 0 || (less === 0 && (items[child] as number) < (items[least] as number))) least = child;
      }
      const below = keys[least] as number;
      if (below > key || (below === key && (items[least] as number) >= item)) break;
      keys[at] = below;
      items[at] = items[least] as number;
      at = least;
    }
    keys[at] = key;
    items[at] = item;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const items = new Int32Array(this.items.length * 2);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}
