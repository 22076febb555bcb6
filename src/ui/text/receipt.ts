import type { State } from '../../domain/state.ts';
import { count } from './format.ts';
import { words } from './words.ts';

/** What the rule's sentences name: printed numbers, names in the language. */
interface Rule {
  readonly name: string;
  readonly facility: string;
  readonly radius: string;
  readonly own: boolean;
  readonly neighbours: boolean;
  readonly target: string;
  readonly of: string;
}

type Table = Readonly<Record<State, (rule: Rule) => string>>;
/** How each kind of rule reads as a table of the four states. */
export type RuleKind = 'near' | 'near-alone' | 'near-off' | 'yes-no' | 'share' | 'at-least' | 'none-left';

const toZh = ({ facility, own }: Rule) => (own ? `本镇办的${facility}` : `最近的${facility}`);
const toEn = ({ facility, own }: Rule) => (own ? `its own ${facility}` : `the nearest ${facility}`);
const eligibleZh = () => '上报为“不具备条件”，不计入应建';
const eligibleEn = () => 'Reported as not eligible (不具备条件), left out of the denominator';
const silentZh = () => '这一期没有上报；不当作有，也不当作没有';
const silentEn = () => 'Nothing reported for the period; taken neither as yes nor as no';

const tablesZh: Readonly<Record<RuleKind, Table>> = {
  near: {
    gap: (rule) => `没有${rule.name}，离${toZh(rule)}又超过 ${rule.radius}\u00a0公里`,
    met: (rule) => `本村有，离${toZh(rule)}超过 ${rule.radius}\u00a0公里${rule.neighbours ? '；或半径内邻村有' : ''}`,
    exempt: (rule) => `离${toZh(rule)}不超过 ${rule.radius}\u00a0公里（含），有没有都免；或“不具备条件”`,
    unknown: () => '半径以外这一期没有上报；或没有，又量不出距离',
  },
  'near-alone': {
    gap: (rule) => `离${toZh(rule)}超过 ${rule.radius}\u00a0公里`,
    met: (rule) => `离${toZh(rule)}不超过 ${rule.radius}\u00a0公里（含）${rule.neighbours ? '；或半径内邻村有' : ''}`,
    exempt: () => '文件里没有上报列，只看距离，没有豁免',
    unknown: () => '量不出距离',
  },
  'near-off': { gap: () => '上报为“无”；距离不参加判断', met: () => '上报为“有”；距离不参加判断', exempt: eligibleZh, unknown: silentZh },
  'yes-no': { gap: () => '上报为“否”“无”或“未通”', met: () => '上报为“是”“有”或“通”', exempt: eligibleZh, unknown: silentZh },
  share: {
    gap: (rule) => `做到的不到 ${rule.target}（占${rule.of}）`,
    met: (rule) => `做到的占${rule.of} ${rule.target} 以上，按整数比，不四舍五入`,
    exempt: () => '没有需要覆盖的对象；或“不具备条件”',
    unknown: (rule) => `没有上报，或没报${rule.of}数`,
  },
  'at-least': {
    gap: (rule) => `上报的数不到 ${rule.target}`,
    met: (rule) => `上报的数不低于 ${rule.target}`,
    exempt: eligibleZh,
    unknown: silentZh,
  },
  'none-left': {
    gap: () => '上报还有没做到的（反向列：大于 0 是缺口）',
    met: () => '上报为 0，一户不落（反向列：0 是达标）',
    exempt: eligibleZh,
    unknown: silentZh,
  },
};

