import { describe, expect, it } from 'vitest';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { proximityOf, reachesOf } from '../../src/analysis/proximity.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { linesOf } from '../../src/cli/rollup.ts';
import type { Indicator, Layer } from '../../src/domain/indicator.ts';
import { at, DECEMBER_2019, dataset, facility, indicator, village } from '../analysis/build.ts';

const CLINIC = indicator('clinic-standard');

/** A seventh layer: a school within 3 km, whichever township it lies in. */
const SCHOOL: Indicator = {
  ...CLINIC,
  id: 'school-near',
  rule: {
    kind: 'near',
    facilities: ['school'],
    radiusKm: 3,
    ownTownship: false,
    optional: false,
    narrower: null,
    neighbour: null,
  },
};
const layerOf = (one: Indicator): Layer => ({ id: one.id, name: one.name, indicators: [one], facilityKinds: [] });
const LAYERS = [layerOf(CLINIC), layerOf(SCHOOL)];

/** 1.1 km from the school, and by its own account 12 km from its township, where the hospital is: 11 km in a straight line. */
const DATA = dataset({
  villages: [village({ id: '610727100201', position: at(106.15, 33.33), reportedKm: 12 })],
  facilities: [facility({ id: 'S', kind: 'school', position: at(106.15, 33.34) }), facility({ id: 'H', position: at(106.15, 33.43) })],
});

describe('a roll-up by a mode that a rule does not allow', () => {
  it('measures the way to the school straight, and its line says so', () => {
    bringOtherDistances();
    const [clinic, school] = linesOf(DATA, LAYERS, [2019], 'county', { mode: 'reported' });
    expect(clinic).toMatchObject({ indicator: CLINIC.id, met: 0, gap: 1 });
    expect(clinic).not.toHaveProperty('mode');
    expect(school).toMatchObject({ indicator: 'school-near', mode: 'straight', met: 1, gap: 0 });
  });

  it('says nothing of the mode where the rule allows it', () => {
    bringOtherDistances();
    for (const mode of ['straight', 'road', 'matrix'] as const)
      for (const line of linesOf(DATA, LAYERS, [2019], 'county', { mode })) expect(line).not.toHaveProperty('mode');
  });

  it('is a question the engine refuses', () => {
    bringOtherDistances();
    const question = { ...defaultQuestion(SCHOOL, DECEMBER_2019), mode: 'reported' } as const;
    expect(() => reachesOf(SCHOOL, question)).toThrow(RangeError);
    const { inForce } = reachesOf(CLINIC, { ...defaultQuestion(CLINIC, DECEMBER_2019), mode: 'reported' });
    expect([...proximityOf(DATA, inForce!).distance]).toEqual([12_000_000]);
  });
});
