import type { Millimetres } from '../../domain/units.ts';
import { allExactly, allGreedily } from './all.ts';
import { coverExactly, type Limits } from './cover-exact.ts';
import { coverGreedily } from './cover-greedy.ts';
import { openSites, rangeOf } from './evaluate.ts';
import { meanExactly, meanGreedily } from './mean.ts';
import { meanWithRoomExactly, meanWithRoomGreedily } from './mean-with-room.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { reachOf, unreachableOf } from './reach.ts';
import { allWithRoomGreedily, coverWithRoomExactly, coverWithRoomGreedily, everySite, TRIALS_WITH_ROOM, withRoom } from './room.ts';
import { splitPeople } from './split.ts';
import { TRIALS } from './trials.ts';
import { nearestIn, upTo } from './ways.ts';
import { type Trials, worstExactly, worstGreedily } from './worst.ts';

/**
 * Why nothing can be chosen. `unreachable`: these points are reached by no candidate, kept or new (for `all`: within the radius). `too-few`: so many sites do not reach, or
 * serve, everybody. `no-room`: not even all candidates together have room for the people of these points. `nobody`: no point tells how many live there, and a mean of nobody is none.
 */
export interface SitingRefusal {
  readonly refused: 'unreachable' | 'too-few' | 'no-room' | 'nobody';
  /** Demand points that it is about, ascending; with too few sites those that the best choice found leaves out, none where that is not known. */
  readonly points: Uint32Array;
  /** So many new sites are needed at least; null where that is not known. */
  readonly least: number | null;
}

export const isRefusal = (answer: SitingAnswer | SitingRefusal): answer is SitingRefusal => 'refused' in answer;

/**
 * Sites found at once, and how far from the best they can be at most. Where people have to be served whom so many sites found at once do not serve, the refusal is `too-few` with
 * what is known of the least number: the exact search may find them all the same.
 */
export function siteGreedily(given: SitingProblem): SitingAnswer | SitingRefusal {
  const { problem, unreachable } = ofReachable(given);
  const { objective, capacity } = problem;
  const refusal = impossible(problem);
  if (refusal) return refusal;
  const answer =
    capacity === null
      ? {
          cover: () => coverGreedily(problem),
          all: () => allGreedily(problem),
          mean: () => meanGreedily(problem),
          worst: () => worstGreedily(problem, TRIALS),
        }[objective]()
      : {
          cover: () => coverWithRoomGreedily(withRoom(problem)),
          all: () => allWithRoomGreedily(withRoom(problem)),
          mean: () => meanWithRoomGreedily(problem),
          worst: () => worstGreedily(problem, TRIALS_WITH_ROOM),
        }[objective]();
  return answer ? { ...answer, unreachable } : { refused: 'too-few', points: new Uint32Array(), least: null };
}

/**
 * The best sites, proved by the solver, or, where the time is up before, the best found with the gap that is left. Rejects with SolverError where the solver fails with its presolve
 * and without.
 */
export async function siteExactly(given: SitingProblem, limits: Limits = {}): Promise<SitingAnswer | SitingRefusal> {
  const { problem, unreachable } = ofReachable(given);
  const answer = impossible(problem) ?? (await provenBest(problem, limits));
  return isRefusal(answer) ? answer : { ...answer, unreachable };
}

async function provenBest(problem: SitingProblem, limits: Limits): Promise<SitingAnswer | SitingRefusal> {
  const { objective, capacity } = problem;
  const trials = capacity === null ? TRIALS : TRIALS_WITH_ROOM;
  if (objective === 'cover') return capacity === null ? coverExactly(problem, limits) : coverWithRoomExactly(withRoom(problem), limits);
  if (objective === 'all')
    return (capacity === null ? await allExactly(problem, limits) : await trials.fewest(problem, limits)) ?? tooFew(problem, null);
  if (objective === 'worst')
    return (await worstExactly(problem, trials, limits)) ?? startOf(problem, trials, limits).then(({ refusal }) => refusal);
  const attempt = (start: readonly number[] | null) =>
    capacity === null ? meanExactly(problem, start ?? [], limits) : meanWithRoomExactly(problem, start, limits);
  const answer = await attempt(null);
  if (answer) return answer;
  const found = await startOf(problem, trials, limits);
  return (found.sites && (await attempt(found.sites))) ?? found.refusal;
}

/** Few sites that serve everybody at any distance, where so many can; why not, where they cannot. */
async function startOf(
  problem: SitingProblem,
  { fewest }: Trials,
  limits: Limits,
): Promise<{ readonly sites: readonly number[] | null; readonly refusal: SitingRefusal }> {
  const answer = await fewest({ ...problem, objective: 'all', radius: ANYWHERE }, limits);
  const refusal = tooFew(problem, answer);
  return { sites: answer && answer.value <= problem.choose ? [...answer.chosen] : null, refusal };
}

const ANYWHERE = Number.POSITIVE_INFINITY as Millimetres;

/** Names those whom the first so many of the fewest sites that would do leave out. */
function tooFew({ pairs, people, kept, choose }: SitingProblem, fewest: SitingAnswer | null): SitingRefusal {
  const open = openSites({ kept }, fewest?.chosen.slice(0, choose) ?? []);
  const { site } = nearestIn(pairs, people.length, open);
  return {
    refused: 'too-few',
    points: Uint32Array.from(site.keys()).filter((point) => site[point]! < 0),
    least: fewest && fewest.bound > choose ? fewest.bound : null,
  };
}

/**
 * A problem without the points that nobody can be chosen for: with capacity their people would find no room, and nothing would be enough. Where distances are asked for
 * they are a reason to refuse, and stay. The points are told of the problem as it was.
 */
function ofReachable(problem: SitingProblem): { readonly problem: SitingProblem; readonly unreachable: Uint32Array } {
  const { objective, pairs, people, capacity } = problem;
  const unreachable = unreachableOf(reachOf({ ...problem, radius: rangeOf(problem) }));
  if (objective !== 'all' || capacity === null || unreachable.length === 0) return { problem, unreachable };
  const isOut = new Set(unreachable);
  const left = Uint32Array.from(people.keys()).filter((point) => !isOut.has(point));
  const numberOf = new Uint32Array(people.length);
  left.forEach((point, number) => {
    numberOf[point] = number;
  });
  const near = upTo(pairs, problem.radius);
  return {
    problem: {
      ...problem,
      people: Float64Array.from(left, (point) => people[point]!),
      pairs: { ...near, demand: near.demand.map((point) => numberOf[point]!) },
    },
    unreachable,
  };
}

/** Why there is no choice at all, as far as that is seen without searching for one. */
function impossible(problem: SitingProblem): SitingRefusal | null {
  const { objective, people, pairs, capacity } = problem;
  if (objective === 'cover') return null;
  if (objective === 'mean' && !people.some((known) => known > 0)) return { refused: 'nobody', points: new Uint32Array(), least: null };
  const range = rangeOf(problem);
  const unreachable = unreachableOf(reachOf({ ...problem, radius: range }));
  if (unreachable.length > 0 && objective !== 'all') return { refused: 'unreachable', points: unreachable, least: null };
  if (capacity === null) return null;
  const { point, persons } = splitPeople(people, pairs, capacity, Uint32Array.from(everySite(problem)), range);
  const left = people.slice();
  point.forEach((one, at) => {
    left[one]! -= persons[at]!;
  });
  const outside = Uint32Array.from(left.keys()).filter((one) => left[one]! > 0);
  return outside.length > 0 ? { refused: 'no-room', points: outside, least: null } : null;
}
