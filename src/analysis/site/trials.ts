import { type Filed, fileBySlot } from '../filed.ts';
import { MinHeap } from '../min-heap.ts';
import { allExactly, apart } from './all.ts';
import { sumOfLargest } from './largest.ts';
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

/** Pairs looked at by one trial, all rounds together: some hundredths of a second. */
const EFFORT = 1 << 22;
const MOST_ROUNDS = 100;

/**
 * Sites are added greedily, again and again: points that were left out weigh more the next time. So many are certainly too few where more points than that can be found no two of
 * which any candidate serves together; or where, by the weights that the points have come to, not even the candidates that weigh most come to what all points do: then no choice covers
 * them, not even in fractions (Farkas). Weights are whole, and the sums exact.
 */
function tryOut(problem: SitingProblem): Tried {
  const reach = reachOf(problem);
  if (unreachableOf(reach).length > 0) return { chosen: null, isRuledOut: true };
  const { points: rows, served } = reach;
  const { choose } = problem;
  const weight = Float64Array.from(served, (isServed) => 1 - isServed);
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(EFFORT / Math.max(1, rows.items.length)));
  for (let round = 0; round < rounds; round++) {
    const sums = sumsOf(rows, weight);
    const total = weight.reduce((sum, one) => sum + one, 0);
    if (total > sumOfLargest(sums.slice(), choose)) return { chosen: null, isRuledOut: true };
    const { chosen, isCovered } = coverMost(rows, weight, sums, served.slice(), choose);
    if (!isCovered.includes(0)) return { chosen: Uint32Array.from(chosen), isRuledOut: false };
    for (let point = 0; point < weight.length; point++) if (isCovered[point] === 0) weight[point]!++;
  }
  const columns = fileBySlot(served.length, (file) => {
    for (let site = 0; site + 1 < rows.starts.length; site++)
      for (let at = rows.starts[site]!; at < rows.starts[site + 1]!; at++) file(rows.items[at]!, site);
  });
  // Points that a kept site serves are on no candidate's list, and apart from all.
  const apartAnyway = served.reduce((sum, one) => sum + one, 0);
  return { chosen: null, isRuledOut: apart({ rows, columns }) - apartAnyway > choose };
}

/** What the points of each candidate weigh together. */
function sumsOf(rows: Filed, weight: Float64Array): Float64Array {
  return Float64Array.from({ length: rows.starts.length - 1 }, (_, site) => sumOf(rows, weight, site));
}

function sumOf({ starts, items }: Filed, weight: Float64Array, site: number): number {
  let sum = 0;
  for (let at = starts[site]!; at < starts[site + 1]!; at++) sum += weight[items[at]!]!;
  return sum;
}

/**
 * Sites for most weight, each time the one that adds most, looked at again only where it may be (Minoux 1978).
 * @param isCovered 1 where a point is covered already; told anew.
 */
function coverMost(rows: Filed, weight: Float64Array, sums: Float64Array, isCovered: Uint8Array, choose: number) {
  const open = weight.slice();
  const heap = new MinHeap(sums.length + 1);
  for (let site = 0; site < sums.length; site++) if (sums[site]! > 0) heap.push(-sums[site]!, site);
  const chosen: number[] = [];
  while (chosen.length < choose && heap.size > 0) {
    const site = heap.pop();
    const gain = sumOf(rows, open, site);
    if (gain === 0) continue;
    if (-gain > heap.peekKey()) {
      heap.push(-gain, site);
      continue;
    }
    chosen.push(site);
    for (let at = rows.starts[site]!; at < rows.starts[site + 1]!; at++) {
      open[rows.items[at]!] = 0;
      isCovered[rows.items[at]!] = 1;
    }
  }
  return { chosen, isCovered };
}
