import { answer } from '../../analysis/answer.ts';
import { type Assessment, stateOf } from '../../analysis/assess.ts';
import { geodesicBearing } from '../../analysis/geodesic.ts';
import { modesOf } from '../../analysis/modes.ts';
import { problemAt } from '../../analysis/nearest.ts';
import { reachesOf } from '../../analysis/proximity.ts';
import { isAsked } from '../../analysis/question.ts';
import { distancesAt, sideBySide } from '../../analysis/side-by-side.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { DISTANCE_MODES, type DistanceMode, type FacilityScope, type Question } from '../../domain/parameters.ts';
import type { Facility } from '../../domain/place.ts';
import type { Reason, State } from '../../domain/state.ts';
import type { Traveller } from '../../domain/travel.ts';
import type { Millimetres } from '../../domain/units.ts';
import { INDICATORS } from '../../layers/index.ts';
import { isAtHand } from '../../state/away.ts';
import { isMeasured } from '../../state/measures.ts';
import { canAnswer } from '../../state/modes.ts';
import { questionOf } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';

/** One way to measure the same village, with the answer it would give. */
export interface Reading {
  readonly mode: DistanceMode;
  readonly scope: FacilityScope;
  readonly inForce: boolean;
  readonly distance: Millimetres;
  readonly state: State;
  /** The facility it is measured to; null for the village's own report. */
  readonly facility: Facility | null;
}

/** A way to measure that says nothing of the village: why, or null while it is being measured. */
export interface Silent {
  readonly mode: DistanceMode;
  readonly reason: Reason | null;
  /** False where it is measured once somebody chooses it: a country's roads are, which take a while. */
  readonly isAsked: boolean;
}

/** Where the reading beside the one in force leads: the nearest of any beside its own township's, or the other way round. */
type Other =
  | { readonly kind: 'another'; readonly reading: Reading }
  | { readonly kind: 'same' }
  | { readonly kind: 'none'; readonly reason: Reason };

/** What the road says of the village besides the distance along it. */
export interface OnTheRoad {
  /** From the village to the nearest road, also where that is too far. */
  readonly snap: Millimetres | null;
  readonly traveller: Traveller;
  /** To the facility reached soonest, estimated. */
  readonly minutes: number | null;
  readonly soonest: Facility | null;
  /** The one nearest along the road, which need not be the same. */
  readonly nearest: Facility | null;
}

export interface Distances {
  readonly indicator: Indicator;
  readonly radius: Millimetres;
  /** How the one that decides is measured. */
  readonly mode: DistanceMode;
  /** Every way to measure, as they stand side by side. */
  readonly rows: readonly (Reading | Silent)[];
  /** Those that say something. */
  readonly readings: readonly Reading[];
  /** The one that decides; null where it cannot be measured, with the reason. */
  readonly inForce: Reading | null;
  readonly problem: Reason | null;
  /** Null where the rule has one reading only, and where the village reports the distance itself. */
  readonly other: Other | null;
  readonly fieldCheck: boolean;
  /** From the village to the facility in force, degrees clockwise from north; null by road, which leads nowhere straight. */
  readonly bearing: number | null;
  readonly road: OnTheRoad | null;
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
  const question = questionOf(dataset, view, indicator);
  const { mode } = question;
  const { ownTownship } = indicator.rule;
  const assessment = answer(dataset, question);
  const inForce = measure(assessment, village, true);
  const other =
    ownTownship && mode !== 'reported'
      ? beside(inForce, answer(dataset, { ...question, scope: otherScope(question.scope) }), village)
      : null;
  const scope = ownTownship ? view.scope : question.scope;
  const others = DISTANCE_MODES.filter((one) => one !== mode && modesOf(indicator.rule).includes(one) && canAnswer(dataset, one)).map(
    (one): Reading | Silent | null => {
      if (!isMeasured(dataset, one, view.traveller)) return { mode: one, reason: null, isAsked: true };
      const other: Question = { ...question, mode: one, scope: one === 'reported' ? 'own-township' : scope };
      const { inForce: reach } = reachesOf(indicator, other);
      if (reach && !isAtHand(dataset, reach)) return { mode: one, reason: null, isAsked: false };
      const along = answer(dataset, other);
      const reading = measure(along, village, false);
      // Without a position there is nothing to tell of the straight line that the card does not say already.
      return reading ?? (one === 'straight' ? null : { mode: one, reason: problemOf(along, village), isAsked: true });
    },
  );
  const rows = [inForce, other?.kind === 'another' ? other.reading : null, ...others].filter((one) => one !== null);
  const at = dataset.villages.at(village)?.position.at;
  const to = inForce?.facility?.position.at;
  return {
    indicator,
    radius: question.radius,
    mode,
    rows,
    readings: rows.filter(isReading),
    inForce,
    problem: inForce ? null : problemOf(assessment, village),
    other,
    fieldCheck: assessment.fieldCheck[village] === 1,
    bearing: at && to && mode === 'straight' ? geodesicBearing(at, to) : null,
    road: onTheRoad(assessment, scope, village),
  };
}

/** Whether a way to measure says something. */
export function isReading(row: Reading | Silent): row is Reading {
  return 'state' in row;
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
  const distance = proximity?.distance[village] ?? Number.NaN;
  if (!proximity || Number.isNaN(distance)) return null;
  return {
    mode: question.mode,
    scope: question.scope,
    inForce,
    distance: distance as Millimetres,
    state: stateOf(assessment, village),
    facility: dataset.facilities[proximity.facility[village] ?? -1] ?? null,
  };
}

function onTheRoad({ evidence }: Assessment, scope: FacilityScope, village: number): OnTheRoad | null {
  const { dataset, indicator, question } = evidence;
  const { inForce } = reachesOf(indicator, question);
  if (!inForce || !canAnswer(dataset, 'road') || !isMeasured(dataset, 'road', inForce.traveller)) return null;
  if (!isAtHand(dataset, { ...inForce, mode: 'road', scope })) return null;
  const side = sideBySide(dataset, { ...inForce, scope });
  const { minutes, snap } = distancesAt(side, village);
  const [nearest, soonest] = [side.road.facility, side.road.soonest].map((of) => dataset.facilities[of?.[village] ?? -1] ?? null);
  return { traveller: inForce.traveller, minutes, nearest: nearest ?? null, soonest: soonest ?? null, snap };
}

/** How far beyond (or inside) the radius, with the decimals the distance itself is printed with. */
export function printMargin(printedKm: string, distance: Millimetres, radius: Millimetres): string {
  const digits = printedKm.split('.')[1]?.length ?? 0;
  return (Math.abs(distance - radius) / 1e6).toFixed(digits);
}
