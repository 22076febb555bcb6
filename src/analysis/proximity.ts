import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Question } from '../domain/parameters.ts';
import { facilitiesThatCount, nearestFacilities, type Proximity, type Reach } from './nearest.ts';

/** Distances a question asks for: to the facilities in force, and to the neighbouring clinic that may serve too. Null: not asked for. */
export interface Reaches {
  readonly inForce: Reach | null;
  readonly neighbours: Reach | null;
}

interface Measured {
  readonly scope: Reach['scope'];
  /** Indices of the facilities that were open and of the kind: whatever the month, the same of them give the same distances. */
  readonly counting: readonly number[];
  readonly proximity: Proximity;
}

/** Kept per data set, the oldest forgotten: at country scale one takes 9 MB. */
const REMEMBERED = 16;
const known = new WeakMap<Dataset, Measured[]>();

/** What has to be measured before a question can be decided. */
export function reachesOf({ rule }: Indicator, question: Omit<Question, 'radius'>): Reaches {
  if (rule.kind !== 'near' || (rule.optional && !question.waive)) return { inForce: null, neighbours: null };
  const { month, scope } = question;
  return {
    inForce: { kinds: question.kinds ?? rule.facilities, scope, month },
    neighbours: rule.neighbour !== null && question.neighbours ? { kinds: [rule.neighbour], scope: 'nearest', month } : null,
  };
}

/** The distances of a reach, measured once a data set. A country's are measured in the worker and given to `keepProximity` first. */
export function proximityOf(dataset: Dataset, reach: Reach): Proximity {
  return knownProximity(dataset, reach) ?? keepProximity(dataset, reach, nearestFacilities(dataset, reach));
}

/** The distances of a reach where they have been measured, else null. */
export function knownProximity(dataset: Dataset, reach: Reach): Proximity | null {
  const counting = facilitiesThatCount(dataset, reach.kinds, reach.month);
  const found = known
    .get(dataset)
    ?.find(
      (one) => one.scope === reach.scope && one.counting.length === counting.length && counting.every((at, i) => one.counting[i] === at),
    );
  return found?.proximity ?? null;
}

/** Keeps distances that were measured elsewhere. */
export function keepProximity(dataset: Dataset, reach: Reach, proximity: Proximity): Proximity {
  const counting = facilitiesThatCount(dataset, reach.kinds, reach.month);
  const measured = known.get(dataset) ?? [];
  known.set(dataset, [{ scope: reach.scope, counting, proximity }, ...measured].slice(0, REMEMBERED));
  return proximity;
}
