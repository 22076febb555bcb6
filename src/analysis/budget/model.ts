import { type LinearModel, RowBuilder } from '../solver/model.ts';
import { type BudgetProblem, isPossible } from './problem.ts';
import { dependentsOf, eachOf, stillNeeded } from './requires.ts';

/** A sum over what is done by the last year, or over how long it is waited for. */
export interface Aim {
  readonly sense: 'maximise' | 'minimise';
  /** By work, whole numbers: what counts once it is done. */
  readonly done: Float64Array;
  /** By work, whole numbers: what counts for each year it is done later than in the first. */
  readonly waited: Float64Array;
}

/** A row more: what an earlier answer broke by less than the solver's tolerance. */
export interface Cut {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly most: number;
}

/**
 * The columns: one a work and year, 1 where the work is done by the end of it. By, not in: what comes before what is then a difference of
 * two columns, and the model without whole numbers is much nearer to the answer. Works that can play no part have none.
 */
export class Columns {
  /** By work: its first column, −1 where it has none. */
  private readonly starts: Int32Array;
  readonly count: number;

  constructor(readonly problem: BudgetProblem) {
    const takesPart = worthAsking(problem);
    let count = 0;
    this.starts = problem.first.map((first, work) => {
      if (takesPart[work] === 0) return -1;
      const start = count;
      count += problem.last[work]! - first + 1;
      return start;
    });
    this.count = count;
  }

  has(work: number): boolean {
    return this.starts[work]! >= 0;
  }

  /** The column of a work done by a year; −1: it cannot be by then. */
  by(work: number, year: number): number {
    const { first, last } = this.problem;
    return !this.has(work) || year < first[work]! ? -1 : this.starts[work]! + Math.min(year, last[work]!) - first[work]!;
  }

  ever(work: number): number {
    return this.by(work, this.problem.years.length - 1);
  }

  /** What a year's money is spent on, as columns that are added up: works done in it or, where money is carried over, by it. */
  paid(work: number, year: number): readonly (readonly [column: number, sign: 1 | -1])[] {
    const now = this.by(work, year);
    const before = this.problem.carryOver || year === 0 ? -1 : this.by(work, year - 1);
    if (now < 0 || now === before) return [];
    return before < 0
      ? [[now, 1]]
      : [
          [now, 1],
          [before, -1],
        ];
  }

  /** The year each work is done in by these values, −1: in none. */
  yearsOf(values: Float64Array): Int32Array {
    const { first, last } = this.problem;
    return first.map((from, work) => {
      if (!this.has(work) || values[this.ever(work)] !== 1) return -1;
      let year = from;
      while (year < last[work]! && values[this.by(work, year)] !== 1) year += 1;
      return year;
    });
  }

  /** The values of a schedule. */
  valuesOf(yearOf: Int32Array): Float64Array {
    const { first, last } = this.problem;
    const values = new Float64Array(this.count);
    yearOf.forEach((done, work) => {
      if (done < 0) return;
      for (let year = Math.max(done, first[work]!); year <= last[work]!; year++) values[this.by(work, year)] = 1;
    });
    return values;
  }
}

/**
 * Reduces first, by work 1 where it may be in an answer: it and all it requires fit into the money there is, and it is worth something, must
 * be done or is required by such a work. With minimum shares a work may be needed for its cost alone.
 */
function worthAsking(problem: BudgetProblem): Uint8Array {
  const { value, cost, must, shares, requires, money, carryOver } = problem;
  const all = money.reduce((sum, cny) => sum + cny, 0);
  const largest = carryOver ? all : money.reduce((most, cny) => Math.max(most, cny), 0);
  const canFit = (work: number) => {
    const needed = stillNeeded(requires, work, () => false);
    return needed.every((one) => cost[one]! <= largest) && needed.reduce((sum, one) => sum + cost[one]!, 0) <= all;
  };
  const after = dependentsOf(problem.requires);
  const takesPart = new Uint8Array(value.length);
  for (const work of problem.order.toReversed()) {
    if (!isPossible(problem, work) || (must[work] === 0 && !canFit(work))) continue;
    let isOf = value[work]! > 0 || must[work] === 1 || shares.length > 0;
    eachOf(after, work, (one) => {
      isOf ||= takesPart[one] === 1;
    });
    takesPart[work] = isOf ? 1 : 0;
  }
  return takesPart;
}

