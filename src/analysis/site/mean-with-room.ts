import type { Millimetres } from '../../domain/units.ts';
import { solve } from '../solver/solve.ts';
import type { Limits } from './cover-exact.ts';
import { openSites } from './evaluate.ts';
import { meanGreedily } from './mean.ts';
import type { Certificate, SitingAnswer, SitingProblem } from './problem.ts';
import { everySite, MOST_WAYS, servesAll, withRoom } from './room.ts';
import { allToServe, chooseWithRoom, type RoomProblem, servedBy } from './room-greedy.ts';
import { MEAN_UNIT, roomModel } from './room-model.ts';
import { splitPeople } from './split.ts';

/** Exchanges tried by what is found at once, times the ways of each: some seconds. */
const EXCHANGE_EFFORT = 30_000_000;

interface Found {
  readonly chosen: readonly number[];
  /** Person-millimetres. */
  readonly sum: number;
}

/** Everybody within reach is in range: there is no radius. */
const unbounded = (problem: SitingProblem): RoomProblem => ({
  ...withRoom(problem),
  radius: Number.POSITIVE_INFINITY as Millimetres,
});

/**
 * Sites that serve everybody with a small mean distance: those of the problem without capacity where they have the room, else those that serve most; more
 * where more help, and exchanged as long as that helps. The bound is that of the problem without capacity. Null where those found do not serve everybody.
 * @param start sites to begin with, where it is known that they serve everybody.
 */
export function meanWithRoomGreedily(problem: SitingProblem, start: readonly number[] | null = null): SitingAnswer | null {
  const room = unbounded(problem);
  const free = meanGreedily({ ...problem, capacity: null });
  const begun = [free && [...free.chosen], start, chooseWithRoom(room, room.choose, true).chosen].find(
    (one) => one && servesAll(room, one),
  );
  if (!begun) return null;
  const found = exchanged(room, { chosen: begun, sum: sumOf(room, begun) });
  return answerOf(problem, found, free?.bound ?? 0, null);
}

/** The same, proved by the solver where there are not too many ways. */
export async function meanWithRoomExactly(
  problem: SitingProblem,
  start: readonly number[] | null,
  { timeLimit, tell }: Limits = {},
): Promise<SitingAnswer | null> {
  const room = unbounded(problem);
  const greedy = meanWithRoomGreedily(problem, start);
  if (greedy === null || room.pairs.demand.length > MOST_WAYS) return greedy;
  const { persons } = allToServe(room);
  const { model, sites } = roomModel(room, 'mean');
  const solved = await solve(model, {
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(tell && { tell: () => tell({ value: greedy.value, bound: greedy.bound }) }),
  });
  const { presolve, values, status } = solved;
  const asked = sites.filter((_, column) => values?.[column] === 1);
  const isServing = values !== null && servesAll(room, asked);
  const first = { chosen: [...greedy.chosen], sum: greedy.value * persons };
  const second = isServing ? { chosen: asked, sum: sumOf(room, asked) } : first;
  const best = second.sum <= first.sum ? second : first;
  const bound = status === 'optimal' && isServing ? best.sum / persons : Math.max(greedy.bound, (solved.bound * MEAN_UNIT) / persons);
  return answerOf(problem, best, bound, { presolve });
}

function answerOf(problem: SitingProblem, { chosen, sum }: Found, bound: number, certificate: Certificate | null): SitingAnswer {
  const value = sum / allToServe(problem).persons;
  return {
    objective: 'mean',
    value,
    bound: Math.min(value, bound),
    proof: certificate && bound >= value ? 'optimal' : 'bounded',
    chosen: Uint32Array.from(chosen),
    kept: problem.kept,
    unreachable: new Uint32Array(),
    certificate,
  };
}

/** Person-millimetres of the best split of everybody; infinite where somebody finds no room. */
function sumOf(problem: RoomProblem, chosen: readonly number[]): number {
  const { people, pairs, capacity } = problem;
  const all = allToServe(problem);
  const { persons, points } = servedBy(problem, chosen);
  if (persons < all.persons || points < all.points) return Number.POSITIVE_INFINITY;
  const split = splitPeople(people, pairs, capacity, openSites(problem, chosen), Number.POSITIVE_INFINITY);
  return split.persons.reduce((sum, sent, at) => sum + sent * split.distance[at]!, 0);
}

/** Adds sites while there are fewer than asked, then exchanges them, as long as that helps and the effort lasts. */
function exchanged(problem: RoomProblem, start: Found): Found {
  let best = start;
  let left = Math.floor(EXCHANGE_EFFORT / Math.max(1, problem.people.length * (problem.kept.length + problem.choose)));
  const isKept = new Set(problem.kept);
  const free = everySite(problem).filter((one) => !isKept.has(one));
  const attempt = (chosen: readonly number[]): boolean => {
    if (left <= 0) return false;
    left--;
    const sum = sumOf(problem, chosen);
    if (sum >= best.sum) return false;
    best = { chosen, sum };
    return true;
  };
  const improve = (candidate: number): boolean => {
    const { chosen } = best;
    if (chosen.includes(candidate)) return false;
    if (chosen.length < problem.choose) return attempt([...chosen, candidate]);
    return chosen.some((_, at) => attempt(chosen.map((one, place) => (place === at ? candidate : one))));
  };
  while (left > 0 && free.some(improve));
  return best;
}
