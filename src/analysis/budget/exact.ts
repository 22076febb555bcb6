import { type Gap, type Solved, SolverError, solve } from '../solver/solve.ts';
import { answerOf, type BudgetAnswer } from './answer.ts';
import { upperBound } from './bound.ts';
import { greedyBudget } from './greedy.ts';
import { type Aim, Columns, type Cut, modelOf } from './model.ts';
import type { BudgetProblem } from './problem.ts';
import { Schedule, shortBy } from './schedule.ts';

export interface SolveBudgetOptions {
  /** Seconds to prove it in; then the best found is the answer, with its bound. */
  readonly seconds?: number;
  /** Hears that the solve is alive, and how near it has come. */
  readonly tell?: (gap: Gap) => void;
}

/** Enough for a prefecture's works, and little enough to wait for. */
const DEFAULT_SECONDS = 20;

/** Time for the money and the waiting, once the value is proved: worth a moment, not all the time there is. */
const PATIENCE_MS = 2000;

/** The time was up before a programme was found that holds what must be done: whether there is one is not known. */
export class NothingFound extends Error {}

interface Kept {
  readonly aim: Aim;
  readonly at: number;
}

/**
 * The best programme that the rules allow: most value; of those the least money; of those the one whose value is waited for the least. Begins with
 * the greedy programme and never ends with a worse one. `optimal` only where the solver certified the value and it meets the bound; that
 * the money and the waiting could not be less is not part of the proof.
 *
 * The solver works with a tolerance; money does not. Whatever it finds is added up again in whole CNY, and where a rule is broken by less
 * than the tolerance, that combination is ruled out and it is asked again.
 *
 * Null where the rules cannot be kept at all, certainly: what must be done does not fit. Rejects with NothingFound where that is not known.
 */
export async function solveBudget(
  problem: BudgetProblem,
  { seconds = DEFAULT_SECONDS, tell }: SolveBudgetOptions = {},
): Promise<BudgetAnswer | null> {
  let end = performance.now() + seconds * 1000;
  const columns = new Columns(problem);
  if (problem.must.some((must, work) => must === 1 && !columns.has(work))) return null;
  // Nothing can be chosen, so nothing is there for the solver to prove.
  if (columns.count === 0) return answerOf(new Schedule(problem), 0, 'optimal');
  const greedy = greedyBudget(problem);
  let best = greedy && scheduleOf(problem, yearsIn(problem, greedy));
  let bound = upperBound(problem);
  let proof: BudgetAnswer['proof'] = 'bounded';

  const kept: Kept[] = [];
  for (const aim of aimsOf(problem)) {
    const timeLimit = (end - performance.now()) / 1000;
    if (timeLimit <= 0) break;
    const found = await reach(columns, aim, kept, best, { timeLimit, ...(tell && { tell }) });
    if (found === 'infeasible') return null;
    const isFirst = kept.length === 0;
    if (isFirst) bound = Math.min(bound, found.bound);
    if (found.schedule) best = found.schedule;
    if (!found.isOptimal || best === null) break;
    if (isFirst && best.value === bound) proof = 'optimal';
    kept.push({ aim, at: sumOf(best, aim) });
    if (isFirst) end = Math.min(end, performance.now() + PATIENCE_MS);
  }
  if (best === null) throw new NothingFound('no programme was found in time');
  return answerOf(best, Math.max(bound, best.value), proof);
}

/** Value, money, waiting: one after the other, none at the cost of the one before. Within one year nobody waits. */
function aimsOf({ value, cost, years }: BudgetProblem): readonly Aim[] {
  const nothing = new Float64Array(value.length);
  const most: Aim = { sense: 'maximise', done: value, waited: nothing };
  const cheapest: Aim = { sense: 'minimise', done: cost, waited: nothing };
  return years.length > 1 ? [most, cheapest, { sense: 'minimise', done: nothing, waited: value }] : [most, cheapest];
}

interface Found {
  /** The best there is, where it is no worse than what was known before. */
  readonly schedule: Schedule | null;
  readonly bound: number;
  readonly isOptimal: boolean;
}

