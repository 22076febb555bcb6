import { describe, expect, it } from 'vitest';
import { reportedAt } from '../../src/analysis/columns.ts';
import { inOrder, SORT_KEYS } from '../../src/analysis/order.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { millimetres } from '../../src/domain/units.ts';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { assessmentInView, counted, indicatorInView, layerSummaries, ranking, rolledUp } from '../../src/state/selectors.ts';
import { openingView } from '../../src/state/store.ts';
import type { View } from '../../src/state/view.ts';

/*
 * What a screen asks again when one parameter moves. What is the same object was not made again: of a country each takes from milliseconds to
 * seconds. The facilities have no dates, so that no year has others.
 */
const MADE = syntheticDataset(makeCountry(sizesFor(4_000)));
const DATA = { ...MADE, facilities: MADE.facilities.map((facility) => ({ ...facility, opened: null, closed: null })) };
const VIEW = openingView(DATA, {});
/** A key whose order depends on the villages only. */
const FIXED_KEYS = SORT_KEYS.filter((key) => key !== 'state');

function lookAt(change: Partial<View>) {
  const view = { ...VIEW, ...change };
  const assessment = assessmentInView(DATA, view);
  const indices = counted(DATA, view);
  return {
    view,
    assessment,
    evidence: assessment.evidence,
    proximity: assessment.evidence.proximity,
    indices,
    places: rolledUp(assessment, indices, 'county', view.weight).map(({ members }) => members.buffer),
    ranking: ranking(DATA, view),
    counts: layerSummaries(DATA, view).map(({ counts }) => counts),
    reports: LAYERS.map((layer) => reportedAt(DATA, layer.indicators[0].id, yearEnd(view.year))),
    orders: FIXED_KEYS.map((key) =>
      inOrder(
        assessment,
        Uint32Array.from({ length: DATA.villages.length }, (_, index) => index),
        key,
        false,
      ),
    ),
  };
}

/** The parts of what is looked at that are the very same objects after a change. */
function keptBy(change: Partial<View>) {
  const before = lookAt({});
  const after = lookAt(change);
  const isSame = (a: unknown, b: unknown) =>
    a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, index) => one === b[index]));
  return {
    before,
    after,
    kept: (Object.keys(before) as (keyof typeof before)[]).filter((part) => part !== 'view' && isSame(before[part], after[part])),
  };
}

const ALL = ['assessment', 'evidence', 'proximity', 'indices', 'places', 'ranking', 'counts', 'reports', 'orders'] as const;

describe('when one parameter moves, nothing else is made again', () => {
  it('no parameter: nothing at all', () => {
    expect(keptBy({}).kept).toEqual(ALL);
    expect(keptBy({ language: 'en' }).kept).toEqual(ALL);
  });

  it('the radius: the villages of its layer are decided and counted, none is measured, found, grouped or sorted', () => {
    const { before, after, kept } = keptBy({ radii: { [VIEW.indicator]: millimetres(6100) } });
    expect(kept).toEqual(['evidence', 'proximity', 'indices', 'places', 'reports', 'orders']);
    expect(LAYERS.flatMap((layer, at) => (before.counts[at] === after.counts[at] ? [] : [layer.id]))).toEqual([
      indicatorInView(VIEW).layer.id,
    ]);
  });

  it('a filter: villages are found, grouped and counted, none is measured, decided or sorted', () => {
    for (const change of [{ poorOnly: true }, { communities: true }, { county: DATA.counties[1]!.code }])
      expect(keptBy(change).kept).toEqual(['assessment', 'evidence', 'proximity', 'reports', 'orders']);
  });

  it('the weight: villages are counted', () => {
    expect(keptBy({ weight: 'households' }).kept).toEqual([
      'assessment',
      'evidence',
      'proximity',
      'indices',
      'places',
      'reports',
      'orders',
    ]);
  });

  it('the year: villages are decided and counted, none is measured where the same facilities are open, none is found, grouped or sorted', () => {
    expect(keptBy({ year: 2018 }).kept).toEqual(['proximity', 'indices', 'places', 'orders']);
  });

  it('the list’s own filters: the list, and nothing that is counted', () => {
    expect(keptBy({ states: ['gap'], search: '村', fieldCheckOnly: true }).kept).toEqual(ALL);
  });
});
