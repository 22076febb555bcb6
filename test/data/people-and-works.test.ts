import { describe, expect, it } from 'vitest';
import { cell, having, hundredths, number, type Row, villages, works } from './sample.ts';

describe('people', () => {
  const poor = having(villages, 'poor', 'yes');
  const deep = having(villages, 'deep_poverty', 'yes');

  it('are the 862 poor and 110 deep-poverty villages of the plan, none a community', () => {
    expect([poor.length, deep.length]).toEqual([862, 110]);
    expect([having(poor, 'exit_year', '2018').length, having(poor, 'exit_year', '2019').length]).toEqual([465, 397]);
    expect(poor.every((row) => row['kind'] === 'village')).toBe(true);
    expect(deep.every((row) => row['poor'] === 'yes')).toBe(true);
    expect(villages.filter((row) => row['poor'] === 'no' && row['exit_year'] !== '')).toEqual([]);
    const elsewhere = deep.filter((row) => row['county'] !== '略阳县' && row['county'] !== '镇巴县');
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.length).toBeLessThan(deep.length);
  });

  it('are blank in a few villages only', () => {
    for (const column of ['households', 'population', 'population_resident']) {
      const blank = having(villages, column, '').length;
      expect(blank).toBeGreaterThan(0);
      expect(blank).toBeLessThanOrEqual(0.005 * villages.length);
    }
  });

  it('are about as many as each county has registered (户籍, public figures, rounded to thousands)', () => {
    const known: Readonly<Record<string, number>> = {
      汉台区: 560,
      南郑区: 550,
      城固县: 540,
      洋县: 440,
      西乡县: 410,
      勉县: 420,
      宁强县: 330,
      略阳县: 200,
      镇巴县: 290,
      留坝县: 43,
      佛坪县: 32,
    };
    const people = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + number(row, 'population'), 0) / 1000;
    const off = Object.entries(known).filter(([county, thousands]) => {
      const ratio = people(having(villages, 'county', county)) / thousands;
      return ratio < 0.85 || ratio > 1.15;
    });
    expect(off).toEqual([]);
    expect(people(villages)).toBeGreaterThan(0.9 * 3815);
    expect(people(villages)).toBeLessThan(1.1 * 3815);
  });

  it('live in households of three to four, and in the villages fewer than are registered', () => {
    const reported = villages.filter((row) => row['households'] !== '' && row['population'] !== '');
    const sizes = reported.map((row) => number(row, 'population') / number(row, 'households'));
    expect(Math.min(...sizes)).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(4);
    const full = having(reported, 'kind', 'village').filter((row) => number(row, 'population_resident') >= number(row, 'population'));
    expect(full).toEqual([]);
  });

  it('have no more large hamlets than hamlets, nor than their households fill', () => {
    for (const row of villages) {
      expect(number(row, 'hamlets_30plus')).toBeLessThanOrEqual(number(row, 'hamlets'));
      if (row['households'] !== '') expect(30 * number(row, 'hamlets_30plus')).toBeLessThanOrEqual(number(row, 'households'));
    }
  });
});

describe('works', () => {
  it("sum to the plan's totals exactly", () => {
    const total = (kind: string) => hundredths(having(works, 'kind', kind));
    const deep = (kind: string) => hundredths(having(having(works, 'kind', kind), 'deep_poverty', 'yes'));
    expect([total('power-line'), deep('power-line')]).toEqual([26_888, 9_553]);
    expect([total('transformer'), deep('transformer')]).toEqual([10_400, 2_200]);
    expect([total('road-new'), total('road-repair')]).toEqual([100_000, 350_000]);
    const water = having(works, 'kind', 'water-scheme');
    expect(water.map((row) => row['quantity'])).toEqual(Array.from({ length: 280 }, () => '1'));
    expect(new Set(water.map((row) => row['village_code'])).size).toBe(280);
  });

  it('stand in villages of the sample, the water works in poor ones', () => {
    const village = new Map(villages.map((row) => [row['code'], row]));
    for (const row of works) {
      const own = village.get(row['village_code']);
      expect([row['county'], row['township'], row['deep_poverty']]).toEqual([own?.['county'], own?.['township'], own?.['deep_poverty']]);
      if (row['kind'] !== 'road-new' && row['kind'] !== 'road-repair') expect(own?.['poor']).toBe('yes');
      expect(cell(row, 'planned_start') < cell(row, 'planned_end')).toBe(true);
      expect(row['completed'] === '' || cell(row, 'completed') > cell(row, 'planned_start')).toBe(true);
    }
  });
});
