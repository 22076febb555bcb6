import type { Level } from '../analysis/places.ts';
import type { Dataset } from '../domain/dataset.ts';
import { type AreaFinder, findAreas, projectVillages } from './hit.ts';

/** What is derived from a data set once, for pointing at it. */
export interface Ground {
  readonly dataset: Dataset;
  readonly villages: Float64Array;
  readonly areas: Readonly<Record<Level, AreaFinder>>;
  readonly codes: Readonly<Record<Level, readonly string[]>>;
}

/** Projects and indexes a data set for pointing. */
export function prepare(dataset: Dataset): Ground {
  const code = ({ code }: { readonly code: string }) => code;
  return {
    dataset,
    villages: projectVillages(dataset),
    areas: { county: findAreas(dataset.counties), township: findAreas(dataset.townships) },
    codes: { county: dataset.counties.map(code), township: dataset.townships.map(code) },
  };
}
