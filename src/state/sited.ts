import { columnsOf } from '../analysis/columns.ts';
import { type Counted, type Evaluation, evaluate, openSites, type SiteAccount } from '../analysis/site/evaluate.ts';
import type { SitingAnswer } from '../analysis/site/problem.ts';
import type { NearestSite, SitingWays } from '../analysis/site/ways.ts';
import type { Millimetres } from '../domain/units.ts';
import { latest } from './latest.ts';
import { doesReachClose, type SitingAsked, type SitingGround } from './siting.ts';

/** A village that belongs to a site, and how far it is. */
export interface Member {
  readonly village: number;
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
    site: all.site.map((site, point) => (isOwn[point] ? own.site[point]! : site)),
    distance: all.distance.map((distance, point) => (isOwn[point] ? own.distance[point]! : distance)),
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
  const members = membersOf(asked, evaluation);
  const rows = [
    ...fresh,
    ...locked.map((candidate) => ({ key: `locked ${candidate}`, kind: 'locked' as const, candidate, home: candidate })),
  ];
  const isLocked = new Set(locked);
  const newly: number[] = [];
  const beyond: number[] = [];
  const reached = { points: 0, people: 0, unknown: 0 };
  ground.demand.forEach((village, point) => {
    if (!(evaluation.distance[point]! <= problem.radius)) beyond.push(village);
    else if (!isLocked.has(evaluation.site[point]!)) {
      newly.push(village);
      reached.points++;
      if (Number.isNaN(ground.people[point]!)) reached.unknown++;
      else reached.people += ground.people[point]!;
    }
  });
  return {
    asked,
    answer,
    evaluation,
    newly: Uint32Array.from(newly),
    reached,
    beyond: Uint32Array.from(beyond),
    closed: closedBy(asked, newly, chosen),
    rows: rows.flatMap((row) => {
      const account = accounts.get(row.candidate);
      const own = members.get(row.candidate) ?? [];
      return account ? [{ ...row, village: ground.candidates[row.candidate]!, account, members: own, of: countOf(ground, own) }] : [];
    }),
  };
});

/** Whom each site serves: within the radius, or wherever a way leads where distances are asked for. */
function membersOf({ ground, problem }: SitingAsked, { site, distance }: Evaluation): ReadonlyMap<number, readonly Member[]> {
  const limit = problem.objective === 'cover' || problem.objective === 'all' ? problem.radius : Number.POSITIVE_INFINITY;
  const members = new Map<number, Member[]>();
  ground.demand.forEach((village, point) => {
    if (!(distance[point]! <= limit)) return;
    const own = members.get(site[point]!) ?? [];
    own.push({ village, distance: distance[point]! as Millimetres });
    members.set(site[point]!, own);
  });
  for (const own of members.values()) own.sort((a, b) => a.distance - b.distance || a.village - b.village);
  return members;
}

/** Persons of some members, and how many do not tell theirs. */
function countOf({ dataset, counting }: SitingGround, members: readonly Member[]): Counted {
  const persons = columnsOf(dataset).figures[counting];
  const of = { points: members.length, people: 0, unknown: 0 };
  for (const { village } of members) {
    if (Number.isNaN(persons[village]!)) of.unknown++;
    else of.people += persons[village]!;
  }
  return of;
}

function closedBy({ ground, indicator, question }: SitingAsked, newly: readonly number[], chosen: Uint32Array): number {
  const villages = doesReachClose(indicator, question) ? newly : Array.from(chosen, (candidate) => ground.candidates[candidate]!);
  return villages.filter((village) => ground.gaps[village] === 1).length;
}
