import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, shadesOf, visibleFacilities, visibleStates } from '../../src/map/difference.ts';
import { HIDDEN } from '../../src/map/picture.ts';

const state = fc.constantFrom(0, 1, 2, 3, HIDDEN);

describe('the difference of two pictures', () => {
  it('is everything at first and nothing when nothing changed', () => {
    const states = Uint8Array.of(0, 1, HIDDEN);
    expect(changed(null, states)).toEqual([0, 1, 2]);
    expect(changed(states, states.slice())).toEqual([]);
  });

  it('applied to the last picture gives the next', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(state, state)), (pairs) => {
        const last = Uint8Array.from(pairs, ([before]) => before);
        const next = Uint8Array.from(pairs, ([, after]) => after);
        const indexes = changed(last, next);
        for (const index of indexes) last[index] = next[index] ?? 0;
        expect(last).toEqual(next);
        expect(indexes).toHaveLength(pairs.filter(([before, after]) => before !== after).length);
      }),
    );
  });
});

it('hides villages and facilities while areas are drawn', () => {
  expect(visibleStates('villages', Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
  expect(visibleStates('county', Uint8Array.of(1, 2))).toEqual(Uint8Array.of(HIDDEN, HIDDEN));
  expect(visibleFacilities('township', Uint8Array.of(1))).toEqual(Uint8Array.of(0));
});

it('keeps unknown apart from not asked', () => {
  const shades = [
    { code: '1', shade: 0, label: '40.0%' },
    { code: '2', shade: null, label: '—' },
  ];
  expect(shadesOf(['1', '2', '3'], shades, true)).toEqual([0, 5, -1]);
  expect(shadesOf(['1', '2', '3'], shades, false)).toEqual([-1, -1, -1]);
});