/** Solves under one aim until what is found keeps every rule in whole numbers. */
async function reach(
  columns: Columns,
  aim: Aim,
  kept: readonly Kept[],
  known: Schedule | null,
  options: { readonly timeLimit: number; readonly tell?: (gap: Gap) => void },
): Promise<Found | 'infeasible'> {
  const end = performance.now() + options.timeLimit * 1000;
  const open = aim.sense === 'maximise' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const gaveUp: Found = { schedule: known, bound: open, isOptimal: false };
  const start = known && columns.valuesOf(known.yearOf);
  const cuts: Cut[] = [];
  for (;;) {
    const model = modelOf(columns, aim, kept, cuts);
    const timeLimit = (end - performance.now()) / 1000;
    if (timeLimit <= 0) return gaveUp;
    let solved: Solved;
    try {
      solved = await solve(model, { ...options, timeLimit, ...(start && { start }) });
    } catch (error) {
      if (error instanceof SolverError) return gaveUp;
      throw error;
    }
    if (solved.status === 'infeasible') return known ? gaveUp : 'infeasible';
    if (solved.values === null) return { ...gaveUp, bound: solved.bound };
    const schedule = scheduleOf(columns.problem, columns.yearsOf(solved.values));
    const broken = brokenBy(columns, schedule, kept);
    if (broken) cuts.push(broken);
    else
      return { schedule: isNoWorse(schedule, known, aim) ? schedule : known, bound: solved.bound, isOptimal: solved.status === 'optimal' };
  }
}

function isNoWorse(one: Schedule, other: Schedule | null, aim: Aim): boolean {
  const more = other === null ? 0 : sumOf(one, aim) - sumOf(other, aim);
  return aim.sense === 'maximise' ? more >= 0 : more <= 0;
}

function sumOf({ yearOf }: Schedule, { done, waited }: Aim): number {
  return yearOf.reduce((sum, year, work) => (year < 0 ? sum : sum + done[work]! + waited[work]! * year), 0);
}

function scheduleOf(problem: BudgetProblem, yearOf: Int32Array): Schedule {
  const schedule = new Schedule(problem);
  yearOf.forEach((year, work) => {
    if (year >= 0) schedule.put(work, year);
  });
  return schedule;
}

function yearsIn({ ids, years }: BudgetProblem, { chosen }: BudgetAnswer): Int32Array {
  const yearOf = new Int32Array(ids.length).fill(-1);
  for (const { work, year } of chosen) yearOf[work] = years.indexOf(year);
  return yearOf;
}

/** What a schedule breaks when it is added up in whole numbers, as a row that rules it out; undefined where it keeps every rule. */
function brokenBy(columns: Columns, schedule: Schedule, kept: readonly Kept[]): Cut | undefined {
  const { problem, yearOf } = schedule;
  const over = overspent(schedule);
  if (over) return cover(columns, schedule, over);
  const isShort = problem.shares.some((share) => shortBy(schedule, share) > 0);
  const isWorse = kept.some(({ aim, at }) => (aim.sense === 'maximise' ? sumOf(schedule, aim) < at : sumOf(schedule, aim) > at));
  if (!isShort && !isWorse) return undefined;
  // Both depend on the works alone, whatever their years: not exactly these works.
  const works = Array.from(yearOf.keys()).filter((work) => columns.has(work));
  return {
    columns: works.map((work) => columns.ever(work)),
    values: works.map((work) => (yearOf[work]! < 0 ? -1 : 1)),
    most: works.filter((work) => yearOf[work]! >= 0).length - 1,
  };
}

/** The first year with more spent than there is, and what there is; null where there is none. */
function overspent({ problem: { money, carryOver }, spent }: Schedule): { readonly year: number; readonly there: number } | null {
  let before = 0;
  let there = 0;
  for (const [year, cny] of money.entries()) {
    there = (carryOver ? there : 0) + cny;
    before = (carryOver ? before : 0) + spent[year]!;
    if (before > there) return { year, there };
  }
  return null;
}

/** Works that do not fit into a year together, the fewest of them (a cover inequality): not all of these. */
function cover(columns: Columns, { problem, yearOf }: Schedule, { year, there }: { readonly year: number; readonly there: number }): Cut {
  const { cost, carryOver } = problem;
  const works = Array.from(yearOf.keys()).filter((work) =>
    carryOver ? yearOf[work]! >= 0 && yearOf[work]! <= year : yearOf[work] === year,
  );
  works.sort((a, b) => cost[b]! - cost[a]!);
  let sum = 0;
  let count = 0;
  while (sum <= there) sum += cost[works[count++]!]!;
  const together = works.slice(0, count);
  const paid = together.flatMap((work) => columns.paid(work, year));
  return { columns: paid.map(([column]) => column), values: paid.map(([, sign]) => sign), most: together.length - 1 };
}
