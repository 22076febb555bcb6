import { answer } from '../../analysis/answer.ts';
import { type Assessment, stateOf, valueAt } from '../../analysis/assess.ts';
import { decideNear, decideYesNo } from '../../analysis/decide.ts';
import { geodesicBearing } from '../../analysis/geodesic.ts';
import { problemAt } from '../../analysis/nearest.ts';
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

/** Where the reading beside the one in force leads: the nearest of any beside its own township's, or the other way round. */
type Other =
  | { readonly kind: 'another'; readonly reading: Reading }
  | { readonly kind: 'same' }
  | { readonly kind: 'none'; readonly reason: Reason };

export interface Distances {
  readonly indicator: Indicator;
  readonly radius: Millimetres;
  readonly readings: readonly Reading[];
  /** The one that decides; null where it cannot be measured, with the reason. */
  readonly inForce: Reading | null;
  readonly problem: Reason | null;
  /** Null where the rule has one reading only. */
  readonly other: Other | null;
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
  const { ownTownship } = indicator.rule;
  const other = ownTownship ? beside(inForce, answer(dataset, { ...question, scope: otherScope(question.scope) }), village) : null;
  const readings = [inForce, other?.kind === 'another' ? other.reading : null, ownTownship ? reported(assessment, village) : null];
  const at = dataset.villages.at(village)?.position.at;
  const to = inForce?.facility?.position.at;
  return {
    indicator,
    radius: question.radius,
    readings: readings.filter((reading) => reading !== null),
    inForce,
    problem: inForce ? null : problemOf(assessment, village),
    other,
    fieldCheck: assessment.fieldCheck[village] === 1,
    bearing: at && to ? geodesicBearing(at, to) : null,
  };
}

function beside(inForce: Reading | null, assessment: Assessment, village: number): Other {
  const reading = measure(assessment, village, false);
  if (!reading) return { kind: 'none', reason: problemOf(assessment, village) };
  return reading.facility === inForce?.facility ? { kind: 'same' } : { kind: 'another', reading };
}

function problemOf({ evidence }: Assessment, village: number): Reason {
  return (evidence.proximity && problemAt(evidence.proximity, village)) ?? 'no-facility';
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
  const { dataset, statusKnown } = assessment.evidence;
  const km = dataset.villages.at(village)?.reportedKm ?? null;
  if (km === null) return null;
  const distance = millimetres(km * 1000);
  const status = statusKnown ? decideYesNo(valueAt(assessment.evidence, village)).state : null;
  return { by: 'reported', inForce: false, distance, state: decideNear(status, { mm: distance }, assessment.radius).state, facility: null };
}

/** How far beyond (or inside) the radius, with the decimals the distance itself is printed with. */
export function printMargin(printedKm: string, distance: Millimetres, radius: Millimetres): string {
  const digits = printedKm.split('.')[1]?.length ?? 0;
  return (Math.abs(distance - radius) / 1e6).toFixed(digits);
}
