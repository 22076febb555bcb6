import { describe, expect, it } from 'vitest';
import { adoptWays, waysOf } from '../../../src/analysis/road/kept-ways.ts';
import { roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import type { Position, Village } from '../../../src/domain/place.ts';
import { PROFILES, TRAVELLERS } from '../../../src/domain/travel.ts';
import { seeded } from '../../support/seeded.ts';
import { at, SEED } from '../build.ts';
import { readSample } from './sample.ts';

const NEAREST = { kinds: ['township-hospital', 'centre-hospital'], scope: 'nearest', month: null } as const;
const data = await readSample();
const random = seeded(SEED).uniform;
const someone = () => Math.floor(random() * data.villages.length);

/** The same, made from nothing: roads in a list of their own are nobody's that are known. */
const afresh = (one: FileDataset): FileDataset => ({ ...one, roads: [...one.roads] });

function withPositions(villages: readonly Village[], count: number, position: () => Position): readonly Village[] {
  const moved = [...villages];
  for (let n = 0; n < count; n++) {
    const at = someone() % villages.length;
    moved[at] = { ...moved[at]!, position: position() };
  }
  return moved;
}
const anywhere = () => at(105.5 + random() * 2.7, 32.2 + random() * 1.6);

describe('ways that another data set has already', () => {
  it.each(TRAVELLERS)('measure, with a few villages elsewhere, as those that are made anew, for %s (seeded)', (traveller) => {
    const profile = PROFILES[traveller];
    waysOf(data, profile);
    const cases: readonly (readonly Village[])[] = [
      data.villages,
      withPositions(data.villages, 20, anywhere),
      withPositions(data.villages, 3, () => ({ at: null, problem: 'position-missing' })),
      [...data.villages, { ...data.villages[0]!, id: 'new', position: anywhere() }],
      [data.villages[someone()]!],
      data.villages.slice(0, -7),
      [],
    ];
    for (const villages of cases) {
      const changed = { ...data, villages };
      expect(adoptWays(changed, profile)).toBe(true);
      expect(roadProximity(changed, NEAREST, profile)).toEqual(roadProximity(afresh(changed), NEAREST, profile));
    }
    // The project's own stay those that the next is held against.
    expect(adoptWays({ ...data, villages: [...data.villages] }, profile)).toBe(true);
  });

  it('are not taken over where many villages, or any facility, stand elsewhere', () => {
    const profile = PROFILES.car;
    waysOf(data, profile);
    const many = data.villages.map((one, index) => (index < 21 ? { ...one, position: anywhere() } : one));
    expect(adoptWays({ ...data, villages: many }, profile)).toBe(false);
    expect(adoptWays({ ...data, facilities: data.facilities.slice(1) }, profile)).toBe(false);
    const [first, ...others] = data.facilities;
    expect(adoptWays({ ...data, facilities: [{ ...first!, position: anywhere() }, ...others] }, profile)).toBe(false);
  });
});
