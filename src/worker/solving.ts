import type { BudgetAnswer } from '../analysis/budget/answer.ts';
import type { BudgetProblem } from '../analysis/budget/problem.ts';
import type { SitingAnswer, SitingProblem } from '../analysis/site/problem.ts';
import type { SitingRefusal } from '../analysis/site/site.ts';
import type { Gap } from '../analysis/solver/solve.ts';

/** How long a solve may take: then the best so far is its answer, with the bound. */
export interface Patience {
  readonly seconds: number;
}

type TellGap = (gap: Gap) => void;

/**
 * What the solver's worker does: a worker of its own, for WebAssembly is allowed to it alone (vite.config.ts, public/nginx.conf). Each job tells how near it
 * has come; a solver that fails is a fault.
 */
export const solving = {
  /** Where to build, proved best; or why nobody can be sited so. */
  site: async (tell: TellGap, problem: SitingProblem, { seconds }: Patience): Promise<SitingAnswer | SitingRefusal> => {
    const { siteExactly } = await import('../analysis/site/site.ts');
    return siteExactly(problem, { timeLimit: seconds, tell });
  },
  /** What to build with the money there is, proved best; null where what must be done does not fit. */
  budget: async (tell: TellGap, problem: BudgetProblem, { seconds }: Patience): Promise<BudgetAnswer | null> => {
    const { solveBudget } = await import('../analysis/budget/exact.ts');
    return solveBudget(problem, { seconds, tell });
  },
};

export type Solving = typeof solving;
type SolveName = keyof Solving;

/** What the worker is asked. */
export type ToSolve = {
  [Name in SolveName]: {
    readonly job: Name;
    readonly given: Parameters<Solving[Name]> extends readonly [TellGap, ...infer Rest] ? Rest : never;
  };
}[SolveName];
