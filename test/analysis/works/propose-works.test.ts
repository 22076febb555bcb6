import { describe, expect, it } from 'vitest';
import { monthOf, yearEnd } from '../../../src/domain/period.ts';
import { estimated } from '../../../src/domain/remedy.ts';
import { at, dataset, reported, roadAlong, village } from '../build.ts';
import { listedWork, proposed, reports } from './build.ts';

const A = village({ id: 'A' });
const B = village({ id: 'B' });

describe('a gap', () => {
  it('is proposed its layer’s remedy, at a unit cost with a range', () => {
    const data = dataset({ villages: [A], observations: reported('power-three-phase', { A: 'no' }) });
    expect(proposed(data)).toEqual({
      'transformer/A': {
        id: 'transformer/A',
        name: '',
        remedy: 'transformer',
        indicator: 'power-three-phase',
        villages: [0],
        county: '略阳县',
        township: '城关镇',
        quantity: 1,
        cost: { cny: 70_000, low: 49_000, high: 91_000 },
        requires: [],
        people: 80,
        poorPeople: 0,
        hamlets: 4,
        due: null,
        listed: null,
        path: [],
        simulated: false,
      },
    });
  });

  it('alone is proposed anything: not what is met, exempt or unknown', () => {
    const villages = ['A', 'B', 'C', 'D'].map((id) => village({ id }));
    const data = dataset({ villages, observations: reported('power-three-phase', { A: 'yes', B: 'exempt', D: 'no' }) });
    expect(Object.keys(proposed(data))).toEqual(['transformer/D']);
  });

  it('costs what a person says it costs, at once', () => {
    const data = dataset({ villages: [A], observations: reported('power-three-phase', { A: 'no' }) });
    const dear = { ...estimated(100_001), spread: 0.1 };
    expect(proposed(data, { costs: { transformer: dear } })['transformer/A']?.cost).toEqual({ cny: 100_001, low: 90_001, high: 110_002 });
    expect(proposed(data)['transformer/A']?.cost?.cny).toBe(70_000);
  });

  it('of two readings of one lack is closed by one work', () => {
    const observations = reports({ 'broadband-access': { A: 'no', B: 'yes' }, 'broadband-fibre': { A: 'no', B: 'no' } });
    const works = proposed(dataset({ villages: [A, B], observations }));
    expect(Object.values(works).map(({ id, indicator }) => [id, indicator])).toEqual([
      ['fibre/A', 'broadband-access'],
      ['fibre/B', 'broadband-fibre'],
    ]);
  });

  it('is counted for the people asked about; what is not known of a village is null', () => {
    const villages = [
      village({ id: 'A', poor: true }),
      village({ id: 'B', registered: null, resident: 7, poor: null, hamlets: null }),
      village({ id: 'C', registered: null, poor: false }),
    ];
    const data = dataset({ villages, observations: reported('power-three-phase', { A: 'no', B: 'no', C: 'no' }) });
    const told = (people: 'registered' | 'resident') =>
      Object.values(proposed(data, { people })).map((work) => [work.people, work.poorPeople, work.hamlets]);
    expect(told('registered')).toEqual([
      [80, 80, 4],
      [null, null, null],
      [null, 0, 4],
    ]);
    expect(told('resident')).toEqual([
      [60, 60, 4],
      [7, null, null],
      [60, 0, 4],
    ]);
  });

  it('is due when the earliest target that speaks of the village says', () => {
    const villages = [
      village({ id: 'A', deepPoverty: true }),
      village({ id: 'B', deepPoverty: false }),
      village({ id: 'C', kind: 'community' }),
    ];
    const observations = reports({
      'road-paved': { A: 'no', B: 'no', C: 'no' },
      'water-unsafe-households': { A: 1, B: 1 },
      'sanitation-toilet-households': { C: 0 },
    });
    const extent = { county: null, township: null, communities: true, relocated: true, poorOnly: false, deepPovertyOnly: false };
    const plan = proposed(dataset({ villages, observations, counties: [] }), { extent });
    // 610727, of the plan's prefecture: the villages' ids are no codes, so that their positions tell.
    expect(Object.values(plan).map(({ id, due }) => [id, due])).toEqual([
      ['road-new/A', 2018],
      ['road-new/B', 2018],
      ['road-new/C', null],
      ['water-consolidation/A', 2019],
      ['water-consolidation/B', 2019],
      ['toilet/C', 2020],
    ]);
    const target = { indicator: 'road-paved', counties: ['略阳'], number: 100, unit: '%', source: '', origin: A.origin };
    const targets = [
      { ...target, id: '1', due: yearEnd(2021) },
      { ...target, id: '2', due: monthOf(2020, 6) },
      { ...target, id: '3', due: yearEnd(2017), counties: ['镇巴县'] },
      { ...target, id: '4', due: null },
    ];
    expect(proposed(dataset({ villages, observations, targets }))['road-new/A']?.due).toBe(2020);
  });
});

