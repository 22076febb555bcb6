import type { Assessment } from '../analysis/assess.ts';
import { columnsOf, placingOf } from '../analysis/columns.ts';
import { codeOfState } from '../analysis/decision-table.ts';
import type { SitingPairs, SitingProblem } from '../analysis/site/problem.ts';
import { type SitingWays, straightWays } from '../analysis/site/ways.ts';
import type { PositionColumns } from '../domain/columns.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import type { Indicator, Layer } from '../domain/indicator.ts';
import type { Question } from '../domain/parameters.ts';
import type { Millimetres } from '../domain/units.ts';
import { INDICATORS } from '../layers/index.ts';
import { latest, latestPer } from './latest.ts';
import { assessmentInView, counted } from './selectors.ts';
import type { Siting, View } from './view.ts';

/** What new sites can be chosen for: every indicator that a place within a radius answers. */
export const SITED: readonly { readonly layer: Layer; readonly indicator: Indicator }[] = INDICATORS.filter(
  ({ indicator: { subject, rule } }) => subject === 'village' && rule.kind === 'near' && !rule.optional,
);

/** What sites are chosen for in this view: the indicator in view, or the first that sites can serve; null where no layer has any. */
function subjectInView(view: View): { readonly layer: Layer; readonly indicator: Indicator } | null {
  return SITED.find(({ indicator }) => indicator.id === view.indicator) ?? SITED[0] ?? null;
}

/** The kinds of place that are built: the neighbour's that a switch lets count, else those the rule is about. */
export function builtKinds({ rule }: Indicator): readonly string[] {
  if (rule.kind !== 'near') return [];
  return rule.neighbour === null ? rule.facilities : [rule.neighbour];
}

/** Whether being within reach of a new site closes a gap. Where it does not, a site closes that of its own village only. */
export function doesReachClose({ rule }: Indicator, question: Pick<Question, 'neighbours'>): boolean {
  return rule.kind === 'near' && (rule.neighbour === null || question.neighbours);
}

/** Whom sites are for and where they may stand, as villages of the data set. */
export interface SitingGround {
  readonly dataset: Dataset;
  /** By demand point. */
  readonly demand: Uint32Array;
  /** Persons by demand point; NaN where nobody told. */
  readonly people: Float64Array;
  readonly counting: 'registered' | 'resident';
  /** Only villages with a gap. */
  readonly isOfGaps: boolean;
  /** By candidate, ascending. */
  readonly candidates: Uint32Array;
  /** Villages in view that have no position: no candidates. */
  readonly unplaced: number;
  /** By village of the data set: 1 where the rule finds a gap. */
  readonly gaps: Uint8Array;
}

const GAP = codeOfState('gap');

const groundFor = latest(
  (assessment: Assessment, members: Uint32Array, demand: Siting['demand'], wanted: SitingGround['counting']): SitingGround => {
    const { dataset } = assessment.evidence;
    const { figures } = columnsOf(dataset);
    const { lon } = placingOf(dataset).position;
    const points = demand === 'all' ? members : members.filter((village) => assessment.states[village] === GAP);
    const isTold = (figure: Float64Array) => points.some((village) => !Number.isNaN(figure[village] ?? Number.NaN));
    const counting = isTold(figures[wanted])
      ? wanted
      : wanted === 'resident'
        ? 'registered'
        : isTold(figures.resident)
          ? 'resident'
          : wanted;
    const candidates = members.filter((village) => !Number.isNaN(lon[village] ?? Number.NaN));
    return {
      dataset,
      demand: points,
      people: Float64Array.from(points, (village) => figures[counting][village] ?? Number.NaN),
      counting,
      isOfGaps: demand === 'gaps',
      candidates,
      unplaced: members.length - candidates.length,
      gaps: assessment.states.map((state) => (state === GAP ? 1 : 0)),
    };
  },
);

/** Whom sites are for in this view. The same object as long as it is the same. */
function sitingGround(dataset: Dataset, view: View, indicator: Indicator): SitingGround {
  const wanted = view.weight === 'resident' ? 'resident' : 'registered';
  return groundFor(assessmentInView(dataset, view, indicator), counted(dataset, view), view.siting.demand, wanted);
}

