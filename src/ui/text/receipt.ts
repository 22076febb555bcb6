import type { DistanceMode, Question, Weight } from '../../domain/parameters.ts';
import type { Traveller } from '../../domain/travel.ts';
import { count, countOf } from './format.ts';
import { ruleTables } from './rule-table.ts';
import { shared } from './shared.ts';
import { words } from './words.ts';

const unitsZh: Readonly<Record<Weight, string>> = { villages: '个村', households: '户', registered: '人', resident: '人' };
/** How a distance is measured, and what is not known then. */
const howZh: Readonly<Record<Exclude<DistanceMode, 'road'>, string>> = {
  straight: '直线（WGS 84 椭球面），按整毫米比',
  reported: '村自己报的到乡镇距离；没有报的，不拿直线代替',
  matrix: '按导入的行程表，取最短的，按整毫米比；表里没有的，不拿直线代替',
};
const howEn: typeof howZh = {
  straight: 'straight line (WGS 84 geodesic), compared in whole millimetres',
  reported: 'to the township (到乡镇距离), as the village reports it; unreported is unknown, never a straight line instead',
  matrix:
    'the shortest the imported travel table gives, compared in whole millimetres; what it does not give is unknown, never a straight line instead',
};
const goesZh: Readonly<Record<Traveller, string>> = { car: '汽车能走的', bus: '客车能走的', walking: '步行能走的' };
const goesEn: Readonly<Record<Traveller, string>> = { car: 'a car can take', bus: 'a bus can take', walking: 'people on foot can take' };
type Way = Pick<Question, 'mode' | 'traveller'>;
const wayZh = ({ mode, traveller }: Way) =>
  mode === 'road'
    ? `沿路（${goesZh[traveller]}最短的路，加上村和机构到路的一段），按整毫米比；离路超过 1\u00a0公里的，不拿直线代替`
    : howZh[mode];
const wayEn = ({ mode, traveller }: Way) =>
  mode === 'road'
    ? `by the shortest road ${goesEn[traveller]}, with the way to and from the road, compared in whole millimetres; more than 1\u00a0km from every road is unknown, never a straight line instead`
    : howEn[mode];
const amountEn = (n: number, weight: Weight) => `${count(n)} ${shared.en.unitOf(weight, n)}`;

