import type { Dataset } from '../domain/dataset.ts';
import type { Distances } from '../domain/gap-list.ts';
import type { Millimetres } from '../domain/units.ts';
import type { Proximity } from './nearest.ts';
import { proximityOf, type ReachBy } from './proximity.ts';
import type { RoadProximity } from './road/road-proximity.ts';

/** The distances of a reach in each way they can be measured but by a travel table. */
export interface SideBySide {
  readonly straight: Proximity;
  readonly road: Proximity & Partial<RoadProximity>;
  readonly reported: Proximity;
}

/** Measures a reach straight, by road and as reported. Throws RangeError where these measures have not been brought. */
export function sideBySide(dataset: Dataset, reach: Omit<ReachBy, 'mode'>): SideBySide {
  const by = (mode: 'straight' | 'road' | 'reported') => proximityOf(dataset, { ...reach, mode });
  return { straight: by('straight'), road: by('road'), reported: by('reported') };
}

const known = (column: Float64Array | undefined, village: number): number | null => {
  const value = column?.[village] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
};

/** What is known of one village. */
export function distancesAt({ straight, road, reported }: SideBySide, village: number): Distances {
  return {
    straight: known(straight.distance, village) as Millimetres | null,
    road: known(road.distance, village) as Millimetres | null,
    minutes: known(road.minutes, village),
    reported: known(reported.distance, village) as Millimetres | null,
    snap: known(road.snap, village) as Millimetres | null,
  };
}

/** Whether a village passes in a straight line and fails by road; null where either is not known. */
export function isAirOnly({ straight, road }: Pick<Distances, 'straight' | 'road'>, radius: Millimetres): boolean | null {
  return straight === null || road === null ? null : straight <= radius && road > radius;
}

/**
 * Villages that pass in a straight line and fail by road, and those of which the road says nothing though the straight line does: off every road, on
 * an island, or the facility off the road. Indices.
 */
export function byAirOnly({ straight, road }: SideBySide, radius: Millimetres): { readonly beyond: number[]; readonly noWay: number[] } {
  const [beyond, noWay]: [number[], number[]] = [[], []];
  for (let village = 0; village < straight.distance.length; village++) {
    if (Number.isNaN(straight.distance[village]!)) continue;
    if (Number.isNaN(road.distance[village]!)) noWay.push(village);
    else if (straight.distance[village]! <= radius && road.distance[village]! > radius) beyond.push(village);
  }
  return { beyond, noWay };
}
