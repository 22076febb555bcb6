import type { Filed } from '../filed.ts';
import { putLargestFirst } from './largest.ts';

/** What no choice of so many columns can exceed, and the prices that show it. */
export interface CoverBound {
  /** Whole, as weights are. */
  readonly bound: number;
  /** By column: the prices of its rows together, or more. */
  readonly worth: Float64Array;
  /** The least that one of the `choose` columns worth most is worth, or more; 0 where there are no more than so many. */
  readonly least: number;
}

/** Pairs looked at, all rounds together, and rounds at most. */
const EFFORT = 2 ** 30;
const ROUNDS = 60;
/** Columns looked at for each that is chosen, and in any case: of a country's most can never be among those worth most. */
const WIDTH = 40;
const LEAST_WIDTH = 1 << 13;
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
  const price = weight.map((one, row) => (covered[row] === 1 ? 0 : one));
  const worth = Float64Array.from({ length: rows.starts.length - 1 }, (_, column) => sumOver(rows, weight, column));
  const { wide, beyond } = widest(worth, Math.max(LEAST_WIDTH, WIDTH * choose));
  const times = new Int32Array(weight.length);
  let best: CoverBound = { bound: Number.POSITIVE_INFINITY, worth, least: 0 };
  let [step, idle] = [FIRST_STEP, 0];
  const rounds = Math.max(1, Math.min(ROUNDS, Math.floor(EFFORT / Math.max(1, rows.items.length))));
  for (let round = 0; round < rounds && best.bound > value; round++) {
    for (const column of wide) worth[column] = sumOver(rows, price, column);
    const { sum, least } = largest(worth, wide, beyond, choose);
    const bound = weight.reduce((kept, one, row) => kept + one - price[row]!, sum);
    if (bound < best.bound) {
      best = { bound, worth: worth.slice(), least };
      idle = 0;
    } else if (++idle >= PATIENCE) {
      step /= 2;
      idle = 0;
    }
    countTimes(rows, worth, wide, choose, least, times);
    movePrices(weight, price, times, step * (bound - value));
  }
  return best;
}

/**
 * The columns whose rows weigh most, about so many, and the most that those of one of the others weigh: with whatever prices, it is worth no more. Where one of
 * those worth most comes down below that, that is what counts, which is still a bound.
 */
function widest(weights: Float64Array, count: number): { readonly wide: Uint32Array; readonly beyond: number } {
  const all = Uint32Array.from(weights.keys());
  if (count >= weights.length) return { wide: all, beyond: 0 };
  const ordered = weights.slice();
  putLargestFirst(ordered, count);
  return {
    wide: all.filter((column) => weights[column]! >= ordered[count - 1]!),
    beyond: ordered.subarray(count).reduce((most, one) => Math.max(most, one), 0),
  };
}

function sumOver({ starts, items }: Filed, price: Float64Array, column: number): number {
  let sum = 0;
  for (let at = starts[column]!; at < starts[column + 1]!; at++) sum += price[items[at]!]!;
  return sum;
}

function largest(worth: Float64Array, wide: Uint32Array, beyond: number, count: number): { readonly sum: number; readonly least: number } {
  const ordered = Float64Array.from(wide, (column) => Math.max(worth[column]!, beyond));
  putLargestFirst(ordered, count);
  const first = ordered.subarray(0, count);
  const isAll = count >= worth.length;
  return {
    sum: first.reduce((sum, one) => sum + one, 0),
    least: isAll ? 0 : first.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
  };
}

/** How many of the columns worth most cover each row; of those worth the least of them, the first. */
function countTimes(
  { starts, items }: Filed,
  worth: Float64Array,
  wide: Uint32Array,
  choose: number,
  least: number,
  times: Int32Array,
): void {
  times.fill(0);
  let room = choose;
  for (const column of wide) if (worth[column]! > least) room--;
  for (const column of wide) {
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
