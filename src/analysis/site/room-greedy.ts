import { MinHeap } from '../min-heap.ts';
import { openSites } from './evaluate.ts';
import { sumOfLargest } from './largest.ts';
import type { SitingProblem } from './problem.ts';
import { splitPeople } from './split.ts';

/** A siting where each site serves only so many, within the problem's radius. */
export interface RoomProblem extends SitingProblem {
  readonly capacity: Float64Array;
}

/**
 * What sites do for people: persons who find room (a maximal flow), and points without anybody known that have a site within the radius, each as one. Both only ever grow with
 * more sites, and each site adds the less the more there are: a maximal flow is submodular in the sites that are open, and so is what is covered.
 */
export interface RoomServed {
  readonly persons: number;
  readonly points: number;
}

/** What these sites, and the kept, do within the radius. */
export function servedBy(problem: RoomProblem, chosen: Iterable<number>): RoomServed {
  const { people, pairs, capacity, radius } = problem;
  const open = openSites(problem, chosen);
  const covered = new Uint8Array(people.length);
  for (const site of open)
    for (let pair = pairs.starts[site]!; pair < pairs.starts[site + 1]!; pair++)
      if (pairs.distance[pair]! <= radius) covered[pairs.demand[pair]!] = 1;
  let points = 0;
  for (let point = 0; point < people.length; point++) if (!(people[point]! > 0)) points += covered[point]!;
  return { persons: splitPeople(people, pairs, capacity, open, radius).served, points };
}

/** All there is to do: every person, and every point without anybody known. */
export function allToServe({ people }: SitingProblem): RoomServed {
  let [persons, points] = [0, 0];
  for (const known of people) {
    if (known > 0) persons += known;
    else points++;
  }
  return { persons, points };
}

export interface RoomChosen {
  /** In the order of choice. */
  readonly chosen: readonly number[];
  readonly served: RoomServed;
  /** No choice of so many new sites serves more persons. */
  readonly bound: number;
  /** So many new sites at least are needed until nothing is left to do. */
  readonly least: number;
}

/**
 * One site after the other, each that which adds most, until `choose` are there or nothing is added. What a site added when it was last looked at is the most it can add now, so
 * few are looked at again (lazy greedy), and the largest of these together bound what so many sites can do.
 * @param counts whether points without anybody known count: where everybody has to be served.
 */
export function chooseWithRoom(problem: RoomProblem, choose: number, counts: boolean): RoomChosen {
  const { candidates, kept } = problem;
  const total = ({ persons, points }: RoomServed) => persons + (counts ? points : 0);
  const isKept = new Set(kept);
  let served = servedBy(problem, []);
  const start = served;
  const gains = alone(problem, counts);
  const heap = new MinHeap();
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (isKept.has(candidate)) gains[candidate] = 0;
    if (gains[candidate]! > 0) heap.push(-gains[candidate]!, candidate);
  }
  const least = countUntil(gains, total(allToServe(problem)) - total(start));
  const chosen: number[] = [];
  let bound = total(start) + sumOfLargest(gains.slice(), choose);
  while (chosen.length < choose && heap.size > 0) {
    const candidate = heap.pop();
    const now = servedBy(problem, [...chosen, candidate]);
    const gain = total(now) - total(served);
    gains[candidate] = gain;
    if (gain === 0) continue;
    if (-gain > heap.peekKey()) {
      heap.push(-gain, candidate);
      continue;
    }
    gains[candidate] = 0;
    chosen.push(candidate);
    served = now;
    bound = Math.min(bound, total(served) + sumOfLargest(gains.slice(), choose));
  }
  return { chosen, served, bound: Math.min(bound, total(allToServe(problem))), least };
}

/** The most each candidate can add: what it serves where it is alone. */
function alone({ people, pairs, capacity, radius, candidates }: RoomProblem, counts: boolean): Float64Array {
  return Float64Array.from({ length: candidates }, (_, candidate) => {
    let [persons, points] = [0, 0];
    for (let pair = pairs.starts[candidate]!; pair < pairs.starts[candidate + 1]!; pair++) {
      if (pairs.distance[pair]! > radius) continue;
      const known = people[pairs.demand[pair]!]!;
      if (known > 0) persons += known;
      else points++;
    }
    return Math.min(persons, capacity[candidate]!) + (counts ? points : 0);
  });
}

/** How many of the largest it takes to reach a sum; one more than there are where all are too few. */
function countUntil(values: Float64Array, sum: number): number {
  const sorted = values.slice().sort().reverse();
  let [left, count] = [sum, 0];
  while (left > 0 && count < sorted.length) left -= sorted[count++]!;
  return left > 0 ? sorted.length + 1 : count;
}

/** Without sites that the others make up for, the last chosen first. */
export function withoutSpare(problem: RoomProblem, chosen: readonly number[], enough: RoomServed): number[] {
  const left = [...chosen];
  for (const site of [...chosen].reverse()) {
    const others = left.filter((one) => one !== site);
    const { persons, points } = servedBy(problem, others);
    if (persons < enough.persons || points < enough.points) continue;
    left.splice(left.indexOf(site), 1);
  }
  return left;
}
