import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { matcher, prepareSearch } from '../../src/state/search.ts';
import { village } from '../analysis/build.ts';

const SAMPLE = readDataset([openText({ name: 'villages.csv', role: 'villages', bytes: readFileSync('data/villages.csv') })], {
  origin: 'sample',
  title: { zh: '', en: '' },
}).dataset.villages;

const found = (search: string) => SAMPLE.filter((one) => matcher()(one, search));
const countiesOf = (search: string) => [...new Set(found(search).map(({ county }) => county))];
const placed = (search: string) => found(search).map(({ county, township, name }) => [county, township, name]);

const PINE = [['镇巴县', '巴山镇', '松树村']];

describe('before pinyin has arrived', () => {
  it('finds by names and codes, and nothing by letters', () => {
    const matches = matcher();
    const one = village({ id: '610727112201', name: '青白石村', township: '白雀寺镇' });
    for (const search of ['', '青白', '白雀寺青白石', '白雀寺 青白石', '略阳', '610727112', '６１０７２７'])
      expect(matches(one, search), search).toBe(true);
    for (const search of ['黄', '610728', 'qbs', '青白 黄']) expect(matches(one, search), search).toBe(false);
  });
});

describe('search', () => {
  beforeAll(prepareSearch);

  it.each(['略阳', 'lueyang', 'lveyang', 'lüeyang', 'LÜEYANG', 'lu:eyang', 'lüèyáng', 'lvey', 'lyx'])('finds 略阳县 by %s', (search) => {
    const everyone = SAMPLE.filter(({ county }) => county === '略阳县').length;
    expect(found(search).filter(({ county }) => county === '略阳县')).toHaveLength(everyone);
  });

  it.each(['lue', 'lve', 'lüe', 'lv', 'lü'])('finds 略阳县 by its beginning, %s', (search) => {
    expect(countiesOf(search)).toContain('略阳县');
  });

  it.each([
    '镇巴松树村',
    '松树村镇巴',
    '镇巴 松树村',
    '松树村 巴山',
    '巴山松树村',
    '松树村　镇巴县',
    'zhenba songshucun',
    'zhenbasongshucun',
    'songshucun zhenba',
    'zbx ssc',
    'zbssc',
    '镇巴ssc',
    'zhenba 松树村',
    '镇巴县巴山镇松树村',
    'zbbsss',
  ])('tells the 松树村 of 镇巴 from the others by %s', (search) => {
    expect(placed(search)).toEqual(PINE);
  });

  it('wants every word', () => {
    expect(found('松树村')).toHaveLength(3);
    expect(found('松树村 略阳')).toEqual([]);
    expect(found('松树村 xixiang').map(({ county }) => county)).toEqual(['西乡县']);
  });

  it('does not take two letters for two words', () => {
    const one = village({ id: '1', name: '竹园村', township: '坝子镇', county: '' });
    expect(['zb', 'bz', 'zyb'].map((search) => matcher()(one, search))).toEqual([false, true, false]);
    expect(['zybz', 'bazizhuyuan', 'zhuyuanba'].map((search) => matcher()(one, search))).toEqual([true, true, true]);
  });

  it.each([
    ['长坝村', ['changba', 'zhangba', 'cb', 'zb', 'changbac']],
    ['落水洞村', ['luoshui', 'laoshui', 'lashui', 'lsdc']],
    ['乐素河村', ['lesu', 'yuesu', 'ysh']],
    ['柏树垭村', ['baishu', 'boshu']],
    ['绿女坝村', ['lvnv', 'lunu', 'lünü', 'lvnu', 'lnb']],
    ['Ａ2村', ['a2', 'a2cun']],
  ])('reads %s whichever way it is said', (name, searches) => {
    for (const search of searches) expect(matcher()(village({ id: '1', name, county: '', township: '' }), search), search).toBe(true);
    expect(matcher()(village({ id: '1', name, county: '', township: '' }), 'xyz')).toBe(false);
  });
});
