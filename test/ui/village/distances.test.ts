import { beforeAll, describe, expect, it } from 'vitest';
import type { Facility } from '../../../src/domain/place.ts';
import { ensureMeasured } from '../../../src/state/ensure-measured.ts';
import { openingView } from '../../../src/state/store.ts';
import type { View } from '../../../src/state/view.ts';
import { distancesOf } from '../../../src/ui/village/distances.ts';
import { at, dataset, facility, reported, village } from '../../analysis/build.ts';

const VILLAGE = village({ id: 'V', township: '接官亭镇', reportedKm: 7 });
const ELSEWHERE = facility({ id: 'H1', position: at(106.15, 33.35) });
const OWN = facility({ id: 'H2', township: '接官亭镇', position: at(106.15, 33.4) });
const OWN_AND_NEAREST = facility({ id: 'H3', township: '接官亭镇', position: at(106.15, 33.34) });

function distances(facilities: readonly Facility[], scope: View['scope'], part: Partial<typeof VILLAGE> = {}) {
  const data = dataset({ villages: [{ ...VILLAGE, ...part }], facilities, observations: reported('clinic-standard', { V: 'no' }) });
  const found = distancesOf(data, { ...openingView(data, {}), scope }, 0);
  if (!found) throw new Error('a distance is asked');
  return {
    ...found,
    reads: found.readings.map(({ mode, scope: of, facility: to, state }) => [mode === 'straight' ? of : mode, to?.id ?? null, state]),
  };
}

beforeAll(() => ensureMeasured(dataset({ villages: [VILLAGE] }), 'reported', 'car'));

describe('the two readings of a distance', () => {
  it('stand side by side where they lead to two facilities, each with its own verdict', () => {
    const { other, reads } = distances([ELSEWHERE, OWN], 'nearest');
    expect(other).toMatchObject({ kind: 'another', reading: { facility: { id: 'H2' } } });
    expect(reads).toEqual([
      ['nearest', 'H1', 'exempt'],
      ['own-township', 'H2', 'gap'],
      ['reported', null, 'gap'],
    ]);
  });

  it.each(['nearest', 'own-township'] as const)('are one where the township’s own is the nearest of any (%s)', (scope) => {
    const { other, reads } = distances([ELSEWHERE, OWN, OWN_AND_NEAREST], scope);
    expect(other).toEqual({ kind: 'same' });
    expect(reads.map(([by]) => by)).toEqual([scope, 'reported']);
  });

  it('do not call the nearest its own where the township has none, or none is given', () => {
    expect(distances([ELSEWHERE], 'nearest').other).toEqual({ kind: 'none', reason: 'no-facility-in-township' });
    expect(distances([ELSEWHERE], 'nearest', { township: '' }).other).toEqual({ kind: 'none', reason: 'no-township' });
  });

  it('say why nothing decides by the township’s own, with the nearest beside it', () => {
    const { inForce, problem, other } = distances([ELSEWHERE], 'own-township');
    expect([inForce, problem]).toEqual([null, 'no-facility-in-township']);
    expect(other).toMatchObject({ kind: 'another', reading: { facility: { id: 'H1' } } });
  });
});
