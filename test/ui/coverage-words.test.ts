import { describe, expect, it } from 'vitest';
import type { Share } from '../../src/analysis/coverage-area/coverage.ts';
import { WEIGHTS, type Weight } from '../../src/domain/parameters.ts';
import { millimetres, wgs84 } from '../../src/domain/units.ts';
import type { Coverage } from '../../src/state/coverage.ts';
import { coverageSentences } from '../../src/ui/text/coverage.ts';

const share = (within: number, of: number, unmeasured = 0, unreported = 0): Share => ({ within, of, unmeasured, unreported });
const shares = (part: Partial<Record<Weight, Share>>) =>
  Object.fromEntries(WEIGHTS.map((weight) => [weight, part[weight] ?? share(1, 2)])) as Coverage['shares'];
const COVERAGE: Coverage = {
  radius: millimetres(5_500),
  ground: { covered: 427, of: 1000 },
  lacking: [],
  hasGround: true,
  schematic: false,
  served: { at: [wgs84(107, 33)], unplaced: 0 },
  shares: shares({ villages: share(617, 1000), registered: share(65, 100), resident: share(2, 3), households: share(1, 4) }),
};
const place = (name: string) => ({ code: name, name, county: name });
const said = (part: Partial<Coverage>, weight: Weight = 'villages', language: 'zh' | 'en' = 'zh') =>
  coverageSentences({ ...COVERAGE, ...part }, { facility: language === 'zh' ? '卫生院' : 'hospital', who: 'villages', weight }, language);

describe('coverage in words', () => {
  it('is a share of the ground, of the villages and of the people the screen counts by', () => {
    expect(said({})).toEqual({ sentence: '任一卫生院 5.5 公里内：42.7% 的面积、61.7% 的村、65.0% 的户籍人口', notes: [] });
    expect(said({}, 'resident').sentence).toContain('66.7% 的常住人口');
    expect(said({}, 'households').sentence).toContain('25.0% 的户');
    expect(said({}, 'villages', 'en').sentence).toBe(
      'Within 5.5 km of any hospital: 42.7% of the area, 61.7% of villages, 65.0% of registered people',
    );
  });

  it('tells of residents where nobody reports who is registered', () => {
    expect(said({ shares: shares({ registered: share(0, 0, 0, 9), resident: share(3, 4) }) }).sentence).toContain('75.0% 的常住人口');
  });

  it('names what is not known, and leaves out what cannot be told', () => {
    expect(said({ shares: shares({ villages: share(1, 4, 3), registered: share(1, 2, 3, 1200) }) }).notes).toEqual([
      '3 个村没有位置，不计入',
      '1,200 个村没报户籍人口，不计入',
    ]);
    expect(said({ served: { at: COVERAGE.served.at, unplaced: 2 } }).notes).toEqual(['2 处卫生院没有位置，没算进来']);
    const lacking = said({ ground: null, lacking: ['勉县', '洋县', '留坝县', '佛坪县'].map(place) });
    expect(lacking.sentence).toBe('任一卫生院 5.5 公里内：61.7% 的村、65.0% 的户籍人口');
    expect(lacking.notes).toEqual(['没有勉县、洋县、留坝县 等 4 处的界线，面积算不出']);
    expect(said({ ground: null, hasGround: false, lacking: [place('勉县')] }).notes).toEqual(['没有界线，面积算不出，也画不出']);
    expect(said({ schematic: true }).notes).toEqual(['界线为示意，面积只供参考']);
  });

  it('says that nothing can be told where no hospital has a position: not 0 %', () => {
    const none = share(0, 0, 5);
    const nowhere = said({ ground: null, served: { at: [], unplaced: 3 }, shares: shares({ villages: none, registered: none }) });
    expect(nowhere.sentence).toBe('没有一处卫生院有位置，算不出覆盖了哪里');
    expect(JSON.stringify(nowhere)).not.toContain('0.0%');
  });
});
