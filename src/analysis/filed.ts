/** Items by the slot they are filed in: those of slot s are `items` from `starts[s]` up to, not including, `starts[s + 1]`, as they were told. */
export interface Filed {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Files items by slot, a counting sort: `each` tells every item with its slot, twice the same, first to be counted and then to be filed. */
export function fileBySlot(slots: number, each: (file: (slot: number, item: number) => void) => void): Filed {
  const starts = new Uint32Array(slots + 1);
  each((slot) => {
    starts[slot + 1]! += 1;
  });
  for (let slot = 0; slot < slots; slot++) starts[slot + 1]! += starts[slot]!;
  const next = starts.slice();
  const items = new Uint32Array(starts[slots]!);
  each((slot, item) => {
    items[next[slot]!++] = item;
  });
  return { starts, items };
}
