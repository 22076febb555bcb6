/**
 * A list whose items need not exist until they are asked for: an array is one, and so are a country's villages, kept as columns. `at` counts
 * from the end where the index is negative, as an array's does: -1 is never "none".
 */
export interface Records<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
}
