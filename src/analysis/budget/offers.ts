import type { Filed } from '../filed.ts';
import { MinHeap } from '../min-heap.ts';
import { type BudgetProblem, isPossible } from './problem.ts';
import { dependentsOf, eachOf, stillNeeded } from './requires.ts';

/** Takes works or not: one, and with it all that it still requires (each after what it requires, the one itself last). */
type Take = (work: number, works: readonly number[]) => boolean;

/** How much lower the value asked of a CNY is each time. */
const STEP = 0.9;

/**
 * Offers every work that is worth anything, what money is best spent on first. Where several works need a stretch together, none of them alone is
 * worth it: so the value asked of a CNY is lowered step by step, and each time those are offered that are worth their cost together with all
 * that may follow. At last whatever was not taken is offered once more, by itself.
 */
export function offerInTurn(problem: BudgetProblem, isDone: (work: number) => boolean, take: Take): void {
  const after = dependentsOf(problem.requires);
  const offered = new Uint8Array(problem.ids.length);
  const [highest, lowest] = problem.requires.items.length === 0 ? [0, 1] : rates(problem);
  for (let rate = highest; rate >= lowest; rate *= STEP) {
    const wanted = worthTheirCost(problem, after, rate, isDone);
    offerByWorth(problem, after, isDone, (work) => wanted[work] === 1 && offered[work] === 0, take);
    wanted.forEach((is, work) => {
      if (is === 1) offered[work] = 1;
    });
  }
  offerByWorth(problem, after, isDone, () => true, take);
}

/** The highest and the lowest value per CNY of a work alone; the lowest is no more than a thousandth of the highest. */
function rates({ value, cost }: BudgetProblem): readonly [highest: number, lowest: number] {
  let [highest, lowest] = [0, Number.POSITIVE_INFINITY];
  value.forEach((own, work) => {
    if (own === 0 || cost[work] === 0) return;
    highest = Math.max(highest, own / cost[work]!);
    lowest = Math.min(lowest, own / cost[work]!);
  });
  return [highest, Math.max(lowest, highest / 1000)];
}

/**
 * By work, 1 where it pays at this value per CNY: its own value and what those that require it have over, more than its cost. Who requires several
 * has so much less over for each. Where every work requires at most one other these are the most valuable works together (a closure).
 */
function worthTheirCost(problem: BudgetProblem, after: Filed, rate: number, isDone: (work: number) => boolean): Uint8Array {
  const { value, cost, order, requires } = problem;
  const over = new Float64Array(value.length);
  const wanted = new Uint8Array(value.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const work = order[at]!;
    if (isDone(work) || !isPossible(problem, work)) continue;
    let sum = value[work]! - rate * cost[work]!;
    eachOf(after, work, (one) => {
      sum += over[one]! / (requires.starts[one + 1]! - requires.starts[one]!);
    });
    over[work] = Math.max(0, sum);
  }
  for (const work of order) {
    let pays = over[work]! > 0;
    eachOf(requires, work, (before) => {
      pays &&= wanted[before] === 1 || isDone(before);
    });
    wanted[work] = pays ? 1 : 0;
  }
  return wanted;
}

/**
 * Offers the works that are wanted, the most value per CNY with all they still require first; of equals the one given first. What is not taken is
 * offered again once something that it requires has been.
 */
function offerByWorth(
  problem: BudgetProblem,
  after: Filed,
  isDone: (work: number) => boolean,
  isWanted: (work: number) => boolean,
  take: Take,
): void {
  const queue = new MinHeap();
  const needed = (work: number) => stillNeeded(problem.requires, work, isDone);
  const offer = (work: number): void => {
    if (!isWanted(work) || isDone(work) || !isPossible(problem, work)) return;
    const worth = valuePerCny(problem, needed(work));
    if (worth > 0) queue.push(-worth, work);
  };
  for (const work of problem.order) offer(work);
  for (let work = queue.pop(); work >= 0; work = queue.pop()) {
    if (isDone(work)) continue;
    const works = needed(work);
    // Who requires one of these needs less now, and may fit where it did not before.
    if (take(work, works)) for (const one of works) eachBehind(after, one, offer);
  }
}

/** What works are worth together per CNY; more than any number where they cost nothing. */
export function valuePerCny({ value, cost }: BudgetProblem, works: readonly number[]): number {
  let worth = 0;
  let price = 0;
  for (const work of works) {
    worth += value[work]!;
    price += cost[work]!;
  }
  return worth === 0 ? 0 : worth / price;
}

/** Calls with every work that requires one, or one that requires it, once. */
function eachBehind(after: Filed, work: number, call: (work: number) => void): void {
  const seen = new Set<number>();
  const visit = (one: number): void => {
    if (seen.has(one)) return;
    seen.add(one);
    call(one);
    eachOf(after, one, visit);
  };
  eachOf(after, work, visit);
}
