import { describe, expect, it } from 'vitest';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import { openingView } from '../../src/state/store.ts';
import { knownOf } from '../../src/ui/village/layer-rows.ts';
import { amountInWords, facilityNoun, saidOf, sinceText } from '../../src/ui/village/reported.ts';
import { at, dataset, facility, indicator, reported, run, village } from '../analysis/build.ts';

/** What is known of one indicator of a village that reported `value` for the end of 2019. */
function known(id: string, value: Parameters<typeof run>[0] | null, part: Partial<Parameters<typeof village>[0]> = {}) {
  const data = dataset({
    villages: [village({ id: 'A', ...part })],
    facilities: [facility({ id: 'H', position: at(106.15, 33.39) })],
    observations: value === null ? new Map() : reported(id, { A: value }),
  });
  return knownOf(data, openingView(data, {}), indicator(id), 0);
}
const said = (...given: Parameters<typeof known>) => saidOf(known(...given), 'zh');

describe('a share', () => {
  it('is cut, never rounded up: what is short of its target does not print as the target', () => {
    expect(said('water-tap-households', 8999, { households: 10_000 })).toEqual({ text: '89.9%，目标 90%', small: '8,999/10,000 户' });
    expect(known('water-tap-households', 8999, { households: 10_000 }).state).toBe('gap');
    expect(said('water-tap-households', 2999, { households: 3000 }).text).toBe('99.9%，目标 90%');
    expect(said('water-tap-households', 9, { households: 10 })).toEqual({ text: '90%，目标 90%', small: '9/10 户' });
  });

  it('of an unknown total is a count alone; of nothing it is exempt', () => {
    expect(said('water-tap-households', 12, { households: null })).toEqual({ text: '报了 12 户，总数未报', small: '' });
    expect(known('water-tap-households', 12, { households: null }).state).toBe('unknown');
    expect(said('road-hamlets30-paved', 0, { hamlets30: 0 }).text).toBe('报了 0 个自然村，总数未报');
  });

  it('of groups and hamlets is counted against both together', () => {
    expect(said('road-groups-paved', 7, { groups: 6, hamlets: 4 })).toEqual({ text: '70%，目标 70%', small: '7/10 个组、自然村' });
  });
});

describe('an amount', () => {
  it('stands as it was reported, never rounded to the target it misses', () => {
    expect(said('water-tap-percent', 89.96).text).toBe('89.96%，目标 90%');
    expect(said('road-width-m', 3.4999).text).toBe('3.4999 米，目标 3.5 米');
    expect(amountInWords(indicator('clinic-area-m2'), 59.999, 'en')).toBe('59.999 m²');
  });

  it('of what is lacking is what is left, zero too', () => {
    expect(said('water-unsafe-households', 12).text).toBe('还差 12 户');
    expect(said('water-unsafe-households', 0).text).toBe('还差 0 户');
    expect(said('water-unsafe-poor-people', 3).text).toBe('还差 3 人');
    expect(said('road-unpaved-km', 0.004).text).toBe('还差 0.004 公里');
  });
});

describe('words', () => {
  it.each([
    ['road-paved', 'yes', '已通'],
    ['road-paved', 'no', '未通'],
    ['broadband-fibre', 'no', '未通'],
    ['sanitation-waste-facility', 'no', '无'],
    ['clinic-four-rooms', 'no', '否'],
    ['road-paved', 'exempt', '不具备条件'],
  ] as const)('%s %s is %s, as its headings ask', (id, value, text) => {
    expect(said(id, value)).toEqual({ text, small: '' });
  });

  it('of a distance: within the radius, beyond it, or the village’s own', () => {
    expect(said('clinic-standard', 'no').text).toBe('没有，离 6.7\u00a0公里');
    expect(said('clinic-standard', 'yes').text).toBe('本村有');
    expect(said('clinic-standard', 'no', { position: at(106.15, 33.38) }).text).toBe('离乡镇卫生院 1.1\u00a0公里');
    expect(facilityNoun({ indicator: indicator('clinic-standard'), facility: facility({ id: 'C', kind: 'centre-hospital' }) }, 'zh')).toBe(
      '中心卫生院',
    );
    expect(facilityNoun({ indicator: indicator('clinic-standard'), facility: null }, 'en')).toBe('Township hospital');
  });

  it('of nothing: the last report before, none ever, or no column at all', () => {
    const data = dataset({
      villages: [village({ id: 'A' }), village({ id: 'B' })],
      observations: new Map([['water-tap-percent', new Map([['A', [run(80, yearEnd(2017)), run(85, yearEnd(2018))]]])]]),
      years: [2018, 2019],
    });
    const of = (index: number, id: string) => knownOf(data, openingView(data, {}), indicator(id), index);
    expect(saidOf(of(0, 'water-tap-percent'), 'zh').text).toBe('2018-12 报“85%”');
    expect(sinceText(of(0, 'water-tap-percent'), 'zh'), 'missing from the month after').toBe('2019-01 起');
    expect(saidOf(of(1, 'water-tap-percent'), 'zh').text).toBe('一直没有上报');
    expect(sinceText(of(1, 'water-tap-percent'), 'zh')).toBe('');
    expect(saidOf(of(0, 'power-three-phase'), 'zh').text).toBe('文件里没有这一项');
  });

  it('say since when: the first of the months, without a break, whose reports say the same', () => {
    const runs = [
      run('no', yearEnd(2016)),
      { ...run('yes'), from: monthOf(2017, 1), to: yearEnd(2017) },
      { ...run('yes'), from: monthOf(2018, 1), to: yearEnd(2019) },
    ];
    const data = dataset({ villages: [village({ id: 'A' })], observations: new Map([['road-paved', new Map([['A', runs]])]]) });
    const broken = { ...data, observations: new Map([['road-paved', new Map([['A', [runs[1]!, { ...runs[2]!, from: yearEnd(2018) }]]])]]) };
    const since = (of: typeof data) => sinceText(knownOf(of, openingView(of, {}), indicator('road-paved'), 0), 'zh');
    expect(since(data)).toBe('2017-01 起');
    expect(since(broken)).toBe('2018 年底起');
  });
});
