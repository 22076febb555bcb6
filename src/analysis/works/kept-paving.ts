import type { PositionColumns } from '../../domain/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { ColumnRoads } from '../../domain/road-columns.ts';
import { placingOf } from '../columns.ts';
import { findPaving, type Paving } from './paving.ts';

/** More roads than this take many seconds to be joined, and works are asked for on the page. */
const MOST_ROADS = 20_000;

/** The last villages that were looked for along the same roads: a report that is corrected makes another data set, and moves nobody. */
const kept = new WeakMap<Dataset['roads'], { readonly villages: PositionColumns; readonly paving: Paving }>();

/** Whether kilometres still to be paved are measured along the project's roads: not where there are none, and not along a country's. */
export function measuresRoads({ roads }: Dataset): boolean {
  return roads.length > 0 && roads.length <= MOST_ROADS && !(roads instanceof ColumnRoads);
}

/** Where the roads of a data set are paved, and what is left to be; null where it is not measured. */
export function pavingOf(dataset: Dataset): Paving | null {
  if (!measuresRoads(dataset)) return null;
  const villages = placingOf(dataset).position;
  const last = kept.get(dataset.roads);
  if (last && isSame(last.villages.lon, villages.lon) && isSame(last.villages.lat, villages.lat)) return last.paving;
  const paving = findPaving(dataset.roads, villages);
  kept.set(dataset.roads, { villages, paving });
  return paving;
}

const isSame = (these: Float64Array, those: Float64Array) =>
  these.length === those.length && these.every((degrees, at) => Object.is(degrees, those[at]));
