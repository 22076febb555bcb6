import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SORT_KEYS } from '../../src/analysis/order.ts';
import { SITING_OBJECTIVES } from '../../src/analysis/site/problem.ts';
import { OBJECTIVES } from '../../src/domain/budget-rules.ts';
import { DISTANCE_MODES, SCOPES, WEIGHTS } from '../../src/domain/parameters.ts';
import { STATES } from '../../src/domain/state.ts';
import { TRAVELLERS } from '../../src/domain/travel.ts';
import { millimetres } from '../../src/domain/units.ts';
import { INDICATORS } from '../../src/layers/index.ts';
import { readAddress, writeAddress } from '../../src/state/address.ts';
import {
  type Asked,
  CHOOSING,
  DEFAULT_VIEW,
  DRAWINGS,
  KEPT,
  PRIORITISING,
  SITED_FOR,
  TASKS,
  type View,
  WORK_TABS,
} from '../../src/state/view.ts';
import { SEED } from '../analysis/build.ts';

const indicator = fc.constantFrom(...INDICATORS.map((entry) => entry.indicator.id));
/** A code, or the `county/township` that stands for one, with everything an address must escape. */
const place = fc.oneof(
  fc.constantFrom('610727', '610727100', '略阳县/城关镇', 'a&b=c#d%20+e'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !text.includes('~')),
);

/** An id as a file may write it, with what separates ids in a link. */
const anyId = fc.oneof(
  fc.constantFrom('610727112201', '略阳县/城关镇/a~b,c', '%7E'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);

const arbitraryView: fc.Arbitrary<View> = fc.record({
  language: fc.constantFrom('zh', 'en'),
  indicator,
  year: fc.integer({ min: 1000, max: 9999 }),
  radii: fc.dictionary(
    indicator,
    fc.integer({ min: 500, max: 20_000_000 }).map((mm) => millimetres(mm / 1000)),
    { maxKeys: 3 },
  ),
  mode: fc.constantFrom(...DISTANCE_MODES),
  traveller: fc.constantFrom(...TRAVELLERS),
  scope: fc.constantFrom(...SCOPES),
  centreOnly: fc.boolean(),
  neighbours: fc.boolean(),
  waive: fc.boolean(),
  communities: fc.boolean(),
  relocated: fc.boolean(),
  poorOnly: fc.boolean(),
  deepPovertyOnly: fc.boolean(),
  county: fc.option(place, { nil: null }),
  township: fc.option(place, { nil: null }),
  weight: fc.constantFrom(...WEIGHTS),
  states: fc.subarray([...STATES]),
  fieldCheckOnly: fc.boolean(),
  search: fc.string({ unit: 'grapheme', maxLength: 40 }),
  drawing: fc.constantFrom(...DRAWINGS),
  coverage: fc.boolean(),
  selected: fc.option(place, { nil: null }),
  receipt: fc.option(
    fc.record({
      indicator,
      place: fc.option(place, { nil: null }),
      part: fc.constantFrom(...STATES, 'rate' as const, 'field-check' as const, 'air-only' as const),
    }),
    { nil: null },
  ),
  sort: fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() }),
  pane: fc.constantFrom('ranking', 'list'),
  task: fc.constantFrom(...TASKS),
  prioritising: fc.constantFrom(...PRIORITISING),
  bureau: fc.option(fc.constantFrom('transport', 'a&b=c#d%20+e'), { nil: null }),
  points: fc.dictionary(fc.constantFrom('veto', 'cost'), fc.integer({ min: 0, max: 100 })),
  span: fc.integer({ min: 1, max: 99 }),
  ranked: fc.constantFrom('works', 'villages'),
  budgets: fc.dictionary(fc.constantFrom('2018', '2019', '2020'), fc.nat(999_999_999)),
  choosing: fc.constantFrom(...CHOOSING),
  perVillage: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
  aim: fc.constantFrom(...OBJECTIVES),
  shares: fc.dictionary(fc.constantFrom('deep', '610727'), fc.integer({ min: 0, max: 99 })),
  deadlines: fc.boolean(),
  requirements: fc.boolean(),
  carryOver: fc.boolean(),
  costs: fc.dictionary(fc.constantFrom('transformer', 'fibre'), fc.integer({ min: 1, max: 999_999_999 })),
  workTab: fc.constantFrom(...WORK_TABS),
  scored: fc.option(place, { nil: null }),
  explained: fc.option(place, { nil: null }),
  siting: fc.record({
    choose: fc.integer({ min: 0, max: 9999 }),
    objective: fc.constantFrom(...SITING_OBJECTIVES),
    demand: fc.constantFrom(...SITED_FOR),
    capacity: fc.option(fc.nat(999_999_999), { nil: null }),
    kept: fc.array(anyId, { maxLength: 3 }),
    placed: fc.array(anyId, { maxLength: 3 }),
  }),
  baseMap: fc.string(),
  mapNumber: fc.string(),
  large: fc.boolean(),
});

