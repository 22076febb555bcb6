import { describe, expect, it } from 'vitest';
import { outside } from '../../src/state/outside.ts';
import { assessmentInView } from '../../src/state/selectors.ts';
import { openingView } from '../../src/state/store.ts';
import type { View } from '../../src/state/view.ts';
import { listed } from '../../src/state/village-list.ts';
import { dataset, facility, reported, village } from '../analysis/build.ts';

const DATA = dataset({
  villages: [
    village({ id: '610727100201', name: '南街村', poor: true }),
    village({ id: '610727100001', name: '南街社区', kind: 'community' }),
    village({ id: '610727101201', name: '南街后村', township: '接官亭镇' }),
    village({ id: '610728100001', county: '镇巴县', township: '泾洋街道', name: '南街口社区', kind: 'community' }),
    village({ id: '610728100201', county: '镇巴县', township: '泾洋街道', name: '北街村', relocated: true }),
  ],
  facilities: [facility({ id: 'H1' })],
  observations: reported('clinic-standard', { '610727100201': 'yes', '610727101201': 'yes' }),
});
const VIEW: View = openingView(DATA, {});
const inList = (view: View) => listed(DATA, view);
const found = (part: Partial<View>) => {
  const view = { ...VIEW, ...part };
  return outside(DATA, assessmentInView(DATA, view), view, inList(view));
};

describe('what a search finds outside the list', () => {
  it('is nothing without a search, nor where the list has it all', () => {
    expect(found({})).toEqual([]);
    expect(found({ search: '  ' })).toEqual([]);
    expect(found({ search: '接官亭' })).toEqual([]);
    expect(found({ search: '没有这个村' })).toEqual([]);
    expect(found({ search: '南街', communities: true })).toEqual([]);
  });

  it('is communities that are not counted', () => {
    expect(found({ search: '社区' })).toEqual([{ kind: 'community', count: 2, barriers: ['kind'], includes: { communities: true } }]);
  });

  it('is what lies in another county or township', () => {
    expect(found({ search: '南街', county: '610728' })).toEqual([
      { kind: 'village', count: 2, barriers: ['place'], includes: { county: null } },
      { kind: 'community', count: 1, barriers: ['kind'], includes: { communities: true } },
    ]);
    expect(found({ search: '南街社区', county: '610728' })).toEqual([
      { kind: 'community', count: 1, barriers: ['place', 'kind'], includes: { county: null, communities: true } },
    ]);
    expect(found({ search: '接官亭', county: '610727', township: '610727100' })).toEqual([
      { kind: 'village', count: 1, barriers: ['place'], includes: { township: null } },
    ]);
  });

  it('offers what lies in the place in view first, then what lies elsewhere', () => {
    const here = { search: '社区', county: '610727' };
    expect(found(here)).toEqual([{ kind: 'community', count: 1, barriers: ['kind'], includes: { communities: true } }]);
    expect(found({ ...here, communities: true })).toEqual([
      { kind: 'community', count: 1, barriers: ['place'], includes: { county: null } },
    ]);
  });

  it('is what a filter leaves out, by the filters that do', () => {
    expect(found({ search: '后村', poorOnly: true, deepPovertyOnly: true, states: ['gap'], fieldCheckOnly: true })).toEqual([
      {
        kind: 'village',
        count: 1,
        barriers: ['filter'],
        includes: { poorOnly: false, deepPovertyOnly: false, states: [], fieldCheckOnly: false },
      },
    ]);
    expect(found({ search: '北街', relocated: false })).toMatchObject([{ barriers: ['filter'], includes: { relocated: true } }]);
  });

  it('is all in the list after the one step', () => {
    for (const part of [
      { search: '南街' },
      { search: '南街', county: '610728', township: '610728100', poorOnly: true },
      { search: '南街', states: ['gap'], communities: false },
      { search: '北街', relocated: false, fieldCheckOnly: true },
    ] satisfies Partial<View>[]) {
      for (const { kind, count, includes } of found(part)) {
        const listedThen = inList({ ...VIEW, ...part, ...includes, ...('county' in includes && { township: null }) });
        expect(listedThen.filter((index) => DATA.villages[index]?.kind === kind).length).toBeGreaterThanOrEqual(count);
      }
    }
  });
});
