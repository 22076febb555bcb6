import type { Dataset } from '../domain/dataset.ts';
import type { FacilityScope } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import { type Facility, UNSPECIFIED_KIND } from '../domain/place.ts';
import { indexWhere } from '../domain/records.ts';
import { REASONS, type Reason } from '../domain/state.ts';
import type { Millimetres, Wgs84 } from '../domain/units.ts';
import { geodesicDistance, writeEarthCentred } from './geodesic.ts';
import { placeKey } from './places.ts';

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

/** Rounding of the earth-centred coordinates (about 1e-9 m) and of the millimetre stays below this, metres. */
const CHORD_SLACK_M = 0.002;

/**
 * Finds each village's nearest facility by geodesic distance, exactly: the chord never exceeds the geodesic, so only candidates
 * whose chord is within the best geodesic so far need one. Ties on the whole millimetre go to the smaller id (UTF-16 order).
 */
export function nearestFacilities(dataset: Dataset, reach: Reach): Proximity {
  const counting = facilitiesThatCount(dataset, reach.kinds, reach.month);
  const usable = counting
    .filter((index) => positionOf(dataset.facilities[index]) !== null)
    .sort((a, b) => compareIds(dataset.facilities[a]?.id ?? '', dataset.facilities[b]?.id ?? ''));
  const candidates = reach.scope === 'own-township' ? byTownship(dataset, usable) : null;
  const centred = new Float64Array(usable.length * 3);
  const positions = usable.map((index, at) => {
    const position = positionOf(dataset.facilities[index]) as Wgs84;
    writeEarthCentred(position, centred, at * 3);
    return position;
  });
  const everyone = usable.map((_, at) => at);

  const count = dataset.villages.length;
  const facility = new Int32Array(count).fill(-1);
  const distance = new Float64Array(count).fill(Number.NaN);
  const problem = new Uint8Array(count);
  const here = new Float64Array(3);
  const chords = new Float64Array(usable.length);
  const none = (index: number, why: Reason) => {
    problem[index] = REASONS.indexOf(why);
  };
  let index = -1;
  for (const village of dataset.villages) {
    index++;
    if (village.position.at === null) {
      none(index, village.position.problem);
      continue;
    }
    if (usable.length === 0) {
      none(index, 'no-facility');
      continue;
    }
    if (candidates && village.township === '') {
      none(index, 'no-township');
      continue;
    }
    const mine = candidates ? candidates(village.county, village.township) : everyone;
    if (mine.length === 0) {
      none(index, 'no-facility-in-township');
      continue;
    }
    writeEarthCentred(village.position.at, here, 0);
    let closest = -1;
    for (const at of mine) {
      chords[at] = Math.hypot(centred[at * 3]! - here[0]!, centred[at * 3 + 1]! - here[1]!, centred[at * 3 + 2]! - here[2]!);
      if (closest === -1 || chords[at]! < chords[closest]!) closest = at;
    }
    let best = closest;
    let bestDistance: Millimetres = geodesicDistance(village.position.at, positions[closest] as Wgs84);
    for (const at of mine) {
      if (at === closest || chords[at]! > bestDistance / 1000 + CHORD_SLACK_M) continue;
      const candidate = geodesicDistance(village.position.at, positions[at] as Wgs84);
      // `usable` is sorted by id, so the smaller position is the smaller id.
      if (candidate < bestDistance || (candidate === bestDistance && at < best)) {
        best = at;
        bestDistance = candidate;
      }
    }
    facility[index] = usable[best]!;
    distance[index] = bestDistance;
  }
  return { facility, distance, problem, usable: usable.length };
}

function positionOf(facility: Facility | undefined): Wgs84 | null {
  return facility?.position.at ?? null;
}

/** Byte-like order of ids, the same in every engine and locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Joins on county + township; on the township alone where one of the files names no county at all. */
function byTownship(dataset: Dataset, usable: readonly number[]): (county: string, township: string) => readonly number[] {
  const withCounty =
    indexWhere(dataset.villages, (village) => village.county !== '') >= 0 &&
    usable.some((index) => dataset.facilities[index]?.county !== '');
  const key = (county: string, township: string) => (withCounty ? `${placeKey(county)}/${placeKey(township)}` : placeKey(township));
  const groups = new Map<string, number[]>();
  usable.forEach((index, at) => {
    const facility = dataset.facilities[index] as Facility;
    const own = key(facility.county, facility.township);
    const group = groups.get(own);
    if (group) group.push(at);
    else groups.set(own, [at]);
  });
  return (county, township) => groups.get(key(county, township)) ?? [];
}
