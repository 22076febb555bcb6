import { create } from 'zustand';
import type { BudgetAnswer } from '../analysis/budget/answer.ts';
import type { BudgetProblem } from '../analysis/budget/problem.ts';
import type { Gap } from '../analysis/solver/solve.ts';
import { type Solver, solver } from '../worker/solver.ts';

/** The search for the best programme, off the main thread. */
export interface Best {
  /** What is searched for, or was last. */
  readonly problem: BudgetProblem | null;
  readonly state: 'none' | 'working' | 'done' | 'stopped' | 'failed';
  /** How near it has come; null where it did not say yet. */
  readonly gap: Gap | null;
  /** Null until it is found, and where what must be done does not fit. */
  readonly answer: BudgetAnswer | null;
}

const IDLE: Best = { problem: null, state: 'none', gap: null, answer: null };

export const useBest = create<Best>()(() => IDLE);

/** So long the solver looks for the best; then its best so far is the answer, with how far it may be off. */
const PATIENCE = { seconds: 60 };

let stopping: AbortController | null = null;

/** Searches for the best programme; the one before is given up. The same is not begun again, unless it was stopped or failed and is asked `anew`. */
export async function findBest(problem: BudgetProblem, anew = false, solvers: () => Solver = solver): Promise<void> {
  const last = useBest.getState();
  if (last.problem === problem && (!anew || last.state === 'working' || last.state === 'done')) return;
  stopping?.abort();
  const mine = new AbortController();
  stopping = mine;
  useBest.setState({ ...IDLE, problem, state: 'working' });
  const tell = (part: Partial<Best>) => {
    if (stopping === mine) useBest.setState(part);
  };
  try {
    const answer = await solvers().budget(problem, PATIENCE, { signal: mine.signal, onProgress: (gap) => tell({ gap }) });
    tell({ answer, state: 'done' });
  } catch (error) {
    if (mine.signal.aborted) return;
    console.warn('Gapmap: the best programme could not be found', error);
    tell({ state: 'failed' });
  }
}

/** Stops the search; the programme found at once stays. */
export function stopBest(): void {
  stopping?.abort();
  useBest.setState(({ state }) => (state === 'working' ? { state: 'stopped' } : {}));
}
