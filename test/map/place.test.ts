import { describe, expect, it } from 'vitest';
import { standings } from '../../src/map/place.ts';
import { DATASET, square } from './fixture.ts';

const townships = [
  { ...square('11', 107, 32.5, 0.5, 'township'), county: '甲1县' },
  { ...square('12', 107.5, 32.5, 0.5, 'township'), county: '甲1县' },
  { ...square('21', 108, 32.5, 0.5, 'township'), county: '甲2县' },
];
const dataset = { ...DATASET, townships };

describe('what lies outside the place in view', () => {
  it('is nothing while the whole district is in view', () => {
    expect(standings(dataset, { county: null, township: null })).toEqual({
      county: ['plain', 'plain'],
      township: ['plain', 'plain', 'plain'],
    });
  });

  it('is the other counties', () => {
    expect(standings(dataset, { county: '1', township: null })).toEqual({
      county: ['within', 'outside'],
      township: ['plain', 'plain', 'plain'],
    });
  });

  it('is the other townships of the county too, and nothing is dimmed twice', () => {
    expect(standings(dataset, { county: '1', township: '12' })).toEqual({
      county: ['plain', 'outside'],
      township: ['outside', 'within', 'plain'],
    });
  });

  it('is left at the county where the township has no area, and everything where there are no counties', () => {
    expect(standings(dataset, { county: '1', township: '13' }).county).toEqual(['within', 'outside']);
    expect(standings({ ...dataset, counties: [] }, { county: '1', township: '12' }).township).toEqual(['outside', 'within', 'outside']);
  });
});
