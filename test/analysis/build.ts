import fc from 'fast-check';
import type { Tally } from '../../src/analysis/tally.ts';
import type { FileDataset, SourceFile } from '../../src/domain/dataset.ts';
import type { Indicator } from '../../src/domain/indicator.ts';
import type { Run, Value } from '../../src/domain/observation.ts';
import { type Month, monthsLater, yearEnd } from '../../src/domain/period.ts';
import type { Facility, Position, Village } from '../../src/domain/place.ts';
import type { State } from '../../src/domain/state.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { findIndicator } from '../../src/layers/index.ts';

/** Every random test starts from this seed (the plan's date), so that a failure can be run again. */
export const SEED = 20181012;

export const DECEMBER_2019 = yearEnd(2019);

export function at(lon: number, lat: number): Position {
  return { at: wgs84(lon, lat), quality: 'surveyed' };
}

const ORIGIN = { file: 0, line: 2 } as const;

export function village(part: Partial<Village> & { readonly id: string }): Village {
  return {
    code: part.id,
    name: `村${part.id}`,
    kind: 'village',
    county: '略阳县',
    township: '城关镇',
    position: at(106.15, 33.33),
    households: 20,
    registered: 80,
    resident: 60,
    hamlets: 4,
    hamlets30: 2,
    groups: 6,
    poor: false,
    deepPoverty: false,
    exitYear: null,
    relocated: false,
    reportedKm: null,
    simulated: false,
    origin: ORIGIN,
    ...part,
  };
}

export function facility(part: Partial<Facility> & { readonly id: string }): Facility {
  return {
    name: `卫生院${part.id}`,
    kind: 'township-hospital',
    county: '略阳县',
    township: '城关镇',
    position: at(106.15, 33.33),
    opened: null,
    closed: null,
    simulated: false,
    origin: ORIGIN,
    ...part,
  };
}

export function dataset(part: Partial<FileDataset>): FileDataset {
  return {
    origin: 'own',
    title: { zh: '试验', en: 'Trial' },
    villages: [],
    facilities: [],
    counties: [],
    townships: [],
    roads: [],
    works: [],
    targets: [],
    matrix: null,
    terrain: null,
    codes: [],
    observations: new Map(),
    files: [],
    years: [2019],
    ...part,
  };
}

/** A file that says of when it is; without one a data set is undated. */
export const DATED_FILE: SourceFile = { name: '村.csv', role: 'villages', rows: 1, asOf: DECEMBER_2019, crs: 'wgs84' };

/** One value reported for one month. */
export function run(value: Value, month: Month = DECEMBER_2019, simulated = false): Run {
  return { from: month, to: month, value, simulated };
}

/** Reports of one indicator for December 2019, by village id. */
export function reported(indicator: string, values: Readonly<Record<string, Value>>): FileDataset['observations'] {
  return new Map([[indicator, new Map(Object.entries(values).map(([id, value]) => [id, [run(value)]]))]]);
}

export function indicator(id: string): Indicator {
  const found = findIndicator(id);
  if (!found) throw new RangeError(`no indicator ${id}`);
  return found.indicator;
}

/** Positions that make a nearest search stumble: close together, equal, at a pole, across the antimeridian. */
const arbitraryPosition: fc.Arbitrary<Position> = fc
  .oneof(
    fc.record({ lon: fc.double({ min: 105.4, max: 108.4, noNaN: true }), lat: fc.double({ min: 32, max: 34, noNaN: true }) }),
    fc.record({
      lon: fc.integer({ min: 0, max: 4 }).map((step) => 107 + step / 100),
      lat: fc.integer({ min: 0, max: 4 }).map((step) => 33 + step / 100),
    }),
    fc.record({ lon: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.constantFrom(90, -90, 89.9999, 89.98, -89.999) }),
    fc.record({ lon: fc.constantFrom(180, -180, 179.999, -179.999, 179.95, -179.9), lat: fc.double({ min: -60, max: 60, noNaN: true }) }),
  )
  .map(({ lon, lat }) => at(lon, lat));

/** Values any reporter may write for any indicator. */
export const arbitraryValue: fc.Arbitrary<Value | null> = fc.oneof(
  fc.constantFrom<Value | null>('yes', 'no', 'exempt', null, 0),
  fc.integer({ min: 0, max: 100 }),
);

/** Villages whose ids are `V0`, `V1` … with everything that may be missing sometimes missing. */
export function arbitraryVillages(max = 12): fc.Arbitrary<Village[]> {
  const amount = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null });
  return fc
    .array(
      fc.record({
        position: fc.oneof(
          { weight: 6, arbitrary: arbitraryPosition },
          { weight: 1, arbitrary: fc.constant<Position>({ at: null, problem: 'position-missing' }) },
        ),
        county: fc.constantFrom('略阳县', '镇巴县'),
        township: fc.constantFrom('城关镇', '泾洋街道', ''),
        kind: fc.constantFrom<Village['kind']>('village', 'village', 'community'),
        households: amount,
        registered: amount,
        resident: amount,
        hamlets: amount,
        hamlets30: amount,
        groups: amount,
      }),
      { minLength: 1, maxLength: max },
    )
    .map((parts) => parts.map((part, index) => village({ id: `V${index}`, ...part })));
}

export function arbitraryFacilities(max = 8): fc.Arbitrary<Facility[]> {
  return fc
    .array(
      fc.record({
        position: fc.oneof(
          { weight: 8, arbitrary: arbitraryPosition },
          { weight: 1, arbitrary: fc.constant<Position>({ at: null, problem: 'position-zero' }) },
        ),
        county: fc.constantFrom('略阳县', '镇巴县'),
        township: fc.constantFrom('城关镇', '泾洋街道', ''),
        kind: fc.constantFrom('township-hospital', 'centre-hospital', 'county-hospital', 'clinic'),
        opened: fc.option(fc.constantFrom(monthsLater(DECEMBER_2019, -1), DECEMBER_2019, monthsLater(DECEMBER_2019, 1)), { nil: null }),
        closed: fc.option(fc.constantFrom(monthsLater(DECEMBER_2019, -1), DECEMBER_2019, monthsLater(DECEMBER_2019, 1)), { nil: null }),
      }),
      { maxLength: max },
    )
    .map((parts) => parts.map((part, index) => facility({ id: `F${index}`, ...part })));
}

/** A tally of villages that all report their weight, but for those `unweighed` names. */
export function counts(states: Partial<Record<State, number>>, unweighed: Partial<Record<State, number>> = {}, decidable = true): Tally {
  const none = { met: 0, gap: 0, exempt: 0, unknown: 0 };
  return { ...none, ...states, unweighed: { ...none, ...unweighed }, decidable };
}
