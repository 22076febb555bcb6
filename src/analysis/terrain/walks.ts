import type { Dataset } from '../../domain/dataset.ts';
import { cellAt, type Terrain } from '../../domain/terrain.ts';
import { facilitiesById, facilitiesThatCount, positionsOf, type Reach } from '../nearest.ts';
import { HEADINGS, type Heading, type WalkingTimes, walkingTimes } from './walking-time.ts';

/** Every village's walk over a terrain, both ways; `facility` is an index into the data set's facilities. */
export interface Walks extends Readonly<Record<Heading, WalkingTimes>> {
  /** Facilities that count and have a position. */
  readonly usable: number;
  /** Those that count and have none. */
  readonly unplaced: number;
  /** Those of them that lie outside the terrain, or where it knows no height: nobody is found to walk there. */
  readonly offTerrain: readonly number[];
}

/** Walks between every village and the facilities that count, of any township: there and back each to the one fewest minutes away. */
export function walksOf(dataset: Dataset, terrain: Terrain, { kinds, month }: Pick<Reach, 'kinds' | 'month'>): Walks {
  const usable = facilitiesById(dataset, { kinds, month, scope: 'nearest' });
  const facilities = positionsOf(usable.map((index) => dataset.facilities[index]?.position));
  const villages = positionsOf(Array.from(dataset.villages, ({ position }) => position));
  const [to, from] = HEADINGS.map((heading): WalkingTimes => {
    const { facility, ...walked } = walkingTimes(terrain, villages, facilities, heading);
    return { ...walked, facility: facility.map((rank) => usable[rank] ?? -1) };
  }) as [WalkingTimes, WalkingTimes];
  const offTerrain = usable.filter((_, rank) => {
    const cell = cellAt(terrain, facilities.lon[rank]!, facilities.lat[rank]!);
    return cell < 0 || Number.isNaN(terrain.heights[cell]!);
  });
  const unplaced = facilitiesThatCount(dataset, kinds, month).length - usable.length;
  return { 'to-facility': to, 'from-facility': from, usable: usable.length, unplaced, offTerrain };
}
