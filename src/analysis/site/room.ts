import { solve } from '../solver/solve.ts';
import { allGreedily } from './all.ts';
import type { Limits } from './cover-exact.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { reachOf, unreachableOf } from './reach.ts';
import { allToServe, chooseWithRoom, type RoomProblem, servedBy, withoutSpare } from './room-greedy.ts';
import { roomModel, waysWithin } from './room-model.ts';
import { TRIALS } from './trials.ts';
import type { Trials } from './worst.ts';

/** Ways that the solver is asked about; beyond, what is found greedily and its bound have to do. */
export const MOST_WAYS = 100_000;

/** Most persons served within the radius, site by site; a share of at least 1 − 1/e of the best there is. */
export function coverWithRoomGreedily(problem: RoomProblem): SitingAnswer {
  const { chosen, served, bound } = chooseWithRoom(problem, problem.choose, false);
  return answerOf(problem, { chosen, value: served.persons, bound, presolve: null });
}

/** Most persons served within the radius, proved by the solver. */
export async function coverWithRoomExactly(problem: RoomProblem, { timeLimit, tell }: Limits = {}): Promise<SitingAnswer> {
  const greedy = coverWithRoomGreedily(problem);
  if (waysWithin(problem) > MOST_WAYS) return greedy;
  const { model, sites } = roomModel(problem, 'cover');
  const solved = await solve(model, {
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(tell && {
      tell: ({ value, bound }) => tell({ value: Math.max(value ?? 0, greedy.value), bound: Math.min(bound ?? greedy.bound, greedy.bound) }),
    }),
  });
  const { presolve, values } = solved;
  // What the chosen sites serve is counted again, in whole persons: the solver's shares are not exact.
  const found = sites.filter((_, column) => values?.[column] === 1);
  const value = servedBy(problem, found).persons;
  const bound = Math.min(greedy.bound, Math.floor(solved.bound + 1e-6 * Math.max(1, greedy.value)));
  return value >= greedy.value
    ? answerOf(problem, {
        chosen: withoutSpare(problem, found, { persons: value, points: 0 }),
        value,
        bound: Math.max(value, bound),
        presolve,
      })
    : answerOf(problem, { chosen: [...greedy.chosen], value: greedy.value, bound: Math.max(greedy.value, bound), presolve });
}

/** Few sites that serve everybody within the radius. Null where not even all candidates together do. */
export function allWithRoomGreedily(problem: RoomProblem): SitingAnswer | null {
  const enough = allToServe(problem);
  if (!servesAll(problem, everySite(problem))) return null;
  const { chosen, least } = chooseWithRoom(problem, problem.candidates, true);
  const few = withoutSpare(problem, chosen, enough);
  // Capacity never makes fewer sites do.
  return answerOf(problem, { chosen: few, value: few.length, bound: Math.max(least, allGreedily(problem).bound), presolve: null });
}

/** The fewest sites that serve everybody within the radius, proved by the solver. Null where not even all candidates together do. */
async function allWithRoomExactly(problem: RoomProblem, { timeLimit, tell }: Limits = {}): Promise<SitingAnswer | null> {
  const greedy = allWithRoomGreedily(problem);
  if (greedy === null || waysWithin(problem) > MOST_WAYS) return greedy;
  const { model, sites } = roomModel(problem, 'all');
  const solved = await solve(model, {
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(tell && { tell: ({ value, bound }) => tell({ value: value ?? greedy.value, bound: Math.max(bound ?? 0, greedy.bound) }) }),
  });
  const { presolve, values } = solved;
  const found = sites.filter((_, column) => values?.[column] === 1);
  const isBetter = values !== null && found.length <= greedy.value && servesAll(problem, found);
  const chosen = isBetter ? found : [...greedy.chosen];
  const bound = Math.min(chosen.length, Math.max(greedy.bound, solved.bound));
  return answerOf(problem, { chosen, value: chosen.length, bound, presolve });
}

/** Whether so many sites serve everybody within a radius, where each serves only so many. */
export const TRIALS_WITH_ROOM: Trials = {
  tryOut(problem) {
    const room = withRoom(problem);
    const { chosen, served, least } = chooseWithRoom(room, room.choose, true);
    const enough = allToServe(room);
    if (served.persons === enough.persons && served.points === enough.points)
      return { chosen: Uint32Array.from(chosen), isRuledOut: false };
    return { chosen: null, isRuledOut: least > room.choose || TRIALS.tryOut(problem).isRuledOut };
  },
  fewest: (problem, limits) => allWithRoomExactly(withRoom(problem), limits),
};

/** A problem with capacity. Throws RangeError for one without. */
export function withRoom(problem: SitingProblem): RoomProblem {
  const { capacity } = problem;
  if (capacity === null) throw new RangeError('a siting without capacity serves as many as come');
  return { ...problem, capacity };
}

/** Every candidate there is. */
export const everySite = ({ candidates }: SitingProblem) => Array.from({ length: candidates }, (_, one) => one);

/** Whether these sites, and the kept, serve everybody within the radius. */
export function servesAll(problem: RoomProblem, chosen: readonly number[]): boolean {
  const [served, all] = [servedBy(problem, chosen), allToServe(problem)];
  return served.persons === all.persons && served.points === all.points;
}

interface Found {
  readonly chosen: readonly number[];
  readonly value: number;
  readonly bound: number;
  readonly presolve: 'on' | 'off' | null;
}

function answerOf(problem: RoomProblem, { chosen, value, bound, presolve }: Found): SitingAnswer {
  return {
    objective: problem.objective,
    value,
    bound,
    proof: presolve !== null && value === bound ? 'optimal' : 'bounded',
    chosen: Uint32Array.from(chosen),
    kept: problem.kept,
    unreachable: unreachableOf(reachOf(problem)),
    certificate: presolve && { presolve },
  };
}