describe('how much of a remedy a gap takes', () => {
  const lacking = (value: number, part: Parameters<typeof village>[0] = { id: 'A' }) =>
    Object.values(proposed(dataset({ villages: [village(part)], observations: reported('water-unsafe-households', { A: value }) })));

  it('is the people of the households without water: up to half of them the supply is extended, beyond that built', () => {
    // 80 people in 20 households.
    expect(lacking(10).map(({ id, quantity, cost }) => [id, quantity, cost?.cny])).toEqual([['water-consolidation/A', 40, 27_600]]);
    expect(lacking(11).map(({ id, quantity, cost }) => [id, quantity, cost?.cny])).toEqual([['water-scheme/A', 44, 176_000]]);
    expect(lacking(1, { id: 'A', registered: 81 }).map(({ quantity }) => quantity)).toEqual([5]);
    expect(lacking(30).map(({ quantity }) => quantity)).toEqual([80]);
  });

  it('is unknown where a figure is, and the work stays in the list without a cost', () => {
    for (const part of [
      { id: 'A', households: null },
      { id: 'A', registered: null },
    ])
      expect(lacking(3, part)).toMatchObject([{ quantity: null, cost: null, villages: [0] }]);
    const observations = reported('water-safe', { A: 'no' });
    expect(proposed(dataset({ villages: [A], observations }))['water-scheme/A']).toMatchObject({ quantity: null, cost: null });
  });

  it('is the toilets short of the share, once there is water', () => {
    const toilets = (count: number, more: Parameters<typeof reports>[0] = {}) =>
      proposed(dataset({ villages: [A], observations: reports({ 'sanitation-toilet-households': { A: count }, ...more }) }));
    expect(toilets(3)['toilet/A']).toMatchObject({ quantity: 14, cost: { cny: 28_000 }, requires: [] });
    expect(toilets(3, { 'water-unsafe-households': { A: 0 } })['toilet/A']?.requires).toEqual([]);
    expect(toilets(3, { 'water-unsafe-households': { A: 2 } })['toilet/A']?.requires).toEqual(['water-consolidation/A']);
    expect(toilets(3, { 'water-safe': { A: 'no' } })['toilet/A']?.requires).toEqual(['water-scheme/A']);
    const percent = dataset({ villages: [A], observations: reported('sanitation-toilet-percent', { A: 50 }) });
    expect(proposed(percent)['toilet/A']?.quantity).toBe(7);
  });

  it('is the kilometres reported where no road is drawn; none left to report is no kilometre', () => {
    const roads = (unpaved: number) =>
      proposed(dataset({ villages: [A], observations: reports({ 'road-paved': { A: 'no' }, 'road-unpaved-km': { A: unpaved } }) }));
    expect(roads(3.07)['road-new/A']).toMatchObject({ quantity: 3.07, cost: { cny: 1_842_000, low: 1_289_400, high: 2_394_600 } });
    expect(roads(0)['road-new/A']).toMatchObject({ quantity: null, cost: null });
    const repair = reports({ 'road-paved': { A: 'yes' }, 'road-unobstructed': { A: 'no' }, 'road-gravel-reverted-km': { A: 1.1 } });
    expect(Object.values(proposed(dataset({ villages: [A], observations: repair })))).toMatchObject([
      { id: 'road-repair/A', quantity: 1.1, cost: { cny: 330_000 } },
    ]);
  });
});

