import { answerOf, type BudgetAnswer } from './answer.ts';
import { upperBound } from './bound.ts';
import { offerInTurn, valuePerCny } from './offers.ts';
import type { BudgetProblem } from './problem.ts';
import { dependentsOf, eachOf, stillNeeded } from './requires.ts';
import { type Lean, moveForward, Schedule, shortBy } from './schedule.ts';

/** Ways to begin, the best of which is the answer: neither is better everywhere. */
const STARTS: readonly { readonly lean: Lean; readonly sharesFirst: boolean }[] = [
  { lean: 'early', sharesFirst: false },
  { lean: 'late', sharesFirst: false },
  { lean: 'early', sharesFirst: true },
  { lean: 'late', sharesFirst: true },
];

/**
 * A programme at once: what money is best spent on first, with all it still requires (`offerInTurn`); what does not fit is passed over, so the
 * money left is filled. Every rule is kept, to the CNY. Null where the works that must be done do not fit this way: that the rules can be
 * kept at all, only `solveBudget` knows.
 */
export function greedyBudget(problem: BudgetProblem): BudgetAnswer | null {
  const starts = problem.shares.length > 0 ? STARTS : STARTS.filter(({ sharesFirst }) => !sharesFirst);
  const found = starts.flatMap(({ lean, sharesFirst }) => greedySchedule(problem, lean, sharesFirst) ?? []);
  const best = found.reduce<Schedule | null>((best, one) => (best === null || isBetter(one, best) ? one : best), null);
  return best && answerOf(best, upperBound(problem), 'bounded');
}

/** More value, then less money, then its value earlier. */
function isBetter(one: Schedule, other: Schedule): boolean {
  return (one.value - other.value || other.cost - one.cost || waited(other) - waited(one)) > 0;
}

/** Years that the value is waited for, in all. */
function waited({ problem, yearOf }: Schedule): number {
  return yearOf.reduce((sum, year, work) => (year > 0 ? sum + year * problem.value[work]! : sum), 0);
}

function greedySchedule(problem: BudgetProblem, lean: Lean, sharesFirst: boolean): Schedule | null {
  const schedule = new Schedule(problem);
  // Who has the fewest years to choose from chooses first.
  const choice = (work: number) => problem.last[work]! - problem.first[work]!;
  const must = Array.from(problem.must.keys()).filter((work) => problem.must[work] === 1);
  for (const work of must.sort((a, b) => choice(a) - choice(b))) if (!schedule.place(needed(schedule, work), lean)) return null;

  if (sharesFirst) for (const share of problem.shares) fillShare(schedule, lean, share);
  buy(schedule, lean, () => true);
  if (!giveBack(schedule)) return null;
  moveForward(schedule);
  return schedule;
}

/** Works of a share up to its part of all the money there is. */
function fillShare(schedule: Schedule, lean: Lean, { counts, perTenThousand }: BudgetProblem['shares'][number]): void {
  const { money, cost } = schedule.problem;
  const wanted = money.reduce((sum, cny) => sum + cny, 0) * perTenThousand;
  const inIt = () => schedule.yearOf.reduce((sum, year, work) => (year >= 0 && counts[work] === 1 ? sum + cost[work]! : sum), 0);
  buy(schedule, lean, (work) => counts[work] === 1 && inIt() * 10_000 < wanted);
}

const needed = (schedule: Schedule, work: number): number[] => stillNeeded(schedule.problem.requires, work, (one) => schedule.isDone(one));

/** Adds works until nothing more fits, of those that are wanted when their turn comes. */
function buy(schedule: Schedule, lean: Lean, isWanted: (work: number) => boolean): void {
  offerInTurn(
    schedule.problem,
    (work) => schedule.isDone(work),
    (work, works) => isWanted(work) && schedule.place(works, lean),
  );
}

/**
 * Takes works out until every share is kept, of those that a share short of its part does not count the least worth per CNY first, and then
 * what nobody needs any more. False where only such are left as must be done.
 */
function giveBack(schedule: Schedule): boolean {
  const { problem } = schedule;
  const after = dependentsOf(problem.requires);
  const worth = (work: number) => valuePerCny(problem, [work]);
  const isSpare = (work: number): boolean => {
    let isEnd = schedule.isDone(work) && problem.must[work] === 0 && problem.cost[work]! > 0;
    eachOf(after, work, (one) => {
      isEnd &&= !schedule.isDone(one);
    });
    return isEnd;
  };
  const short = () => problem.shares.find((share) => shortBy(schedule, share) > 0);
  for (let share = short(); share; share = short()) {
    const { counts } = share;
    const out = Array.from(problem.order).filter((work) => counts[work] === 0 && isSpare(work));
    if (out.length === 0) return false;
    schedule.take(out.reduce((least, one) => (worth(one) < worth(least) ? one : least)));
  }
  for (const work of problem.order.toReversed()) {
    const year = schedule.yearOf[work]!;
    if (problem.value[work] !== 0 || !isSpare(work)) continue;
    schedule.take(work);
    if (short()) schedule.put(work, year);
  }
  return true;
}
