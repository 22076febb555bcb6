import { describe, expect, it } from 'vitest';
import { isInScope } from '../../src/analysis/plan-scope.ts';
import type { Scope, Target } from '../../src/domain/target.ts';
import { village } from './build.ts';

const target = (scope: Scope, counties?: readonly string[]): Target => ({
  id: 't',
  layer: 'road',
  scope,
  ...(counties && { counties }),
  what: { zh: '路', en: 'Road' },
  number: 100,
  unit: '%',
  due: null,
  quote: '路',
});
const VILLAGE = village({ id: 'A', county: '略阳县', poor: true, deepPoverty: false });
const COMMUNITY = village({ id: 'B', kind: 'community' });
const SILENT = village({ id: 'C', poor: null, deepPoverty: null });

describe('isInScope', () => {
  it('takes what the village says of itself; where it says nothing, neither yes nor no', () => {
    expect(isInScope(target('poor-villages'), VILLAGE, false)).toBe(true);
    expect(isInScope(target('deep-poverty-villages'), VILLAGE, false)).toBe(false);
    expect(isInScope(target('poor-villages'), SILENT, false)).toBeNull();
    expect(isInScope(target('deep-poverty-villages'), SILENT, false)).toBeNull();
  });

  it('counts 行政村, not 社区; 具备条件 leaves the exempt out, 所有 does not', () => {
    expect(isInScope(target('all-villages'), VILLAGE, true)).toBe(true);
    expect(isInScope(target('all-villages'), COMMUNITY, false)).toBe(false);
    expect(isInScope(target('eligible-villages'), VILLAGE, false)).toBe(true);
    expect(isInScope(target('eligible-villages'), VILLAGE, true)).toBe(false);
    expect(isInScope(target('eligible-villages'), COMMUNITY, false)).toBe(false);
  });

  it('looks for the county among those the target names', () => {
    expect(isInScope(target('named-counties', ['略阳县', '镇巴县']), VILLAGE, false)).toBe(true);
    expect(isInScope(target('named-counties', ['镇巴县']), VILLAGE, false)).toBe(false);
    expect(isInScope(target('named-counties'), VILLAGE, false)).toBe(false);
  });

  it.each(['city', 'households', 'persons', 'facilities', 'counties'] as const)('has no answer for a target of %s', (scope) => {
    expect(isInScope(target(scope), VILLAGE, false)).toBeUndefined();
  });
});
