import { placingOf } from '../analysis/columns.ts';
import { positionsOf } from '../analysis/nearest.ts';
import type { Level } from '../analysis/places.ts';
import type { Dataset } from '../domain/dataset.ts';
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
    villages: gridOf(placingOf(dataset).position),
    facilities: gridOf(positionsOf(dataset.facilities.map(({ position }) => position))),
    areas: { county: findAreas(dataset.counties), township: findAreas(dataset.townships) },
    codes: { county: dataset.counties.map(code), township: dataset.townships.map(code) },
  };
}
