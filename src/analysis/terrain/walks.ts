import type { PositionColumns } from '../../domain/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Facility } from '../../domain/place.ts';
import { cellAt, type Terrain } from '../../domain/terrain.ts';
import { facilitiesById, facilitiesThatCount, positionsOf, type Reach } from '../nearest.ts';
import { HEADINGS, type Heading, type Hear, type WalkingTimes, type WalkProblem, walkingTimes } from './walking-time.ts';

/** Villages and facilities that are walked between, as columns: what a worker is given. */
export interface WalkEnds {
  readonly villages: PositionColumns;
  readonly facilities: PositionColumns;
  /** Indices of these facilities in the data set, by their ids. */
  readonly usable: readonly number[];
  /** Facilities that count and have no position. */
  readonly unplaced: number;
}

/** Every village's walk, each way to or from the facility fewest minutes away; `facility` is an index into `WalkEnds.facilities`. */
export type WalkedBoth = Readonly<Record<Heading, WalkingTimes>>;

/** What is walked between: every village, and the facilities that count, of any township. */
export function walkEndsOf(dataset: Dataset, { kinds, month }: Pick<Reach, 'kinds' | 'month'>): WalkEnds {
  const usable = facilitiesById(dataset, { kinds, month, scope: 'nearest' });
  return {
    villages: positionsOf(Array.from(dataset.villages, ({ position }) => position)),
    facilities: positionsOf(usable.map((index) => dataset.facilities[index]?.position)),
    usable,
    unplaced: facilitiesThatCount(dataset, kinds, month).length - usable.length,
  };
}

/** Walks both ways. Seconds for a terrain of millions of cells. */
export function walkBoth(terrain: Terrain, { villages, facilities }: Pick<WalkEnds, 'villages' | 'facilities'>, hear?: Hear): WalkedBoth {
  const [to, from] = HEADINGS.map((heading) => walkingTimes(terrain, villages, facilities, heading, hear)) as [WalkingTimes, WalkingTimes];
  return { 'to-facility': to, 'from-facility': from };
}

/** Facilities that lie outside the terrain, or where it knows no height, as indices into the data set's: nobody is found to walk there. */
export function offTerrain(terrain: Terrain, { facilities, usable }: WalkEnds): number[] {
  return usable.filter((_, rank) => {
    const cell = cellAt(terrain, facilities.lon[rank]!, facilities.lat[rank]!);
    return cell < 0 || Number.isNaN(terrain.heights[cell]!);
  });
}

/** One village's walk one way. */
export type Walk =
  | { readonly facility: Facility; readonly minutes: number; readonly problem: null }
  | { readonly facility: null; readonly problem: WalkProblem };

/** The walk of one village. */
export function walkOf(dataset: Dataset, { usable }: WalkEnds, walked: WalkedBoth, heading: Heading, village: number): Walk {
  const { facility, minutes, problems } = walked[heading];
  const found = dataset.facilities[usable[facility[village] ?? -1] ?? -1];
  return found
    ? { facility: found, minutes: minutes[village]!, problem: null }
    : { facility: null, problem: problems[village] ?? 'no-way' };
}
