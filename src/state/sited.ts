import { type Counted, type Evaluation, evaluate, openSites, type SiteAccount } from '../analysis/site/evaluate.ts';
import type { SitingAnswer, SitingProblem } from '../analysis/site/problem.ts';
import type { NearestSite, SitingWays } from '../analysis/site/ways.ts';
import type { Millimetres } from '../domain/units.ts';
import { latest } from './latest.ts';
import { doesReachClose, type SitingAsked } from './siting.ts';

/** A village that belongs to a site, and how far it is. */
export interface Member {
  readonly village: number;
  /** NaN where nobody told. */
  readonly persons: number;
  readonly distance: Millimetres;
}

/** One site, as table and map tell it. */
export interface SiteRow {
  /** The same while it is dragged. */
  readonly key: string;
  readonly kind: 'new' | 'placed' | 'locked';
  readonly candidate: number;
  /** The candidate it goes back to when the hand lets it go nowhere. */
  readonly home: number;
  readonly village: number;
  readonly account: SiteAccount;
  /** Whom it serves, the nearest first; the farthest is the last. */
  readonly members: readonly Member[];
  readonly of: Counted;
}

/** A site under the hand: which, and the candidate it is over. */
export interface Moved {
  readonly key: string;
  readonly to: number;
}

/** What a choice of sites comes to. */
export interface Sited {
  readonly asked: SitingAsked;
  readonly answer: SitingAnswer;
  readonly evaluation: Evaluation;
  /** Villages within the radius of a site that is new, and of none that is locked. */
  readonly newly: Uint32Array;
  /** How many of them there are, their people, and how many do not tell theirs. */
  readonly reached: Counted;
  /** Villages within the radius of no site. */
  readonly beyond: Uint32Array;
  /** How many gaps are closed by what is new, as the rule in force counts them. */
  readonly closed: number;
  /** New ones with most people first, then the locked ones in the order they were locked. */
  readonly rows: readonly SiteRow[];
}

/**
 * Who belongs to whom: within the radius of a locked site to the nearest of those, so that what is new is told without what is there anyway; else to
 * the nearest of all. Where distances themselves are asked for, always to the nearest.
 */
function belongings({ ways, problem, locked }: SitingAsked, open: Uint32Array): NearestSite {
  const all = ways.nearest(open);
  if (locked.length === 0 || problem.objective === 'mean' || problem.objective === 'worst') return all;
  const own = nearestOf(ways, locked);
  const isOwn = Array.from(own.distance, (distance) => distance <= problem.radius);
  return {
    site: all.site.map((site, point) => (isOwn[point] ? (own.site[point] ?? -1) : site)),
    distance: all.distance.map((distance, point) => (isOwn[point] ? (own.distance[point] ?? Number.NaN) : distance)),
  };
}

const nearestOf = (ways: SitingWays, sites: readonly number[]) => ways.nearest(Uint32Array.from(sites).sort());

const judged = latest(
  (asked: SitingAsked, chosen: Uint32Array): Evaluation =>
    evaluate(asked.problem, chosen, belongings(asked, openSites(asked.problem, chosen))),
);

/** The new sites in the order they are numbered: most people first. */
const numbered = latest((asked: SitingAsked, answer: SitingAnswer): readonly number[] => {
  const accounts = new Map(judged(asked, answer.chosen).sites.map((account) => [account.site, account]));
  const people = (site: number) => accounts.get(site)?.covered.people ?? 0;
  return [...asked.placed, ...answer.chosen].sort((a, b) => people(b) - people(a) || a - b);
});

/** What an answer comes to, with a site under the hand where one is. The same object for the same. */
export const sitedWith = latest((asked: SitingAsked, answer: SitingAnswer, moved: Moved | null): Sited => {
  const { ground, problem, locked, placed } = asked;
  const keyOf = (site: number) => `new ${site}`;
  const fresh = numbered(asked, answer).map((site) => ({
    key: keyOf(site),
    home: site,
    kind: placed.includes(site) || moved?.key === keyOf(site) ? ('placed' as const) : ('new' as const),
    candidate: moved?.key === keyOf(site) ? moved.to : site,
  }));
  // What is dragged is kept nowhere: only the locked are, and all others are asked about as new.
  const plain = { ...asked, problem: { ...problem, kept: Uint32Array.from(locked).sort() } };
  const chosen = Uint32Array.from(fresh, ({ candidate }) => candidate);
  const evaluation = evaluate(plain.problem, chosen, belongings(plain, openSites(plain.problem, chosen)));
  const accounts = new Map(evaluation.sites.map((account) => [account.site, account]));
  const rows = [
    ...fresh,
    ...locked.map((candidate) => ({ key: `locked ${candidate}`, kind: 'locked' as const, candidate, home: candidate })),
  ];
  const isLocked = new Set(locked);
  const points = [...pointsOf(asked, evaluation)];
  const members = membersOf(problem, points);
  const isReached = ({ distance }: Member) => distance <= problem.radius;
  const newly = points.filter((point) => isReached(point) && !isLocked.has(point.site));
  return {
    asked,
    answer,
    evaluation,
    newly: villagesOf(newly),
    reached: countOf(newly),
    beyond: villagesOf(points.filter((point) => !isReached(point))),
    closed: closedBy(asked, villagesOf(newly), chosen),
    rows: rows.flatMap((row) => {
      const account = accounts.get(row.candidate);
      const own = members.get(row.candidate) ?? [];
      return account ? [{ ...row, village: ground.candidates[row.candidate] ?? -1, account, members: own, of: countOf(own) }] : [];
    }),
  };
});

interface Point extends Member {
  readonly site: number;
}

/** The villages in need, each with the site it belongs to; a distance that is not a number where there is none. */
function* pointsOf({ ground }: SitingAsked, { site, distance }: NearestSite): Generator<Point> {
  for (const [point, village] of ground.demand.entries())
    yield {
      village,
      persons: ground.people[point] ?? Number.NaN,
      site: site[point] ?? -1,
      distance: (distance[point] ?? Number.NaN) as Millimetres,
    };
}

const villagesOf = (members: readonly Member[]): Uint32Array => Uint32Array.from(members, ({ village }) => village);

/** Whom each site serves: within the radius, or wherever a way leads where distances are asked for. */
function membersOf({ objective, radius }: SitingProblem, points: readonly Point[]): ReadonlyMap<number, readonly Member[]> {
  const limit = objective === 'cover' || objective === 'all' ? radius : Number.POSITIVE_INFINITY;
  const members = new Map<number, Point[]>();
  for (const point of points) {
    if (!(point.distance <= limit)) continue;
    const own = members.get(point.site) ?? [];
    own.push(point);
    members.set(point.site, own);
  }
  for (const own of members.values()) own.sort((a, b) => a.distance - b.distance || a.village - b.village);
  return members;
}

/** Persons of some members, and how many do not tell theirs. */
function countOf(members: readonly Member[]): Counted {
  const known = members.filter(({ persons }) => !Number.isNaN(persons));
  return {
    points: members.length,
    people: known.reduce((sum, { persons }) => sum + persons, 0),
    unknown: members.length - known.length,
  };
}

function closedBy({ ground, indicator, question }: SitingAsked, newly: Uint32Array, chosen: Uint32Array): number {
  const villages = doesReachClose(indicator, question) ? newly : chosen.map((candidate) => ground.candidates[candidate] ?? -1);
  return villages.filter((village) => ground.gaps[village] === 1).length;
}
