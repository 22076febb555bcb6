import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess, gather, reasonOf, stateOf } from '../../src/analysis/assess.ts';
import { nearestFacilities, type Proximity, problemAt, type Reach } from '../../src/analysis/nearest.ts';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { matrixDistances, reportedDistances } from '../../src/analysis/told-distances.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { IdColumn, TravelMatrix } from '../../src/domain/matrix.ts';
import { type FacilityScope, SCOPES } from '../../src/domain/parameters.ts';
import type { Month } from '../../src/domain/period.ts';
import type { Facility, Village } from '../../src/domain/place.ts';
import { millimetres } from '../../src/domain/units.ts';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import {
  arbitraryFacilities,
  arbitraryVillages,
  at,
  DECEMBER_2019,
  dataset,
  facility,
  indicator,
  reported,
  SEED,
  village,
} from './build.ts';

const KINDS = ['township-hospital', 'centre-hospital'];
const ANY: Reach = { kinds: KINDS, scope: 'nearest', month: null };
const OWN: Reach = { ...ANY, scope: 'own-township' };

type Row = readonly [origin: string, destination: string, metres: number];

function idColumn(texts: readonly string[]): IdColumn {
  const ids = [...new Set(texts)];
  return { ids, codes: Uint32Array.from(texts, (text) => ids.indexOf(text)) };
}

/** A table of ways with metres, as its reader makes one. */
function matrixOf(rows: readonly Row[]): TravelMatrix {
  return {
    rows: rows.length,
    origin: idColumn(rows.map(([origin]) => origin)),
    destination: idColumn(rows.map(([, destination]) => destination)),
    metres: Float64Array.from(rows, ([, , metres]) => metres),
    minutes: null,
  };
}

interface Told {
  readonly facility: string | null;
  readonly mm: number;
  readonly problem: string | null;
}

function toldOf(proximity: Proximity, { villages, facilities }: Dataset): Told[] {
  return Array.from({ length: villages.length }, (_, index) => ({
    facility: facilities[proximity.facility[index]!]?.id ?? null,
    mm: proximity.distance[index]!,
    problem: problemAt(proximity, index),
  }));
}

/** Every village through every row of the table, without any index. */
function bruteForce(
  villages: readonly Village[],
  facilities: readonly Facility[],
  rows: readonly Row[],
  scope: FacilityScope,
  month: Month | null,
): Told[] {
  const counting = facilities.filter(
    ({ kind, opened, closed }) =>
      KINDS.includes(kind) && (month === null || ((opened === null || opened <= month) && (closed === null || closed > month))),
  );
  return villages.map((from) => {
    const none = (problem: string): Told => ({ facility: null, mm: Number.NaN, problem });
    if (counting.length === 0) return none('no-facility');
    if (scope === 'own-township' && from.township === '') return none('no-township');
    const own = scope === 'nearest' ? counting : counting.filter((to) => to.county === from.county && to.township === from.township);
    if (own.length === 0) return none('no-facility-in-township');
    let best = none('no-way-told');
    for (const [origin, destination, metres] of rows) {
      const to = own.find(({ id }) => id === destination);
      if (!to || Number.isNaN(metres) || (origin !== from.id && origin !== from.code)) continue;
      const mm = Math.round(metres * 1000);
      if (best.facility === null || mm < best.mm || (mm === best.mm && to.id < best.facility))
        best = { facility: to.id, mm, problem: null };
    }
    return best;
  });
}

