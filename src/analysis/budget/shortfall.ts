import { type BudgetProblem, isPossible } from './problem.ts';
import { eachOf, stillNeeded } from './requires.ts';

/** Works that must be done between two years, and cost more than there is for them. */
export interface Shortfall {
  readonly works: readonly number[];
  /** Indices of years, the last included. */
  readonly from: number;
  readonly to: number;
  /** Whole CNY. */
  readonly missing: number;
}

/** Works that must be done with all they require, each after what it requires. */
function mustWithRequired({ must, requires }: BudgetProblem): readonly number[] {
  const found = new Set<number>();
  for (const work of must.keys())
    if (must[work] === 1) for (const one of stillNeeded(requires, work, (other) => found.has(other))) found.add(one);
  return [...found];
}

/** Works that must be done and cannot be, in any year and with any money. */
export function impossibleMust(problem: BudgetProblem): readonly number[] {
  return mustWithRequired(problem).filter((work) => problem.must[work] === 1 && !isPossible(problem, work));
}

/**
 * The first years whose money is not enough for the works that must be done in them. Where there is one, no programme keeps the rules; where there is none, that
 * is not proved: a work is not cut, and villages and shares have a say too.
 */
export function shortfallOf(problem: BudgetProblem): Shortfall | null {
  const { money, cost, first, requires, carryOver } = problem;
  const works = mustWithRequired(problem);
  const last = problem.last.slice();
  for (const work of works.toReversed())
    eachOf(requires, work, (before) => {
      last[before] = Math.min(last[before]!, last[work]!);
    });
  for (let to = 0; to < money.length; to++)
    for (let from = carryOver ? 0 : to; from >= 0; from--) {
      const inThem = works.filter((work) => first[work]! >= from && last[work]! <= to);
      const missing = inThem.reduce((sum, work) => sum + cost[work]!, 0) - money.subarray(from, to + 1).reduce((sum, cny) => sum + cny, 0);
      if (missing > 0) return { works: inThem, from, to, missing };
    }
  return null;
}
