import type { Rule } from '../domain/indicator.ts';
import type { Value } from '../domain/observation.ts';
import { type Countable, denominatorOf } from '../domain/place.ts';
import type { Reason, State } from '../domain/state.ts';
import type { Millimetres } from '../domain/units.ts';

/** A village's state, and what it turned on. */
export interface Decision {
  readonly state: State;
  readonly reason: Reason;
}

const decided = (state: State, reason: Reason): Decision => ({ state, reason });

/** What a report by itself comes to: one object each, so that a pass over a country makes none a village. */
const NOT_ELIGIBLE = decided('exempt', 'not-eligible');
const NOT_REPORTED = decided('unknown', 'not-reported');
const REPORTED_YES = decided('met', 'reported-yes');
const REPORTED_NO = decided('gap', 'reported-no');
const REACHED = decided('met', 'target-reached');
const MISSED = decided('gap', 'target-missed');
const NONE_TO_SERVE = decided('exempt', 'none-to-serve');
const NO_DENOMINATOR = decided('unknown', 'denominator-unknown');

/** A distance, or why there is none. */
export type Distance = { readonly mm: Millimetres } | { readonly mm: null; readonly problem: Reason };

/**
 * The clinic's truth table (domain rule §2), cell by cell. `status` null = the whole data set has no status column.
 * Decided on whole millimetres, the radius inclusive.
 */
export function decideNear(status: State | null, distance: Distance, radius: Millimetres): Decision {
  if (status === 'exempt') return decided('exempt', 'not-eligible');
  if (distance.mm !== null && distance.mm <= radius) return decided(status === null ? 'met' : 'exempt', 'within-radius');
  if (status === 'met') return decided('met', 'own-clinic');
  if (status === 'unknown') return decided('unknown', 'status-unreported');
  return distance.mm === null ? decided('unknown', distance.problem) : decided('gap', 'beyond-radius');
}

/** A neighbouring clinic within the radius serves a village that would else lack one, or of which nothing is known. */
export function servedByNeighbour(decision: Decision): Decision {
  return decision.state === 'gap' || decision.state === 'unknown' ? decided('met', 'neighbour-clinic') : decision;
}

/** Whether the answer is another one on the other side of the radius: a village with its own clinic, or one exempt for another reason, keeps it. */
export function turnsOnDistance(status: State | null): boolean {
  return status === null || status === 'gap' || status === 'unknown';
}

/** A reported yes/no/exempt as a state; a count above zero is a yes. Null = not reported. */
export function decideYesNo(value: Value | null): Decision {
  if (value === null) return NOT_REPORTED;
  if (value === 'exempt') return NOT_ELIGIBLE;
  return value === 'yes' || (typeof value === 'number' && value > 0) ? REPORTED_YES : REPORTED_NO;
}

/** Decides a rule that needs nothing but the village's own report. */
export function decideReported(rule: Exclude<Rule, { kind: 'near' }>, value: Value | null, village: Countable): Decision {
  if (rule.kind === 'yes-no') return decideYesNo(value);
  if (value === 'exempt') return NOT_ELIGIBLE;
  if (rule.kind === 'share') {
    const denominator = denominatorOf(village, rule.of);
    if (denominator === 0) return NONE_TO_SERVE;
    if (typeof value !== 'number') return NOT_REPORTED;
    if (denominator === null) return NO_DENOMINATOR;
    return value * 100 >= rule.atLeastPercent * denominator ? REACHED : MISSED;
  }
  if (typeof value !== 'number') return NOT_REPORTED;
  return (rule.kind === 'none-left' ? value === 0 : value >= rule.atLeast) ? REACHED : MISSED;
}
