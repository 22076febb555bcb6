import type { BudgetProblem } from './problem.ts';
import { dependents, isPossible } from './problem.ts';
import { eachOf } from './requires.ts';

/** Adding floats may be off by less than this; figures are whole, and rounded down after it is added. */
const ROUNDING = 1e-6;

/**
 * No programme is worth more than this. What is left out makes it only larger: limits a village, shares, that a work is done whole, and that
 * money of a year cannot be spent before it is there.
 *
 * Two things are kept. What several works require is shared out among them, by what they are worth: a work's part is no more than what has
 * been spent for it, for it is never done without what it requires (whatever the parts, as long as they sum to the whole). And works that
 * must be done by a year share the money up to that year. With works cut to any part, taking the best part of value to cost first is then the
 * most there can be (the limits are nested: a polymatroid, where greedy is optimal; Edmonds 1970).
 */
export function upperBound(problem: BudgetProblem): number {
  const { value, money, last } = problem;
  const parts = costsShared(problem);
  const works = Array.from(value.keys()).filter((work) => isPossible(problem, work) && value[work]! > 0 && couldEverFit(problem, work));
  works.sort((a, b) => value[b]! * parts[a]! - value[a]! * parts[b]! || a - b);
  let there = 0;
  const left = money.map((cny) => {
    there += cny;
    return there;
  });
  let worth = 0;
  for (const work of works) {
    const part = parts[work]!;
    const spent = left.reduce((least, cny, year) => (year >= last[work]! ? Math.min(least, cny) : least), part);
    worth += part === 0 ? value[work]! : (value[work]! * spent) / part;
    for (let year = last[work]!; year < left.length; year++) left[year]! -= spent;
  }
  return Math.floor(worth + ROUNDING);
}

/** By work: its cost and its part of the costs of what it requires. They sum to no more than all costs. */
function costsShared(problem: BudgetProblem): Float64Array {
  const { value, order } = problem;
  const after = dependents(problem);
  const behind = Float64Array.from(value, (own, work) => (isPossible(problem, work) ? own : 0));
  for (const work of order.toReversed())
    eachOf(after, work, (one) => {
      behind[work]! += behind[one]!;
    });
  const parts = problem.cost.slice();
  for (const work of order) {
    let all = isPossible(problem, work) ? value[work]! : 0;
    eachOf(after, work, (one) => {
      all += behind[one]!;
    });
    if (all === 0) continue;
    const whole = parts[work]!;
    eachOf(after, work, (one) => {
      parts[one]! += (whole * behind[one]!) / all;
    });
    parts[work] = isPossible(problem, work) ? (whole * value[work]!) / all : 0;
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
