import { answer } from '../../analysis/answer.ts';
import { type Assessment, stateOf } from '../../analysis/assess.ts';
import { decideNear, decideYesNo } from '../../analysis/decide.ts';
import { geodesicBearing } from '../../analysis/geodesic.ts';
import { isAsked } from '../../analysis/question.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { FacilityScope } from '../../domain/parameters.ts';
import type { Facility } from '../../domain/place.ts';
import type { Reason, State } from '../../domain/state.ts';
import { type Millimetres, millimetres } from '../../domain/units.ts';
import { INDICATORS } from '../../layers/index.ts';
import { questionOf } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';

/** One way to measure the same village, with the answer it would give. */
export interface Reading {
  readonly by: FacilityScope | 'reported';
  readonly inForce: boolean;
  readonly distance: Millimetres;
  readonly state: State;
  /** The facility it is measured to; null for the village's own report. */
  readonly facility: Facility | null;
}

export interface Distances {
  readonly indicator: Indicator;
  readonly radius: Millimetres;
  readonly readings: readonly Reading[];
  /** The one that decides; null where it cannot be measured, with the reason. */
  readonly inForce: Reading | null;
  readonly problem: Reason | null;
  readonly fieldCheck: boolean;
  /** From the village to the facility in force, degrees clockwise from north. */
  readonly bearing: number | null;
}

/** The indicator whose distance the card measures: the one in view where distance decides it, else the first that distance decides. */
function measuredIndicator(dataset: Dataset, view: View): Indicator | null {
  const measured = INDICATORS.map((entry) => entry.indicator).filter(({ rule }) => rule.kind === 'near' && (!rule.optional || view.waive));
  return measured.find((indicator) => indicator.id === view.indicator) ?? measured.find((indicator) => isAsked(dataset, indicator)) ?? null;
}

/** Every distance known for a village, each with its own verdict; the one in force first. */
export function distancesOf(dataset: Dataset, view: View, village: number): Distances | null {
  const indicator = measuredIndicator(dataset, view);
  if (indicator?.rule.kind !== 'near') return null;
  const question = questionOf(view, indicator);
  const assessment = answer(dataset, question);
  const inForce = measure(assessment, village, true);
  const other = indicator.rule.ownTownship
    ? measure(answer(dataset, { ...question, scope: otherScope(question.scope) }), village, false)
    : null;
  const readings = [
    inForce,
    other?.facility === inForce?.facility ? null : other,
    indicator.rule.ownTownship ? reported(assessment, village) : null,
  ];
  const at = dataset.villages[village]?.position.at;
  const to = inForce?.facility?.position.at;
  return {
    indicator,
    radius: question.radius,
    readings: readings.filter((reading) => reading !== null),
    inForce,
    problem: inForce ? null : (assessment.evidence.proximity?.problem[village] ?? 'no-facility'),
    fieldCheck: assessment.fieldCheck[village] === 1,
    bearing: at && to ? geodesicBearing(at, to) : null,
  };
}

function otherScope(scope: FacilityScope): FacilityScope {
  return scope === 'nearest' ? 'own-township' : 'nearest';
}

function measure(assessment: Assessment, village: number, inForce: boolean): Reading | null {
  const { dataset, proximity, question } = assessment.evidence;
  const facility = dataset.facilities[proximity?.facility[village] ?? -1];
  if (!proximity || !facility) return null;
  return {
    by: question.scope,
    inForce,
    distance: (proximity.distance[village] ?? Number.NaN) as Millimetres,
    state: stateOf(assessment, village),
    facility,
  };
}

/** The answer the village's own report of its distance would give: shown beside, never in force. */
function reported(assessment: Assessment, village: number): Reading | null {
  const { dataset, statusKnown, current } = assessment.evidence;
  const km = dataset.villages[village]?.reportedKm ?? null;
  if (km === null) return null;
  const distance = millimetres(km * 1000);
  const status = statusKnown ? decideYesNo(current[village]?.value ?? null).state : null;
  return { by: 'reported', inForce: false, distance, state: decideNear(status, { mm: distance }, assessment.radius).state, facility: null };
}

/** How far beyond (or inside) the radius, with the decimals the distance itself is printed with. */
export function printMargin(printedKm: string, distance: Millimetres, radius: Millimetres): string {
  const digits = printedKm.split('.')[1]?.length ?? 0;
  return (Math.abs(distance - radius) / 1e6).toFixed(digits);
}
