import type { SitingProblem } from '../../../src/analysis/site/problem.ts';
import { choicesOf } from './instances.ts';

/** Distances looked up pair by pair; infinite where a pair is missing. */
function matrixOf({ pairs, candidates, people }: SitingProblem): number[][] {
  const matrix = Array.from({ length: candidates }, () => Array.from(people, () => Number.POSITIVE_INFINITY));
  for (let site = 0; site < candidates; site++)
    for (let pair = pairs.starts[site]!; pair < pairs.starts[site + 1]!; pair++) matrix[site]![pairs.demand[pair]!] = pairs.distance[pair]!;
  return matrix;
}

/**
 * The most persons who find room within a limit, and the least person-millimetres of doing so: paths found one after the other by Bellman and Ford's method on the whole
 * network, node by node: a source, the points, the open sites, a sink.
 */
function transport(
  { people, capacity }: SitingProblem,
  matrix: readonly (readonly number[])[],
  open: readonly number[],
  limit: number,
): { readonly served: number; readonly cost: number } {
  const points = people.length;
  const size = points + open.length + 2;
  const [source, sink] = [size - 2, size - 1];
  const room = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const price = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  people.forEach((known, point) => {
    room[source]![point] = known || 0;
    open.forEach((site, at) => {
      const distance = matrix[site]![point]!;
      if (distance > limit || distance === Number.POSITIVE_INFINITY) return;
      room[point]![points + at] = Number.MAX_SAFE_INTEGER;
      price[point]![points + at] = distance;
      price[points + at]![point] = -distance;
    });
  });
  open.forEach((site, at) => {
    room[points + at]![sink] = Math.min(capacity![site]!, Number.MAX_SAFE_INTEGER);
  });
  let [served, cost] = [0, 0];
  for (;;) {
    const length = new Array<number>(size).fill(Number.POSITIVE_INFINITY);
    const from = new Array<number>(size).fill(-1);
    length[source] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (let a = 0; a < size; a++)
        for (let b = 0; b < size; b++) {
          if (room[a]![b]! <= 0 || length[a]! + price[a]![b]! >= length[b]!) continue;
          length[b] = length[a]! + price[a]![b]!;
          from[b] = a;
          changed = true;
        }
    }
    if (length[sink] === Number.POSITIVE_INFINITY) return { served, cost };
    let persons = Number.POSITIVE_INFINITY;
    for (let node = sink; node !== source; node = from[node]!) persons = Math.min(persons, room[from[node]!]![node]!);
    for (let node = sink; node !== source; node = from[node]!) {
      room[from[node]!]![node]! -= persons;
      room[node]![from[node]!]! += persons;
    }
    served += persons;
    cost += persons * length[sink]!;
  }
}

/** Says what a choice is worth, in the unit of the objective; null where it is none: somebody is left out who must not be. */
export function judgeOf(problem: SitingProblem): (chosen: readonly number[]) => number | null {
  const { objective, people, radius, capacity, kept } = problem;
  const matrix = matrixOf(problem);
  const isReachable = Array.from(people, (_, point) => matrix.some((row) => row[point]! <= radius));
  const persons = people.reduce((sum, known) => sum + Math.max(known || 0, 0), 0);
  const wanted = people.reduce((sum, known, point) => sum + (isReachable[point] ? known || 0 : 0), 0);
  const lengths = [...new Set(matrix.flat())].filter(Number.isFinite).sort((a, b) => a - b);
  const anywhere = Number.MAX_SAFE_INTEGER;
  return (chosen) => {
    const open = [...new Set([...chosen, ...kept])];
    const nearest = Array.from(people, (_, point) =>
      open.reduce((least, site) => Math.min(least, matrix[site]![point]!), Number.POSITIVE_INFINITY),
    );
    const within = (limit: number) => transport(problem, matrix, open, limit);
    if (objective === 'cover') {
      if (capacity) return within(radius).served;
      return people.reduce((sum, known, point) => sum + (nearest[point]! <= radius ? known || 0 : 0), 0);
    }
    if (objective === 'all') {
      if (nearest.some((distance, point) => distance > radius && isReachable[point])) return null;
      return capacity && within(radius).served < wanted ? null : chosen.length;
    }
    if (nearest.includes(Number.POSITIVE_INFINITY)) return null;
    if (objective === 'mean') {
      if (persons === 0) return null;
      if (!capacity) return people.reduce((sum, known, point) => sum + (known || 0) * nearest[point]!, 0) / persons;
      const { served, cost } = within(anywhere);
      return served < persons ? null : cost / persons;
    }
    const furthest = Math.max(...nearest);
    if (!capacity) return furthest;
    if (within(anywhere).served < persons) return null;
    // The first of all distances that is enough.
    return lengths.find((limit) => limit >= furthest && within(limit).served === persons) ?? null;
  };
}

/** The best that looking at every choice finds; null where there is none. */
export function bestByLooking(problem: SitingProblem): number | null {
  const worthOf = judgeOf(problem);
  const most = problem.objective === 'all' ? problem.candidates : problem.choose;
  let best: number | null = null;
  for (const chosen of choicesOf(problem, most)) {
    if (problem.objective === 'all' && best !== null && chosen.length >= best) continue;
    const worth = worthOf(chosen);
    if (worth !== null && (best === null || (problem.objective === 'cover' ? worth > best : worth < best))) best = worth;
  }
  return best;
}
