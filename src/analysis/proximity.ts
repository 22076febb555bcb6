import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { DistanceMode, Question } from '../domain/parameters.ts';
import type { Traveller } from '../domain/travel.ts';
import { modesOf } from './modes.ts';
import { facilitiesThatCount, nearestFacilities, type Proximity, type Reach } from './nearest.ts';

/** A reach, and how its distances are come by. */
export interface ReachBy extends Reach {
  readonly mode: DistanceMode;
  readonly traveller: Traveller;
}

/** Finds every village's distance in one mode. */
export type Measure = (dataset: Dataset, reach: ReachBy) => Proximity;

/** Distances a question asks for: to the facilities in force, and to the neighbouring clinic that may serve too. Null: not asked for. */
export interface Reaches {
  readonly inForce: ReachBy | null;
  readonly neighbours: ReachBy | null;
}

interface Measured {
  readonly mode: DistanceMode;
  /** Null in modes that it makes no difference to. */
  readonly traveller: Traveller | null;
  readonly scope: Reach['scope'];
  /** Indices of the facilities that were open and of the kind: whatever the month, the same of them give the same distances. */
  readonly counting: readonly number[];
  readonly proximity: Proximity;
}

/** What measures in each mode. The straight line is there from the start, the others are brought: a page that never asks for a road never loads it. */
const measures = new Map<DistanceMode, Measure>([['straight', nearestFacilities]]);

/** Brings what measures in a mode, in the place of what was there. */
export function bringMeasure(mode: DistanceMode, measure: Measure): void {
  measures.set(mode, measure);
}

/** Kept per data set, the oldest forgotten: at country scale one takes 9 MB. */
const REMEMBERED = 16;
const known = new WeakMap<Dataset, Measured[]>();

/**
 * What has to be measured before a question can be decided. A neighbouring clinic is measured as the hospital is, but where villages report
 * the distance: they report the one to their township only, so how far the neighbour is stays a straight line.
 * Throws RangeError for a mode that the rule does not allow (`modesOf`): the way to the township must not stand for the way to a school.
 */
export function reachesOf({ id, rule }: Indicator, question: Omit<Question, 'radius'>): Reaches {
  if (rule.kind !== 'near' || (rule.optional && !question.waive)) return { inForce: null, neighbours: null };
  const { openAt: month, scope, mode, traveller } = question;
  if (!modesOf(rule).includes(mode)) throw new RangeError(`${id} is not measured by ${mode}: ask in a mode its rule allows`);
  const neighbourMode = mode === 'reported' ? 'straight' : mode;
  return {
    inForce: { kinds: question.kinds ?? rule.facilities, scope, month, mode, traveller },
    neighbours:
      rule.neighbour !== null && question.neighbours
        ? { kinds: [rule.neighbour], scope: 'nearest', month, mode: neighbourMode, traveller }
        : null,
  };
}

/**
 * The distances of a reach, measured once a data set. A country's are measured in the worker and given to `keepProximity` first. Throws RangeError
 * for a mode whose measure has not been brought.
 */
export function proximityOf(dataset: Dataset, reach: ReachBy): Proximity {
  const found = knownProximity(dataset, reach);
  if (found) return found;
  const measure = measures.get(reach.mode);
  if (!measure) throw new RangeError(`nothing that measures distances by ${reach.mode} has been brought: bringOtherDistances first`);
  return keepProximity(dataset, reach, measure(dataset, reach));
}

/** What makes distances the same whatever else is asked: those that villages report know no facility. */
function basisOf(dataset: Dataset, { kinds, month, scope, mode, traveller }: ReachBy): Omit<Measured, 'proximity'> {
  if (mode === 'reported') return { mode, traveller: null, scope: 'own-township', counting: [] };
  return { mode, traveller: mode === 'road' ? traveller : null, scope, counting: facilitiesThatCount(dataset, kinds, month) };
}

/** The distances of a reach where they have been measured, else null. */
export function knownProximity(dataset: Dataset, reach: ReachBy): Proximity | null {
  const { mode, traveller, scope, counting } = basisOf(dataset, reach);
  const isIt = (one: Measured) =>
    one.mode === mode &&
    one.traveller === traveller &&
    one.scope === scope &&
    one.counting.length === counting.length &&
    counting.every((at, i) => one.counting[i] === at);
  return known.get(dataset)?.find(isIt)?.proximity ?? null;
}

/** Keeps distances that were measured elsewhere. */
export function keepProximity(dataset: Dataset, reach: ReachBy, proximity: Proximity): Proximity {
  const measured = known.get(dataset) ?? [];
  known.set(dataset, [{ ...basisOf(dataset, reach), proximity }, ...measured].slice(0, REMEMBERED));
  return proximity;
}