/** The receipt of a number. */
export const receiptWords = words(
  {
    label: '这个数怎么来的',
    join: '',
    amount: (n: number, weight: Weight) => `${count(n)} ${unitsZh[weight]}`,
    parts: {
      met: '达标',
      gap: '缺口',
      exempt: '豁免',
      unknown: '未报',
      'field-check': '临界',
      'air-only': '直线达标、沿路不达标',
      rate: '达标率',
    },
    table: ruleTables.zh,
    check: '临界',
    road: '只直线',
    airOnly: '直线距离在半径以内，沿路走超过半径',
    fieldCheck: '距离在半径的 ±10% 以内，答案随量法变，要实地核',
    rate: (printed: string) => `达标率 ${printed}`,
    rateSum: (met: string, gap: string) => `= 达标 ${met} ÷（达标 ${met} + 缺口 ${gap}）`,
    noRate: '没有应建的村，算不出率',
    leftOut: (exempt: string, unknown: string) => `豁免 ${exempt}、未报 ${unknown} 不进分母`,
    unweighed: (n: number) => `另有 ${count(n)} 个村没报这个数，没有计入。`,
    counted: '怎么算的',
    files: '用了哪些数据',
    byHand: '手工补录和更正',
    edits: (n: number) => `${count(n)} 处`,
    plan: '规划依据',
    asOf: (date: string) => `截至 ${date}`,
    extent: (parts: readonly string[]) => `范围：${parts.join('，')}`,
    rank: (rank: number, of: number) => `排名：第 ${rank}，共 ${of} 个；缺口多的在前，一样多的看谁达标率低`,
    villagesOnly: '只算行政村，不算社区',
    withCommunities: '行政村和社区都算',
    poorOnly: '只算贫困村',
    deepOnly: '只算深度贫困村',
    noRelocated: '不算已易地搬迁的村',
    weighted: { villages: '一村算一个', households: '按户数加总', registered: '按户籍人口加总', resident: '按常住人口加总' },
    distance: (way: Way, facility: string, own: boolean) =>
      way.mode === 'reported'
        ? `距离：${howZh.reported}`
        : `距离：到${own ? `本镇办的${facility}` : `最近的${facility}（不分镇办）`}，${wayZh(way)}`,
    radius: (km: string, given: string, planned: boolean) =>
      `半径：${km}\u00a0公里（含），${km !== given ? `由 ${given}\u00a0公里改动` : planned ? '规划的数' : '默认的数，规划没有定'}`,
    neighbours: '邻村半径内有的也算：开',
    waive: '半径内免：开（规划没写明，按开关）',
    waiveOff: '半径内免：关（规划没写明，按开关）',
    openThen: (date: string) => `机构按 ${date} 开着的算`,
    openAnytime: '这份数据没写是什么时候的：机构不论哪天启用、停用，都算',
    border: (n: number, facility: string) => `有 ${count(n)} 个村离数据边界比离${facility}还近：界外的${facility}不在数据里，也许更近。`,
    simulated: '演示数据：上报数都是模拟的，不能引用。',
    modelled: (n: number) => `其中 ${count(n)} 个村的位置是推算的，距离只作演示。`,
    target: (due: string, scope: string) => `${due} · 范围：${scope}`,
    narrower: (scope: string) => `规划范围是${scope}，这里算的更宽。`,
    narrow: (scope: string) => `只看${scope}`,
    narrowed: (scope: string) => `已按规划范围只算${scope}。`,
    widen: '恢复全部',
    list: (n: number) => `名单 · ${count(n)} 个村`,
    emptyList: '这一类没有村。',
    takeHome: '导出这份名单',
    roles: {
      villages: '村表',
      facilities: '机构表',
      status: '上报表',
      districts: '边界',
      roads: '道路',
      works: '工程表',
      targets: '目标表',
      codes: '编码对照表',
      matrix: '行程表',
      terrain: '高程',
    },
    rows: (n: number) => `${count(n)} 行`,
  },
  {
    label: 'Where this number comes from',
    join: ' ',
    amount: amountEn,
    parts: {
      met: 'met',
      gap: 'with a gap',
      exempt: 'exempt',
      unknown: 'unknown',
      'field-check': 'to check in the field',
      'air-only': 'near enough straight, too far by road',
      rate: 'Rate',
    },
    table: ruleTables.en,
    check: 'Check',
    road: 'Air only',
    airOnly: 'Within the radius in a straight line, beyond it by road',
    fieldCheck: 'Within ±10 % of the limit: the answer depends on how it is measured',
    rate: (printed) => `Rate ${printed}`,
    rateSum: (met, gap) => `= ${met} met ÷ (${met} met + ${gap} gaps)`,
    noRate: 'Nothing left to divide by: no rate',
    leftOut: (exempt, unknown) => `${exempt} exempt and ${unknown} unknown stay out of the denominator`,
    unweighed: (n) => `${amountEn(n, 'villages')} did not report this figure and ${n === 1 ? 'is' : 'are'} not in it.`,
    counted: 'How it is counted',
    files: 'From which files',
    byHand: 'Added and corrected by hand',
    edits: (n) => `${count(n)} ${n === 1 ? 'edit' : 'edits'}`,
    plan: 'What the plan says',
    asOf: (date) => `as of ${date}`,
    extent: (parts) => `Extent: ${parts.join(', ')}`,
    rank: (rank, of) => `Rank: ${rank} of ${of}; more gaps first, of as many the lower rate`,
    villagesOnly: 'villages (行政村) only, no communities',
    withCommunities: 'villages and communities',
    poorOnly: 'poor villages only',
    deepOnly: 'deep-poverty villages only',
    noRelocated: 'without relocated villages',
    weighted: {
      villages: 'Each village counts once',
      households: 'Weighted by households',
      registered: 'Weighted by registered population',
      resident: 'Weighted by resident population',
    },
    distance: (way, facility, own) =>
      way.mode === 'reported'
        ? `Distance: ${howEn.reported}`
        : `Distance: to the ${own ? "village's own" : 'nearest'} ${facility}, ${wayEn(way)}`,
    radius: (km, given, planned) =>
      `Radius: ${km}\u00a0km, limit included, ${km !== given ? `changed from ${given}\u00a0km` : planned ? "the plan's number" : 'a default: the plan sets none'}`,
    neighbours: 'Neighbours within the radius count: on',
    waive: 'Waived within the radius: on (the plan is silent; a switch)',
    waiveOff: 'Waived within the radius: off (the plan is silent; a switch)',
    openThen: (date) => `Facilities open on ${date}`,
    openAnytime: 'The data does not say of when it is: every facility counts, whenever it opened or closed',
    border: (n, facility) =>
      `${amountEn(n, 'villages')} ${n === 1 ? 'lies' : 'lie'} nearer to the data's border than to the ${facility}: one beyond it, unknown here, may be nearer.`,
    simulated: 'Demonstration data: every reported figure is simulated; do not quote it.',
    modelled: (n) =>
      `${amountEn(n, 'villages')} ${n === 1 ? 'has a modelled position' : 'have modelled positions'}: distances are for demonstration only.`,
    target: (due, scope) => `${due} · scope: ${scope}`,
    narrower: (scope) => `The plan's scope is ${scope}; this count is wider.`,
    narrow: (scope) => `Count only ${scope}`,
    narrowed: (scope) => `Counted over the plan's scope: ${scope} only.`,
    widen: 'Count all again',
    list: (n) => `List · ${amountEn(n, 'villages')}`,
    emptyList: 'No village is in this group.',
    takeHome: 'Export this list',
    roles: {
      villages: 'villages',
      facilities: 'facilities',
      status: 'reports',
      districts: 'boundaries',
      roads: 'roads',
      works: 'works',
      targets: 'targets',
      codes: 'codes',
      matrix: 'travel table',
      terrain: 'heights',
    },
    rows: (n) => countOf(n, 'row', 'rows'),
  },
);
