import type { PositionColumns } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { FacilityScope } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import { type Facility, type Position, UNSPECIFIED_KIND, type Village } from '../domain/place.ts';
import { indexWhere } from '../domain/records.ts';
import { REASONS, type Reason } from '../domain/state.ts';
import { placeKey } from './places.ts';
import { findNearest } from './spatial/find-nearest.ts';
import { indexPlaces } from './spatial/nearest-index.ts';

/** Per village: the facility in force (index, −1 = none), its distance in whole millimetres (NaN = none), and why there is none (see `problemAt`). */
export interface Proximity {
  readonly facility: Int32Array;
  readonly distance: Float64Array;
  /** Index into `REASONS`; says something only where there is no distance. */
  readonly problem: Uint8Array;
  /** Facilities there were to measure to. */
  readonly usable: number;
}

/** Why a village has no distance; null where it has one. */
export function problemAt({ distance, problem }: Proximity, index: number): Reason | null {
  if (!Number.isNaN(distance[index] ?? Number.NaN)) return null;
  return REASONS[problem[index] ?? 0] ?? 'no-facility';
}

export interface Reach {
  readonly kinds: readonly string[];
  readonly scope: FacilityScope;
  /** A facility counts by its dates: opened by the month's end and not closed before it. Null = dates ignored. */
  readonly month: Month | null;
}

/** Indices of the facilities that count: of a wanted kind (or without kinds at all), and open. */
export function facilitiesThatCount(dataset: Dataset, kinds: readonly string[], month: Month | null): number[] {
  const counts = (facility: Facility) =>
    (facility.kind === UNSPECIFIED_KIND || kinds.includes(facility.kind)) &&
    (month === null || ((facility.opened ?? month) <= month && (facility.closed ?? Number.POSITIVE_INFINITY) > month));
  return dataset.facilities.flatMap((facility, index) => (counts(facility) ? [index] : []));
}

/** Indices of the facilities that count and have a position, in the order of their ids: the smaller id is the smaller rank. */
export function facilitiesById(dataset: Dataset, { kinds, month }: Reach): number[] {
  return facilitiesThatCount(dataset, kinds, month)
    .filter((index) => dataset.facilities[index]?.position.at)
    .sort((a, b) => compareIds(dataset.facilities[a]?.id ?? '', dataset.facilities[b]?.id ?? ''));
}

/**
 * Finds each village's nearest facility by geodesic distance, exactly (see `spatial/`). Ties on the whole millimetre go to the smaller id
 * (UTF-16 order).
 * @param tell hears now and then how many villages are done.
 */
export function nearestFacilities(dataset: Dataset, reach: Reach, tell?: (done: number) => void): Proximity {
  const usable = facilitiesById(dataset, reach);
  const townships = reach.scope === 'own-township' ? townshipsOf(dataset, usable) : null;
  const index = indexPlaces(
    positionsOf(usable.map((at) => dataset.facilities[at]?.position)),
    townships ? { of: townships.ofFacility, count: townships.count } : undefined,
  );
  const { place, distance } = findNearest(
    index,
    positionsOf(Array.from(dataset.villages, ({ position }) => position)),
    1,
    townships?.ofVillage,
    tell,
  );
  const problem = new Uint8Array(place.length);
  place.forEach((found, village) => {
    if (found >= 0) place[village] = usable[found]!;
    else problem[village] = REASONS.indexOf(whyNone(dataset.villages.at(village)!, usable.length, townships !== null));
  });
  return { facility: place, distance, problem, usable: usable.length };
}

/** Why a village is measured to none of the usable facilities. */
export function whyNone({ position, township }: Village, usable: number, ownTownship: boolean): Reason {
  if (position.at === null) return position.problem;
  if (usable === 0) return 'no-facility';
  return ownTownship && township === '' ? 'no-township' : 'no-facility-in-township';
}

/** Positions as columns; not a number where there is none. */
export function positionsOf(positions: readonly (Position | undefined)[]): PositionColumns {
  const columns = { lon: new Float64Array(positions.length).fill(Number.NaN), lat: new Float64Array(positions.length).fill(Number.NaN) };
  positions.forEach((position, index) => {
    if (!position?.at) return;
    columns.lon[index] = position.at.lon;
    columns.lat[index] = position.at.lat;
  });
  return columns;
}

/** Byte-like order of ids, the same in every engine and locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Townships that facilities lie in, by number: each facility's, and each village's (−1: none of them). */
interface Townships {
  readonly count: number;
  readonly ofFacility: Int32Array;
  readonly ofVillage: Int32Array;
}

/** The townships of usable facilities: joins on county + township; on the township alone where one of the files names no county at all. */
export function townshipsOf(dataset: Dataset, usable: readonly number[]): Townships {
  const withCounty =
    indexWhere(dataset.villages, (village) => village.county !== '') >= 0 &&
    usable.some((index) => dataset.facilities[index]?.county !== '');
  const folded = new Map<string, string>();
  const fold = (name: string) => {
    const known = folded.get(name) ?? placeKey(name);
    folded.set(name, known);
    return known;
  };
  const key = ({ county, township }: { readonly county: string; readonly township: string }) =>
    withCounty ? `${fold(county)}/${fold(township)}` : fold(township);
  const numbers = new Map<string, number>();
  const ofFacility = Int32Array.from(usable, (index) => {
    const own = key(dataset.facilities[index] as Facility);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
  const ofVillage = Int32Array.from(dataset.villages, (village) => (village.township === '' ? -1 : (numbers.get(key(village)) ?? -1)));
  return { count: numbers.size, ofFacility, ofVillage };
}
