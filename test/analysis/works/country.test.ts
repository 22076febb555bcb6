import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../src/analysis/places.ts';
import { openAt } from '../../../src/analysis/question.ts';
import { members } from '../../../src/analysis/tally.ts';
import { measuresRoads } from '../../../src/analysis/works/kept-paving.ts';
import { proposeWorks } from '../../../src/analysis/works/propose-works.ts';
import { yearEnd } from '../../../src/domain/period.ts';
import { makeCountry, sizesFor, withRoads } from '../../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../../src/io/synthetic/dataset.ts';

describe('works of a made-up country', () => {
  const country = syntheticDataset(withRoads(makeCountry(sizesFor(4000))));
  const month = yearEnd(2020);
  const asked = { month, openAt: openAt(country, month), people: 'registered' } as const;

  it('are those of the same villages as records, the roads left aside', () => {
    expect(country.roads.length).toBeGreaterThan(1000);
    expect(measuresRoads(country)).toBe(false);
    const records = {
      ...country,
      villages: [...country.villages],
      roads: [],
      observations: new Map([...country.observations].map(([indicator, reports]) => [indicator, new Map(reports)])),
    };
    const works = proposeWorks(country, asked);
    expect(works.length).toBeGreaterThan(100);
    expect(works).toEqual(proposeWorks(records, asked));
  });

  it('of one county are those of its villages', () => {
    const county = placesOf(country).county.list[0]!.code;
    const extent = { county, township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
    const here = new Set(members(country, extent));
    const works = proposeWorks(country, { ...asked, extent });
    expect(works).toEqual(proposeWorks(country, asked).filter(({ villages }) => villages.every((village) => here.has(village))));
    expect(works.length).toBeGreaterThan(0);
  });
});
