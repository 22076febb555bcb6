import { columnsOf } from '../analysis/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import { DISTANCE_MODES, type DistanceMode } from '../domain/parameters.ts';

const answered = new WeakMap<Dataset, ReadonlySet<DistanceMode>>();

/** Whether the data has what a way to measure needs: roads, reported distances, a table of ways in metres. */
export function canAnswer(dataset: Dataset, mode: DistanceMode): boolean {
  const known = answered.get(dataset) ?? new Set(DISTANCE_MODES.filter((one) => hasGround(dataset, one)));
  answered.set(dataset, known);
  return known.has(mode);
}

function hasGround(dataset: Dataset, mode: DistanceMode): boolean {
  if (mode === 'road') return dataset.roads.length > 0;
  if (mode === 'matrix') return dataset.matrix?.metres != null;
  return mode === 'straight' || columnsOf(dataset).figures.reportedKm.some((km) => !Number.isNaN(km));
}