describe('matrixDistances', () => {
  const villages = ['A', 'B', 'C', 'D'].map((id) =>
    village({ id, code: `code-${id}`, position: { at: null, problem: 'position-missing' } }),
  );
  const facilities = ['H2', 'H1', 'K'].map((id) => facility({ id, kind: id === 'K' ? 'clinic' : 'township-hospital' }));
  const told = (rows: readonly Row[], reach: Reach = ANY) => {
    const data = dataset({ villages, facilities, matrix: matrixOf(rows) });
    return toldOf(matrixDistances(data, reach), data);
  };

  it('takes the shortest way to a facility that counts, by id or code, in whole millimetres, without any position', () => {
    expect(
      told([
        ['A', 'H1', 4999.9996],
        ['A', 'H2', 7000],
        ['code-B', 'H1', 6000],
        ['B', 'H2', 5999.9994],
        ['C', 'K', 10],
        ['elsewhere', 'H1', 1],
        ['D', 'nowhere', 1],
      ]),
    ).toEqual([
      { facility: 'H1', mm: 5_000_000, problem: null },
      { facility: 'H2', mm: 5_999_999, problem: null },
      { facility: null, mm: Number.NaN, problem: 'no-way-told' },
      { facility: null, mm: Number.NaN, problem: 'no-way-told' },
    ]);
  });

  it('gives equal ways to the smaller id, whatever the order of the rows, and takes a blank as no way', () => {
    const rows: Row[] = [
      ['A', 'H2', 3000.0001],
      ['A', 'H1', 3000.0004],
      ['B', 'H1', Number.NaN],
      ['B', 'H2', 0],
    ];
    for (const given of [rows, [...rows].reverse()])
      expect(told(given).map(({ facility: to, mm }) => [to, mm])).toEqual([
        ['H1', 3_000_000],
        ['H2', 0],
        [null, Number.NaN],
        [null, Number.NaN],
      ]);
  });

  it('reads a village’s id before another village’s code', () => {
    const two = [village({ id: 'x', code: 'y' }), village({ id: 'y', code: null })];
    const data = dataset({ villages: two, facilities, matrix: matrixOf([['y', 'H1', 5]]) });
    expect(toldOf(matrixDistances(data, ANY), data).map(({ mm }) => mm)).toEqual([Number.NaN, 5000]);
  });

  it('says nothing of a radius where the table tells minutes only, or there is none', () => {
    const minutes: TravelMatrix = { ...matrixOf([['A', 'H1', 1]]), metres: null, minutes: Float64Array.of(3) };
    for (const matrix of [minutes, null]) {
      const data = dataset({ villages, facilities, matrix });
      const answer = matrixDistances(data, ANY);
      expect(toldOf(answer, data).map(({ problem }) => problem)).toEqual(Array(4).fill('no-way-told'));
      expect(answer.usable).toBe(2);
    }
  });

  it('equals every village through every row, in both scopes and by the month', () => {
    const metres = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 20_000, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        arbitraryVillages(),
        arbitraryFacilities(),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 9 }), metres), { maxLength: 60 }),
        fc.constantFrom(...SCOPES),
        fc.constantFrom(null, DECEMBER_2019),
        (some, to, ways, scope, month) => {
          const rows = ways.map(([from, where, length]): Row => [`V${from}`, `F${where}`, length]);
          const data = dataset({ villages: some, facilities: to, matrix: matrixOf(rows) });
          const ours = toldOf(matrixDistances(data, { kinds: KINDS, scope, month }), data);
          expect(ours).toEqual(bruteForce(some, to, rows, scope, month));
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('is the straight line again where the table tells straight lines', () => {
    let measured = 0;
    fc.assert(
      fc.property(arbitraryVillages(), arbitraryFacilities(), fc.constantFrom(...SCOPES), (some, to, scope) => {
        const rows = some.flatMap(({ id, position: from }) =>
          to.flatMap((one): Row[] => {
            if (!from.at || !one.position.at) return [];
            const { s12 = Number.NaN } = geodesic.Geodesic.WGS84.Inverse(
              from.at.lat,
              from.at.lon,
              one.position.at.lat,
              one.position.at.lon,
            );
            return [[id, one.id, s12]];
          }),
        );
        const data = dataset({ villages: some, facilities: to, matrix: matrixOf(rows) });
        const straight = nearestFacilities(data, { ...ANY, scope });
        const told = matrixDistances(data, { ...ANY, scope });
        expect(told.distance).toEqual(straight.distance);
        expect(told.facility).toEqual(straight.facility);
        measured += straight.distance.filter((mm) => !Number.isNaN(mm)).length;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(measured).toBeGreaterThan(500);
  });

  it('finds villages kept as columns by their codes as it finds records', () => {
    const country = syntheticDataset(makeCountry(sizesFor(1500)));
    const records = { ...country, villages: [...country.villages] };
    // Each village to the facilities of its own township and to one that counts, the next in the list, whatever kinds the layers have.
    const counting = country.facilities.flatMap(({ kind }, place) => (ANY.kinds.includes(kind) ? [place] : []));
    const rows = records.villages.flatMap(({ id, township, county }, index) =>
      country.facilities.flatMap((one, place): Row[] =>
        (one.township === township && one.county === county) || place === counting[index % counting.length]
          ? [[id, one.id, ((index * 7919 + place * 104_729) % 9000) + 0.5]]
          : [],
      ),
    );
    const matrix = matrixOf([...rows, ['000000000000', country.facilities[0]!.id, 1], ['somebody', country.facilities[0]!.id, 1]]);
    for (const reach of [ANY, OWN]) {
      const found = matrixDistances({ ...country, matrix }, reach);
      expect(found).toEqual(matrixDistances({ ...records, matrix }, reach));
      expect(found.distance.filter((mm) => !Number.isNaN(mm)).length, 'half of them, whatever kinds a township has').toBeGreaterThan(750);
    }
    expect(reportedDistances(country)).toEqual(reportedDistances(records));
  });
});

describe('reportedDistances', () => {
  it('takes what the village reports as whole millimetres to no facility of ours; blank is not reported, and 0 is a distance', () => {
    const villages = [5.04, 0, null, 12.3456789].map((reportedKm, index) =>
      village({ id: `V${index}`, reportedKm, position: { at: null, problem: 'position-missing' } }),
    );
    const data = dataset({ villages });
    const answer = reportedDistances(data);
    expect(toldOf(answer, data)).toEqual([
      { facility: null, mm: 5_040_000, problem: null },
      { facility: null, mm: 0, problem: null },
      { facility: null, mm: Number.NaN, problem: 'distance-unreported' },
      { facility: null, mm: 12_345_679, problem: null },
    ]);
    expect(answer.usable).toBe(3);
  });
});

describe('a question that is asked by another distance', () => {
  beforeAll(() => bringOtherDistances());
  const CLINIC = indicator('clinic-standard');
  const QUESTION = { ...defaultQuestion(CLINIC, DECEMBER_2019), radius: millimetres(5000) };
  const villages = [
    village({ id: 'near', reportedKm: 5 }),
    village({ id: 'far', reportedKm: 5.000001 }),
    village({ id: 'silent' }),
    village({ id: 'has', reportedKm: 9 }),
  ];
  const data = dataset({
    villages,
    facilities: [facility({ id: 'H' })],
    observations: reported('clinic-standard', { near: 'no', far: 'no', silent: 'no', has: 'yes' }),
    matrix: matrixOf([
      ['far', 'H', 5000],
      ['silent', 'H', 5001],
    ]),
  });
  const asked = (mode: 'reported' | 'matrix', question = QUESTION) => {
    const assessment = assess(gather(data, CLINIC, { ...question, mode }), question.radius);
    return villages.map((_, index) => [stateOf(assessment, index), reasonOf(assessment, index)]);
  };

  it('follows the same truth table', () => {
    expect(asked('reported')).toEqual([
      ['exempt', 'within-radius'],
      ['gap', 'beyond-radius'],
      ['unknown', 'distance-unreported'],
      ['met', 'own-clinic'],
    ]);
    expect(asked('matrix')).toEqual([
      ['unknown', 'no-way-told'],
      ['exempt', 'within-radius'],
      ['gap', 'beyond-radius'],
      ['met', 'own-clinic'],
    ]);
  });

  it('is another answer than the straight one of the same data, whichever was asked first', () => {
    const straight = () => gather(data, CLINIC, QUESTION).proximity?.distance;
    expect(straight()).toEqual(Float64Array.of(0, 0, 0, 0));
    expect(gather(data, CLINIC, { ...QUESTION, mode: 'reported' }).proximity?.distance[3]).toBe(9_000_000);
    expect(straight()).toEqual(Float64Array.of(0, 0, 0, 0));
  });

  it('measures what villages report once, whatever facilities count and whose', () => {
    const by = (part: Partial<typeof QUESTION>) => gather(data, CLINIC, { ...QUESTION, mode: 'reported', ...part }).proximity;
    const first = by({});
    expect(by({ scope: 'nearest' })).toBe(first);
    expect(by({ kinds: ['centre-hospital'] })).toBe(first);
    expect(gather(data, CLINIC, { ...QUESTION, mode: 'matrix' }).proximity).not.toBe(first);
  });

  it('measures a neighbour’s clinic straight where villages report, and by the table where that is asked', () => {
    const { rule } = CLINIC;
    const kind = (rule.kind === 'near' && rule.neighbour) || '';
    const beside = dataset({
      villages: [village({ id: 'V', reportedKm: 9, position: at(106.15, 33.33) })],
      facilities: [facility({ id: 'H', position: at(106.15, 33.5) }), facility({ id: 'N', kind, position: at(106.15, 33.34) })],
      observations: reported('clinic-standard', { V: 'no' }),
      matrix: matrixOf([['V', 'H', 9000]]),
    });
    const answer = (mode: 'reported' | 'matrix', of: Dataset = beside) =>
      reasonOf(assess(gather(of, CLINIC, { ...QUESTION, mode, neighbours: true }), QUESTION.radius), 0);
    expect(answer('reported')).toBe('neighbour-clinic');
    expect(answer('matrix')).toBe('beyond-radius');
    const withIt = matrixOf([
      ['V', 'H', 9000],
      ['V', 'N', 4000],
    ]);
    expect(answer('matrix', { ...beside, matrix: withIt })).toBe('neighbour-clinic');
  });
});
