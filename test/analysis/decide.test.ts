import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBorderline } from '../../src/analysis/assess.ts';
import { type Distance, decideNear, decideReported, decideYesNo } from '../../src/analysis/decide.ts';
import type { Rule } from '../../src/domain/indicator.ts';
import type { Value } from '../../src/domain/observation.ts';
import { denominatorOf } from '../../src/domain/place.ts';
import type { State } from '../../src/domain/state.ts';
import type { Millimetres } from '../../src/domain/units.ts';
import { SEED, village } from './build.ts';

const mm = (whole: number) => whole as Millimetres;
const RADIUS = mm(5_000_000);

describe('decideNear: the clinic’s truth table, cell by cell', () => {
  const within: Distance = { mm: RADIUS };
  const beyond: Distance = { mm: mm(RADIUS + 1) };
  const none: Distance = { mm: null, problem: 'position-missing' };

  const TABLE: readonly (readonly [State | null, string, Distance, State, string])[] = [
    ['met', 'd ≤ r', within, 'exempt', 'within-radius'],
    ['met', 'd > r', beyond, 'met', 'own-clinic'],
    ['met', 'no distance', none, 'met', 'own-clinic'],
    ['gap', 'd ≤ r', within, 'exempt', 'within-radius'],
    ['gap', 'd > r', beyond, 'gap', 'beyond-radius'],
    ['gap', 'no distance', none, 'unknown', 'position-missing'],
    ['unknown', 'd ≤ r', within, 'exempt', 'within-radius'],
    ['unknown', 'd > r', beyond, 'unknown', 'status-unreported'],
    ['unknown', 'no distance', none, 'unknown', 'status-unreported'],
    ['exempt', 'd ≤ r', within, 'exempt', 'not-eligible'],
    ['exempt', 'd > r', beyond, 'exempt', 'not-eligible'],
    ['exempt', 'no distance', none, 'exempt', 'not-eligible'],
    [null, 'd ≤ r', within, 'met', 'within-radius'],
    [null, 'd > r', beyond, 'gap', 'beyond-radius'],
    [null, 'no distance', none, 'unknown', 'position-missing'],
  ];

  it.each(TABLE)('own clinic %s, %s → %s %s', (status, _, distance, state, reason) => {
    expect(decideNear(status, distance, RADIUS)).toEqual({ state, reason });
  });

  it('takes a distance of zero as within any radius, and a radius of zero as inclusive', () => {
    expect(decideNear(null, { mm: mm(0) }, mm(0)).state).toBe('met');
    expect(decideNear(null, { mm: mm(1) }, mm(0)).state).toBe('gap');
  });

  it.each(['no-facility', 'no-township', 'no-facility-in-township', 'position-zero'] as const)(
    'says why there is no distance: %s',
    (problem) => {
      expect(decideNear(null, { mm: null, problem }, RADIUS)).toEqual({ state: 'unknown', reason: problem });
      expect(decideNear('gap', { mm: null, problem }, RADIUS)).toEqual({ state: 'unknown', reason: problem });
    },
  );
});

describe('decideYesNo', () => {
  it.each<[Value | null, State, string]>([
    ['yes', 'met', 'reported-yes'],
    ['no', 'gap', 'reported-no'],
    ['exempt', 'exempt', 'not-eligible'],
    [null, 'unknown', 'not-reported'],
    [0, 'gap', 'reported-no'],
    [1, 'met', 'reported-yes'],
    [3, 'met', 'reported-yes'],
  ])('%s → %s', (value, state, reason) => {
    expect(decideYesNo(value)).toEqual({ state, reason });
    expect(decideReported({ kind: 'yes-no' }, value, village({ id: 'V' }))).toEqual({ state, reason });
  });
});

