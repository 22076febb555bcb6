import { describe, expect, it } from 'vitest';
import { bundles, NO_SAVINGS } from '../../../src/analysis/works/bundles.ts';
import { at, dataset, reported, roadAlong, village } from '../build.ts';
import { listedWork, proposed, reports } from './build.ts';

const told = (works: ReturnType<typeof proposed>, savings = NO_SAVINGS) =>
  bundles(Object.values(works), savings).map(({ works: there, ...bundle }) => ({ ...bundle, works: there.map(({ id }) => id) }));

describe('works that go together', () => {
  const villages = [village({ id: 'A' }), village({ id: 'B' })];
  const observations = reports({
    'road-paved': { A: 'no', B: 'no' },
    'road-unpaved-km': { A: 2 },
    'water-unsafe-households': { A: 4 },
    'power-three-phase': { A: 'no' },
    'sanitation-toilet-households': { A: 10, B: 20 },
  });
  const works = proposed(dataset({ villages, observations }));

  it('lie in one trench, or are done on one visit; one work goes with nothing', () => {
    expect(told(works)).toEqual([
      {
        kind: 'trench',
        village: 0,
        works: ['road-new/A', 'water-consolidation/A', 'toilet/A'],
        cost: { cny: 1_200_000 + 11_040 + 14_000, low: 840_000 + 7728 + 9800, high: 1_560_000 + 14_352 + 18_200 },
        unpriced: 0,
        saved: 0,
      },
      {
        kind: 'visit',
        village: 0,
        works: ['road-new/A', 'water-consolidation/A', 'transformer/A', 'toilet/A'],
        cost: { cny: 1_295_040, low: 906_528, high: 1_683_552 },
        unpriced: 0,
        saved: 0,
      },
    ]);
  });

  it('save what a person says they save, and nothing before', () => {
    expect(told(works, { ...NO_SAVINGS, trench: 0.1 }).map(({ saved }) => saved)).toEqual([122_504, 0]);
    expect(Object.values(NO_SAVINGS)).toEqual([0, 0, 0]);
  });

  it('say how many of them have no cost that is known', () => {
    const noRoad = reports({ 'road-paved': { A: 'no' }, 'water-unsafe-households': { A: 4 } });
    expect(told(proposed(dataset({ villages, observations: noRoad })))).toMatchObject([
      { kind: 'trench', cost: { cny: 11_040 }, unpriced: 1 },
      { kind: 'visit', unpriced: 1 },
    ]);
  });

  it('are with the listed works that they take', () => {
    const power = { indicator: 'power-three-phase', cost: 70_000 };
    const list = [listedWork({ id: 'W1', kind: 'power-line', ...power }), listedWork({ id: 'W2', kind: 'transformer', ...power })];
    const there = proposed(dataset({ villages, observations: reported('power-three-phase', { A: 'no' }), works: list }));
    expect(told(there)).toMatchObject([{ kind: 'visit', works: ['W1', 'W2'], cost: { cny: 140_000 } }]);
  });

  it('are stretches of one road, however many villages it leads to', () => {
    const spot = (x: number, y: number) => [107 + x * 0.001, 33 + y * 0.001] as const;
    const earth = (...line: (readonly [number, number])[]) => roadAlong(line, { surface: 'earth' });
    const roads = [
      roadAlong([spot(-9, 0), spot(0, 0), spot(30, 0)], { class: 'county' }),
      earth(spot(0, 0), spot(0, 10)),
      earth(spot(0, 10), spot(-9, 20)),
      earth(spot(0, 10), spot(9, 20)),
      earth(spot(30, 0), spot(30, 10)),
    ];
    const along = [village({ id: 'A', position: at(...spot(-9, 20)) }), village({ id: 'B', position: at(...spot(9, 20)) })];
    const alone = village({ id: 'C', position: at(...spot(30, 10)) });
    const data = dataset({ villages: [...along, alone], roads, observations: reported('road-paved', { A: 'no', B: 'no', C: 'no' }) });
    expect(told(proposed(data))).toMatchObject([{ kind: 'road', village: null, works: ['road-new/A', 'road-new/A&B', 'road-new/B'] }]);
  });
});
