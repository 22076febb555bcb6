import { beforeAll, describe, expect, it } from 'vitest';
import { matcher, prepareSearch } from '../../src/state/search.ts';
import { village } from '../analysis/build.ts';

const VILLAGE = village({ id: '610727113205', county: '略阳县', township: '白雀寺镇', name: '何家坪村' });
const finds = (search: string) => matcher()(VILLAGE, search);

describe('search before pinyin has arrived', () => {
  it('finds by any part of the names together, or by the beginning of the code', () => {
    expect(['', '家坪', '略阳', '镇何家', ' 何家　坪 ', '610727', '６１０７２７'].filter((search) => !finds(search))).toEqual([]);
    expect(['留坝', '727113', 'hejiaping'].filter(finds)).toEqual([]);
  });
});

describe('search by pinyin', () => {
  beforeAll(prepareSearch);

  it('finds by the beginning of the village, township or county, spelled or in initials', () => {
    expect(
      ['hejiaping', 'hejia', 'HJP', 'baique', 'bqs', 'lueyang', 'lveyang', 'Lüeyang', 'lyx'].filter((search) => !finds(search)),
    ).toEqual([]);
  });

  it('does not find in the middle of a name: yang is 洋县, not 略阳', () => {
    expect(['yang', 'yangxian', 'jiaping', 'jp', 'que', 'hejiaping1'].filter(finds)).toEqual([]);
    expect(matcher()(village({ id: '2', county: '洋县', township: '', name: '' }), 'yangx')).toBe(true);
  });
});
