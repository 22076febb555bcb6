import { fileBySlot } from '../filed.ts';
import { allExactly, apart } from './all.ts';
import { chooseGreedily } from './cover-greedy.ts';
import type { SitingProblem } from './problem.ts';
import { reachOf, unreachableOf } from './reach.ts';
import type { Trials, Tried } from './worst.ts';

/** Whether so many sites have everybody within a radius, where each serves as many as come. */
export const TRIALS: Trials = {
  tryOut,
  async fewest(problem, limits) {
    const answer = await allExactly(problem, limits);
    return answer.unreachable.length > 0 ? null : answer;
  },
};

/** Sites are added greedily; and it is certain that they are too few where more points than that can be found no two of which any candidate serves together. */
function tryOut(problem: SitingProblem): Tried {
  const reach = reachOf(problem);
  if (unreachableOf(reach).length > 0) return { chosen: null, isRuledOut: true };
  const { points: rows, served } = reach;
  const left = served.reduce((sum, isServed) => sum + 1 - isServed, 0);
  const { chosen, value } = chooseGreedily(rows, new Float64Array(served.length).fill(1), problem.choose);
  if (value === left) return { chosen: Uint32Array.from(chosen), isRuledOut: false };
  const columns = fileBySlot(served.length, (file) => {
    for (let candidate = 0; candidate + 1 < rows.starts.length; candidate++)
      for (let at = rows.starts[candidate]!; at < rows.starts[candidate + 1]!; at++) file(rows.items[at]!, candidate);
  });
  // Rows that a kept site serves have no columns: they are none of those apart.
  return { chosen: null, isRuledOut: apart({ rows, columns }) - (served.length - left) > problem.choose };
}
