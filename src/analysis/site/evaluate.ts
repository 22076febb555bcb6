import { firstNotBelow } from '../../domain/halving.ts';
import type { Millimetres } from '../../domain/units.ts';
import type { SitingProblem } from './problem.ts';
import { splitPeople } from './split.ts';
import { type NearestSite, nearestIn } from './ways.ts';

/** Demand points, the persons at those whose number is known, and how many points do not tell theirs: unknown is counted apart, never as nobody. */
export interface Counted {
  points: number;
  people: number;
  unknown: number;
}

/**
 * What becomes of persons where sites can serve only so many. The three sum to all that are known. In range is within the radius; for the least mean and the
 * least worst distance, which know no radius, wherever there is a way.
 */
export interface Served {
  served: number;
  /** In range of an open site, and no room for them in any. */
  withoutCapacity: number;
  /** No open site in range. */
  outOfRange: number;
}

/** What one open site does. */
export interface SiteAccount extends Served {
  readonly site: number;
  /** Points whose nearest open site it is, within the radius. */
  readonly covered: Counted;
  /** The furthest of those covered, whole millimetres; NaN where it covers none. */
  furthest: number;
}

/** What a choice of sites comes to: the same figures for the screen, the command line and the export. */
export interface Evaluation extends NearestSite {
  /** All sites, kept and new, ascending. */
  readonly open: Uint32Array;
  readonly all: Counted;
  /** Within the radius of an open site, inclusive; with or without room there. */
  readonly covered: Counted;
  /** Mean distance of persons in millimetres: to the nearest site, or, with capacity, to the one that serves them. NaN where nobody is known. */
  readonly mean: number;
  /** The longest of these distances over all points (with capacity: over those served), whole millimetres; NaN where nobody is reached. */
  readonly worst: number;
  /** Points from which no open site can be reached at all: in no mean and no worst. */
  readonly unreached: Uint32Array;
  /** Null without capacity. */
  readonly served: Served | null;
  /** In the order of `open`. Without capacity everybody covered is served by the nearest. */
  readonly sites: readonly SiteAccount[];
}

/** How far people go to be served, in millimetres. */
export function rangeOf({ objective, radius }: Pick<SitingProblem, 'objective' | 'radius'>): Millimetres {
  return objective === 'cover' || objective === 'all' ? radius : (Number.POSITIVE_INFINITY as Millimetres);
}

/**
 * Says what a choice of sites does. Each point belongs to its nearest open site, of equal ones to the smaller; with capacity persons are split so that as
 * many are served as can be, over the shortest ways (`splitPeople`).
 * @param chosen new sites, in any order; the kept come on top.
 * @param nearest where the problem's pairs end at the radius and the sites beyond it are known all the same.
 */
export function evaluate(
  problem: SitingProblem,
  chosen: Uint32Array,
  nearest: NearestSite = nearestIn(problem.pairs, problem.people.length, openSites(problem, chosen)),
): Evaluation {
  const { people, radius } = problem;
  const range = rangeOf(problem);
  const open = openSites(problem, chosen);
  const sites = Array.from(open, accountOf);
  const placeOf = new Map(sites.map((account) => [account.site, account]));
  const [all, covered] = [counted(), counted()];
  const unreached: number[] = [];
  let [distances, reached, worst] = [0, 0, Number.NaN];
  people.forEach((persons, point) => {
    count(all, persons);
    const account = placeOf.get(nearest.site[point]!);
    const distance = nearest.distance[point]!;
    if (!account) {
      unreached.push(point);
      return;
    }
    if (!(distance <= worst)) worst = distance;
    if (persons > 0) {
      distances += persons * distance;
      reached += persons;
    }
    if (distance <= radius) {
      count(covered, persons);
      count(account.covered, persons);
      if (!(distance <= account.furthest)) account.furthest = distance;
    }
    account[distance <= range ? 'served' : 'outOfRange'] += persons || 0;
  });
  const found = { open, ...nearest, all, covered, unreached: Uint32Array.from(unreached), sites };
  if (problem.capacity === null) return { ...found, mean: distances / reached, worst, served: null };
  return { ...found, ...split(problem, problem.capacity, found) };
}

/** Kept and new sites together, ascending. */
export function openSites({ kept }: Pick<SitingProblem, 'kept'>, chosen: Iterable<number>): Uint32Array {
  return Uint32Array.from([...new Set([...kept, ...chosen])]).sort();
}

const counted = (): Counted => ({ points: 0, people: 0, unknown: 0 });

function count(counts: Counted, persons: number): void {
  counts.points++;
  if (Number.isNaN(persons)) counts.unknown++;
  else counts.people += persons;
}

const accountOf = (site: number): SiteAccount => ({
  site,
  covered: counted(),
  furthest: Number.NaN,
  served: 0,
  withoutCapacity: 0,
  outOfRange: 0,
});

type BySite = Pick<Evaluation, 'open' | 'site' | 'distance' | 'sites' | 'all'>;

/** Shares the persons out anew, where a site serves only so many: who finds no room is told with the nearest site. */
function split(problem: SitingProblem, capacity: Float64Array, found: BySite): Pick<Evaluation, 'mean' | 'worst' | 'served'> {
  const { open, site, distance, sites, all } = found;
  const range = rangeOf(problem);
  const limit = problem.objective === 'worst' ? leastLimit(problem, capacity, open) : range;
  const flow = splitPeople(problem.people, problem.pairs, capacity, open, limit);
  const accounts = new Map(sites.map((account) => [account.site, account]));
  const without = problem.people.slice();
  let [distances, worst, withoutCapacity] = [0, Number.NaN, 0];
  for (const account of sites) account.served = 0;
  flow.persons.forEach((persons, at) => {
    without[flow.point[at]!]! -= persons;
    accounts.get(flow.site[at]!)!.served += persons;
    distances += persons * flow.distance[at]!;
    if (!(flow.distance[at]! <= worst)) worst = flow.distance[at]!;
  });
  without.forEach((persons, point) => {
    const isInRange = distance[point]! <= range;
    // Nobody is known there to be sent elsewhere: the nearest site is theirs.
    if (!(problem.people[point]! > 0) && isInRange && !(distance[point]! <= worst)) worst = distance[point]!;
    if (!(persons > 0) || !isInRange) return;
    withoutCapacity += persons;
    accounts.get(site[point]!)!.withoutCapacity += persons;
  });
  const outOfRange = all.people - flow.served - withoutCapacity;
  return { mean: distances / flow.served, worst, served: { served: flow.served, withoutCapacity, outOfRange } };
}

/** The least distance within which as many are served as by any: halved over the distances there are. Whole millimetres. */
function leastLimit({ people, pairs }: SitingProblem, capacity: Float64Array, open: Uint32Array): number {
  const lengths = new Set<number>();
  for (const site of open) for (let pair = pairs.starts[site]!; pair < pairs.starts[site + 1]!; pair++) lengths.add(pairs.distance[pair]!);
  const sorted = Float64Array.from(lengths).sort();
  const servedBy = (limit: number) => splitPeople(people, pairs, capacity, open, limit).served;
  const most = servedBy(Number.POSITIVE_INFINITY);
  const at = firstNotBelow(0, sorted.length, (index) => servedBy(sorted[index]!) < most);
  return sorted[at] ?? 0;
}
