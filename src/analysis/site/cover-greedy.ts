import type { Filed } from '../filed.ts';
import { MinHeap } from '../min-heap.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { knownPeople, peopleAt, type Reach, reachOf, unreachableOf } from './reach.ts';
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
  const { chosen, value, bound } = chooseGreedily(reach, knownPeople(problem.people), problem.choose);
  return {
    objective: 'cover',
    value,
    bound,
    proof: 'bounded',
    chosen: Uint32Array.from(chosen),
    kept: problem.kept,
    unreachable: unreachableOf(reach),
    certificate: null,
  };
}

interface Chosen {
  readonly chosen: readonly number[];
  readonly value: number;
  readonly bound: number;
}

function chooseGreedily({ points, served }: Reach, people: Float64Array, choose: number): Chosen {
  const covered = served.slice();
  let value = peopleAt(covered, people);
  const gains = gainsOf(points, people, covered);
  // Keys are negated: the largest gain comes first.
  const queue = new MinHeap(gains.length);
  for (let site = 0; site < gains.length; site++) if (gains[site]! > 0) queue.push(-gains[site]!, site);
  const every = Math.ceil((choose * gains.length) / BOUND_EFFORT);
  let bound = value + sumOfLargest(gains, choose);
  const chosen: number[] = [];
  while (chosen.length < choose && queue.size > 0) {
    const told = -queue.peekKey();
    const site = queue.pop();
    const gain = gainOf(points, people, covered, site);
    if (gain < told) {
      if (gain > 0) queue.push(-gain, site);
      continue;
    }
    cover(points, covered, site);
    chosen.push(site);
    value += gain;
    if (chosen.length % every === 0) bound = Math.min(bound, value + sumOfLargest(gainsOf(points, people, covered), choose));
  }
  return { chosen, value, bound };
}

/** Persons a site would add to those covered. */
function gainOf({ starts, items }: Filed, people: Float64Array, covered: Uint8Array, site: number): number {
  let gain = 0;
  for (let at = starts[site]!; at < starts[site + 1]!; at++) if (covered[items[at]!] === 0) gain += people[items[at]!]!;
  return gain;
}

function gainsOf(points: Filed, people: Float64Array, covered: Uint8Array): Float64Array {
  return Float64Array.from({ length: points.starts.length - 1 }, (_, site) => gainOf(points, people, covered, site));
}

function cover({ starts, items }: Filed, covered: Uint8Array, site: number): void {
  for (let at = starts[site]!; at < starts[site + 1]!; at++) covered[items[at]!] = 1;
}
