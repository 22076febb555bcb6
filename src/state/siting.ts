import type { Assessment } from '../analysis/assess.ts';
import { columnsOf, placingOf } from '../analysis/columns.ts';
import { codeOfState } from '../analysis/decision-table.ts';
import type { Dataset } from '../domain/dataset.ts';
import { villageIndex } from '../domain/dataset.ts';
import type { Indicator, Layer } from '../domain/indicator.ts';
import type { Question } from '../domain/parameters.ts';
import { INDICATORS } from '../layers/index.ts';
import { latest } from './latest.ts';
import { assessmentInView, counted, questionOf } from './selectors.ts';
import type { Siting, View } from './view.ts';

/** What new sites can be chosen for: every indicator that a place within a radius answers. */
export const SITED: readonly { readonly layer: Layer; readonly indicator: Indicator }[] = INDICATORS.filter(
  ({ indicator: { subject, rule } }) => subject === 'village' && rule.kind === 'near' && !rule.optional,
);

/** What sites are chosen for in this view: the indicator in view, or the first that sites can serve; null where no layer has any. */
export function sitedInView(view: View): { readonly layer: Layer; readonly indicator: Indicator } | null {
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
  /** By candidate, ascending. */
  readonly candidates: Uint32Array;
  /** Villages in view that have no position: no candidates. */
  readonly unplaced: number;
}

const GAP = codeOfState('gap');

const groundFor = latest(
  (assessment: Assessment, members: Uint32Array, demand: Siting['demand'], wanted: SitingGround['counting']): SitingGround => {
    const { dataset } = assessment.evidence;
    const { figures } = columnsOf(dataset);
    const { lon } = placingOf(dataset).position;
    const points = demand === 'all' ? members : members.filter((village) => assessment.states[village] === GAP);
    const isTold = (figure: Float64Array) => points.some((village) => !Number.isNaN(figure[village]!));
    const counting = isTold(figures[wanted]) ? wanted : wanted === 'resident' ? 'registered' : isTold(figures.resident) ? 'resident' : wanted;
    const candidates = members.filter((village) => !Number.isNaN(lon[village]!));
    return {
      dataset,
      demand: points,
      people: Float64Array.from(points, (village) => figures[counting][village]!),
      counting,
      candidates,
      unplaced: members.length - candidates.length,
    };
  },
);

/** Whom sites are for in this view. The same object as long as it is the same. */
export function sitingGround(dataset: Dataset, view: View, indicator: Indicator): SitingGround {
  const wanted = view.weight === 'resident' ? 'resident' : 'registered';
  return groundFor(assessmentInView(dataset, view, indicator), counted(dataset, view), view.siting.demand, wanted);
}
