import { describe, expect, it } from 'vitest';
import { isFor } from '../../src/analysis/plan-scope.ts';
import { yearEnd } from '../../src/domain/period.ts';
import type { OwnTarget } from '../../src/domain/target.ts';
import { ownTargetsOf, planApplies, quotedTargets } from '../../src/plans/index.ts';
import { at, dataset, village } from '../analysis/build.ts';

const target: OwnTarget = {
  id: 'road-paved/*/-',
  indicator: 'road-paved',
  counties: [],
  number: 97,
  unit: '%',
  due: yearEnd(2025),
  source: '市发〔2023〕1号',
  origin: { file: 1, line: 2 },
};

describe('whose plan the built-in one is', () => {
  it.each([
    ['a village of 汉中 by its code', { villages: [village({ id: '610727100201' })] }, true],
    ['南郑县 of before 2017', { villages: [village({ id: '610721100201' })] }, true],
    ['a village of another prefecture by its code, though it lies in the box', { villages: [village({ id: '510101100201' })] }, false],
    [
      'counties drawn with another prefecture’s codes',
      {
        counties: [{ code: '510101', name: '甲县', level: 'county', county: '甲县', schematic: false, polygons: [] }],
        villages: [village({ id: 'x', code: null })],
      },
      false,
    ],
    ['no codes, inside the box', { villages: [village({ id: 'x', code: null })] }, true],
    ['no codes, outside the box', { villages: [village({ id: 'x', code: null, position: at(104.06, 30.6) })] }, false],
    ['nothing to tell by', { villages: [village({ id: 'x', code: null, position: { at: null, problem: 'position-missing' } })] }, true],
    ['targets of its own', { villages: [village({ id: '610727100201' })], targets: [target] }, false],
  ] as const)('%s', (_, part, expected) => {
    const project = dataset(part);
    expect(planApplies(project)).toBe(expected);
    expect(quotedTargets(project, ['road-paved-all']).length).toBe(expected ? 1 : 0);
  });

  it('own targets stand by indicator, and for the villages of their counties', () => {
    expect(ownTargetsOf(dataset({ targets: [target, { ...target, id: 'b', indicator: 'road-bus' }] }), 'road-paved')).toEqual([target]);
    const there = { county: '甲县', code: '510101100201' };
    expect([[], ['甲县'], ['甲'], ['510101'], ['乙县'], ['510102']].map((counties) => isFor(counties, there))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isFor(['区'], { county: '县', code: null })).toBe(false);
  });
});
