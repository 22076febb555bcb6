import { nameRanks } from '../analysis/name-ranks.ts';
import { nearestFacilities, type Proximity, type Reach } from '../analysis/nearest.ts';
import type { Figure, Mark } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Tell } from '../io/progress.ts';
import { type Country, type CountrySizes, makeCountry } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';

/** The country last made here, as far as distances and names need it: the columns themselves have gone to the page. */
let kept: { readonly key: string; readonly dataset: Dataset } | null = null;

const keyOf = (sizes: CountrySizes) => JSON.stringify(sizes);

/** A country to be given away, memory and all. What is needed of it here is copied first. */
export function countryToGive(sizes: CountrySizes, tell: Tell): Country {
  const country = makeCountry(sizes, 'main', tell);
  kept = { key: keyOf(sizes), dataset: syntheticDataset(structuredClone(whatIsAsked(country))) };
  return country;
}

/** Each village's nearest facility in the country of these sizes; it is made again where another worker made it. */
export function nearestInCountry(sizes: CountrySizes, reach: Reach, tell: Tell): Proximity {
  return nearestFacilities(countryOf(sizes, tell), reach, (done) => tell({ stage: 'measure', file: '', done, of: sizes.villages }));
}

/** The rank of each village's name in the country of these sizes, as a dictionary sorts them. */
export function nameRanksInCountry(sizes: CountrySizes, tell: Tell): Float64Array {
  return nameRanks(countryOf(sizes, tell));
}

function countryOf(sizes: CountrySizes, tell: Tell): Dataset {
  const key = keyOf(sizes);
  if (kept?.key !== key) kept = { key, dataset: syntheticDataset(whatIsAsked(makeCountry(sizes, 'main', tell))) };
  return kept.dataset;
}

/** The same country without its figures and reports: a quarter of its memory. */
function whatIsAsked(country: Country): Country {
  const { columns, codes, names } = country.villages;
  const none = new Float64Array(0);
  const silent = new Uint8Array(0);
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
