import { type BudgetProblem, isPossible } from './problem.ts';
import { eachOf } from './requires.ts';

/** Where in the years a work is put first: early, or late so that early money is kept for what is due early. */
export type Lean = 'early' | 'late';

const NOT_DONE = -1;

/** Works and the years they are done in, as a programme grows. It never holds more than a year's money, nor a village more than its works. */
export class Schedule {
  /** By work: index of its year, -1 where it is not done. */
  readonly yearOf: Int32Array;
  /** By year, whole CNY. */
  readonly spent: Float64Array;
  value = 0;
  cost = 0;
  private readonly worksOf = new Map<number, number>();
  /** By work: the last year it may be done in without making one that requires it too late. */
  private readonly neededBy: Int32Array;

  constructor(readonly problem: BudgetProblem) {
    this.neededBy = problem.last.slice();
    for (const work of problem.order.toReversed())
      if (isPossible(problem, work))
        eachOf(problem.requires, work, (before) => {
          this.neededBy[before] = Math.min(this.neededBy[before]!, this.neededBy[work]!);
        });
    this.yearOf = new Int32Array(problem.ids.length).fill(NOT_DONE);
    this.spent = new Float64Array(problem.years.length);
  }

  isDone(work: number): boolean {
    return this.yearOf[work] !== NOT_DONE;
  }

  /** The most that one more work may cost in a year: what is left of it and, where money is carried over, of it and of all years after it. */
  room(year: number): number {
    const { money, carryOver } = this.problem;
    if (!carryOver) return money[year]! - this.spent[year]!;
    let left = 0;
    let least = Number.POSITIVE_INFINITY;
    money.forEach((cny, at) => {
      left += cny - this.spent[at]!;
      if (at >= year) least = Math.min(least, left);
    });
    return least;
  }

  /** Puts works, each after what it requires, into years: all of them or none. */
  place(works: readonly number[], lean: Lean): boolean {
    const placed: number[] = [];
    const isLate = lean === 'late';
    // Late, who requires goes before what it requires: that can still come earlier.
    for (const work of isLate ? works.toReversed() : works) {
      const year = this.fitsIn(work, lean, isLate ? this.latest(work, works) : this.problem.last[work]!);
      if (year === NOT_DONE) {
        for (const one of placed) this.take(one);
        return false;
      }
      this.put(work, year);
      placed.push(work);
    }
    return true;
  }

  put(work: number, year: number): void {
    this.yearOf[work] = year;
    this.count(work, year, 1);
  }

  /** Takes a work out again. */
  take(work: number): void {
    this.count(work, this.yearOf[work]!, -1);
    this.yearOf[work] = NOT_DONE;
  }

  /** The earliest year by what it requires. */
  earliest(work: number): number {
    let year = this.problem.first[work]!;
    eachOf(this.problem.requires, work, (before) => {
      year = Math.max(year, this.yearOf[before]!);
    });
    return year;
  }

  /** The last year by those among `works` that require it. */
  private latest(work: number, works: readonly number[]): number {
    let year = this.problem.last[work]!;
    for (const after of works)
      if (this.isDone(after))
        eachOf(this.problem.requires, after, (before) => {
          if (before === work) year = Math.min(year, this.yearOf[after]!);
        });
    return year;
  }

  private fitsIn(work: number, lean: Lean, latest: number): number {
    if (!isPossible(this.problem, work) || !this.hasRoomInVillages(work)) return NOT_DONE;
    const cost = this.problem.cost[work]!;
    const earliest = this.earliest(work);
    const years = Array.from({ length: Math.max(0, latest - earliest + 1) }, (_, at) => earliest + at);
    const inTurn = lean === 'early' ? years : years.toSorted((a, b) => this.lateness(work, a) - this.lateness(work, b));
    return inTurn.find((year) => this.room(year) >= cost) ?? NOT_DONE;
  }

  /** How little a year suits a work that leans late: the last in which nobody waits for it suits best, then those before it, then those after. */
  private lateness(work: number, year: number): number {
    const spare = this.neededBy[work]! - year;
    return spare >= 0 ? spare : this.problem.years.length - spare;
  }

  private hasRoomInVillages(work: number): boolean {
    let hasRoom = true;
    eachOf(this.problem.villages, work, (village) => {
      hasRoom &&= (this.worksOf.get(village) ?? 0) < this.problem.perVillage;
    });
    return hasRoom;
  }

  private count(work: number, year: number, sign: 1 | -1): void {
    const { cost, value, villages } = this.problem;
    this.spent[year]! += sign * cost[work]!;
    this.cost += sign * cost[work]!;
    this.value += sign * value[work]!;
    eachOf(villages, work, (village) => this.worksOf.set(village, (this.worksOf.get(village) ?? 0) + sign));
  }
}

/** How much a share is short of, in CNY × 10,000: up to 0 where it is kept. */
export function shortBy({ problem, yearOf, cost }: Schedule, share: BudgetProblem['shares'][number]): number {
  let inIt = 0;
  yearOf.forEach((year, work) => {
    if (year !== NOT_DONE && share.counts[work] === 1) inIt += problem.cost[work]!;
  });
  return share.perTenThousand * cost - 10_000 * inIt;
}

/** Moves each work to the earliest year that has money for it: nobody waits for what can be had before. */
export function moveForward(schedule: Schedule): void {
  const { order } = schedule.problem;
  let hasMoved = true;
  while (hasMoved) {
    hasMoved = false;
    for (const work of order) {
      const now = schedule.yearOf[work]!;
      if (now === NOT_DONE) continue;
      schedule.take(work);
      let year = schedule.earliest(work);
      while (year < now && schedule.room(year) < schedule.problem.cost[work]!) year += 1;
      schedule.put(work, year);
      hasMoved ||= year < now;
    }
  }
}
