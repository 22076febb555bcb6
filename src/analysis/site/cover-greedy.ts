import type { Filed } from '../filed.ts';
import { MinHeap } from '../min-heap.ts';
import { boundOfCover } from './cover-bound.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { knownPeople, peopleAt, reachOf, unreachableOf } from './reach.ts';

/**
 * Chooses sites for most people within the radius, each time the one that adds most (ties to the smaller index): at least 1 − 1/e of the best there is
 * (Nemhauser, Wolsey and Fisher 1978). Lazily: what a site adds only ever shrinks, so one that still adds most when looked at again is it (Minoux 1978).
 */
export function coverGreedily(problem: SitingProblem): SitingAnswer {
  const reach = reachOf(problem);
  const people = knownPeople(problem.people);
  const base = peopleAt(reach.served, people);
  const { chosen, covered, value } = chooseGreedily(reach.points, people, problem.choose);
  const { bound } = boundOfCover(reach.points, people, problem.choose, covered, value);
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
  /** By row. */
  readonly covered: Uint8Array;
  readonly value: number;
}

/** The same over any sets: the columns whose rows weigh most together. */
export function chooseGreedily(rows: Filed, weight: Float64Array, choose: number): Chosen {
  const covered = new Uint8Array(weight.length);
  // Keys are negated: the largest gain comes first.
  const queue = new MinHeap(rows.starts.length);
  for (let column = 0; column + 1 < rows.starts.length; column++) {
    const gain = gainOf(rows, weight, covered, column);
    if (gain > 0) queue.push(-gain, column);
  }
  const chosen: number[] = [];
  let value = 0;
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
  }
  return { chosen, covered, value };
}

/** Weight a column would add to what is covered. */
function gainOf({ starts, items }: Filed, weight: Float64Array, covered: Uint8Array, column: number): number {
  let gain = 0;
  for (let at = starts[column]!; at < starts[column + 1]!; at++) if (covered[items[at]!] === 0) gain += weight[items[at]!]!;
  return gain;
}
