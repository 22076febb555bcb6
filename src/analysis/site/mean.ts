import { type LinearModel, RowBuilder } from '../solver/model.ts';
import { solve } from '../solver/solve.ts';
import type { Limits } from './cover-exact.ts';
import { addGreedily, interchange, type MeanSites } from './interchange.ts';
import { boundMean, type MeanBound } from './mean-bound.ts';
import { type PersonDistances, personDistances, twoNearest } from './person-distances.ts';
import type { Certificate, SitingAnswer, SitingProblem } from './problem.ts';

/** Pairs looked at by the bound of what is found at once, all steps together: some tenths of a second. */
const BOUND_EFFORT = 1 << 27;
const MOST_STEPS = 400;
/** Pairs that the solver is asked about; beyond, the relaxation's bound has to do. */
const MOST_ASKED = 60_000;

/**
 * Sites with a small mean distance: added one by one, then exchanged as long as that helps, with a bound by relaxation. Null where those found do not reach
 * everybody: whether any do is for the exact search to say.
 * @param start sites to begin with, where it is known that they reach everybody.
 */
export function meanGreedily(problem: SitingProblem, start: readonly number[] = []): SitingAnswer | null {
  const model = personDistances(problem);
  const found = interchange(model, addGreedily(model, start));
  if (found.unreached > 0) return null;
  const steps = Math.min(MOST_STEPS, Math.floor(BOUND_EFFORT / Math.max(1, model.cost.length)));
  const { bound, best } = boundMean(model, found, steps);
  return answerOf(problem, model, best, bound, null);
}

/** The sites with the least mean distance, proved by the solver among those that the relaxation leaves. Null as above. */
export async function meanExactly(
  problem: SitingProblem,
  start: readonly number[] = [],
  { timeLimit, tell }: Limits = {},
): Promise<SitingAnswer | null> {
  const model = personDistances(problem);
  const found = interchange(model, addGreedily(model, start));
  if (found.unreached > 0) return null;
  const relaxed = boundMean(model, found, MOST_STEPS);
  const { best, bound } = relaxed;
  tell?.({ value: best.sum / model.people, bound: bound / model.people });
  const left = pairsLeft(model, relaxed);
  if (left.count > MOST_ASKED) return answerOf(problem, model, best, bound, null);
  const asked = linearModel(model, left);
  const solved = await solve(asked.model, {
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(tell && { tell: () => tell({ value: best.sum / model.people, bound: bound / model.people }) }),
  });
  const { presolve, values } = solved;
  const sites =
    values &&
    sitesOf(
      model,
      asked.sites.filter((_, column) => values[column] === 1),
    );
  const better = sites && sites.unreached === 0 && sites.sum < best.sum ? sites : best;
  // What is left out is dearer than the best known, so the bound holds for what was asked and for the rest.
  const proved = solved.status === 'optimal' ? better.sum : Math.min(better.sum, Math.floor(asked.fixed + solved.bound * asked.unit));
  return answerOf(problem, model, better, Math.max(bound, proved), { presolve });
}

function answerOf(
  { kept }: SitingProblem,
  { people }: PersonDistances,
  { chosen, sum }: MeanSites,
  bound: number,
  certificate: Certificate | null,
): SitingAnswer {
  return {
    objective: 'mean',
    value: sum / people,
    bound: bound / people,
    proof: certificate && bound === sum ? 'optimal' : 'bounded',
    chosen: Uint32Array.from(chosen),
    kept,
    unreachable: new Uint32Array(),
    certificate,
  };
}

function sitesOf(model: PersonDistances, chosen: readonly number[]): MeanSites {
  const { sum, unreached } = twoNearest(model, [...model.kept, ...chosen]);
  return { chosen: [...chosen], sum, unreached };
}

/** The pairs that a choice no dearer than the best known can use, by demand point: candidates, cheapest first. A kept site ends a point's list: nobody goes further. */
interface Left {
  readonly ways: readonly (readonly { readonly site: number; readonly cost: number }[])[];
  /** Candidates for new sites that are left, ascending. */
  readonly sites: readonly number[];
  readonly count: number;
}

function pairsLeft({ points, pairs, cost, candidates, kept }: PersonDistances, { bound, best, forced, multipliers }: MeanBound): Left {
  const isKept = new Set(kept);
  const ways: { site: number; cost: number }[][] = Array.from({ length: points }, () => []);
  const sites: number[] = [];
  for (let site = 0; site < candidates; site++) {
    const least = bound + forced[site]!;
    if (least > best.sum) continue;
    if (!isKept.has(site)) sites.push(site);
    for (let pair = pairs.starts[site]!; pair < pairs.starts[site + 1]!; pair++) {
      const point = pairs.demand[pair]!;
      if (least + Math.max(0, cost[pair]! - multipliers[point]!) <= best.sum) ways[point]!.push({ site, cost: cost[pair]! });
    }
  }
  const cut = ways.map((own) => {
    own.sort((a, b) => a.cost - b.cost || a.site - b.site);
    const end = own.findIndex(({ site }) => isKept.has(site));
    return end < 0 ? own : own.slice(0, end + 1);
  });
  return { ways: cut, sites, count: cut.reduce((sum, own) => sum + own.length, 0) };
}

interface Asked {
  readonly model: LinearModel;
  /** The candidates that the first columns stand for. */
  readonly sites: readonly number[];
  /** Person-millimetres that are spent in any case, and how many one of the objective is. */
  readonly fixed: number;
  readonly unit: number;
}

/** Persons × kilometres: what the solver's tolerances are made for. */
const UNIT = 1_000_000;

/**
 * The p-median as a linear model (ReVelle and Swain 1970): columns for the new sites, then one a pair that is left; each point goes somewhere, and only where a site is.
 */
function linearModel({ choose, kept }: PersonDistances, { ways, sites }: Left): Asked {
  const columnOf = new Map(sites.map((site, column) => [site, column]));
  const isKept = new Set(kept);
  const rows = new RowBuilder();
  const costs: number[] = [];
  let fixed = 0;
  for (const own of ways) {
    const least = own[0]?.cost ?? 0;
    fixed += least;
    if (own.at(-1)?.cost === least) {
      // It makes no difference where they go, as long as there is a site at all: nobody lives there, or all are equally far.
      if (own.length === sites.length || own.some(({ site }) => isKept.has(site))) continue;
      for (const { site } of own) rows.put(columnOf.get(site)!, 1);
      rows.end(1, Number.POSITIVE_INFINITY);
      continue;
    }
    const first = sites.length + costs.length;
    own.forEach((way, at) => {
      costs.push((way.cost - least) / UNIT);
      const site = columnOf.get(way.site);
      if (site === undefined) return;
      rows.put(site, 1);
      rows.put(first + at, -1);
      rows.end(0, Number.POSITIVE_INFINITY);
    });
    own.forEach((_, at) => {
      rows.put(first + at, 1);
    });
    rows.end(1, 1);
  }
  for (let site = 0; site < sites.length; site++) rows.put(site, 1);
  rows.end(0, choose);
  const count = sites.length + costs.length;
  return {
    model: {
      sense: 'minimise',
      cost: Float64Array.from([...new Array<number>(sites.length).fill(0), ...costs]),
      lower: new Float64Array(count),
      upper: new Float64Array(count).fill(1),
      integer: Uint8Array.from({ length: count }, (_, column) => (column < sites.length ? 1 : 0)),
      rows: rows.build(),
      wholeObjective: false,
    },
    sites,
    fixed,
    unit: UNIT,
  };
}
