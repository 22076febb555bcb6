import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { gapRow } from '../../src/analysis/gap-rows.ts';
import { geodesicDistance } from '../../src/analysis/geodesic.ts';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { receipt } from '../../src/analysis/receipt.ts';
import type { Question } from '../../src/domain/parameters.ts';
import type { Road } from '../../src/domain/road.ts';
import { PROFILES, speedOn, TRAVELLERS } from '../../src/domain/travel.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { at, DECEMBER_2019, dataset, facility, indicator, village } from './build.ts';

bringOtherDistances();

const CLINIC = indicator('clinic-standard');
const road = (part: Pick<Road, 'class' | 'surface' | 'line'>): Road => ({
  ...part,
  widthM: null,
  name: '',
  direction: 'both',
  simulated: false,
});
/** To the west a hospital at the end of an earth track, to the east one more than twice as far along a national road of asphalt. */
const [near, home, far, lat] = [106.14, 106.15, 106.175, 33.3];
const track = road({
  class: 'village',
  surface: 'earth',
  line: [
    [near, lat],
    [home, lat],
  ],
});
const national = road({
  class: 'national',
  surface: 'asphalt',
  line: [
    [home, lat],
    [far, lat],
  ],
});
const data = dataset({
  villages: [
    village({ id: 'V', position: at(home, lat) }),
    village({ id: 'beside', position: at(far, lat) }),
    village({ id: 'off', position: at(home, 33.4) }),
  ],
  facilities: [facility({ id: 'near', position: at(near, lat) }), facility({ id: 'far', position: at(far, lat) })],
  roads: [track, national],
});
const asked = (part: Partial<Question>) =>
  answer(data, { ...defaultQuestion(CLINIC, DECEMBER_2019), mode: 'road', scope: 'nearest', ...part });
const kilometres = (from: number, to: number) => geodesicDistance(wgs84(from, lat), wgs84(to, lat)) / 1e6;

describe('who is reached soonest', () => {
  it.each(TRAVELLERS)('stands beside who is nearest along the road, with the minutes to whom they lead, for %s', (traveller) => {
    const minutes = (one: Road, from: number, to: number) => (kilometres(from, to) / speedOn(PROFILES[traveller], one)) * 60;
    const row = gapRow(asked({ traveller }), 0);
    expect(row.nearest?.id, 'by distance').toBe('near');
    // A walker does as well on earth as on asphalt: the nearest is the soonest.
    const soonest = traveller === 'walking' ? 'near' : 'far';
    const expected = traveller === 'walking' ? minutes(track, near, home) : minutes(national, home, far);
    expect(row.soonest?.id).toBe(soonest);
    // Ways are summed in whole milliseconds: a sixty-thousandth of a minute.
    expect(row.soonest?.minutes).toBeCloseTo(expected, 4);
    expect(gapRow(asked({ traveller }), 2).soonest, 'off every road').toBeNull();
    expect(receipt(asked({ traveller }), [0, 1, 2], 'villages').soonestElsewhere).toBe(traveller === 'walking' ? 0 : 1);
    expect(receipt(asked({ traveller }), [1, 2], 'villages').soonestElsewhere).toBe(0);
  });

  it('is not asked in any other mode', () => {
    for (const mode of ['straight', 'reported', 'matrix'] as const) {
      expect(gapRow(asked({ mode }), 0).soonest).toBeNull();
      expect(receipt(asked({ mode }), [0], 'villages').soonestElsewhere).toBeNull();
    }
  });
});
