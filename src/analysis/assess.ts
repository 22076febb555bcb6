import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import { observe, type Run } from '../domain/observation.ts';
import type { Question } from '../domain/parameters.ts';
import { type Reason, STATES, type State } from '../domain/state.ts';
import type { Millimetres } from '../domain/units.ts';
import { type Decision, type Distance, decideNear, decideReported, decideYesNo } from './decide.ts';
import { nearestFacilities, type Proximity, problemAt } from './nearest.ts';

/** Everything a radius needs to be decided again: made once per data set, indicator and period, not per radius. */
export interface Evidence {
  readonly dataset: Dataset;
  readonly indicator: Indicator;
  /** Without the radius: evidence outlives a move of it, and the assessment says at which one it was decided. */
  readonly question: Omit<Question, 'radius'>;
  /** Per village: the run that covers the month, and the last one before it. */
  readonly current: readonly (Run | null)[];
  readonly last: readonly (Run | null)[];
  /** True where some file has a column for the indicator: without one, nearness alone is the question, but for villages reported by hand. */
  readonly statusKnown: boolean;
  /** Nearest facility in force, where the rule asks for one. */
  readonly proximity: Proximity | null;
  /** Nearest neighbouring clinic, where the switch asks for it. */
  readonly neighbours: Proximity | null;
}

/** The state of every village for one question. */
export interface Assessment {
  readonly evidence: Evidence;
  readonly radius: Millimetres;
  /** Index into STATES per village. */
  readonly states: Uint8Array;
  readonly reasons: readonly Reason[];
  /** 1 = within ±10 % of the radius and the answer would change: check it in the field. */
  readonly fieldCheck: Uint8Array;
}

/** Gathers what a question is decided on. Everything in the question but the radius matters here. Throws RangeError for a mode that nothing measures. */
export function gather(dataset: Dataset, indicator: Indicator, question: Evidence['question']): Evidence {
  const seen = Array.from(dataset.villages, (village) => observe(dataset.observations, indicator.id, village.id, question.month));
  const { rule } = indicator;
  if (question.mode !== 'straight') throw new RangeError(`distances are not measured by ${question.mode} yet`);
  const near = rule.kind === 'near' && (!rule.optional || question.waive) ? rule : null;
  const kinds = near ? (question.kinds ?? near.facilities) : [];
  return {
    dataset,
    indicator,
    question,
    current: seen.map((observed) => observed.current),
    last: seen.map((observed) => observed.last),
    statusKnown: dataset.observations.has(indicator.id) && !dataset.byHand?.has(indicator.id),
    proximity: near ? nearestFacilities(dataset, { kinds, scope: question.scope, month: question.month }) : null,
    neighbours:
      near?.neighbour && question.neighbours
        ? nearestFacilities(dataset, { kinds: [near.neighbour], scope: 'nearest', month: question.month })
        : null,
  };
}

/** Decides every village at one radius, inclusive. About a tenth of a millisecond for a prefecture (`npm run bench`), so a slider may call it per frame. */
export function assess(evidence: Evidence, radius: Millimetres): Assessment {
  const { villages } = evidence.dataset;
  const states = new Uint8Array(villages.length);
  const fieldCheck = new Uint8Array(villages.length);
  const reasons: Reason[] = new Array(villages.length);
  for (let index = 0; index < villages.length; index++) {
    const { state, reason } = decideVillage(evidence, index, radius);
    states[index] = STATES.indexOf(state);
    reasons[index] = reason;
    if (
      evidence.proximity &&
      answerTurnsOnDistance(evidence, index) &&
      isBorderline(evidence.proximity.distance[index] ?? Number.NaN, radius)
    )
      fieldCheck[index] = 1;
  }
  return { evidence, radius, states, reasons, fieldCheck };
}

/** |d − r| ≤ 10 % of r, both ends included, in whole numbers. NaN is never borderline. */
export function isBorderline(distance: number, radius: Millimetres): boolean {
  return Math.abs(distance - radius) * 10 <= radius;
}

/** A village with its own clinic, or one exempt for another reason, keeps its answer on either side of the radius. */
function answerTurnsOnDistance(evidence: Evidence, index: number): boolean {
  const value = evidence.current[index]?.value ?? null;
  if (!evidence.statusKnown && value === null) return true;
  const { state } = decideYesNo(value);
  return state === 'gap' || state === 'unknown';
}

function decideVillage(evidence: Evidence, index: number, radius: Millimetres): Decision {
  const { indicator, proximity, neighbours, dataset } = evidence;
  const value = evidence.current[index]?.value ?? null;
  const { rule } = indicator;
  const village = dataset.villages.at(index);
  if (!village) throw new RangeError(`no village ${index}`);
  if (rule.kind !== 'near') return decideReported(rule, value, village);
  if (!proximity) return decideYesNo(value);
  const status: State | null = evidence.statusKnown || value !== null ? decideYesNo(value).state : null;
  const decision = decideNear(status, distanceOf(proximity, index), radius);
  if ((decision.state === 'gap' || decision.state === 'unknown') && neighbours && (neighbours.distance[index] ?? Number.NaN) <= radius) {
    return { state: 'met', reason: 'neighbour-clinic' };
  }
  return decision;
}

function distanceOf(proximity: Proximity, index: number): Distance {
  const mm = proximity.distance[index] ?? Number.NaN;
  return Number.isNaN(mm) ? { mm: null, problem: problemAt(proximity, index) ?? 'no-facility' } : { mm: mm as Millimetres };
}

/** The state of one village by name. */
export function stateOf(assessment: Assessment, index: number): State {
  return STATES[assessment.states[index] ?? 3] ?? 'unknown';
}
