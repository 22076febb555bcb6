import { type PositionColumns, problemOf } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { FacilityScope } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import { type Facility, type Position, UNSPECIFIED_KIND } from '../domain/place.ts';
import { REASONS, type Reason } from '../domain/state.ts';
import { placingOf } from './columns.ts';
import { type Names, writtenPlacesOf } from './names.ts';
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

/** Which facilities villages are measured to. */
export interface Reach {
  readonly kinds: readonly string[];
  readonly scope: FacilityScope;
  /** A facility counts by its dates: opened by the month's end and not closed before it. Null = dates ignored. */
  readonly month: Month | null;
}

/** Whether there is any facility, open or closed, of a wanted kind or without a kind at all. */
export function hasFacility({ facilities }: Dataset, kinds: readonly string[]): boolean {
  return facilities.some(({ kind }) => kind === UNSPECIFIED_KIND || kinds.includes(kind));
}

/** Indices of the facilities that count: of a wanted kind (or without kinds at all), and open. */
export function facilitiesThatCount(dataset: Dataset, kinds: readonly string[], month: Month | null): number[] {
  const counts = (facility: Facility) =>
    (facility.kind === UNSPECIFIED_KIND || kinds.includes(facility.kind)) &&
    (month === null || ((facility.opened ?? month) <= month && (facility.closed ?? Number.POSITIVE_INFINITY) > month));
  const indices: number[] = [];
  dataset.facilities.forEach((facility, index) => {
    if (counts(facility)) indices.push(index);
  });
  return indices;
}

/** Indices of the facilities that count and have a position, in the order of their ids: the smaller id is the smaller rank. */
export function facilitiesById(dataset: Dataset, { kinds, month }: Reach): number[] {
  return byId(
    dataset,
    facilitiesThatCount(dataset, kinds, month).filter((index) => dataset.facilities[index]?.position.at),
  );
}

/** Facilities in the order of their ids, by index: of equal distances the first is taken. */
export function byId({ facilities }: Dataset, indices: readonly number[]): number[] {
  return [...indices].sort((a, b) => compareIds(facilities[a]!.id, facilities[b]!.id));
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
  const { place, distance } = findNearest(index, placingOf(dataset).position, 1, townships?.ofVillage, tell);
  const whyNone = reasonsOfNone(dataset, usable.length, townships !== null);
  const problem = new Uint8Array(place.length);
  for (let village = 0; village < place.length; village++) {
    const found = place[village]!;
    if (found >= 0) place[village] = usable[found]!;
    else problem[village] = REASONS.indexOf(whyNone(village));
  }
  return { facility: place, distance, problem, usable: usable.length };
}

/** Says why a village is measured to none of the usable facilities. */
export function reasonsOfNone(dataset: Dataset, usable: number, ownTownship: boolean): (village: number) => Reason {
  const placing = placingOf(dataset);
  const township = ownTownship ? writtenPlacesOf(dataset).township : null;
  return (village) => {
    const problem = problemOf(placing, village);
    if (problem !== null) return problem;
    if (usable === 0) return 'no-facility';
    return township?.list[township.of[village]!] === '' ? 'no-township' : 'no-facility-in-township';
  };
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
  const { county, township } = writtenPlacesOf(dataset);
  const isCounty = Uint8Array.from(county.list, (name) => (name === '' ? 0 : 1));
  const withCounty = county.of.some((at) => isCounty[at] === 1) && usable.some((index) => dataset.facilities[index]?.county !== '');
  const keys = new PlaceKeys();
  // A name is folded once, not once a village.
  const keysOf = ({ list }: Names) => Uint32Array.from(list, (name) => keys.of(name));
  const [countyKeys, townshipKeys] = [keysOf(county), keysOf(township)];
  const ofFacilities = usable.map((index) => {
    const own = dataset.facilities[index] as Facility;
    return [withCounty ? keys.of(own.county) : 0, keys.of(own.township)] as const;
  });
  // No more names come: a pair of them is one number.
  const pair = (countyKey: number, townshipKey: number) => countyKey * keys.size + townshipKey;
  const numbers = new Map<number, number>();
  const ofFacility = Int32Array.from(ofFacilities, ([county, township]) => {
    const key = pair(county, township);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const ofVillage = new Int32Array(township.of.length).fill(-1);
  for (let village = 0; village < ofVillage.length; village++) {
    const at = township.of[village]!;
    if (township.list[at] === '') continue;
    ofVillage[village] = numbers.get(pair(withCounty ? countyKeys[county.of[village]!]! : 0, townshipKeys[at]!)) ?? -1;
  }
  return { count: numbers.size, ofFacility, ofVillage };
}

/** Numbers names of places, those that are one place (`placeKey`) alike. */
class PlaceKeys {
  private readonly byName = new Map<string, number>();
  private readonly byKey = new Map<string, number>();

  get size(): number {
    return this.byKey.size;
  }

  of(name: string): number {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const key = placeKey(name);
    const number = this.byKey.get(key) ?? this.byKey.size;
    this.byKey.set(key, number);
    this.byName.set(name, number);
    return number;
  }
}
