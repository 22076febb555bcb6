import type { Level } from '../analysis/places.ts';
import type { PositionColumns } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Position } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import { type AreaFinder, findAreas } from './hit.ts';
import { gridOf, type PlaceGrid } from './points/place-grid.ts';

/** What is derived from a data set once, for pointing at it. */
export interface Ground {
  readonly dataset: Dataset;
  readonly villages: PlaceGrid;
  readonly facilities: PlaceGrid;
  readonly areas: Readonly<Record<Level, AreaFinder>>;
  readonly codes: Readonly<Record<Level, readonly string[]>>;
}

/** Sorts and indexes a data set for pointing. */
export function prepare(dataset: Dataset): Ground {
  const code = ({ code }: { readonly code: string }) => code;
  return {
    dataset,
    villages: gridOf(positionsOf(dataset.villages)),
    facilities: gridOf(positionsOf(dataset.facilities)),
    areas: { county: findAreas(dataset.counties), township: findAreas(dataset.townships) },
    codes: { county: dataset.counties.map(code), township: dataset.townships.map(code) },
  };
}

function positionsOf(records: Records<{ readonly position: Position }>): PositionColumns {
  const [lon, lat] = [new Float64Array(records.length).fill(Number.NaN), new Float64Array(records.length).fill(Number.NaN)];
  let index = 0;
  for (const { position } of records) {
    if (position.at) [lon[index], lat[index]] = [position.at.lon, position.at.lat];
    index++;
  }
  return { lon, lat };
}
