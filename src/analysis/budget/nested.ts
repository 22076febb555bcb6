import { answerOf, type BudgetAnswer } from './answer.ts';
import { upperBound } from './bound.ts';
import { offerInTurn } from './offers.ts';
import { type BudgetProblem, isPossible } from './problem.ts';
import { eachOf, stillNeeded } from './requires.ts';
import { Schedule, shortBy } from './schedule.ts';

/**
 * The locked order (锁定的名次): works, each after all that it requires; what must be done comes first. It does not depend on any budget. A work
 * that would be one too many for a village is not in it.
 * @param ranking works in an order of one's own (a ranking's); without it what money is best spent on comes first (`offerInTurn`).
 */
export function lockedOrder(problem: BudgetProblem, ranking?: readonly number[]): readonly number[] {
  const listed = new Set<number>();
  const worksOf = new Map<number, number>();
  const order: number[] = [];
  const isListed = (work: number) => listed.has(work);
  const add = (works: readonly number[]): boolean => {
    if (!hasRoomFor(problem, worksOf, works)) return false;
    for (const work of works) listed.add(work);
    order.push(...works);
    return true;
  };
  const addWork = (work: number) => isListed(work) || !isPossible(problem, work) || add(stillNeeded(problem.requires, work, isListed));

  for (const work of problem.must.keys()) if (problem.must[work] === 1) addWork(work);
  const must = order.length;
  if (ranking) for (const work of ranking) addWork(work);
  else offerInTurn(problem, isListed, (_, works) => add(works));
  return problem.shares.length === 0 ? order : withShares(problem, order, must);
}

/** Counts works in for their villages, or none of them where a village would have too many. */
function hasRoomFor({ villages, perVillage }: BudgetProblem, worksOf: Map<number, number>, works: readonly number[]): boolean {
  const more = new Map<number, number>();
  for (const work of works) eachOf(villages, work, (village) => more.set(village, (more.get(village) ?? 0) + 1));
  const after = [...more].map(([village, count]) => [village, (worksOf.get(village) ?? 0) + count] as const);
  if (after.some(([, count]) => count > perVillage)) return false;
  for (const [village, count] of after) worksOf.set(village, count);
  return true;
}

/**
 * The same order so that no share falls behind for long: whenever one is short, the next work that makes up for it comes before its turn,
 * with all it requires.
 * @param must so many works from the beginning stay where they are.
 */
function withShares({ cost, shares, requires }: BudgetProblem, order: readonly number[], must: number): readonly number[] {
  const put = new Set<number>();
  const short = shares.map(() => 0);
  const shortage = (works: readonly number[], at: number) =>
    works.reduce((sum, work) => sum + cost[work]! * (shares[at]!.perTenThousand - 10_000 * shares[at]!.counts[work]!), 0);
  const needed = (work: number) => stillNeeded(requires, work, (one) => put.has(one));
  const add = (works: readonly number[]): void => {
    for (const work of works) put.add(work);
    shares.forEach((_, at) => {
      short[at]! += shortage(works, at);
    });
  };
  add(order.slice(0, must));
  let waiting = order.slice(must);
  while (waiting.length > 0) {
    const behind = short.findIndex((by) => by > 0);
    const next = waiting.find((work) => behind >= 0 && shortage(needed(work), behind) < 0) ?? waiting[0]!;
    add(needed(next));
    waiting = waiting.filter((work) => !put.has(work));
  }
  return [...put];
}

/**
 * The programme of a locked order: each year takes the next works in order as long as its money lasts, and stops at the first that does not
 * fit. More money only adds works (加钱只往后添): where no year gets less, every work of the smaller budget is in the larger one's, and no
 * later. For by the end of each year the larger has done whatever the smaller has, so what is left for the next year is a part of what the
 * smaller has left, in the same order, and its money reaches at least as far.
 *
 * Three things follow from that rule. A year's money that is left over is not carried over: a larger budget that just fits one work more
 * would leave less. A work is no later than the deadline of what it requires. And with minimum shares the programme ends where all of them
 * are kept, and at a work whose deadline has passed.
 *
 * Null where what must be done does not fit.
 */
export function nestedBudget(problem: BudgetProblem, order: readonly number[]): BudgetAnswer | null {
  const last = problem.last.slice();
  for (const work of problem.order)
    eachOf(problem.requires, work, (before) => {
      last[work] = Math.min(last[work]!, last[before]!);
    });

  const schedule = new Schedule({ ...problem, carryOver: false });
  problem.years.forEach((_, year) => {
    for (const work of order) {
      if (schedule.isDone(work) || problem.first[work]! > year || last[work]! < year) continue;
      if (schedule.room(year) < problem.cost[work]!) break;
      schedule.put(work, year);
    }
  });
  if (problem.shares.length > 0) endWhereSharesHold(schedule, order);
  if (problem.must.some((must, work) => must === 1 && !schedule.isDone(work))) return null;
  return answerOf(schedule, upperBound(problem), 'bounded');
}

/** Keeps the longest part from the beginning of the order that was done whole and in which every share is kept. */
function endWhereSharesHold(schedule: Schedule, order: readonly number[]): void {
  const { problem } = schedule;
  const missing = order.findIndex((work) => !schedule.isDone(work));
  const whole = missing < 0 ? order.length : missing;
  for (const work of order.slice(whole)) if (schedule.isDone(work)) schedule.take(work);
  for (let end = whole; end > 0 && problem.shares.some((share) => shortBy(schedule, share) > 0); end--) schedule.take(order[end - 1]!);
}