describe('a share, in whole numbers', () => {
  const share = (atLeastPercent: number): Rule & { kind: 'share' } => ({ kind: 'share', of: 'households', atLeastPercent });
  const decide = (value: Value | null, households: number | null, percent = 85) =>
    decideReported(share(percent), value, village({ id: 'V', households }));

  it.each<[number, number, number, State]>([
    [17, 20, 85, 'met'],
    [16, 20, 85, 'gap'],
    [7, 10, 70, 'met'],
    [69, 100, 70, 'gap'],
    [29, 100, 29, 'met'],
    [57, 100, 57, 'met'],
    [9, 10, 90, 'met'],
    [2, 2, 100, 'met'],
    [1, 2, 100, 'gap'],
    [0, 3, 100, 'gap'],
  ])('%i of %i against %i %% → %s', (served, of, percent, state) => {
    expect(decide(served, of, percent)).toEqual({ state, reason: state === 'met' ? 'target-reached' : 'target-missed' });
  });

  it('is never misled by a rounded percentage: the exact count that reaches it is met, one fewer is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 100 }), (of, percent) => {
        const needed = Number((BigInt(percent) * BigInt(of) + 99n) / 100n);
        expect(decide(needed, of, percent).state).toBe('met');
        expect(decide(needed - 1, of, percent).state).toBe('gap');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('has none to serve at a denominator of 0, cannot be decided without one, and is unknown unreported', () => {
    expect(decide(0, 0)).toEqual({ state: 'exempt', reason: 'none-to-serve' });
    expect(decide(null, 0)).toEqual({ state: 'exempt', reason: 'none-to-serve' });
    expect(decide(17, null)).toEqual({ state: 'unknown', reason: 'denominator-unknown' });
    expect(decide(null, 20)).toEqual({ state: 'unknown', reason: 'not-reported' });
    expect(decide(null, null)).toEqual({ state: 'unknown', reason: 'not-reported' });
    expect(decide('exempt', 20)).toEqual({ state: 'exempt', reason: 'not-eligible' });
    expect(decide('exempt', null)).toEqual({ state: 'exempt', reason: 'not-eligible' });
  });

  it('takes each denominator from its own column; groups and hamlets need both', () => {
    const all = village({ id: 'V', households: 20, hamlets30: 2, hamlets: 4, groups: 6 });
    expect(denominatorOf(all, 'households')).toBe(20);
    expect(denominatorOf(all, 'hamlets30')).toBe(2);
    expect(denominatorOf(all, 'groups-and-hamlets')).toBe(10);
    expect(denominatorOf({ ...all, groups: null }, 'groups-and-hamlets')).toBeNull();
    expect(denominatorOf({ ...all, hamlets: null }, 'groups-and-hamlets')).toBeNull();
    expect(denominatorOf({ ...all, households: null }, 'households')).toBeNull();
  });
});

describe('counts', () => {
  const place = village({ id: 'V' });

  it.each<[Value | null, State]>([
    [0, 'met'],
    [1, 'gap'],
    [12, 'gap'],
    [null, 'unknown'],
    ['exempt', 'exempt'],
  ])('none left: %s → %s (0 means met)', (value, state) => {
    expect(decideReported({ kind: 'none-left' }, value, place).state).toBe(state);
  });

  it.each<[Value | null, State]>([
    [85, 'met'],
    [84.9, 'gap'],
    [100, 'met'],
    [0, 'gap'],
    [null, 'unknown'],
    ['exempt', 'exempt'],
  ])('at least 85: %s → %s', (value, state) => {
    expect(decideReported({ kind: 'at-least', atLeast: 85 }, value, place).state).toBe(state);
  });
});

describe('isBorderline', () => {
  it('includes both ends of ±10 % and nothing a millimetre beyond', () => {
    expect(isBorderline(4_500_000, RADIUS)).toBe(true);
    expect(isBorderline(5_500_000, RADIUS)).toBe(true);
    expect(isBorderline(5_000_000, RADIUS)).toBe(true);
    expect(isBorderline(4_499_999, RADIUS)).toBe(false);
    expect(isBorderline(5_500_001, RADIUS)).toBe(false);
    expect(isBorderline(Number.NaN, RADIUS)).toBe(false);
  });
});
