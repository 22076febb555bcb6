import { type Filed, fileBySlot } from '../filed.ts';
import type { SitingProblem } from './problem.ts';

/** What is left to be served by new sites. */
export interface Reach {
  /** The demand points within the radius of each candidate, ascending; none for a kept one, and none that a kept one serves already. */
  readonly points: Filed;
  /** 1 where a kept site is within the radius. */
  readonly served: Uint8Array;
}

/** Who reaches whom within the radius, without what the kept sites serve anyway. */
export function reachOf({ candidates, pairs, kept, people, radius }: SitingProblem): Reach {
  const { starts, demand, distance } = pairs;
  const served = new Uint8Array(people.length);
  const isKept = new Uint8Array(candidates);
  for (const site of kept) {
    isKept[site] = 1;
    for (let at = starts[site]!; at < starts[site + 1]!; at++) if (distance[at]! <= radius) served[demand[at]!] = 1;
  }
  const points = fileBySlot(candidates, (file) => {
    for (let candidate = 0; candidate < candidates; candidate++) {
      if (isKept[candidate] === 1) continue;
      for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++)
        if (distance[at]! <= radius && served[demand[at]!] === 0) file(candidate, demand[at]!);
    }
  });
  return { points, served };
}

/** Persons who count: those nobody told are none. */
export function knownPeople(people: Float64Array): Float64Array {
  return people.map((count) => (Number.isNaN(count) ? 0 : count));
}

/** Persons at the points that are marked. */
export function peopleAt(marks: Uint8Array, people: Float64Array): number {
  let sum = 0;
  for (let point = 0; point < marks.length; point++) if (marks[point] === 1) sum += people[point]!;
  return sum;
}

/** Points that no kept site serves and no candidate has within the radius. */
export function unreachableOf({ points, served }: Reach): Uint32Array {
  const isReached = served.slice();
  for (const point of points.items) isReached[point] = 1;
  const none: number[] = [];
  for (let point = 0; point < isReached.length; point++) if (isReached[point] === 0) none.push(point);
  return Uint32Array.from(none);
}

/** The same pairs, filed the other way: the slots each item stands in, ascending. */
export function turned({ starts, items }: Filed, count: number): Filed {
  return fileBySlot(count, (file) => {
    for (let slot = 0; slot + 1 < starts.length; slot++) for (let at = starts[slot]!; at < starts[slot + 1]!; at++) file(items[at]!, slot);
  });
}
