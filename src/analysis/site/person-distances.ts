import type { SitingPairs, SitingProblem } from './problem.ts';
import { knownPeople } from './reach.ts';

/**
 * The least mean distance as sums of person-millimetres: whole numbers below 2^53, so that every sum is exact (ten million persons, 900 km each). Points where nobody
 * lives, or nobody knows how many, weigh nothing and have to be reached all the same.
 */
export interface PersonDistances {
  readonly points: number;
  readonly pairs: SitingPairs;
  /** Of each pair: persons × millimetres. */
  readonly cost: Float64Array;
  /** Of each point, 1 where nobody lives or is known to. */
  readonly weight: Float64Array;
  /** What a point that is not reached counts as, while a search is under way: more than any way of its own. */
  readonly unreached: Float64Array;
  readonly candidates: number;
  readonly kept: Uint32Array;
  readonly choose: number;
  /** Persons in all. */
  readonly people: number;
}

export function personDistances({ people, pairs, candidates, kept, choose }: SitingProblem): PersonDistances {
  const persons = knownPeople(people);
  const weight = persons.map((known) => Math.max(known, 1));
  let longest = 0;
  for (const distance of pairs.distance) longest = Math.max(longest, distance);
  return {
    points: people.length,
    pairs,
    cost: pairs.distance.map((distance, pair) => persons[pairs.demand[pair]!]! * distance),
    weight,
    unreached: weight.map((one) => one * (longest + 1) * 2),
    candidates,
    kept,
    choose,
    people: persons.reduce((sum, known) => sum + known, 0),
  };
}

/** Of each point: its cheapest and second cheapest open site, and what they cost; −1 and the cost of being unreached where there is none. */
export interface TwoNearest {
  readonly site: Int32Array;
  readonly cost: Float64Array;
  readonly second: Float64Array;
  /** 1 where there is a second. */
  readonly hasSecond: Uint8Array;
  sum: number;
  unreached: number;
}

export function twoNearest({ points, pairs, cost, unreached }: PersonDistances, open: Iterable<number>): TwoNearest {
  const found: TwoNearest = {
    site: new Int32Array(points).fill(-1),
    cost: unreached.slice(),
    second: unreached.slice(),
    hasSecond: new Uint8Array(points),
    sum: 0,
    unreached: 0,
  };
  const { site, cost: first, second, hasSecond } = found;
  for (const one of open) {
    for (let pair = pairs.starts[one]!; pair < pairs.starts[one + 1]!; pair++) {
      const point = pairs.demand[pair]!;
      const here = cost[pair]!;
      if (site[point]! >= 0) hasSecond[point] = 1;
      if (here < first[point]!) {
        second[point] = first[point]!;
        first[point] = here;
        site[point] = one;
      } else if (here < second[point]!) second[point] = here;
    }
  }
  for (let point = 0; point < points; point++) {
    found.sum += first[point]!;
    if (site[point]! < 0) found.unreached++;
  }
  return found;
}
