import type { SitingObjective, SitingProblem } from '../../../src/analysis/site/problem.ts';
import type { Millimetres } from '../../../src/domain/units.ts';
import { seeded } from '../../support/seeded.ts';

/**
 * A small problem that is the same for the same seed: up to 14 candidates and 24 demand points on a square of 20 km, some of which nobody counted and some
 * nobody lives at; every third keeps one to three candidates. All pairs are there, those beyond the radius too.
 */
export function smallInstance(seed: number, objective: SitingObjective, mostCandidates = 14, mostPoints = 24): SitingProblem {
  const { uniform } = seeded(seed);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const candidates = whole(2, mostCandidates);
  const points = whole(1, mostPoints);
  const place = () => [uniform() * 20_000, uniform() * 20_000] as const;
  const [sites, demand] = [Array.from({ length: candidates }, place), Array.from({ length: points }, place)];
  const people = Float64Array.from(demand, () => {
    const draw = uniform();
    if (draw < 0.1) return Number.NaN;
    return draw < 0.15 ? 0 : whole(1, 3000);
  });
  const distance = Float64Array.from(sites.flatMap(([x, y]) => demand.map(([px, py]) => Math.round(Math.hypot(x - px, y - py) * 1000))));
  const kept = new Set<number>();
  if (seed % 3 === 0) for (let draw = whole(1, 3); draw > 0; draw--) kept.add(whole(0, candidates - 1));
  return {
    objective,
    people,
    candidates,
    pairs: {
      starts: Uint32Array.from({ length: candidates + 1 }, (_, candidate) => candidate * points),
      demand: Uint32Array.from({ length: candidates * points }, (_, pair) => pair % points),
      distance,
    },
    kept: Uint32Array.from(kept).sort(),
    capacity: null,
    radius: (whole(2, 9) * 1_000_000) as Millimetres,
    choose: whole(0, 6),
  };
}

/** The same with some pairs missing, in every fourth: those cannot be reached. */
export function withGaps(problem: SitingProblem, seed: number): SitingProblem {
  if (seed % 4 !== 1) return problem;
  const { uniform } = seeded(seed + 1000);
  const { pairs, candidates } = problem;
  const starts = new Uint32Array(candidates + 1);
  const left: number[] = [];
  for (let site = 0; site < candidates; site++) {
    for (let pair = pairs.starts[site]!; pair < pairs.starts[site + 1]!; pair++) if (uniform() < 0.8) left.push(pair);
    starts[site + 1] = left.length;
  }
  return {
    ...problem,
    pairs: {
      starts,
      demand: Uint32Array.from(left, (pair) => pairs.demand[pair]!),
      distance: Float64Array.from(left, (pair) => pairs.distance[pair]!),
    },
  };
}

/** The same where each site serves only so many: some too few for anybody, some nobody, some as many as come. */
export function withCapacity(problem: SitingProblem, seed: number): SitingProblem {
  const { uniform } = seeded(seed + 2000);
  const people = problem.people.reduce((sum, known) => sum + (known || 0), 0);
  const capacity = Float64Array.from({ length: problem.candidates }, () => {
    const draw = uniform();
    if (draw < 0.05) return 0;
    return draw < 0.1 ? Number.POSITIVE_INFINITY : Math.ceil((people * (0.3 + 2 * uniform())) / Math.max(1, problem.choose));
  });
  return { ...problem, capacity };
}

/** Every set of at most so many candidates that are not kept. */
export function* choicesOf({ candidates, kept }: SitingProblem, most: number): Generator<readonly number[]> {
  const free = Array.from({ length: candidates }, (_, candidate) => candidate).filter((candidate) => !kept.includes(candidate));
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    const chosen = free.filter((_, bit) => (mask >> bit) & 1);
    if (chosen.length <= most) yield chosen;
  }
}

/** By candidate, the points within the radius, a bit each: looked up pair by pair. */
function bitsOf({ pairs, candidates, people, radius }: SitingProblem): number[] {
  const isNear = (candidate: number, point: number) => pairs.distance[candidate * people.length + point]! <= radius;
  return Array.from({ length: candidates }, (_, candidate) =>
    Array.from(people.keys()).reduce((bits, point) => bits | (isNear(candidate, point) ? 1 << point : 0), 0),
  );
}

/** What every such set comes to: how many candidates there are in it, and the points it covers together with the kept, a bit each. */
export function* coversOf(problem: SitingProblem, most: number): Generator<{ readonly count: number; readonly covered: number }> {
  const bits = bitsOf(problem);
  const stays = problem.kept.reduce((covered, site) => covered | bits[site]!, 0);
  const free = bits.filter((_, candidate) => !problem.kept.includes(candidate));
  for (let set = 0; set < 2 ** free.length; set++) {
    let [count, covered] = [0, stays];
    for (let at = 0; at < free.length; at++)
      if ((set >> at) & 1) {
        count += 1;
        covered |= free[at]!;
      }
    if (count <= most) yield { count, covered };
  }
}

/** The points covered by these and the kept, a bit each. */
export function coveredBy(problem: SitingProblem, chosen: Iterable<number>): number {
  const bits = bitsOf(problem);
  return [...chosen, ...problem.kept].reduce((covered, site) => covered | bits[site]!, 0);
}

/** Persons at points; those nobody counted are none. */
export function peopleIn({ people }: SitingProblem, covered: number): number {
  return people.reduce((sum, count, point) => sum + ((covered >> point) & 1 ? count || 0 : 0), 0);
}
