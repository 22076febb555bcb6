/**
 * A list whose items need not exist until they are asked for: an array is one, and so are a country's villages, kept as columns. `at` counts
 * from the end where the index is negative, as an array's does: -1 is never "none".
 */
export interface Records<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** The item at an index, none where the index is negative: what was looked for and not found. */
export function itemAt<T>(records: Records<T>, index: number): T | undefined {
  return index < 0 ? undefined : records.at(index);
}

/** Index of the first item that is one, or -1. Makes the items up to it: for a list that may be a country's, look in its columns instead. */
export function indexWhere<T>(records: Records<T>, isOne: (item: T) => boolean): number {
  let index = 0;
  for (const item of records) {
    if (isOne(item)) return index;
    index++;
  }
  return -1;
}
