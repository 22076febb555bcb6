import type { PositionColumns } from '../../domain/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { ColumnRoads, type RoadColumns, roadColumns } from '../../domain/road-columns.ts';
import { PROFILES, type Profile, type Traveller } from '../../domain/travel.ts';
import { placingOf } from '../columns.ts';
import { positionsOf } from '../nearest.ts';
import { findWays, type Ways } from './ways.ts';

/** What ways are made of. */
export interface Ground {
  readonly roads: Records<Road>;
  readonly facilities: PositionColumns;
  readonly villages: PositionColumns;
}

/** The same as it is sent to a worker. */
export type PackedGround = Omit<Ground, 'roads'> & { readonly roads: RoadColumns };

export const packGround = (ground: Ground): PackedGround => ({ ...ground, roads: roadColumns(ground.roads) });

export const unpackGround = (packed: PackedGround): Ground => ({ ...packed, roads: new ColumnRoads(packed.roads) });

/** Ways without what the other side has of them already. */
export type MadeWays = Omit<Ways, 'roads' | 'profile'>;

export function groundOf(dataset: Dataset): Ground {
  const facilities = positionsOf(dataset.facilities.map(({ position }) => position));
  return { roads: dataset.roads, facilities, villages: placingOf(dataset).position };
}

/**
 * Makes the ways of a traveller, to be kept elsewhere.
 * @param tell told how many of the places are led to the road, now and then: a country's take half a minute.
 */
export function makeWays(
  { roads, facilities, villages }: Ground,
  traveller: Traveller,
  tell: (done: number, of: number) => void = () => undefined,
): MadeWays {
  const places = facilities.lon.length + villages.lon.length;
  const { roads: _, profile: __, ...made } = findWays(roads, facilities, villages, PROFILES[traveller], (done) => tell(done, places));
  return made;
}

interface Kept {
  readonly ground: Ground;
  readonly ways: Ways;
}

const ofDataset = new WeakMap<Dataset, Map<Profile, Ways>>();
/** The last ways along the same roads: a report that is corrected makes another data set, and moves nobody. */
const alongRoads = new WeakMap<Ground['roads'], Map<Profile, Kept>>();

/**
 * The roads, facilities and villages of a data set as one traveller finds them; made once, and not here where a worker made them (`keepWays`).
 * @param tell as that of `findWays`, while they are made.
 */
export function waysOf(dataset: Dataset, profile: Profile, tell?: (done: number) => void): Ways {
  if (!hasWays(dataset, profile) && !adoptWays(dataset, profile)) {
    const ground = groundOf(dataset);
    keep(dataset, { ground, ways: findWays(ground.roads, ground.facilities, ground.villages, profile, tell) });
  }
  return ofDataset.get(dataset)!.get(profile)!;
}

/** Whether the ways of a data set are there. */
export function hasWays(dataset: Dataset, profile: Profile): boolean {
  return ofDataset.get(dataset)?.has(profile) ?? false;
}

/** Takes over the ways of another data set where its roads are the same and everything stands where it stood. Whether it did. */
export function adoptWays(dataset: Dataset, profile: Profile): boolean {
  const last = alongRoads.get(dataset.roads)?.get(profile);
  if (!last) return false;
  const ground = groundOf(dataset);
  const isSame = (['facilities', 'villages'] as const).every((places) => stand(ground[places], last.ground[places]));
  if (isSame) keep(dataset, last);
  return isSame;
}

/** Keeps ways that were made elsewhere of the ground of a data set. */
export function keepWays(dataset: Dataset, profile: Profile, ground: Ground, made: MadeWays): void {
  keep(dataset, { ground, ways: { ...made, roads: dataset.roads, profile } });
}

function keep(dataset: Dataset, kept: Kept): void {
  const { profile } = kept.ways;
  ofDataset.set(dataset, (ofDataset.get(dataset) ?? new Map<Profile, Ways>()).set(profile, kept.ways));
  alongRoads.set(dataset.roads, (alongRoads.get(dataset.roads) ?? new Map<Profile, Kept>()).set(profile, kept));
}

/** Whether places are the same, one by one; not a number is the same as not a number. */
function stand(these: PositionColumns, those: PositionColumns): boolean {
  return (['lon', 'lat'] as const).every(
    (axis) => these[axis].length === those[axis].length && these[axis].every((degrees, index) => Object.is(degrees, those[axis][index])),
  );
}
