import { valueOfCode } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Value } from '../domain/observation.ts';
import type { Question } from '../domain/parameters.ts';
import type { Countable } from '../domain/place.ts';
import { REASONS, type Reason, STATES, type State } from '../domain/state.ts';
import type { Millimetres } from '../domain/units.ts';
import { columnsOf, reportedAt } from './columns.ts';
import { type Decision, decideReported, decideYesNo } from './decide.ts';
import {
  BESIDE_NEIGHBOUR,
  BEYOND,
  CASES,
  codeOfReason,
  codeOfState,
  NO_STATUS,
  NOWHERE,
  REASON_OF,
  STATE_OF,
  TURNS,
  WITHIN,
} from './decision-table.ts';
import type { Proximity } from './nearest.ts';
import { proximityOf, reachesOf } from './proximity.ts';

/** Everything a radius needs to be decided again: made once per data set, indicator and period, not per radius. */
export interface Evidence {
  readonly dataset: Dataset;
  readonly indicator: Indicator;
  /** Without the radius: evidence outlives a move of it, and the assessment says at which one it was decided. */
  readonly question: Omit<Question, 'radius'>;
  /** What each village reports for the month, coded (`domain/columns`); NaN where it does not. See `valueAt`. */
  readonly values: Float64Array;
  /** True where some file has a column for the indicator: without one, nearness alone is the question, but for villages reported by hand. */
  readonly statusKnown: boolean;
  /** Nearest facility in force, where the rule asks for one. */
  readonly proximity: Proximity | null;
  /** What is known before any radius: the answer, where distance takes no part in it. */
  readonly ground: Settled | ByDistance;
}

interface Settled {
  readonly kind: 'settled';
  readonly states: Uint8Array;
  readonly reasons: Uint8Array;
}

interface ByDistance {
  readonly kind: 'by-distance';
  /** Of each village what decides beside its distance (`decision-table`). */
  readonly status: Uint8Array;
  readonly proximity: Proximity;
  readonly neighbours: Proximity | null;
}

/** The state of every village for one question. */
export interface Assessment {
  readonly evidence: Evidence;
  readonly radius: Millimetres;
  /** Index into STATES per village. */
  readonly states: Uint8Array;
  /** Index into REASONS per village; see `reasonOf`. */
  readonly reasons: Uint8Array;
  /** 1 = within ±10 % of the radius and the answer would change: check it in the field. */
  readonly fieldCheck: Uint8Array;
}

/**
 * Gathers what a question is decided on. Everything in the question but the radius matters here. Throws RangeError for a mode whose measure has
 * not been brought (`proximity`).
 */
export function gather(dataset: Dataset, indicator: Indicator, question: Evidence['question']): Evidence {
  const { values } = reportedAt(dataset, indicator.id, question.month);
  const statusKnown = dataset.observations.has(indicator.id) && !dataset.byHand?.has(indicator.id);
  const { inForce, neighbours } = reachesOf(indicator, question);
  const proximity = inForce && proximityOf(dataset, inForce);
  const ground: Evidence['ground'] = proximity
    ? {
        kind: 'by-distance',
        status: statusesOf(values, statusKnown),
        proximity,
        neighbours: neighbours && proximityOf(dataset, neighbours),
      }
    : settle(dataset, indicator, values);
  return { dataset, indicator, question, values, statusKnown, proximity, ground };
}

/** What a coded value says; null where nothing was reported. */
export function valueAt({ values }: Pick<Evidence, 'values'>, index: number): Value | null {
  return valueOfCode(values[index] ?? Number.NaN);
}

function statusesOf(values: Float64Array, statusKnown: boolean): Uint8Array {
  const status = new Uint8Array(values.length);
  const stateOf = remembered((decision: Decision) => codeOfState(decision.state));
  for (let index = 0; index < values.length; index++) {
    const value = valueOfCode(values[index]!);
    status[index] = statusKnown || value !== null ? stateOf(decideYesNo(value)) : NO_STATUS;
  }
  return status;
}

/** Decides every village by its own report: no radius changes it. */
function settle(dataset: Dataset, { rule }: Indicator, values: Float64Array): Settled {
  const { figures } = columnsOf(dataset);
  const states = new Uint8Array(values.length);
  const reasons = new Uint8Array(values.length);
  const stateOf = remembered((decision: Decision) => codeOfState(decision.state));
  const reasonOf = remembered((decision: Decision) => codeOfReason(decision.reason));
  const figure = (column: Float64Array, index: number) => (Number.isNaN(column[index]!) ? null : column[index]!);
  // One for all villages.
  const village: { -readonly [Name in keyof Countable]: Countable[Name] } = {
    households: null,
    hamlets: null,
    hamlets30: null,
    groups: null,
  };
  const isShare = rule.kind === 'share';
  for (let index = 0; index < values.length; index++) {
    const value = valueOfCode(values[index]!);
    if (isShare) {
      village.households = figure(figures.households, index);
      village.hamlets = figure(figures.hamlets, index);
      village.hamlets30 = figure(figures.hamlets30, index);
      village.groups = figure(figures.groups, index);
    }
    const decision = rule.kind === 'near' ? decideYesNo(value) : decideReported(rule, value, village);
    states[index] = stateOf(decision);
    reasons[index] = reasonOf(decision);
  }
  return { kind: 'settled', states, reasons };
}

/** A code of a decision, looked up once: there are a dozen decisions, and a country of villages. */
function remembered(codeOf: (decision: Decision) => number): (decision: Decision) => number {
  const known = new Map<Decision, number>();
  return (decision) => {
    let code = known.get(decision);
    if (code === undefined) {
      code = codeOf(decision);
      known.set(decision, code);
    }
    return code;
  };
}

/**
 * Decides every village at one radius, inclusive: a case a village, looked up in the truth table's answers (`decision-table`). A few milliseconds
 * for a country (`npm run bench`), so a slider may call it per frame.
 */
export function assess(evidence: Evidence, radius: Millimetres): Assessment {
  const { ground } = evidence;
  const count = evidence.values.length;
  const fieldCheck = new Uint8Array(count);
  if (ground.kind === 'settled') return { evidence, radius, states: ground.states, reasons: ground.reasons, fieldCheck };
  const { status, neighbours } = ground;
  const { distance, problem } = ground.proximity;
  const states = new Uint8Array(count);
  const reasons = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const away = distance[index]!;
    const own = status[index]!;
    let at = own * CASES + (away <= radius ? WITHIN : away > radius ? BEYOND : NOWHERE + problem[index]!);
    if (neighbours && neighbours.distance[index]! <= radius) at += BESIDE_NEIGHBOUR;
    states[index] = STATE_OF[at]!;
    reasons[index] = REASON_OF[at]!;
    fieldCheck[index] = TURNS[own]! & Number(isBorderline(away, radius));
  }
  return { evidence, radius, states, reasons, fieldCheck };
}

/** |d − r| ≤ 10 % of r, both ends included, in whole numbers. NaN is never borderline. */
export function isBorderline(distance: number, radius: Millimetres): boolean {
  return Math.abs(distance - radius) * 10 <= radius;
}

/** The state of one village by name. */
export function stateOf(assessment: Assessment, index: number): State {
  return STATES[assessment.states[index] ?? 3] ?? 'unknown';
}

/** The reason of one village's state. Throws RangeError for a village that is not there. */
export function reasonOf(assessment: Assessment, index: number): Reason {
  const reason = REASONS[assessment.reasons[index] ?? -1];
  if (!reason) throw new RangeError(`no village ${index}`);
  return reason;
}
