import type { PositionColumns } from '../../domain/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { ColumnRoads, type RoadColumns, roadColumns } from '../../domain/road-columns.ts';
import { PROFILES, type Profile, type Traveller } from '../../domain/travel.ts';
import { placingOf } from '../columns.ts';
import { positionsOf } from '../nearest.ts';
import { findWays, type Ways } from './ways.ts';
import { withMoved } from './with-moved.ts';

/** What ways are made of. */
export interface Ground {
  readonly roads: Records<Road>;
  readonly facilities: PositionColumns;
  readonly villages: PositionColumns;
}

/** The same as it is sent to a worker. */
export type PackedGround = Omit<Ground, 'roads'> & { readonly roads: RoadColumns };

/** Packs what is sent; the memory of its roads is its own, to be handed over. */
export function packGround(ground: Ground): PackedGround {
  const { roads } = ground;
  return { ...ground, roads: roads instanceof ColumnRoads ? structuredClone(roads.columns) : roadColumns(roads) };
}

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

/** Villages that are led to the road here rather than in a worker: far from every road one takes milliseconds. */
const FEW = 20;

/**
 * Takes over the ways of another data set where its roads are the same, all facilities stand where they stood, and all villages but a few do: those
 * are led to the road again. Whether it did.
 */
export function adoptWays(dataset: Dataset, profile: Profile): boolean {
  const last = alongRoads.get(dataset.roads)?.get(profile);
  if (!last) return false;
  const { facilities, villages } = groundOf(dataset);
  if (facilities.lon.length !== last.ground.facilities.lon.length || movedSince(facilities, last.ground.facilities, 0) === null)
    return false;
  const moved = movedSince(villages, last.ground.villages, FEW);
  if (moved === null) return false;
  const isSame = moved.length === 0 && villages.lon.length === last.ground.villages.lon.length;
  // What others are held against stays what was made of all of them.
  keepFor(dataset, isSame ? last.ways : withMoved(last.ways, villages, moved));
  return true;
}

/** Keeps ways that were made elsewhere of the ground of a data set. */
export function keepWays(dataset: Dataset, profile: Profile, ground: Ground, made: MadeWays): void {
  keep(dataset, { ground, ways: { ...made, roads: dataset.roads, profile } });
}

function keepFor(dataset: Dataset, ways: Ways): void {
  ofDataset.set(dataset, (ofDataset.get(dataset) ?? new Map<Profile, Ways>()).set(ways.profile, ways));
}

function keep(dataset: Dataset, kept: Kept): void {
  const { profile } = kept.ways;
  keepFor(dataset, kept.ways);
  alongRoads.set(dataset.roads, (alongRoads.get(dataset.roads) ?? new Map<Profile, Kept>()).set(profile, kept));
}

/** Which places do not stand where the same ones of the others do; null where more than `most` of them. Not a number is the same as not a number. */
function movedSince(these: PositionColumns, those: PositionColumns, most: number): readonly number[] | null {
  const moved: number[] = [];
  for (let place = 0; place < these.lon.length; place++) {
    if (Object.is(these.lon[place], those.lon[place]) && Object.is(these.lat[place], those.lat[place])) continue;
    if (moved.length === most) return null;
    moved.push(place);
  }
  return moved;
}