const at = ({ lon, lat }: PositionColumns, villages: Uint32Array): PositionColumns => ({
  lon: Float64Array.from(villages, (village) => lon[village] ?? Number.NaN),
  lat: Float64Array.from(villages, (village) => lat[village] ?? Number.NaN),
});

/** From village to village it is a straight line, however the rule measures: what a village reports, or a table tells, leads to hospitals. */
const waysBetween = latestPer((ground: SitingGround) => {
  const { position } = placingOf(ground.dataset);
  return straightWays(at(position, ground.demand), at(position, ground.candidates));
});

const EVERYWHERE = Number.POSITIVE_INFINITY as Millimetres;
const pairsWithin = latestPer((ways: SitingWays, limit: Millimetres) => ways.within(limit));

/** What is asked in this view: the problem, and who its numbers are. */
export interface SitingAsked {
  readonly ground: SitingGround;
  readonly indicator: Indicator;
  readonly layer: Layer;
  readonly question: Question;
  readonly ways: SitingWays;
  readonly problem: SitingProblem;
  /** Whether it is answered here as it is asked, waits for the solver, or is more than a page takes on. */
  readonly size: 'at-once' | 'away' | 'too-large';
  /** Candidates decided already, in the order they were locked, and those a hand put there. Both are `kept` in the problem. */
  readonly locked: readonly number[];
  readonly placed: readonly number[];
}

/** More candidates than these, or pairs of villages and candidates where every distance counts, are not gone through on a page. */
const MOST_CANDIDATES = 20_000;
const MOST_PAIRS = 1_000_000;
/** More pairs than these take longer here than a hand waits. */
const PAIRS_AT_ONCE = 100_000;

function sizeOf({ demand, candidates }: SitingGround, objective: SitingProblem['objective']): SitingAsked['size'] {
  if (candidates.length > MOST_CANDIDATES) return 'too-large';
  if (objective === 'cover' || objective === 'all') return 'at-once';
  const pairs = demand.length * candidates.length;
  return pairs > MOST_PAIRS ? 'too-large' : pairs > PAIRS_AT_ONCE ? 'away' : 'at-once';
}

const NO_PAIRS: SitingPairs = { starts: new Uint32Array(1), demand: new Uint32Array(0), distance: new Float64Array(0) };

const problemFor = latest(
  (ground: SitingGround, ways: SitingWays, question: Question, siting: Siting, layer: Layer, indicator: Indicator): SitingAsked => {
    const { objective, capacity, choose } = siting;
    const candidateOf = (id: string) => indexIn(ground.candidates, villageIndex(ground.dataset, id));
    const known = (ids: readonly string[]) => [...new Set(ids.map(candidateOf).filter((candidate) => candidate >= 0))];
    const locked = known(siting.kept);
    const placed = known(siting.placed).filter((candidate) => !locked.includes(candidate));
    const size = sizeOf(ground, objective);
    const isWithin = objective === 'cover' || objective === 'all';
    const pairs = size === 'too-large' ? NO_PAIRS : pairsWithin(ways, isWithin ? question.radius : EVERYWHERE);
    const problem: SitingProblem = {
      objective,
      people: ground.people,
      candidates: ground.candidates.length,
      pairs,
      kept: Uint32Array.from([...locked, ...placed]).sort(),
      capacity: capacity === null ? null : new Float64Array(ground.candidates.length).fill(capacity),
      radius: question.radius,
      choose: Math.max(0, choose - placed.length),
    };
    return { ground, indicator, layer, question, ways, problem, size, locked, placed };
  },
);

/** What is asked in this view; null where no layer has anything that is sited. The same object as long as it is the same. */
export function sitingAsked(dataset: Dataset, view: View): SitingAsked | null {
  const sited = subjectInView(view);
  if (!sited) return null;
  const { layer, indicator } = sited;
  const assessment = assessmentInView(dataset, view, indicator);
  const { evidence, radius } = assessment;
  const question = questionWith(evidence.question, radius);
  const ground = sitingGround(dataset, view, indicator);
  return problemFor(ground, waysBetween(ground), question, view.siting, layer, indicator);
}

const questionWith = latest((question: Omit<Question, 'radius'>, radius: Millimetres): Question => ({ ...question, radius }));

/** Where a number stands in an ascending list; -1: nowhere. */
function indexIn(list: Uint32Array, wanted: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? wanted) < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted ? low : -1;
}
