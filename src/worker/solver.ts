import type { BudgetAnswer } from '../analysis/budget/answer.ts';
import type { BudgetProblem } from '../analysis/budget/problem.ts';
import type { SitingAnswer, SitingProblem } from '../analysis/site/problem.ts';
import type { SitingRefusal } from '../analysis/site/site.ts';
import type { Gap } from '../analysis/solver/solve.ts';
import { createLine, type Port, type RunningWith } from './line.ts';
import type { Patience, ToSolve } from './solving.ts';

/** What a caller may give along with a solve: hears how near it has come, and stops it at once. */
export type RunningSolve = RunningWith<Gap>;

/** Solves off the main thread, one model after the other. */
export interface Solver {
  /** Where to build, proved best, or the best that was found in the seconds given; or why nobody can be sited so. */
  site(problem: SitingProblem, patience: Patience, running?: RunningSolve): Promise<SitingAnswer | SitingRefusal>;
  /** What to build with the money there is, as well proved; null where what must be done does not fit. */
  budget(problem: BudgetProblem, patience: Patience, running?: RunningSolve): Promise<BudgetAnswer | null>;
}

/** So long the solver may say nothing: it is not heard while it takes a model apart, and of a large one that may last longer than it is given for all. */
export const SOLVER_SILENCE_S = 150;

export type SolverPort = Port<ToSolve, Gap>;

/** A solver on workers that `start` starts. */
export function createSolver(start: () => SolverPort): Solver {
  const ask = createLine<ToSolve, Gap>(start, {
    silence: SOLVER_SILENCE_S,
    still: () => {
      throw new Error(`no sign of life from the solver for ${SOLVER_SILENCE_S} seconds`);
    },
    stageOf: () => 'solve',
  });
  return {
    site: (problem, patience, running) => ask({ job: 'site', given: [problem, patience] }, running),
    budget: (problem, patience, running) => ask({ job: 'budget', given: [problem, patience] }, running),
  };
}

let shared: Solver | null = null;

/** The solver of the page; its worker is started at the first model and kept. */
export function solver(): Solver {
  shared ??= createSolver(() => new Worker(new URL('./solver-entry.ts', import.meta.url), { type: 'module' }) as unknown as SolverPort);
  return shared;
}
