import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { stateOf } from '../../src/analysis/assess.ts';
import { columnsOf, placingOf, provenanceOf, reportedAt } from '../../src/analysis/columns.ts';
import { nearestFacilities } from '../../src/analysis/nearest.ts';
import { inOrder, SORT_KEYS } from '../../src/analysis/order.ts';
import { LEVELS, placesOf } from '../../src/analysis/places.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { roadProximity } from '../../src/analysis/road/road-proximity.ts';
import { members, rollUp, tally } from '../../src/analysis/tally.ts';
import { codeOfValue, FIGURES, MARKS, NOT_REPORTED } from '../../src/domain/columns.ts';
import { type Dataset, type FileDataset, villageIndex } from '../../src/domain/dataset.ts';
import { observe, type Run, type Value } from '../../src/domain/observation.ts';
import { type Extent, SCOPES, WEIGHTS } from '../../src/domain/parameters.ts';
import { type Month, monthsLater, yearEnd } from '../../src/domain/period.ts';
import type { Facility, Position, Village } from '../../src/domain/place.ts';
import { POSITION_PROBLEMS, STATES } from '../../src/domain/state.ts';
import { PROFILES } from '../../src/domain/travel.ts';
import { millimetres, wgs84 } from '../../src/domain/units.ts';
import { INDICATORS } from '../../src/layers/index.ts';
import { codeOf, countByRecord, countPlaces, membersByRecord, statesByRecord } from '../oracle/by-records.ts';
import { inColumns } from '../support/registers.ts';
import { arbitraryValue, dataset, facility, roadAlong, SEED, village } from './build.ts';

const VILLAGE_INDICATORS = INDICATORS.map(({ indicator }) => indicator).filter(({ subject }) => subject === 'village');
const FACILITY_KINDS = [
  ...new Set(
    VILLAGE_INDICATORS.flatMap(({ rule }) =>
      rule.kind === 'near' ? [...rule.facilities, ...(rule.neighbour ? [rule.neighbour] : [])] : [],
    ),
  ),
];
const YEARS = [2017, 2018, 2019, 2020] as const;
const LAST = yearEnd(2020);

const maybe = <One>(value: fc.Arbitrary<One>) => fc.option(value, { nil: null });
const amount = maybe(fc.integer({ min: 0, max: 400 }));

/** On a lattice of about a kilometre, so that radii fall between and on distances; now and then far away, or nowhere. */
const somewhere: fc.Arbitrary<Position> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([x, y]): Position => ({ at: wgs84(106 + x / 100, 33 + y / 100), quality: 'modelled' })),
  },
  { weight: 1, arbitrary: fc.constant<Position>({ at: wgs84(-179.99, 71), quality: 'modelled' }) },
  { weight: 1, arbitrary: fc.constantFrom(...POSITION_PROBLEMS).map((problem): Position => ({ at: null, problem })) },
);

/** Counties 900101 and 900102, townships 001 to 003 in each: some share a name with one in the other county, one has none. */
const COUNTIES = ['东河县', '西河县'];
const TOWNSHIPS = [
  ['城关镇', '北乡', ''],
  ['城关镇', '南乡', '重庆路街道'],
];

/** Villages whose codes and places go together, in the order of their codes. */
const arbitraryRegister: fc.Arbitrary<Village[]> = fc
  .uniqueArray(
    fc.record({
      county: fc.integer({ min: 0, max: 1 }),
      township: fc.integer({ min: 0, max: 2 }),
      ordinal: fc.integer({ min: 1, max: 9 }),
      name: fc.constantFrom('东村', '重庆村', '长沟2村', '长沟10村', 'A村', '𡐓里', ''),
      kind: fc.constantFrom<Village['kind']>('village', 'village', 'community'),
      position: somewhere,
      figures: fc.record(Object.fromEntries(FIGURES.map((figure) => [figure, amount])) as Record<(typeof FIGURES)[number], typeof amount>),
      reportedKm: maybe(fc.double({ min: 0, max: 30, noNaN: true })),
      marks: fc.record(
        Object.fromEntries(MARKS.map((mark) => [mark, fc.constantFrom(true, false, null)])) as Record<
          (typeof MARKS)[number],
          fc.Arbitrary<boolean | null>
        >,
      ),
    }),
    { selector: ({ county, township, ordinal }) => `${county}${township}${ordinal}`, minLength: 1, maxLength: 24 },
  )
  .chain((parts) => fc.tuple(fc.constant(parts), fc.boolean()))
  .map(([parts, simulated]) =>
    parts
      .map(({ county, township, ordinal, figures, marks, ...part }) => ({
        ...part,
        ...figures,
        ...marks,
        reportedKm: part.reportedKm,
        id: `90010${county + 1}00${township + 1}20${ordinal}`,
        county: COUNTIES[county]!,
        township: TOWNSHIPS[county]![township]!,
        simulated,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((part, index) => village({ ...part, code: part.id, origin: { file: 0, line: index + 2 } })),
  );

const month = fc.constantFrom<Month>(monthsLater(yearEnd(2018), -1), yearEnd(2018), monthsLater(yearEnd(2019), 1));
const arbitraryFacilities: fc.Arbitrary<Facility[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...FACILITY_KINDS, 'of no layer'),
      county: fc.constantFrom(...COUNTIES),
      township: fc.constantFrom('城关镇', '北乡', '南乡', ''),
      position: somewhere,
      opened: maybe(month),
      closed: maybe(month),
    }),
    { maxLength: 10 },
  )
  .map((parts) => parts.map((part, index) => facility({ id: `F${index}`, ...part })));

