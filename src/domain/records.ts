/**
 * A list whose items need not exist until they are asked for: an array is one, and so are a country's villages, kept as columns. `at` counts
 * from the end where the index is negative, as an array's does: -1 is never "none".
 */
export interface Records<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** Records kept as columns: one is made when somebody asks for it, and kept by nobody. */
export abstract class MadeRecords<T> implements Records<T> {
  protected constructor(readonly length: number) {}

  protected abstract make(index: number): T;

  at(index: number): T | undefined {
    const from = index < 0 ? this.length + index : index;
    return from >= 0 && from < this.length ? this.make(from) : undefined;
  }

  *[Symbol.iterator](): Generator<T, void, undefined> {
    for (let index = 0; index < this.length; index++) yield this.make(index);
  }
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
