import { type Filed, fileBySlot } from '../filed.ts';
import { turned } from './reach.ts';

/** Who covers whom, as small as it gets without changing what the best choice comes to: rows are what is to be covered, columns what can be chosen. */
export interface Covering {
  /** The rows of each column, ascending. */
  readonly rows: Filed;
  /** The columns of each row, ascending. */
  readonly columns: Filed;
  /** What a row counts: the sum over those merged in it. */
  readonly weight: Float64Array;
  /** The column as it was numbered before: columns that cover the same are one, the first of them. */
  readonly original: Uint32Array;
}

/**
 * Takes a covering apart until nothing more goes: rows that the same columns cover are one row, with their weights together; a column that covers no
 * more than another is left out (of equal ones the first stays). Rows that nothing covers, or that weigh nothing, are dropped.
 * Source: Church and ReVelle 1974 for the model; the reductions are those of set covering (Garfinkel and Nemhauser 1969), which hold for
 * maximal covering as long as columns have no capacity.
 * @param rows the rows of each column.
 */
export function reduceCovering(rows: Filed, weight: Float64Array): Covering {
  const all = Uint32Array.from({ length: rows.starts.length - 1 }, (_, column) => column);
  return reduced(mergeRows(rows, weight, all));
}

/** What is left of a covering with some of its columns alone, ascending. */
export function withColumns({ rows, weight, original }: Covering, columns: Uint32Array): Covering {
  const numbers = columns.map((column) => original[column]!);
  return reduced(mergeRows(selectSlots(rows, columns), weight, numbers));
}

function reduced(covering: Covering): Covering {
  const kept = undominated(covering);
  return kept.length === covering.original.length ? covering : withColumns(covering, kept);
}

/** Slots of a filing, in the order given. */
function selectSlots({ starts, items }: Filed, slots: Uint32Array): Filed {
  return fileBySlot(slots.length, (file) => {
    slots.forEach((slot, index) => {
      for (let at = starts[slot]!; at < starts[slot + 1]!; at++) file(index, items[at]!);
    });
  });
}

function mergeRows(rows: Filed, weight: Float64Array, original: Uint32Array): Covering {
  const columns = turned(rows, weight.length);
  const merged = new Map<string, number>();
  const sums: number[] = [];
  const numberOf = new Int32Array(weight.length).fill(-1);
  for (let row = 0; row < weight.length; row++) {
    const key = columns.items.subarray(columns.starts[row]!, columns.starts[row + 1]!).join();
    if (key === '' || weight[row] === 0) continue;
    const number = merged.get(key) ?? sums.length;
    merged.set(key, number);
    sums[number] = (sums[number] ?? 0) + weight[row]!;
    numberOf[row] = number;
  }
  const isFirst = firstOfEach(numberOf, sums.length);
  const kept = fileBySlot(rows.starts.length - 1, (file) => {
    for (let column = 0; column + 1 < rows.starts.length; column++)
      for (let at = rows.starts[column]!; at < rows.starts[column + 1]!; at++) {
        const row = rows.items[at]!;
        if (isFirst[row] === 1) file(column, numberOf[row]!);
      }
  });
  return { rows: kept, columns: turned(kept, sums.length), weight: Float64Array.from(sums), original };
}

/** 1 for the first row of each number; rows of no number are −1. */
function firstOfEach(numberOf: Int32Array, count: number): Uint8Array {
  const isSeen = new Uint8Array(count);
  return Uint8Array.from(numberOf, (number) => {
    if (number < 0 || isSeen[number] === 1) return 0;
    isSeen[number] = 1;
    return 1;
  });
}

/** The columns that cover something, and that no other covers along with more, or with the same and before it. */
function undominated({ rows, columns }: Covering): Uint32Array {
  const count = rows.starts.length - 1;
  const size = (column: number) => rows.starts[column + 1]! - rows.starts[column]!;
  const mark = new Int32Array(columns.starts.length - 1).fill(-1);
  const isWithin = (column: number, other: number) => {
    let shared = 0;
    for (let at = rows.starts[other]!; at < rows.starts[other + 1]!; at++) if (mark[rows.items[at]!] === column) shared++;
    return shared === size(column);
  };
  const kept: number[] = [];
  for (let column = 0; column < count; column++) {
    if (size(column) === 0) continue;
    let rarest = -1;
    for (let at = rows.starts[column]!; at < rows.starts[column + 1]!; at++) {
      const row = rows.items[at]!;
      mark[row] = column;
      if (rarest < 0 || columns.starts[row + 1]! - columns.starts[row]! < columns.starts[rarest + 1]! - columns.starts[rarest]!)
        rarest = row;
    }
    let isDominated = false;
    for (let at = columns.starts[rarest]!; at < columns.starts[rarest + 1]! && !isDominated; at++) {
      const other = columns.items[at]!;
      if (other === column || size(other) < size(column) || (size(other) === size(column) && other > column)) continue;
      isDominated = isWithin(column, other);
    }
    if (!isDominated) kept.push(column);
  }
  return Uint32Array.from(kept);
}

/** Leaves out columns whose rows the others cover: where not all that were asked are needed, nothing is built for nobody. */
export function withoutIdle({ rows, weight }: Covering, chosen: readonly number[]): number[] {
  const times = new Int32Array(weight.length);
  const rowsOf = (column: number) => rows.items.subarray(rows.starts[column]!, rows.starts[column + 1]!);
  for (const column of chosen) for (const row of rowsOf(column)) times[row]! += 1;
  return chosen.filter((column) => {
    if (rowsOf(column).some((row) => times[row] === 1)) return true;
    for (const row of rowsOf(column)) times[row]! -= 1;
    return false;
  });
}
