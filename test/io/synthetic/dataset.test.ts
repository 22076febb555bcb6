import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/cli/rollup.ts';
import { ColumnRecords } from '../../../src/domain/column-records.ts';
import { type Dataset, hasSample } from '../../../src/domain/dataset.ts';
import { type CountrySizes, makeCountry, YEARS } from '../../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../../src/io/synthetic/dataset.ts';
import { INDICATORS, LAYERS } from '../../../src/layers/index.ts';

const SMALL: CountrySizes = { villages: 2_000, facilities: 100, townships: 100, counties: 7, seed: 3 };
const country = makeCountry(SMALL, 'all');
const dataset = syntheticDataset(country);

/** The same with every village and every run made, in arrays and maps: as if it had been read from files. */
function materialised(columns: Dataset): Dataset {
  return {
    ...columns,
    villages: [...columns.villages],
    observations: new Map([...columns.observations].map(([indicator, reports]) => [indicator, new Map(reports)])),
  };
}

describe('a country that is made up, as a data set', () => {
  it('says of itself that it is: the sample, by its title, and each record simulated', () => {
    expect(hasSample(dataset)).toBe(true);
    expect(dataset.title).toEqual({ zh: '演示：合成的全国', en: 'Demonstration: a made-up country' });
    expect([...dataset.villages, ...dataset.facilities].every(({ simulated }) => simulated)).toBe(true);
    expect(dataset.counties.every(({ schematic }) => schematic)).toBe(true);
  });

  it('makes a village only when it is asked for', () => {
    expect(dataset.villages).toBeInstanceOf(ColumnRecords);
    expect(dataset.years).toEqual(YEARS);
  });

  it('names its places alike wherever they stand', () => {
    const counties = new Map(dataset.counties.map(({ name, code }) => [name, code]));
    const townships = new Map(dataset.townships.map(({ county, name, code }) => [`${county}/${name}`, code]));
    expect(counties.size).toBe(7);
    expect(townships.size).toBe(100);
    const lost = [...dataset.villages].filter(
      ({ code, county, township }) =>
        counties.get(county) !== code?.slice(0, 6) || townships.get(`${county}/${township}`) !== code?.slice(0, 9),
    );
    expect(lost).toEqual([]);
    expect(dataset.facilities.filter(({ county, township }) => !townships.has(`${county}/${township}`))).toEqual([]);
  });

  it('has facilities in the order of their ids, each id once, called by the shortest word for their kind', () => {
    const ids = dataset.facilities.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { kind, name, township } of dataset.facilities) {
      const synonyms = LAYERS.flatMap(({ facilityKinds }) => facilityKinds).find(({ id }) => id === kind)!.synonyms;
      expect(name.startsWith(township) && synonyms.some((word) => name.endsWith(word)), name).toBe(true);
    }
  });

  it('closes the border of every county', () => {
    for (const { polygons } of dataset.counties) expect(polygons[0]?.[0]?.at(-1)).toEqual(polygons[0]?.[0]?.[0]);
  });

  it('gives the same figures through its columns as through records: all layers, all years, counties and townships', () => {
    const records = materialised(dataset);
    for (const level of ['county', 'township'] as const) {
      const lines = linesOf(dataset, LAYERS, YEARS, level);
      expect(lines).toEqual(linesOf(records, LAYERS, YEARS, level));
      if (level === 'county')
        expect(lines).toHaveLength(7 * 4 * INDICATORS.filter(({ indicator }) => indicator.subject === 'village').length);
      // Each of the four states comes out somewhere, or the comparison would say little.
      for (const state of ['met', 'gap', 'exempt', 'unknown'] as const)
        expect(
          lines.some((line) => line[state] > 0),
          state,
        ).toBe(true);
    }
  });
});
