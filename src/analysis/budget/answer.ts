import type { BudgetProblem } from './problem.ts';
import type { Schedule } from './schedule.ts';

/** A programme of works, and how good it is known to be. */
export interface BudgetAnswer {
  /** Persons, or gaps closed: what the rules say is counted. */
  readonly value: number;
  /** No programme under the same rules has more. */
  readonly bound: number;
  /** `optimal`: the solver proved that there is no better one, and `value` is `bound`. */
  readonly proof: 'optimal' | 'bounded';
  /** Whole CNY, in all and by year. */
  readonly spent: number;
  readonly spentByYear: readonly number[];
  /** By year, then as the works were given; `work` is an index, `year` a year. */
  readonly chosen: readonly { readonly work: number; readonly year: number }[];
}

/** A schedule as an answer. */
export function answerOf({ problem, yearOf, spent, value, cost }: Schedule, bound: number, proof: BudgetAnswer['proof']): BudgetAnswer {
  return {
    value,
    bound,
    proof,
    spent: cost,
    spentByYear: [...spent],
    chosen: chosenIn(problem, yearOf),
  };
}

function chosenIn({ years }: BudgetProblem, yearOf: Int32Array): BudgetAnswer['chosen'] {
  return years.flatMap((year, at) => Array.from(yearOf.keys()).flatMap((work) => (yearOf[work] === at ? [{ work, year }] : [])));
}
