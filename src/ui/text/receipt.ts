import type { Weight } from '../../domain/parameters.ts';
import { count, countOf } from './format.ts';
import { ruleTables } from './rule-table.ts';
import { shared } from './shared.ts';
import { words } from './words.ts';

const unitsZh: Readonly<Record<Weight, string>> = { villages: '个村', households: '户', registered: '人', resident: '人' };
const amountEn = (n: number, weight: Weight) => `${count(n)} ${shared.en.unitOf(weight, n)}`;

/** The receipt of a number. */
export const receiptWords = words(
  {
    label: '这个数怎么来的',
    join: '',
    amount: (n: number, weight: Weight) => `${count(n)} ${unitsZh[weight]}`,
    parts: { met: '达标', gap: '缺口', exempt: '豁免', unknown: '未报', 'field-check': '临界', rate: '达标率' },
    table: ruleTables.zh,
    check: '临界',
    fieldCheck: '距离在半径的 ±10% 以内，答案随量法变，要实地核',
    rate: (printed: string) => `达标率 ${printed}`,
    rateSum: (met: string, gap: string) => `= 达标 ${met} ÷（达标 ${met} + 缺口 ${gap}）`,
    noRate: '没有应建的村，算不出率',
    leftOut: (exempt: string, unknown: string) => `豁免 ${exempt}、未报 ${unknown} 不进分母`,
    unweighed: (n: number) => `另有 ${count(n)} 个村没报这个数，没有计入。`,
    counted: '怎么算的',
    files: '用了哪些数据',
    plan: '规划依据',
    or: '或',
    asOf: (date: string) => `截至 ${date}`,
    extent: (parts: readonly string[]) => `范围：${parts.join('，')}`,
    villagesOnly: '只算行政村，不算社区',
    withCommunities: '行政村和社区都算',
    poorOnly: '只算贫困村',
    deepOnly: '只算深度贫困村',
    noRelocated: '不算已易地搬迁的村',
    weighted: { villages: '一村算一个', households: '按户数加总', registered: '按户籍人口加总', resident: '按常住人口加总' },
    straight: (facility: string, own: boolean) =>
      `距离：到${own ? `本镇办的${facility}` : `最近的${facility}（不分镇办）`}，直线（WGS 84 椭球面），按整毫米比`,
    radius: (km: string, plan: string) =>
      km === plan ? `半径：${km}\u00a0公里（含），规划的数` : `半径：${km}\u00a0公里（含），由 ${plan}\u00a0公里改动`,
    neighbours: '邻村半径内有的也算：开',
    waive: '半径内免：开（规划没写明，按开关）',
    waiveOff: '半径内免：关（规划没写明，按开关）',
    openThen: (date: string) => `机构按 ${date} 开着的算`,
    border: (n: number) => `有 ${count(n)} 个村离数据边界比离医院还近：界外的医院不在数据里，也许更近。`,
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
    roles: { villages: '村表', facilities: '机构表', status: '上报表', districts: '边界', roads: '道路' },
    rows: (n: number) => `${count(n)} 行`,
  },
  {
    label: 'Where this number comes from',
    join: ' ',
    amount: amountEn,
    parts: { met: 'met', gap: 'with a gap', exempt: 'exempt', unknown: 'unknown', 'field-check': 'to check in the field', rate: 'Rate' },
    table: ruleTables.en,
    check: 'Check',
    fieldCheck: 'Within ±10 % of the limit: the answer depends on how it is measured',
    rate: (printed) => `Rate ${printed}`,
    rateSum: (met, gap) => `= ${met} met ÷ (${met} met + ${gap} gaps)`,
    noRate: 'Nothing left to divide by: no rate',
    leftOut: (exempt, unknown) => `${exempt} exempt and ${unknown} unknown stay out of the denominator`,
    unweighed: (n) => `${amountEn(n, 'villages')} did not report this figure and ${n === 1 ? 'is' : 'are'} not in it.`,
    counted: 'How it is counted',
    files: 'From which files',
    plan: 'What the plan says',
    or: ' or ',
    asOf: (date) => `as of ${date}`,
    extent: (parts) => `Extent: ${parts.join(', ')}`,
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
    straight: (facility, own) =>
      `Distance: to the ${own ? "village's own" : 'nearest'} ${facility}, straight line (WGS 84 geodesic), compared in whole millimetres`,
    radius: (km, plan) =>
      km === plan
        ? `Radius: ${km}\u00a0km, limit included, the plan's number`
        : `Radius: ${km}\u00a0km, limit included, changed from ${plan}\u00a0km`,
    neighbours: 'Neighbours within the radius count: on',
    waive: 'Waived within the radius: on (the plan is silent; a switch)',
    waiveOff: 'Waived within the radius: off (the plan is silent; a switch)',
    openThen: (date) => `Facilities open on ${date}`,
    border: (n) =>
      `${amountEn(n, 'villages')} ${n === 1 ? 'lies' : 'lie'} nearer to the data's border than to the hospital: one beyond it, unknown here, may be nearer.`,
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
    roles: { villages: 'villages', facilities: 'facilities', status: 'reports', districts: 'boundaries', roads: 'roads' },
    rows: (n) => countOf(n, 'row', 'rows'),
  },
);