const linked = (view: Asked) => Object.fromEntries(Object.entries(view).filter(([key]) => KEPT[key as keyof View] === 'link'));

describe('address', () => {
  it('gives back every linked key of any view, whatever the defaults it was written against', () => {
    fc.assert(
      fc.property(arbitraryView, arbitraryView, (view, defaults) => {
        const read = readAddress(`#${writeAddress(view, defaults)}`);
        expect(linked({ ...defaults, ...read })).toEqual(linked(view));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('writes nothing for the defaults, and nothing of what the browser keeps', () => {
    fc.assert(
      fc.property(arbitraryView, (view) => {
        expect(writeAddress(view, view)).toBe('');
        expect(writeAddress({ ...view, language: 'en', baseMap: 'https://key', mapNumber: '陕S(2020)', large: true }, view)).toBe('');
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it.each([
    'year=20x9',
    'year=19',
    'scope=everywhere',
    'weight=money',
    'states=met,maybe',
    'communities=true',
    'radii=clinic-standard',
    'radii=clinic-standard:-5',
    'radii=clinic-standard:1e9',
    'sort=name',
    'sort=name~2',
    'sort=password~1',
    'receipt=clinic-standard~610727',
    'receipt=clinic-standard~610727~everything',
    'pane=admin',
    'task=govern',
    'points=veto:-1',
    'span=1e2',
    'budgets=2019:1.5',
    'costs=transformer:0',
    'costs=transformer:07',
    'costs=transformer:-1',
    'costs=transformer:1.5',
    'costs=transformer:1e5',
    'costs=transformer:1000000000',
    'costs=transformer',
    'carryOver=yes',
    'siting=5~cover~gaps~',
    'siting=5~cheapest~gaps~~~',
    'siting=5~cover~cities~~~',
    'drawing=3d',
    `search=${'长'.repeat(201)}`,
    'language=en',
    'baseMap=https://evil',
    '__proto__=1',
    'constructor=1',
    '%',
    '%E0%A4%A',
    '',
    '#',
    '=&=&&',
  ])('ignores what does not fit: %s', (garbage) => {
    expect(readAddress(`#${garbage}`)).toEqual({});
    expect(readAddress(`#${garbage}&year=2019`)).toEqual(garbage.startsWith('year') ? {} : { year: 2019 });
  });

  it('tells of a way to measure that it does not know: the link’s number was another', () => {
    expect(readAddress('#mode=teleport&year=2019')).toEqual({ mode: null, year: 2019 });
    expect(readAddress('#mode=road')).toEqual({ mode: 'road' });
    expect(readAddress('#mode=')).toEqual({ mode: 'straight' });
    expect(readAddress('#mode=road&traveller=horse')).toEqual({ mode: 'road', traveller: null });
    expect(readAddress('#traveller=walking')).toEqual({ traveller: 'walking' });
  });

  it('never throws and never leaves its keys on random text', () => {
    const keys = Object.keys(KEPT).filter((key) => KEPT[key as keyof View] === 'link');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.constantFrom(...keys), fc.string({ unit: 'binary' })).map(([key, text]) => `${key}=${text}`),
        ),
        (text) => {
          for (const key of Object.keys(readAddress(text))) expect(keys).toContain(key);
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('reads the addresses of earlier links', () => {
    expect(
      readAddress('#indicator=road-paved&year=2019&county=610727&states=gap%2Cunknown&sort=distance~1&radii=clinic-standard:4500000'),
    ).toEqual({
      indicator: 'road-paved',
      year: 2019,
      county: '610727',
      states: ['gap', 'unknown'],
      sort: { key: 'distance', descending: true },
      radii: { 'clinic-standard': 4_500_000 },
    });
    expect(readAddress('county=')).toEqual({ county: DEFAULT_VIEW.county });
  });
});