const tablesEn: Readonly<Record<RuleKind, Table>> = {
  near: {
    gap: (rule) => `None of its own, and beyond ${rule.radius}\u00a0km of ${toEn(rule)}`,
    met: (rule) =>
      `Has its own, beyond ${rule.radius}\u00a0km of ${toEn(rule)}${rule.neighbours ? '; or a neighbour within the radius has one' : ''}`,
    exempt: (rule) => `Within ${rule.radius}\u00a0km (limit included) of ${toEn(rule)}, with or without its own; or not eligible`,
    unknown: () => 'Beyond the radius and not reported; or none, and no distance to measure',
  },
  'near-alone': {
    gap: (rule) => `Beyond ${rule.radius}\u00a0km of ${toEn(rule)}`,
    met: (rule) =>
      `Within ${rule.radius}\u00a0km (limit included) of ${toEn(rule)}${rule.neighbours ? '; or a neighbour within the radius has one' : ''}`,
    exempt: () => 'No file reports a status, so distance alone is asked and nothing is exempt',
    unknown: () => 'No distance can be measured',
  },
  'near-off': {
    gap: () => 'Reported “none”; distance takes no part',
    met: () => 'Reported “yes”; distance takes no part',
    exempt: eligibleEn,
    unknown: silentEn,
  },
  'yes-no': { gap: () => 'Reported “no” (否, 无, 未通)', met: () => 'Reported “yes” (是, 有, 通)', exempt: eligibleEn, unknown: silentEn },
  share: {
    gap: (rule) => `Fewer than ${rule.target} of its ${rule.of} served`,
    met: (rule) => `At least ${rule.target} of its ${rule.of} served, compared in whole numbers, never rounded`,
    exempt: () => 'Nothing to serve; or not eligible',
    unknown: (rule) => `Not reported, or the number of ${rule.of} not reported`,
  },
  'at-least': {
    gap: (rule) => `Reported figure below ${rule.target}`,
    met: (rule) => `Reported figure of ${rule.target} or more`,
    exempt: eligibleEn,
    unknown: silentEn,
  },
  'none-left': {
    gap: () => 'Some still reported without (inverted column: above 0 is a gap)',
    met: () => 'Reported 0 without (inverted column: 0 is met)',
    exempt: eligibleEn,
    unknown: silentEn,
  },
};

const unitsEn = {
  villages: ['village', 'villages'],
  households: ['household', 'households'],
  registered: ['person', 'people'],
  resident: ['person', 'people'],
} as const;
type Weight = keyof typeof unitsEn;
const unitsZh: Readonly<Record<Weight, string>> = { villages: '个村', households: '户', registered: '人', resident: '人' };
const amountEn = (n: number, weight: Weight) => `${count(n)} ${unitsEn[weight][n === 1 ? 0 : 1]}`;

/** The receipt of a number. */
export const receiptWords = words(
  {
    label: '这个数怎么来的',
    join: '',
    amount: (n: number, weight: Weight) => `${count(n)} ${unitsZh[weight]}`,
    parts: { met: '达标', gap: '缺口', exempt: '豁免', unknown: '未报', 'field-check': '临界', rate: '达标率' },
    table: tablesZh,
    check: '临界',
    fieldCheck: '离线 ±10% 以内，答案随量法变，要实地核',
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
      `距离：到${own ? '本镇办' : '不分镇办、最近'}的${facility}，直线（WGS 84 椭球面），按整毫米比`,
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
    table: tablesEn,
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
      `Distance: to the ${own ? 'village’s own' : 'nearest'} ${facility}, straight line (WGS 84 geodesic), compared in whole millimetres`,
    radius: (km, plan) =>
      km === plan
        ? `Radius: ${km}\u00a0km, limit included, the plan’s number`
        : `Radius: ${km}\u00a0km, limit included, changed from ${plan}\u00a0km`,
    neighbours: 'Neighbours within the radius count: on',
    waive: 'Waived within the radius: on (the plan is silent; a switch)',
    waiveOff: 'Waived within the radius: off (the plan is silent; a switch)',
    openThen: (date) => `Facilities open on ${date}`,
    border: (n) =>
      `${amountEn(n, 'villages')} ${n === 1 ? 'lies' : 'lie'} nearer to the data’s border than to the hospital: one beyond it, unknown here, may be nearer.`,
    simulated: 'Demonstration data: every reported figure is simulated; do not quote it.',
    modelled: (n) =>
      `${amountEn(n, 'villages')} ${n === 1 ? 'has a modelled position' : 'have modelled positions'}: distances are for demonstration only.`,
    target: (due, scope) => `${due} · scope: ${scope}`,
    narrower: (scope) => `The plan’s scope is ${scope}; this count is wider.`,
    narrow: (scope) => `Count only ${scope}`,
    narrowed: (scope) => `Counted over the plan’s scope: ${scope} only.`,
    widen: 'Count all again',
    list: (n) => `List · ${amountEn(n, 'villages')}`,
    emptyList: 'No village is in this group.',
    takeHome: 'Export this list',
    roles: { villages: 'villages', facilities: 'facilities', status: 'reports', districts: 'boundaries', roads: 'roads' },
    rows: (n) => `${count(n)} ${n === 1 ? 'row' : 'rows'}`,
  },
);
