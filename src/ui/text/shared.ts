import type { Weight } from '../../domain/parameters.ts';
import type { PositionProblem, Reason, State } from '../../domain/state.ts';
import type { Scope, Target } from '../../domain/target.ts';
import { words } from './words.ts';

const positionsZh: Record<PositionProblem, string> = {
  'position-missing': '没有坐标',
  'position-unreadable': '坐标读不出来',
  'position-zero': '坐标填成了 0',
  'position-out-of-range': '坐标超出范围',
  'position-swapped': '经纬度像是写反了',
  'position-outside-county': '坐标落在本县以外',
  'position-disputed': '几份文件的坐标不一样，还没定用哪个',
};
const reasonsZh = (facility: string): Record<Reason, string> => ({
  ...positionsZh,
  'within-radius': `在${facility}半径以内`,
  'beyond-radius': `超出${facility}半径`,
  'own-clinic': '本村已有',
  'neighbour-clinic': '半径内邻村有',
  'not-eligible': '不具备条件',
  'status-unreported': '这一期没有上报',
  'no-facility': `还没有${facility}的数据`,
  'no-township': '没写属于哪个镇办',
  'no-facility-in-township': `本镇办没有计入的${facility}`,
  'not-routable': '离最近的路太远',
  'facility-off-road': `${facility}离最近的路太远`,
  island: `路没有连到${facility}`,
  'no-way-told': `行程表里没有到${facility}的米数`,
  'distance-unreported': '没有上报到镇办的距离',
  'reported-yes': '上报为“有”',
  'reported-no': '上报为“无”',
  'target-reached': '达到目标',
  'target-missed': '没达到目标',
  'none-to-serve': '没有需要覆盖的对象',
  'denominator-unknown': '总数没有上报',
  'not-reported': '这一期没有上报',
});

const positionsEn: Record<PositionProblem, string> = {
  'position-missing': 'no coordinates',
  'position-unreadable': 'coordinates cannot be read',
  'position-zero': 'coordinates are 0',
  'position-out-of-range': 'coordinates out of range',
  'position-swapped': 'longitude and latitude look swapped',
  'position-outside-county': 'coordinates outside its own county',
  'position-disputed': 'files give different coordinates; none is chosen yet',
};
const reasonsEn = (facility: string): Record<Reason, string> => ({
  ...positionsEn,
  'within-radius': `within the ${facility}'s radius`,
  'beyond-radius': `beyond the ${facility}'s radius`,
  'own-clinic': 'has its own',
  'neighbour-clinic': 'a neighbouring village within the radius has one',
  'not-eligible': 'not eligible (不具备条件)',
  'status-unreported': 'not reported for this period',
  'no-facility': `no ${facility} data yet`,
  'no-township': 'township not given',
  'no-facility-in-township': `no counting ${facility} in its township`,
  'not-routable': 'too far from any road',
  'facility-off-road': `the ${facility} is too far from any road`,
  island: `no road leads to the ${facility}`,
  'no-way-told': `no metres to the ${facility} in the travel table`,
  'distance-unreported': 'distance to the township not reported',
  'reported-yes': 'reported “yes”',
  'reported-no': 'reported “no”',
  'target-reached': 'target reached',
  'target-missed': 'target missed',
  'none-to-serve': 'nothing to serve',
  'denominator-unknown': 'total not reported',
  'not-reported': 'not reported for this period',
});

const statesZh: Record<State, string> = { met: '达标', gap: '缺口', exempt: '豁免', unknown: '未报' };
const statesEn: Record<State, string> = { met: 'Met', gap: 'Gap', exempt: 'Exempt', unknown: 'Unknown' };

const weightsZh: Record<Weight, string> = { villages: '村', households: '户', registered: '人', resident: '人' };
const weightsEn: Record<Weight, string> = { villages: 'villages', households: 'households', registered: 'people', resident: 'people' };

const weightsEn1: Record<Weight, string> = { villages: 'village', households: 'household', registered: 'person', resident: 'person' };

const weightNamesZh: Record<Weight, string> = { villages: '按村', households: '按户', registered: '按户籍人口', resident: '按常住人口' };
const weightNamesEn: Record<Weight, string> = {
  villages: 'By village',
  households: 'By household',
  registered: 'By registered population',
  resident: 'By resident population',
};

/** Scopes by name; named counties are what the target names. */
type GeneralScope = Exclude<Scope, 'named-counties'>;
const scopesZh: Record<GeneralScope, string> = {
  'all-villages': '所有行政村',
  'eligible-villages': '具备条件的建制村',
  'poor-villages': '贫困村',
  'deep-poverty-villages': '深度贫困村',
  city: '全市',
  households: '农户',
  persons: '贫困人口',
  facilities: '机构',
  counties: '县区',
};
const scopesEn: Record<GeneralScope, string> = {
  'all-villages': 'all villages',
  'eligible-villages': 'eligible villages (具备条件)',
  'poor-villages': 'poor villages',
  'deep-poverty-villages': 'deep-poverty villages',
  city: 'the whole city',
  households: 'households',
  persons: 'poor people',
  facilities: 'facilities',
  counties: 'counties',
};

const AND_EN = new Intl.ListFormat('en-GB');
/** Of whom a target speaks. */
type Covered = Pick<Target, 'scope' | 'counties'>;
const scopeZh = ({ scope, counties = [] }: Covered) => (scope === 'named-counties' ? counties.join('、') : scopesZh[scope]);
const scopeEn = ({ scope, counties = [] }: Covered) => (scope === 'named-counties' ? AND_EN.format(counties) : scopesEn[scope]);

/** Words every feature uses: states, reasons, units. */
export const shared = words(
  {
    states: statesZh,
    positions: positionsZh,
    reasons: reasonsZh,
    layers: (n: number) => `${['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][n] ?? n}项设施`,
    unitOf: (weight: Weight, _: number): string => weightsZh[weight],
    weights: weightNamesZh,
    scopeOf: scopeZh,
    simulated: '模拟',
    modelled: '位置为推算',
    close: '关闭',
    village: '行政村',
    community: '社区',
  },
  {
    states: statesEn,
    positions: positionsEn,
    reasons: reasonsEn,
    layers: (n: number) => `${['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'][n] ?? n} services`,
    unitOf: (weight: Weight, n: number): string => (n === 1 ? weightsEn1 : weightsEn)[weight],
    weights: weightNamesEn,
    scopeOf: scopeEn,
    simulated: 'simulated',
    modelled: 'modelled position',
    close: 'Close',
    village: 'village',
    community: 'community',
  },
);
