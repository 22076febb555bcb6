import type { Filed } from '../filed.ts';
import { radixOrder } from '../radix-order.ts';
import { type BudgetProblem, isPossible } from './problem.ts';
import { dependentsOf, eachOf } from './requires.ts';

/** Adding floats may be off by less than this; figures are whole, and rounded down after it is added. */
const ROUNDING = 1e-6;

/** Halvings of the span in which the best rate lies: more of them move the bound by a few persons in a million. */
const HALVINGS = 10;

const known = new WeakMap<BudgetProblem, number>();

/**
 * No programme is worth more than this. What is left out makes it only larger: limits a village, shares, that a work is done whole, and that
 * money of a year cannot be spent before it is there.
 *
 * Two things are kept. What several works require is shared out among them: a work's part is no more than what has been spent for it, for
 * it is never done without what it requires. That holds whatever the parts, as long as they sum to the whole, so the shares that bound the
 * value least are taken (a dual bound). And works that must be done by a year share the money up to that year. With works cut to any part,
 * taking the best part of value to cost first is then the most there can be: the limits are nested, a polymatroid, where greedy is optimal
 * (Edmonds, Submodular functions, matroids, and certain polyhedra, 1970).
 *
 * Remembered: while weights move the problem stays.
 */
export function upperBound(problem: BudgetProblem): number {
  const bound = known.get(problem) ?? findBound(problem);
  known.set(problem, bound);
  return bound;
}

function findBound(problem: BudgetProblem): number {
  const after = dependentsOf(problem.requires);
  const works = problem.order.filter((work) => problem.value[work]! > 0 && isPossible(problem, work) && couldEverFit(problem, work));
  works.sort();
  const { worth, lastRate } = fractional(problem, works, problem.cost);
  // Where nothing is required there is nothing to share out.
  if (problem.requires.items.length === 0) return Math.floor(worth + ROUNDING);
  let least = worth;
  // Where costs are shared out at a rate, what money is worth at the end comes out as more than that rate or as less: the best is between.
  const isBelow = (rate: number): boolean => {
    const found = fractional(problem, works, costsShared(problem, after, rate));
    least = Math.min(least, found.worth);
    return found.lastRate >= rate;
  };
  let [low, high] = [lastRate, lastRate * 2];
  for (let doubling = 0; doubling < HALVINGS && isBelow(high); doubling++) [low, high] = [high, high * 2];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return Math.floor(least + ROUNDING);
}

/** The most value of works cut to any part, and the value per CNY of the last that is bought: what money is worth there. */
function fractional(
  { value, money, last }: BudgetProblem,
  works: Uint32Array,
  parts: Float64Array,
): { readonly worth: number; readonly lastRate: number } {
  const rates = value.map((own, work) => own / parts[work]!);
  let there = 0;
  const left = money.map((cny) => {
    there += cny;
    return there;
  });
  let worth = 0;
  let lastRate = 0;
  for (const work of radixOrder(rates, works)) {
    const part = parts[work]!;
    let spent = part;
    for (let year = last[work]!; year < left.length; year++) spent = Math.min(spent, left[year]!);
    worth += part === 0 ? value[work]! : (value[work]! * spent) / part;
    if (spent > 0) lastRate = rates[work]!;
    for (let year = last[work]!; year < left.length; year++) left[year]! -= spent;
  }
  return { worth, lastRate };
}

/**
 * By work: what it keeps of its cost and of what is passed to it. Together they are no more than all costs. A work keeps as much as its own
 * value pays for at this value per CNY, and passes the rest to those that require it, by what they and all behind them could pay.
 */
function costsShared(problem: BudgetProblem, after: Filed, rate: number): Float64Array {
  const { value, order } = problem;
  const own = (work: number) => (isPossible(problem, work) ? value[work]! : 0);
  const canPay = new Float64Array(value.length);
  for (const work of order.toReversed()) {
    let behind = 0;
    eachOf(after, work, (one) => {
      behind += canPay[one]!;
    });
    canPay[work] = Math.max(0, own(work) + behind - rate * problem.cost[work]!);
  }
  const parts = problem.cost.slice();
  for (const work of order) {
    let behind = 0;
    eachOf(after, work, (one) => {
      behind += canPay[one]!;
    });
    if (behind === 0) continue;
    const passed = parts[work]! - Math.min(parts[work]!, own(work) === 0 ? 0 : own(work) / rate);
    eachOf(after, work, (one) => {
      parts[one]! += (passed * canPay[one]!) / behind;
    });
    parts[work]! -= passed;
  }
  return parts;
}

/** Whether the money of some year it may be done in is enough for the work alone. */
function couldEverFit({ money, cost, carryOver, first, last }: BudgetProblem, work: number): boolean {
  let before = 0;
  return money.some((cny, year) => {
    before += cny;
    return year >= first[work]! && year <= last[work]! && cost[work]! <= (carryOver ? before : cny);
  });
}
