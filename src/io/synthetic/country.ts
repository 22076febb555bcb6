import type { ReportColumn, TextColumn } from '../../domain/columns.ts';
import type { RoadColumns } from '../../domain/road-columns.ts';
import { LAYERS } from '../../layers/index.ts';
import type { Tell } from '../progress.ts';
import { type CountyColumns, makeCounties } from './counties.ts';
import { type FacilityColumns, makeFacilities } from './facilities.ts';
import { writeNames } from './names.ts';
import { makeReports } from './reports.ts';
import { makeRoads, roadColumnsOf } from './roads.ts';
import { makeTownships, makeVillages, type TownshipColumns, type VillageRegister } from './villages.ts';

/** How large a country is made; the same sizes and seed make the same bytes. */
export interface CountrySizes {
  readonly villages: number;
  readonly facilities: number;
  readonly townships: number;
  readonly counties: number;
  readonly seed: number;
}

/** What a demonstration may be asked for by. */
export const DEMOS = ['country'] as const;

/** Larger ones are refused: names and codes still fit, memory may not. */
export const MOST_VILLAGES = 1_000_000;

/** About as many villages as China has. */
export const FULL_SIZE = 690_000;

/** Nodes of the road graph of a country of full size. */
export const ROAD_NODES = 200_000;

/** A country of so many villages, at least one: as many township hospitals, townships and counties to them as China has, about. */
export function sizesFor(villages: number): CountrySizes {
  const part = villages / FULL_SIZE;
  const townships = Math.max(1, Math.round(40_000 * part));
  return { villages, facilities: townships, townships, counties: Math.max(1, Math.round(3_000 * part)), seed: 1 };
}

/** The years reported, each at its end. */
export const YEARS: readonly number[] = [2017, 2018, 2019, 2020];

/** A country that is made up, as columns only: a worker hands it over without a copy. Everything in it is simulated. */
export interface Country {
  readonly sizes: CountrySizes;
  readonly villages: VillageRegister;
  readonly counties: CountyColumns;
  readonly countyNames: TextColumn;
  readonly townships: TownshipColumns;
  readonly facilities: FacilityColumns;
  /** By indicator: a column a year. An indicator that is no key has not been asked. */
  readonly reports: Readonly<Record<string, readonly ReportColumn[]>>;
  /** Null where nobody asked for them (`withRoads`). */
  readonly roads: RoadColumns | null;
}

/**
 * Indicators a country reports: `main` the first of each layer (a column a year takes 5.5 MB at full size), `all` of them for tests.
 */
export type Asked = 'main' | 'all';

/** How many villages a text asks for; null where no country can be made up of so many. */
export function villagesIn(text: string): number | null {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= MOST_VILLAGES ? count : null;
}

/** What making a country is told of: places and villages, facilities, each indicator, and roads. */
const stepsFor = (indicators: number) => indicators + 3;

/**
 * Makes a country up. About a second at full size. Throws RangeError where there are fewer townships than counties.
 * @param tell hears how far it is, in steps of some tenths of a second.
 */
export function makeCountry(sizes: CountrySizes = sizesFor(FULL_SIZE), asked: Asked = 'main', tell?: Tell): Country {
  const { seed } = sizes;
  if (sizes.townships < sizes.counties) throw new RangeError('each county needs a township');
  const indicators = LAYERS.flatMap((layer) =>
    (asked === 'all' ? layer.indicators : layer.indicators.slice(0, 1)).filter(({ subject }) => subject === 'village'),
  );
  let done = 0;
  const step = () => tell?.({ stage: 'make', file: '', done: done++, of: stepsFor(indicators.length) });
  step();
  const counties = makeCounties(sizes.counties, seed);
  const townships = makeTownships(sizes.townships, counties, seed);
  const villages = makeVillages(sizes.villages, townships, counties, seed);
  step();
  const facilities = makeFacilities(sizes.facilities, townships, LAYERS, seed);
  const reports = indicators.map((indicator) => {
    step();
    return [indicator.id, makeReports(indicator, villages.columns, YEARS, seed)] as const;
  });
  return {
    sizes,
    villages,
    counties,
    countyNames: writeNames(
      counties.count,
      (county) => county,
      () => '县',
    ),
    townships,
    facilities,
    reports: Object.fromEntries(reports),
    roads: null,
  };
}

/**
 * The same country with its roads, as many to its villages as at full size; two seconds there, and only the way along the road needs them.
 * @param tell hears that this last step goes on.
 */
export function withRoads(country: Country, tell?: Tell): Country {
  const { villages, seed } = country.sizes;
  const of = stepsFor(Object.keys(country.reports).length);
  const onStep = () => tell?.({ stage: 'make', file: '', done: of - 1, of });
  const nodes = Math.round((villages / FULL_SIZE) * ROAD_NODES);
  return { ...country, roads: roadColumnsOf(makeRoads(nodes, country, seed, onStep)) };
}
