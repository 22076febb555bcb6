import { allExactly, allGreedily } from './all.ts';
import { coverExactly, type Limits } from './cover-exact.ts';
import { coverGreedily } from './cover-greedy.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';

/** Sites at once, with a bound on what better ones could reach. */
export function siteGreedily(problem: SitingProblem): SitingAnswer {
  if (problem.objective === 'cover' && problem.capacity === null) return coverGreedily(problem);
  if (problem.objective === 'all' && problem.capacity === null) return allGreedily(problem);
  throw new RangeError(`nobody sites for ${problem.objective} yet`);
}

/** The best sites, proved by the solver, or as near as it came in its time. */
export async function siteExactly(problem: SitingProblem, limits: Limits = {}): Promise<SitingAnswer> {
  if (problem.objective === 'cover' && problem.capacity === null) return coverExactly(problem, limits);
  if (problem.objective === 'all' && problem.capacity === null) return allExactly(problem, limits);
  throw new RangeError(`nobody sites for ${problem.objective} yet`);
}
