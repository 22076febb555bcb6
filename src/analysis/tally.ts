import type { Dataset } from '../domain/dataset.ts';
import type { Extent, Weight } from '../domain/parameters.ts';
import type { Village } from '../domain/place.ts';
import { STATES, type State } from '../domain/state.ts';
import { type Assessment, stateOf } from './assess.ts';
import { type Level, placesOf } from './places.ts';

/** Villages, households or people by state. */
export interface Tally extends Readonly<Record<State, number>> {
  /** Villages of each state that do not report the weight: never taken as zero. */
  readonly unweighed: Readonly<Record<State, number>>;
  /** Whether a gap could have come out at all: without a single hospital to measure to, only what is met shows. */
  readonly decidable: boolean;
}

/** Indices of the villages that are counted: the default denominator is 行政村 only. */
export function members(dataset: Dataset, extent: Extent): number[] {
  const places = placesOf(dataset);
  return Array.from(dataset.villages, (village, index) =>
    (extent.communities || village.kind === 'village') &&
    (extent.relocated || village.relocated !== true) &&
    (!extent.poorOnly || village.poor === true) &&
    (!extent.deepPovertyOnly || village.deepPoverty === true) &&
    (extent.county === null || places.county[index]?.code === extent.county) &&
    (extent.township === null || places.township[index]?.code === extent.township)
      ? [index]
      : [],
  ).flat();
}

/** What one village counts as; null where it does not report it. */
export function weigh(village: Village, weight: Weight): number | null {
  return weight === 'villages' ? 1 : village[weight];
}

/** Counts states over some villages. */
export function tally(assessment: Assessment, indices: readonly number[], weight: Weight = 'villages'): Tally {
  const counts = { met: 0, gap: 0, exempt: 0, unknown: 0 };
  const unweighed = { ...counts };
  const { proximity } = assessment.evidence;
  for (const index of indices) {
    const village = assessment.evidence.dataset.villages.at(index);
    if (!village) throw new RangeError(`no village ${index}`);
    const amount = weigh(village, weight);
    if (amount === null) unweighed[stateOf(assessment, index)] += 1;
    else counts[stateOf(assessment, index)] += amount;
  }
  return { ...counts, unweighed, decidable: proximity === null || proximity.usable > 0 };
}

/**
 * Met of those that were to be served and reported: exempt and unknown leave the denominator. Null when nothing is left, when no gap
 * could have come out, and where "all" or "none" would only be said because a village on the other side did not report its weight.
 */
export function rate({ met, gap, unweighed, decidable }: Tally): number | null {
  if (!decidable || met + gap === 0) return null;
  const hidden = (gap === 0 && unweighed.gap > 0) || (met === 0 && unweighed.met > 0);
  return hidden ? null : met / (met + gap);
}

/** Villages that do not report the weight, whatever their state. */
export function unweighedIn({ unweighed }: Tally): number {
  return STATES.reduce((sum, state) => sum + unweighed[state], 0);
}

/** All four states together; villages that do not report the weight are in none of them. */
export function total(counts: Tally): number {
  return STATES.reduce((sum, state) => sum + counts[state], 0);
}

export interface RollUpRow {
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly counts: Tally;
  readonly members: readonly number[];
}

/** Groups villages by county or township, in code order. The parts sum to the whole. */
export function rollUp(assessment: Assessment, indices: readonly number[], level: Level, weight: Weight = 'villages'): RollUpRow[] {
  const places = placesOf(assessment.evidence.dataset)[level];
  const groups = new Map<string, { name: string; county: string; members: number[] }>();
  for (const index of indices) {
    const place = places[index];
    if (!place) throw new RangeError(`no village ${index}`);
    const group = groups.get(place.code);
    if (group) group.members.push(index);
    else groups.set(place.code, { name: place.name, county: place.county, members: [index] });
  }
  return [...groups]
    .map(([code, group]) => ({ code, ...group, counts: tally(assessment, group.members, weight) }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
