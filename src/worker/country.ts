import { nameRanks } from '../analysis/name-ranks.ts';
import { nearestFacilities, type Proximity } from '../analysis/nearest.ts';
import type { ReachBy } from '../analysis/proximity.ts';
import { waysOf } from '../analysis/road/kept-ways.ts';
import { type Path, pathOf } from '../analysis/road/path-of.ts';
import { roadProximity } from '../analysis/road/road-proximity.ts';
import type { Figure, Mark } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import { PROFILES, type Traveller } from '../domain/travel.ts';
import type { Tell } from '../io/progress.ts';
import { type Country, type CountrySizes, makeCountry, withRoads } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';

/** The country last made here, as far as distances and names need it: the columns themselves have gone to the page. */
let kept: { readonly key: string; readonly dataset: Dataset } | null = null;

const keyOf = (sizes: CountrySizes) => JSON.stringify(sizes);

/** A country to be given away, memory and all. What is needed of it here is copied first. */
export function countryToGive(sizes: CountrySizes, tell: Tell): Country {
  const country = withRoads(makeCountry(sizes, 'main', tell), tell);
  kept = { key: keyOf(sizes), dataset: syntheticDataset(structuredClone(whatIsAsked(country))) };
  return country;
}

/**
 * Each village's nearest facility in the country of these sizes, straight or along the road; the country is made again where another worker made it,
 * and its roads become a network when they are first asked for.
 */
export function nearestInCountry(sizes: CountrySizes, reach: ReachBy, tell: Tell): Proximity {
  const dataset = countryOf(sizes, tell);
  const measured = (done: number) => tell({ stage: 'measure', file: '', done, of: sizes.villages });
  if (reach.mode !== 'road') return nearestFacilities(dataset, reach, measured);
  joinRoadsOf(dataset, reach.traveller, tell);
  return roadProximity(dataset, reach, PROFILES[reach.traveller], measured);
}

/** The way along the road from a village to a facility; null where there is none. */
export function pathInCountry(sizes: CountrySizes, traveller: Traveller, village: number, facility: number, tell: Tell): Path | null {
  const dataset = countryOf(sizes, tell);
  joinRoadsOf(dataset, traveller, tell);
  return pathOf(dataset, PROFILES[traveller], village, facility);
}

function joinRoadsOf(dataset: Dataset, traveller: Traveller, tell: Tell): void {
  const of = dataset.facilities.length + dataset.villages.length;
  waysOf(dataset, PROFILES[traveller], (done) => tell({ stage: 'join', file: '', done, of }));
}

/** The rank of each village's name in the country of these sizes, as a dictionary sorts them. */
export function nameRanksInCountry(sizes: CountrySizes, tell: Tell): Float64Array {
  return nameRanks(countryOf(sizes, tell));
}

function countryOf(sizes: CountrySizes, tell: Tell): Dataset {
  const key = keyOf(sizes);
  if (kept?.key !== key) kept = { key, dataset: syntheticDataset(whatIsAsked(withRoads(makeCountry(sizes, 'main', tell), tell))) };
  return kept.dataset;
}

/** The same country without its figures and reports: a third of its memory. */
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
