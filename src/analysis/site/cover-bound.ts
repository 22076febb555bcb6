import type { Filed } from '../filed.ts';
import { putLargestFirst } from './largest.ts';

/** What no choice of so many columns can exceed, and the prices that show it. */
export interface CoverBound {
  /** Whole, as weights are. */
  readonly bound: number;
  /** By column: the prices of its rows together. */
  readonly worth: Float64Array;
  /** The least that one of the `choose` columns worth most is worth; 0 where there are no more than so many. */
  readonly least: number;
}

/** Pairs looked at, all rounds together, and rounds at most. */
const EFFORT = 2 ** 28;
const ROUNDS = 60;
const FIRST_STEP = 2;
/** Rounds without a better bound until the step is halved. */
const PATIENCE = 4;

/**
 * Bounds what `choose` columns can cover. Each row asks a price, whole and at most its weight, of the columns that cover it: what is covered weighs no more than
 * what the rows keep for themselves and what the columns worth most bring in together, whatever the prices are (Lagrangian relaxation; Galvão and
 * ReVelle, EJOR 88, 1996). Begins with the whole weight of rows that are not covered yet and nothing of those that are, which is the bound of what is
 * covered plus the largest gains (Leskovec et al., Cost-effective outbreak detection, KDD 2007, theorem 4), and moves the prices by subgradients:
 * rows that several of the dearest columns cover ask less, rows that none covers ask more. Prices stay whole, so nothing is rounded in the sums.
 * @param covered 1 for rows that a good choice covers; `value`, what they weigh.
 */
export function boundOfCover(rows: Filed, weight: Float64Array, choose: number, covered: Uint8Array, value: number): CoverBound {
  const columns = rows.starts.length - 1;
  const price = weight.map((one, row) => (covered[row] === 1 ? 0 : one));
  const worth = new Float64Array(columns);
  const times = new Int32Array(weight.length);
  let best: CoverBound = { bound: Number.POSITIVE_INFINITY, worth, least: 0 };
  let [step, idle] = [FIRST_STEP, 0];
  const rounds = Math.max(1, Math.min(ROUNDS, Math.floor(EFFORT / Math.max(1, rows.items.length))));
  for (let round = 0; round < rounds && best.bound > value; round++) {
    for (let column = 0; column < columns; column++) worth[column] = sumOver(rows, price, column);
    const { sum, least } = largest(worth, choose);
    const bound = weight.reduce((kept, one, row) => kept + one - price[row]!, sum);
    if (bound < best.bound) {
      best = { bound, worth: worth.slice(), least };
      idle = 0;
    } else if (++idle >= PATIENCE) {
      step /= 2;
      idle = 0;
    }
    countTimes(rows, worth, choose, least, times);
    movePrices(weight, price, times, step * (bound - value));
  }
  return best;
}

function sumOver({ starts, items }: Filed, price: Float64Array, column: number): number {
  let sum = 0;
  for (let at = starts[column]!; at < starts[column + 1]!; at++) sum += price[items[at]!]!;
  return sum;
}

function largest(worth: Float64Array, count: number): { readonly sum: number; readonly least: number } {
  if (count >= worth.length) return { sum: worth.reduce((sum, one) => sum + one, 0), least: 0 };
  const ordered = worth.slice();
  putLargestFirst(ordered, count);
  const first = ordered.subarray(0, count);
  return {
    sum: first.reduce((sum, one) => sum + one, 0),
    least: first.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
  };
}

/** How many of the columns worth most cover each row; of those worth the least of them, the first. */
function countTimes({ starts, items }: Filed, worth: Float64Array, choose: number, least: number, times: Int32Array): void {
  times.fill(0);
  let room = choose;
  for (const one of worth) if (one > least) room--;
  for (let column = 0; column < worth.length; column++) {
    if (worth[column]! < least || (worth[column] === least && room-- <= 0)) continue;
    for (let at = starts[column]!; at < starts[column + 1]!; at++) times[items[at]!]! += 1;
  }
}

function movePrices(weight: Float64Array, price: Float64Array, times: Int32Array, distance: number): void {
  // A price at its limit stays there where the step leads beyond.
  const slope = (row: number) => {
    const up = 1 - times[row]!;
    return (up > 0 && price[row]! >= weight[row]!) || (up < 0 && price[row]! <= 0) ? 0 : up;
  };
  let steepness = 0;
  for (let row = 0; row < price.length; row++) steepness += slope(row) ** 2;
  if (steepness === 0) return;
  for (let row = 0; row < price.length; row++) {
    const moved = price[row]! + (distance / steepness) * slope(row);
    price[row] = Math.round(Math.min(weight[row]!, Math.max(0, moved)));
  }
}
