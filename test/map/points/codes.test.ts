import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES } from '../../../src/domain/state.ts';
import { CLOSED, HIDDEN, QUIET } from '../../../src/map/picture.ts';
import {
  changedRange,
  codeFacilities,
  codeVillages,
  GAP,
  MODELLED_BIT,
  POINT_MARKS,
  QUIET_BIT,
  statesBySlot,
} from '../../../src/map/points/codes.ts';
import { gridOf } from '../../../src/map/points/place-grid.ts';

/** The second record lies north of the first, so it comes first in the grid; the third has no place. */
const grid = gridOf({ lon: Float64Array.of(107, 107, Number.NaN), lat: Float64Array.of(33, 35, Number.NaN) });
const none = new Uint8Array(3);

describe('the bytes of many villages', () => {
  it('are the engine’s states, in the order of the grid; a hidden one and one without a place are not drawn', () => {
    expect([...codeVillages(grid, Uint8Array.of(1, 0, 1), none)]).toEqual([0, 1]);
    expect([...codeVillages(grid, Uint8Array.of(HIDDEN, 3, 1), none)]).toEqual([3, HIDDEN]);
    expect(POINT_MARKS.slice(0, STATES.length)).toEqual([...STATES]);
    expect(POINT_MARKS[GAP]).toBe('gap');
  });

  it('count a gap that a plan closes as the gap it is, and draw it as closed', () => {
    expect([...statesBySlot(grid, Uint8Array.of(CLOSED, 0, 1))]).toEqual([0, GAP]);
    expect([...codeVillages(grid, Uint8Array.of(CLOSED, 0, 1), none)]).toEqual([0, POINT_MARKS.indexOf('closed')]);
  });

  it('say which positions were worked out', () => {
    expect([...codeVillages(grid, Uint8Array.of(1, 0, 1), Uint8Array.of(1, 0, 0))]).toEqual([0, 1 | MODELLED_BIT]);
    expect([...codeVillages(grid, Uint8Array.of(HIDDEN, 0, 1), Uint8Array.of(1, 0, 0))]).toEqual([0, HIDDEN]);
  });

  it('draw facilities that are shown, paler where the picture is not about them', () => {
    const facility = POINT_MARKS.indexOf('facility');
    expect([...codeFacilities(grid, Uint8Array.of(0, 1, 0), none)]).toEqual([facility, HIDDEN]);
    expect([...codeFacilities(grid, Uint8Array.of(QUIET, 1, 0), none)]).toEqual([facility, facility | QUIET_BIT]);
  });
});

describe('what is sent when bytes change', () => {
  it('is nothing where none did, and else from the first to the last', () => {
    expect(changedRange([1, 2, 3], [1, 2, 3])).toBeNull();
    expect(changedRange([1, 2, 3, 4], [1, 9, 3, 8])).toEqual([1, 4]);
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const [last, next] = [a.slice(0, b.length), b.slice(0, a.length)];
        const sent = last.slice();
        const range = changedRange(last, next);
        if (range) sent.set(next.subarray(...range), range[0]);
        expect(sent).toEqual(next);
      }),
    );
  });
});