/** CNY a unit of the money rows: 万元, in which one CNY is above the solver's tolerance and a prefecture's money is no large number. */
const UNIT = 10_000;

/**
 * The model of a problem under an aim.
 * @param kept aims that are not to become worse than this (whole numbers).
 * @param cuts what an earlier answer broke by less than the solver's tolerance.
 */
export function modelOf(
  columns: Columns,
  aim: Aim,
  kept: readonly { readonly aim: Aim; readonly at: number }[],
  cuts: readonly Cut[],
): LinearModel {
  const { problem } = columns;
  const rows = new RowBuilder();
  const works = Array.from(problem.order).filter((work) => columns.has(work));
  putOrder(columns, works, rows);
  putMoney(columns, works, rows);
  putVillages(columns, works, rows);
  for (const { counts, perTenThousand } of problem.shares) {
    for (const work of works)
      put(rows, columns.ever(work), (problem.cost[work]! * (10_000 * counts[work]! - perTenThousand)) / (10_000 * UNIT));
    rows.end(0, Number.POSITIVE_INFINITY);
  }
  for (const one of kept) {
    for (const [column, value] of entriesOf(columns, one.aim).entries()) put(rows, column, value);
    if (one.aim.sense === 'maximise') rows.end(one.at, Number.POSITIVE_INFINITY);
    else rows.end(Number.NEGATIVE_INFINITY, one.at);
  }
  for (const cut of cuts) {
    cut.columns.forEach((column, at) => {
      put(rows, column, cut.values[at]!);
    });
    rows.end(Number.NEGATIVE_INFINITY, cut.most);
  }

  const lower = new Float64Array(columns.count);
  for (const work of works) if (problem.must[work] === 1) lower[columns.ever(work)] = 1;
  return {
    sense: aim.sense,
    cost: entriesOf(columns, aim),
    lower,
    upper: new Float64Array(columns.count).fill(1),
    integer: new Uint8Array(columns.count).fill(1),
    rows: rows.build(),
    wholeObjective: true,
  };
}

/** An aim by column. A work waits a year for each year by whose end it is not done, so `waited` counts from the last year down. */
function entriesOf(columns: Columns, { done, waited }: Aim): Float64Array {
  const { first, last } = columns.problem;
  const entries = new Float64Array(columns.count);
  done.forEach((each, work) => {
    if (!columns.has(work)) return;
    entries[columns.ever(work)]! += each + waited[work]! * last[work]!;
    for (let year = first[work]!; year < last[work]!; year++) entries[columns.by(work, year)]! -= waited[work]!;
  });
  return entries;
}

function put(rows: RowBuilder, column: number, value: number): void {
  if (column >= 0 && value !== 0) rows.put(column, value);
}

/** Once done, done; and nothing before what it requires. */
function putOrder(columns: Columns, works: readonly number[], rows: RowBuilder): void {
  const { first, last, requires } = columns.problem;
  const before = (one: number, other: number) => {
    put(rows, one, 1);
    put(rows, other, -1);
    rows.end(Number.NEGATIVE_INFINITY, 0);
  };
  for (const work of works) {
    for (let year = first[work]!; year < last[work]!; year++) before(columns.by(work, year), columns.by(work, year + 1));
    eachOf(requires, work, (one) => {
      for (let year = first[work]!; year <= last[work]!; year++) before(columns.by(work, year), columns.by(one, year));
    });
  }
}

function putMoney(columns: Columns, works: readonly number[], rows: RowBuilder): void {
  const { money, cost, carryOver } = columns.problem;
  let there = 0;
  money.forEach((cny, year) => {
    there = (carryOver ? there : 0) + cny;
    for (const work of works) for (const [column, sign] of columns.paid(work, year)) put(rows, column, (sign * cost[work]!) / UNIT);
    rows.end(Number.NEGATIVE_INFINITY, there / UNIT);
  });
}

function putVillages(columns: Columns, works: readonly number[], rows: RowBuilder): void {
  const { villages, perVillage } = columns.problem;
  const of = new Map<number, number[]>();
  for (const work of works) eachOf(villages, work, (village) => of.set(village, [...(of.get(village) ?? []), work]));
  for (const own of of.values()) {
    if (own.length <= perVillage) continue;
    for (const work of own) put(rows, columns.ever(work), 1);
    rows.end(Number.NEGATIVE_INFINITY, perVillage);
  }
}