/** Each indicator is reported by no file, or by some of the villages for some of the years. */
function reportsOf(villages: readonly Village[], seed: readonly (readonly (Value | null)[] | null)[]): FileDataset['observations'] {
  return new Map(
    VILLAGE_INDICATORS.flatMap(({ id }, indicator) => {
      const values = seed[indicator % seed.length];
      if (!values) return [];
      const runs = villages.flatMap(({ id: subject }, index) => {
        const own = YEARS.flatMap((year, at): Run[] => {
          const value = values[(index * YEARS.length + at + indicator) % values.length] ?? null;
          return value === null ? [] : [{ from: yearEnd(year), to: yearEnd(year), value, simulated: year === 2020 }];
        });
        return own.length === 0 ? [] : [[subject, own] as const];
      });
      return [[id, new Map(runs)] as const];
    }),
  );
}

const arbitraryData: fc.Arbitrary<FileDataset> = fc
  .tuple(
    arbitraryRegister,
    arbitraryFacilities,
    fc.array(fc.option(fc.array(fc.oneof(arbitraryValue, fc.constant(84.5)), { minLength: 1, maxLength: 40 }), { nil: null, freq: 5 }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([villages, facilities, seed]) => dataset({ villages, facilities, observations: reportsOf(villages, seed), years: YEARS }));

const flag = fc.boolean();
function arbitraryExtent({ villages }: FileDataset): fc.Arbitrary<Extent> {
  return fc.record({
    county: maybe(fc.constantFrom(...villages.map(codeOf.county), '900109')),
    township: maybe(fc.constantFrom(...villages.map(codeOf.township))),
    communities: flag,
    relocated: flag,
    poorOnly: flag,
    deepPovertyOnly: flag,
  });
}

const settings = { seed: SEED, numRuns: 100 };

describe('columns and records say the same', () => {
  it('of every village: each field, its place in the list, and what it reports when', () => {
    fc.assert(
      fc.property(arbitraryData, (data) => {
        const columns = inColumns(data);
        expect([...columns.villages]).toEqual(data.villages);
        data.villages.forEach(({ id }, index) => {
          expect(columns.villages.at(index)).toEqual(data.villages[index]);
          expect(villageIndex(columns, id)).toBe(index);
          for (const { id: indicator } of VILLAGE_INDICATORS)
            for (const at of [monthsLater(yearEnd(2017), -1), ...YEARS.map(yearEnd), monthsLater(LAST, 1)])
              expect(observe(columns.observations, indicator, id, at)).toEqual(observe(data.observations, indicator, id, at));
        });
      }),
      settings,
    );
  });

  it('when columns are made of the records: field by field, and as a register holds them', () => {
    fc.assert(
      fc.property(arbitraryData, (data) => {
        const made = columnsOf(data);
        data.villages.forEach((village, index) => {
          expect(made.position.lon[index]).toBe(village.position.at?.lon ?? Number.NaN);
          expect(made.position.lat[index]).toBe(village.position.at?.lat ?? Number.NaN);
          if (!village.position.at) expect(POSITION_PROBLEMS[made.problem[index]!]).toBe(village.position.problem);
          expect(made.community[index]).toBe(Number(village.kind === 'community'));
          for (const figure of FIGURES) expect(made.figures[figure][index]).toBe(village[figure] ?? Number.NaN);
          for (const mark of MARKS) expect(made.marks[mark][index]).toBe(village[mark] === null ? NOT_REPORTED : Number(village[mark]));
        });
        const columns = inColumns(data);
        expect(columnsOf(columns)).toEqual(made);
        expect(placingOf(columns).position).toEqual(placingOf(data).position);
        expect(provenanceOf(columns)).toEqual(provenanceOf(data));
        for (const { id } of VILLAGE_INDICATORS)
          for (const year of YEARS) {
            const reported = reportedAt(data, id, yearEnd(year));
            expect(reportedAt(columns, id, yearEnd(year))).toEqual(reported);
            expect([...reported.values]).toEqual(
              data.villages.map((one) => codeOfValue(observe(data.observations, id, one.id, yearEnd(year)).current?.value ?? null)),
            );
          }
      }),
      settings,
    );
  });

  it('of the places they lie in, the list’s order by each key, and the order of the names', () => {
    fc.assert(
      fc.property(arbitraryData, fc.boolean(), (data, descending) => {
        const columns = inColumns(data);
        for (const level of LEVELS) {
          const [places, own] = [placesOf(columns)[level], placesOf(data)[level]];
          expect(places.of).toEqual(own.of);
          expect(places.list).toEqual(own.list);
        }
        const question = defaultQuestion(VILLAGE_INDICATORS[0]!, LAST);
        const all = Uint32Array.from(data.villages.keys());
        for (const key of SORT_KEYS)
          expect(inOrder(answer(columns, question), all, key, descending)).toEqual(inOrder(answer(data, question), all, key, descending));
      }),
      settings,
    );
  });
});

describe('a village’s distances, asked of columns and of records', () => {
  const crossing = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([x, y]) => [106 + x / 100, 33 + y / 100] as const);
  const arbitraryRoads = fc.array(
    fc.record({ line: fc.array(crossing, { minLength: 4, maxLength: 12 }), direction: fc.constantFrom('both', 'both', 'forward') }),
    { minLength: 1, maxLength: 12 },
  );

  it('are the same, straight and by road, to the nearest hospital and to the township’s own', () => {
    let routed = 0;
    fc.assert(
      fc.property(arbitraryData, arbitraryRoads, fc.constantFrom(...SCOPES), (data, lines, scope) => {
        const roads = lines.map(({ line, direction }) => roadAlong(line, { direction }));
        const records = { ...data, roads };
        const columns = { ...inColumns(data), roads };
        const reach = { kinds: FACILITY_KINDS, scope, month: null };
        expect(nearestFacilities(columns, reach)).toEqual(nearestFacilities(records, reach));
        const along = roadProximity(records, reach, PROFILES.car);
        expect(roadProximity(columns, reach, PROFILES.car)).toEqual(along);
        routed += along.facility.filter((facility) => facility >= 0).length;
      }),
      settings,
    );
    expect(routed).toBeGreaterThan(100);
  });
});

describe('what is counted over columns is what is counted from record to record', () => {
  const seen = new Set<string>();

  it('for all layers, years, weightings, filters and both levels, over records and over a register', () => {
    fc.assert(
      fc.property(
        arbitraryData.chain((data) => fc.tuple(fc.constant(data), fc.array(arbitraryExtent(data), { minLength: 1, maxLength: 3 }))),
        fc.record({
          scope: fc.constantFrom(...SCOPES),
          neighbours: flag,
          waive: flag,
          narrow: flag,
          km: fc.constantFrom(0.9, 1.1, 2, 3, 5, 12),
        }),
        ([data, extents], { narrow, km, ...switches }) => {
          const register = inColumns(data);
          for (const indicator of VILLAGE_INDICATORS)
            for (const year of YEARS) {
              const kinds = narrow && indicator.rule.kind === 'near' ? indicator.rule.narrower : null;
              const question = { ...defaultQuestion(indicator, yearEnd(year)), ...switches, kinds, radius: millimetres(km * 1000) };
              const states = statesByRecord(data, indicator, question);
              for (const state of states) seen.add(`${indicator.rule.kind} ${state}`);
              for (const engine of [data, register]) expectCounted(engine, data, states, extents, answer(engine, question));
            }
        },
      ),
      { seed: SEED, numRuns: 50 },
    );
    const kinds = new Set(VILLAGE_INDICATORS.map(({ rule }) => rule.kind));
    expect(seen, 'every state comes out of every kind of rule').toEqual(
      new Set([...kinds].flatMap((kind) => STATES.map((state) => `${kind} ${state}`))),
    );
  }, 120_000);

  function expectCounted(
    engine: Dataset,
    data: FileDataset,
    states: ReturnType<typeof statesByRecord>,
    extents: readonly Extent[],
    assessment: ReturnType<typeof answer>,
  ): void {
    expect(data.villages.map((_, index) => stateOf(assessment, index))).toEqual(states);
    for (const extent of extents) {
      const indices = membersByRecord(data, extent);
      const counted = members(engine, extent);
      expect([...counted]).toEqual(indices);
      for (const weight of WEIGHTS) {
        expect(tally(assessment, counted, weight)).toMatchObject(countByRecord(data, states, indices, weight));
        for (const level of LEVELS)
          expect(
            rollUp(assessment, counted, level, weight).map(({ code, counts: { decidable: _, ...counts }, members: own }) => ({
              code,
              members: [...own],
              ...counts,
            })),
          ).toEqual(countPlaces(data, states, indices, level, weight));
      }
    }
  }
});