describe('a listed work', () => {
  const observations = reported('power-three-phase', { A: 'no', B: 'no' });
  const line = listedWork({ id: 'W1', kind: 'power-line', indicator: 'power-three-phase', quantity: 3.07, unit: 'km', cost: 300_001 });
  const works = (...list: (typeof line)[]) => proposed(dataset({ villages: [A, B], observations, works: list }));

  it('takes the place of the remedy, at its own cost, as long as it is not completed', () => {
    expect(works(line)['W1']).toMatchObject({
      name: '项目W1',
      remedy: 'power-line',
      listed: 'W1',
      villages: [0],
      quantity: 3.07,
      cost: { cny: 300_001, low: 300_001, high: 300_001 },
    });
    const ids = (completed: number) => Object.keys(works({ ...line, completed: yearEnd(completed) }));
    expect(ids(2019)).toEqual(['transformer/A', 'transformer/B']);
    expect(ids(2020)).toEqual(['W1', 'transformer/B']);
  });

  it('without a cost has that of its quantity, where this is in the remedy’s unit', () => {
    expect(works({ ...line, cost: null })['W1']?.cost?.cny).toBe(307_000);
    expect(works({ ...line, cost: null, unit: '处' })['W1']).toMatchObject({ quantity: null, cost: null });
    expect(works({ ...line, unit: '处' })['W1']).toMatchObject({ quantity: null, cost: { cny: 300_001 } });
  });

  it('is told by its kind where the list does not say what it serves, by what it serves where its kind is not known', () => {
    expect(works({ ...line, indicator: null })['W1']).toMatchObject({ remedy: 'power-line', indicator: 'power-three-phase' });
    expect(works({ ...line, indicator: null, kind: '新增更换配变' })['W1']?.remedy).toBe('transformer');
    expect(works({ ...line, kind: '农网改造' })['W1']?.remedy).toBe('transformer');
    expect(Object.keys(works({ ...line, indicator: null, kind: '农网改造' }))).toEqual(['transformer/A', 'transformer/B']);
  });

  it('is one of several: the last closes the gap and takes the others', () => {
    const later = listedWork({ id: 'W0', kind: 'transformer', indicator: 'power-three-phase', plannedStart: yearEnd(2019) });
    const both = works(later, { ...line, plannedStart: yearEnd(2018) });
    expect(both['W1']).toMatchObject({ villages: [], people: 0, requires: [] });
    expect(both['W0']).toMatchObject({ villages: [0], people: 80, requires: ['W1'] });
  });

  it('for several villages closes the gap of each that has one', () => {
    expect(works({ ...line, serves: ['B', 'A', 'elsewhere'] })['W1']).toMatchObject({ villages: [0, 1], people: 160, county: '略阳县' });
    expect(Object.keys(works({ ...line, serves: ['A', 'B'] }))).toEqual(['W1']);
  });

  it('that leads on into the next county brings what has to be met first there', () => {
    const villages = [A, village({ id: 'B', county: '镇巴县' })];
    const lacking = reports({ 'sanitation-toilet-households': { A: 0, B: 0 }, 'water-unsafe-households': { B: 2 } });
    const toilets = listedWork({ id: 'W', kind: 'toilet', indicator: 'sanitation-toilet-households', cost: 1, serves: ['A', 'B'] });
    const extent = { county: '略阳县', township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
    const there = proposed(dataset({ villages, observations: lacking, works: [toilets] }), { extent });
    expect(Object.keys(there)).toEqual(['water-consolidation/B', 'W']);
    expect(there['W']).toMatchObject({ villages: [0, 1], requires: ['water-consolidation/B'] });
  });
});

describe('roads to gaps', () => {
  const spot = (x: number, y: number) => [107 + x * 0.001, 33 + y * 0.001] as const;
  const stands = (id: string, x: number, y: number, county = '略阳县') => village({ id, county, position: at(...spot(x, y)) });
  const trunk = roadAlong([spot(-9, 0), spot(0, 0), spot(9, 0)], { class: 'county' });
  const earth = (...line: (readonly [number, number])[]) => roadAlong(line, { surface: 'earth' });
  const fork = [earth(spot(0, 0), spot(0, 10)), earth(spot(0, 10), spot(-9, 20)), earth(spot(0, 10), spot(9, 20))];
  const villages = [stands('A', -9, 20), stands('B', 9, 20, '镇巴县')];
  const observations = reported('road-paved', { A: 'no', B: 'no' });
  const data = dataset({ villages, roads: [trunk, ...fork], observations });

  it('are paved by stretches: what leads to the fork is one work that closes nothing by itself', () => {
    const works = proposed(data);
    expect(Object.keys(works)).toEqual(['road-new/A', 'road-new/A&B', 'road-new/B']);
    expect(works['road-new/A&B']).toMatchObject({ villages: [], people: 0, hamlets: 0, requires: [], quantity: 1.11, due: 2018 });
    expect(works['road-new/A']).toMatchObject({ villages: [0], requires: ['road-new/A&B'], quantity: 1.392 });
    expect(works['road-new/A&B']?.cost).toEqual({ cny: 666_000, low: 466_200, high: 865_800 });
    expect(works['road-new/A&B']?.path).toHaveLength(1);
  });

  it('of one county bring what leads in from the next, under the same ids', () => {
    const extent = { county: '镇巴县', township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
    const works = proposed(data, { extent });
    expect(Object.keys(works)).toEqual(['road-new/A&B', 'road-new/B']);
    expect(works['road-new/B']).toEqual(proposed(data)['road-new/B']);
  });

  it('that a listed work leads along are that work’s', () => {
    const works = [listedWork({ id: 'W', cost: 900_000, quantity: 2, unit: 'km' })];
    const there = proposed({ ...data, works });
    expect(Object.keys(there)).toEqual(['W', 'road-new/B']);
    expect(there['road-new/B']?.requires).toEqual(['W']);
  });

  it('that were accepted into the list are themselves', () => {
    const accepted = { unit: '公里', quantity: 1.392, cost: 700_000 };
    const works = [listedWork({ id: 'road-new/A', ...accepted }), listedWork({ id: 'road-new/A&B', ...accepted, village: null })];
    const [plain, there] = [proposed(data), proposed({ ...data, works })];
    for (const id of ['road-new/A', 'road-new/A&B', 'road-new/B'])
      expect(there[id]).toMatchObject({ requires: plain[id]?.requires, villages: plain[id]?.villages, path: plain[id]?.path });
    expect(there['road-new/A&B']).toMatchObject({ listed: 'road-new/A&B', cost: { cny: 700_000 } });
    expect(there['road-new/B']?.listed).toBeNull();
  });

  it('have no cost where nobody knows whether they are paved already', () => {
    const unknown = roadAlong([spot(0, 0), spot(0, 10)], { surface: 'unknown' });
    const works = proposed({ ...data, roads: [trunk, unknown, ...fork.slice(1)] });
    expect(works['road-new/A&B']).toMatchObject({ quantity: null, cost: null });
    expect(works['road-new/A']?.cost?.cny).toBe(835_200);
  });

  it('that are paved by the file do not contradict the report: the kilometres are what it reports', () => {
    const paved = { ...data, roads: [trunk, ...fork.map((road) => ({ ...road, surface: 'concrete' as const }))] };
    expect(proposed(paved)['road-new/A']).toMatchObject({ quantity: null, cost: null, path: [] });
    const told = { ...paved, observations: reports({ 'road-paved': { A: 'no' }, 'road-unpaved-km': { A: 2 } }) };
    expect(proposed(told)['road-new/A']).toMatchObject({ quantity: 2, path: [] });
  });

  it('open the village all year too: nothing is repaired that is not there yet', () => {
    const both = reports({ 'road-paved': { A: 'no' }, 'road-unobstructed': { A: 'no', B: 'no' } });
    expect(Object.keys(proposed({ ...data, observations: both }))).toEqual(['road-new/A', 'road-repair/B']);
  });
});
