import { REASONS, type Reason, STATES, type State } from '../domain/state.ts';
import type { Millimetres } from '../domain/units.ts';
import { type Decision, type Distance, decideNear, servedByNeighbour, turnsOnDistance } from './decide.ts';

/**
 * Every answer the rule of nearness can give, asked of it once (`decide.ts`): whatever the data, there are few cases. A pass over a country looks
 * its answers up here, so that there is one place where they are decided.
 */

/** A village's status is the index of its state, or this where no file reports the indicator. */
export const NO_STATUS = STATES.length;
const STATUSES: readonly (State | null)[] = [...STATES, null];

/** A distance within the radius, one beyond it, or none and why (from here on, by the reason's index). */
export const WITHIN = 0;
export const BEYOND = 1;
export const NOWHERE = 2;

/** How many cases a status takes, and how many all of them take, before those that have a neighbouring clinic within the radius. */
export const CASES = NOWHERE + REASONS.length;
export const BESIDE_NEIGHBOUR = STATUSES.length * CASES;

const RADIUS = 1 as Millimetres;

function distanceIn(one: number): Distance {
  const problem = REASONS[one - NOWHERE];
  if (problem) return { mm: null, problem };
  return { mm: (one === WITHIN ? RADIUS : RADIUS + 1) as Millimetres };
}

const DECISIONS: readonly Decision[] = [(decision: Decision) => decision, servedByNeighbour].flatMap((ofNeighbour) =>
  STATUSES.flatMap((status) => Array.from({ length: CASES }, (_, one) => ofNeighbour(decideNear(status, distanceIn(one), RADIUS)))),
);

/** The index of a state or a reason, as columns keep it. */
export const codeOfState = (state: State): number => STATES.indexOf(state);
export const codeOfReason = (reason: Reason): number => REASONS.indexOf(reason);

/** By status · CASES + case (+ BESIDE_NEIGHBOUR): the state and the reason. */
export const STATE_OF: Uint8Array = Uint8Array.from(DECISIONS, ({ state }) => codeOfState(state));
export const REASON_OF: Uint8Array = Uint8Array.from(DECISIONS, ({ reason }) => codeOfReason(reason));

/** 1 for a status whose answer is another one on the other side of the radius. */
export const TURNS: Uint8Array = Uint8Array.from(STATUSES, (status) => (turnsOnDistance(status) ? 1 : 0));
