import type { Filed } from '../filed.ts';
import { MinHeap } from '../min-heap.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { knownPeople, peopleAt, reachOf, unreachableOf } from './reach.ts';
import { sumOfLargest } from './sum-of-largest.ts';

/** Candidates looked at for bounds, all steps together: beyond, a bound is taken at some of the steps only. */
const BOUND_EFFORT = 1 << 24;

/**
 * Chooses sites for most people within the radius, each time the one that adds most (ties to the smaller index): at least 1 − 1/e of the best there is
 * (Nemhauser, Wolsey and Fisher 1978). Lazily: what a site adds only ever shrinks, so one that still adds most when looked at again is it (Minoux 1978).
 * The bound is the least of value + the `choose` largest gains over the steps: no set of so many sites adds more than their gains together
 * (Leskovec et al., Cost-effective outbreak detection, KDD 2007, theorem 4).
 */
export function coverGreedily(problem: SitingProblem): SitingAnswer {
  const reach = reachOf(problem);
  const people = knownPeople(problem.people);
  const base = peopleAt(reach.served, people);
  const { chosen, value, bound } = chooseGreedily(reach.points, people, problem.choose);
  return {
    objective: 'cover',
    value: base + value,
    bound: base + bound,
    proof: 'bounded',
    chosen: Uint32Array.from(chosen),
    kept: problem.kept,
    unreachable: unreachableOf(reach),
    certificate: null,
  };
}

export interface Chosen {
  /** In the order of choice; fewer than asked where no more would add anything. */
  readonly chosen: readonly number[];
  readonly value: number;
  readonly bound: number;
}

/** The same over any sets: the columns whose rows weigh most together. */
export function chooseGreedily(rows: Filed, weight: Float64Array, choose: number): Chosen {
  const covered = new Uint8Array(weight.length);
  const gains = gainsOf(rows, weight, covered);
  // Keys are negated: the largest gain comes first.
  const queue = new MinHeap(gains.length + 1);
  for (let column = 0; column < gains.length; column++) if (gains[column]! > 0) queue.push(-gains[column]!, column);
  const every = Math.ceil((choose * gains.length) / BOUND_EFFORT);
  const chosen: number[] = [];
  let [value, bound] = [0, sumOfLargest(gains, choose)];
  while (chosen.length < choose && queue.size > 0) {
    const told = -queue.peekKey();
    const column = queue.pop();
    const gain = gainOf(rows, weight, covered, column);
    if (gain < told) {
      if (gain > 0) queue.push(-gain, column);
      continue;
    }
    for (let at = rows.starts[column]!; at < rows.starts[column + 1]!; at++) covered[rows.items[at]!] = 1;
    chosen.push(column);
    value += gain;
    if (chosen.length % every === 0) bound = Math.min(bound, value + sumOfLargest(gainsOf(rows, weight, covered), choose));
  }
  // Where nothing is left to add, nobody can add to it.
  return { chosen, value, bound: queue.size === 0 ? value : bound };
}

/** Weight a column would add to what is covered. */
function gainOf({ starts, items }: Filed, weight: Float64Array, covered: Uint8Array, column: number): number {
  let gain = 0;
  for (let at = starts[column]!; at < starts[column + 1]!; at++) if (covered[items[at]!] === 0) gain += weight[items[at]!]!;
  return gain;
}

function gainsOf(rows: Filed, weight: Float64Array, covered: Uint8Array): Float64Array {
  const gains = new Float64Array(rows.starts.length - 1);
  for (let column = 0; column < gains.length; column++) gains[column] = gainOf(rows, weight, covered, column);
  return gains;
}
