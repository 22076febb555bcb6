import type { Dataset } from '../domain/dataset.ts';
import type { Extent, Weight } from '../domain/parameters.ts';
import type { Place } from '../domain/place.ts';
import { STATES, type State } from '../domain/state.ts';
import type { Assessment } from './assess.ts';
import { columnsOf } from './columns.ts';
import { codeOfState } from './decision-table.ts';
import { fileBySlot } from './filed.ts';
import { type Level, type PlacesOfLevel, placesOf } from './places.ts';

/** Villages, households or people by state. */
export interface Tally extends Readonly<Record<State, number>> {
  /** Villages of each state that do not report the weight: never taken as zero. */
  readonly unweighed: Readonly<Record<State, number>>;
  /** Whether a gap could have come out at all: without a single hospital to measure to, only what is met shows. */
  readonly decidable: boolean;
}

/** Indices of the villages that are counted, ascending: the default denominator is 行政村 only. */
export function members(dataset: Dataset, extent: Extent): Uint32Array {
  const { count, community, marks } = columnsOf(dataset);
  const { county, township } = placesOf(dataset);
  const inCounty = county.list.findIndex(({ code }) => code === extent.county);
  const inTownship = township.list.findIndex(({ code }) => code === extent.township);
  if ((extent.county !== null && inCounty < 0) || (extent.township !== null && inTownship < 0)) return new Uint32Array(0);
  const found = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) {
    if (!extent.communities && community[index] === 1) continue;
    if (!extent.relocated && marks.relocated[index] === 1) continue;
    if (extent.poorOnly && marks.poor[index] !== 1) continue;
    if (extent.deepPovertyOnly && marks.deepPoverty[index] !== 1) continue;
    if (inCounty >= 0 && county.of[index] !== inCounty) continue;
    if (inTownship >= 0 && township.of[index] !== inTownship) continue;
    found[length++] = index;
  }
  return found.slice(0, length);
}

/** Counts states over some villages. Throws RangeError for one that is not there. */
export function tally(assessment: Assessment, indices: ArrayLike<number>, weight: Weight = 'villages'): Tally {
  return tallier(assessment, weight)(indices);
}

/** Counts over one list of villages after another: tens of thousands of townships share what is counted in. */
function tallier({ states, evidence }: Assessment, weight: Weight): (indices: ArrayLike<number>) => Tally {
  const amounts = weight === 'villages' ? null : columnsOf(evidence.dataset).figures[weight];
  const { proximity } = evidence;
  const decidable = proximity === null || proximity.usable > 0;
  const counts = new Float64Array(STATES.length);
  const unweighed = new Float64Array(STATES.length);
  return (indices) => {
    counts.fill(0);
    unweighed.fill(0);
    for (let at = 0; at < indices.length; at++) {
      const index = indices[at]!;
      const state = states[index];
      if (state === undefined) throw new RangeError(`no village ${index}`);
      const amount = amounts === null ? 1 : amounts[index]!;
      if (Number.isNaN(amount)) unweighed[state]! += 1;
      else counts[state]! += amount;
    }
    const { met, gap, exempt, unknown } = byState(counts);
    return { met, gap, exempt, unknown, unweighed: byState(unweighed), decidable };
  };
}

const [MET, GAP, EXEMPT, UNKNOWN] = (['met', 'gap', 'exempt', 'unknown'] as const).map(codeOfState) as [number, number, number, number];

function byState(counts: Float64Array): Record<State, number> {
  return { met: counts[MET]!, gap: counts[GAP]!, exempt: counts[EXEMPT]!, unknown: counts[UNKNOWN]! };
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

/** A county or township with its villages counted. */
export interface RollUpRow {
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly counts: Tally;
  /** Indices of its villages, in the order given. */
  readonly members: Uint32Array;
}

interface Group {
  readonly place: Place;
  readonly members: Uint32Array;
}

/** Groups outlive a moved radius: made once for the same list of villages. */
const groups = new WeakMap<ArrayLike<number>, Map<PlacesOfLevel, readonly Group[]>>();

/** Villages by the place they lie in, in code order, each group a part of one array. */
function groupsOf(places: PlacesOfLevel, indices: ArrayLike<number>): readonly Group[] {
  const { list, of } = places;
  const { starts, items } = fileBySlot(list.length, (file) => {
    for (let at = 0; at < indices.length; at++) file(of[indices[at]!]!, indices[at]!);
  });
  return list
    .flatMap((place, at) => {
      const own = items.subarray(starts[at], starts[at + 1]);
      return own.length > 0 ? [{ place, members: own }] : [];
    })
    .sort((a, b) => (a.place.code < b.place.code ? -1 : 1));
}

/** Groups villages by county or township, in code order. The parts sum to the whole. */
export function rollUp(assessment: Assessment, indices: ArrayLike<number>, level: Level, weight: Weight = 'villages'): RollUpRow[] {
  const places = placesOf(assessment.evidence.dataset)[level];
  const known = groups.get(indices) ?? new Map<PlacesOfLevel, readonly Group[]>();
  groups.set(indices, known);
  const grouped = known.get(places) ?? groupsOf(places, indices);
  known.set(places, grouped);
  const tallyOf = tallier(assessment, weight);
  return grouped.map(({ place: { code, name, county }, members }) => ({ code, name, county, members, counts: tallyOf(members) }));
}
