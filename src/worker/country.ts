import { nearestFacilities, type Proximity, type Reach } from '../analysis/nearest.ts';
import type { Figure, Mark, TextColumn } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Tell } from '../io/progress.ts';
import { type Country, type CountrySizes, makeCountry } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';

/** The country last made here, as far as distances need it: the columns themselves have gone to the page. */
let kept: { readonly key: string; readonly dataset: Dataset } | null = null;

const keyOf = (sizes: CountrySizes) => JSON.stringify(sizes);

/** A country to be given away, memory and all. What is needed of it here is copied first. */
export function countryToGive(sizes: CountrySizes, tell: Tell): Country {
  const country = makeCountry(sizes, 'main', tell);
  kept = { key: keyOf(sizes), dataset: syntheticDataset(structuredClone(placesOnly(country))) };
  return country;
}

/** Each village's nearest facility in the country of these sizes; it is made again where another worker made it. */
export function nearestInCountry(sizes: CountrySizes, reach: Reach, tell: Tell): Proximity {
  const key = keyOf(sizes);
  if (kept?.key !== key) kept = { key, dataset: syntheticDataset(placesOnly(makeCountry(sizes, 'main', tell))) };
  return nearestFacilities(kept.dataset, reach, (done) => tell({ stage: 'measure', file: '', done, of: sizes.villages }));
}

/** The same country without its figures, reports and villages' names: a quarter of its memory. */
function placesOnly(country: Country): Country {
  const { columns, codes } = country.villages;
  const none = new Float64Array(0);
  const silent = new Uint8Array(0);
  const names: TextColumn = { bytes: silent, starts: new Uint32Array(0) };
  const emptied = <Name extends string, Column>(record: Readonly<Record<Name, unknown>>, column: Column) =>
    Object.fromEntries(Object.keys(record).map((name) => [name, column])) as Record<Name, Column>;
  return {
    ...country,
    villages: {
      columns: {
        ...columns,
        figures: emptied<Figure, Float64Array>(columns.figures, none),
        marks: emptied<Mark, Uint8Array>(columns.marks, silent),
      },
      codes,
      names,
    },
    reports: {},
  };
}
