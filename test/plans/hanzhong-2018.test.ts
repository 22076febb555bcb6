import { describe, expect, it } from 'vitest';
import { LAYERS } from '../../src/layers/index.ts';
import { PLAN, targetsOf } from '../../src/plans/index.ts';

const target = (id: string) => PLAN.targets.find((one) => one.id === id);

describe('汉发〔2018〕29号, target by target', () => {
  /** Transcribed from domain.md §1, not from the code: id, scope, number, unit, due. */
  const PRINTED: readonly (readonly [string, string, number | null, string, string | null])[] = [
    ['road-paved-all', 'eligible-villages', 100, '%', '2018-12-31'],
    ['road-through-deep', 'deep-poverty-villages', 100, '%', '2019-12-31'],
    ['road-hamlets30-deep', 'deep-poverty-villages', 100, '%', '2020-12-31'],
    ['road-hamlets30-all', 'all-villages', null, '%', '2020-12-31'],
    ['road-groups', 'all-villages', 70, '%', '2020-12-31'],
    ['road-new', 'city', 1000, 'km', '2020-12-31'],
    ['road-repair', 'city', 3500, 'km', '2020-12-31'],
    ['road-bus', 'eligible-villages', 100, '%', '2020-12-31'],
    ['road-post', 'eligible-villages', 100, '%', '2020-12-31'],
    ['water-poor-villages', 'poor-villages', 280, 'village', '2019-12-31'],
    ['water-poor-people', 'persons', 0, 'person', '2019-12-31'],
    ['water-safe', 'all-villages', 100, '%', '2019-12-31'],
    ['water-tap', 'named-counties', 90, '%', '2019-12-31'],
    ['power-lines', 'poor-villages', 268.88, 'km', null],
    ['power-transformers', 'poor-villages', 104, 'unit', null],
    ['power-lines-deep', 'deep-poverty-villages', 95.53, 'km', null],
    ['power-transformers-deep', 'deep-poverty-villages', 22, 'unit', null],
    ['power-three-phase', 'all-villages', 100, '%', null],
    ['broadband-fibre-deep', 'deep-poverty-villages', 100, '%', null],
    ['broadband-poor', 'poor-villages', 100, '%', null],
    ['sanitation-toilets', 'households', 85, '%', '2020-12-31'],
    ['sanitation-waste-facilities', 'all-villages', 100, '%', '2020-12-31'],
    ['sanitation-waste-harmless', 'all-villages', 90, '%', '2020-12-31'],
    ['sanitation-sewage', 'all-villages', 60, '%', '2020-12-31'],
    ['clinic-standard', 'all-villages', 1, 'unit', null],
    ['clinic-doctor', 'all-villages', 1, 'person', null],
    ['hospital-standard', 'facilities', 1, 'unit', null],
    ['hospital-gp', 'facilities', 1, 'person', '2020-12-31'],
    ['county-hospital', 'counties', 1, 'unit', null],
    ['county-care', 'counties', 90, '%', '2020-12-31'],
  ];

  it.each(PRINTED)('%s', (id, scope, number, unit, due) => {
    expect(target(id)).toMatchObject({ scope, number, unit, due });
  });

  it('has no other target, and none twice', () => {
    expect(PLAN.targets.map((one) => one.id)).toEqual(PRINTED.map(([id]) => id));
  });

  it('quotes the plan for every one, in Chinese, and belongs to a layer', () => {
    const layers = LAYERS.map((layer) => layer.id);
    for (const one of PLAN.targets) {
      expect(one.quote).toMatch(/\p{Script=Han}{4}/u);
      expect(one.what.zh).toMatch(/\p{Script=Han}/u);
      expect(one.what.en).toMatch(/[A-Za-z]{2}/);
      expect(layers).toContain(one.layer);
    }
    expect(target('clinic-standard')?.quote).toBe('每个行政村有1所集体所有制产权的标准化卫生室(距镇办中心卫生院5公里范围内的村除外)');
  });

  it('prints each number and year it quotes', () => {
    for (const one of PLAN.targets) {
      if (one.quote.includes('%') && one.number !== null && one.number !== 0)
        expect(one.quote.includes(String(one.number)) || one.quote.includes('全覆盖')).toBe(true);
      if (one.unit === 'km') expect(one.quote).toContain(String(one.number));
    }
    expect(target('water-poor-people')?.quote).toContain('5.1万');
  });
});

describe('targetsOf', () => {
  it('gives the plan’s order whatever the order asked, and nothing for an unknown id', () => {
    expect(targetsOf(['road-through-deep', 'road-paved-all']).map((one) => one.id)).toEqual(['road-paved-all', 'road-through-deep']);
    expect(targetsOf(['nothing'])).toEqual([]);
  });
});
