import type { Denominator, Measure } from '../../domain/indicator.ts';
import type { State } from '../../domain/state.ts';
import type { Traveller } from '../../domain/travel.ts';
import { count, countOf } from './format.ts';
import { travelWords } from './travel.ts';
import { words } from './words.ts';

/** What a card says of a distance: the numbers come printed. */
interface Reach {
  readonly state: string;
  readonly margin: string;
  readonly beyond: boolean;
}

/** A card's distance in a title: the numbers come printed. */
interface Title {
  /** How it is measured. */
  readonly by: string;
  readonly km: string;
  readonly radius: string;
  readonly beyond: boolean;
  /** It is to be checked in the field. */
  readonly close: boolean;
}

/** What a card says of the way along the road: whole minutes, the facility nearest along it, and the one reached soonest. */
interface AlongRoad {
  readonly minutes: number;
  readonly traveller: Traveller;
  /** Null where it is the one in force, which is named already. */
  readonly nearest: string | null;
  /** Null where it is the nearest. */
  readonly soonest: string | null;
}

/** What a reported figure counts or measures. */
export type Unit = Denominator | Measure | 'people' | 'percent' | 'none';
const unitsZh: Record<Unit, string> = {
  households: '户',
  hamlets30: '个自然村',
  'groups-and-hamlets': '个组、自然村',
  people: '人',
  percent: '%',
  km: '公里',
  m: '米',
  m2: '平方米',
  none: '',
};
const unitsEn: Record<Unit, string> = {
  households: 'households',
  hamlets30: 'hamlets',
  'groups-and-hamlets': 'groups and hamlets',
  people: 'people',
  percent: '%',
  km: 'km',
  m: 'm',
  m2: 'm²',
  none: '',
};
const unitsEn1: Partial<Record<Unit, string>> = {
  households: 'household',
  hamlets30: 'hamlet',
  'groups-and-hamlets': 'group or hamlet',
  people: 'person',
};

/** The village card. */
export const villageWords = words(
  {
    card: '村卡片',
    path: '位置',
    close: '关闭',
    showOnMap: '到图上看',
    verdict: (state: State, name: string, lacking: string, within: string | null): string =>
      state === 'gap'
        ? lacking
        : state === 'exempt' && within
          ? `豁免（≤${within}\u00a0公里）`
          : { met: `${name}达标`, exempt: '豁免', unknown: `${name}未报` }[state],
    fieldCheck: '临界',
    households: (n: number | null) => (n === null ? '户数未报' : `${count(n)} 户`),
    people: (registered: number | null, resident: number | null) =>
      registered === null && resident === null
        ? '人口未报'
        : [registered === null ? null : `户籍 ${count(registered)} 人`, resident === null ? null : `常住 ${count(resident)} 人`]
            .filter(Boolean)
            .join('，'),
    poverty: (poor: boolean | null, deep: boolean | null, exit: number | null) =>
      deep
        ? `深度贫困村${exit ? `，${exit} 年出列` : ''}`
        : poor
          ? `贫困村${exit ? `，${exit} 年出列` : ''}`
          : poor === null
            ? '是否贫困村未报'
            : '非贫困村',
    relocated: '已易地搬迁',
    noCode: '没有编码',
    modelled: '位置为推算，不是实测',
    placedByHand: '坐标：手工标定',
    surveyed: (file: string, crs: string | null) => `坐标：${file}${crs ? `，${crs} 换算` : ''}`,
    unplaced: (reason: string) => `${reason}，图上没有这个村`,
    reach: { 'own-township': '到本镇', nearest: '最近一家' },
    inForce: '现行口径',
    km: '公里',
    line: (radius: string) => `${radius}\u00a0公里线`,
    margin: ({ state, margin, beyond }: Reach) => `${state}，${beyond ? '过线' : '线内'} ${margin}\u00a0公里`,
    panelTitle: ({ by, km, radius, beyond, close }: Title) =>
      close
        ? `${by}刚${beyond ? '过线' : '在线内'}，要实地核`
        : beyond
          ? `${by} ${km}\u00a0公里，超出 ${radius}\u00a0公里线`
          : `${by} ${km}\u00a0公里，在 ${radius}\u00a0公里线内`,
    panelNone: (by: string) => `量不出${by}距离`,
    measuring: '正在量……',
    unmeasured: '没有量成：连不上服务器',
    unasked: (way: string) => `还没有量：距离改选“${way}”就量`,
    minutes: ({ minutes, traveller, nearest, soonest }: AlongRoad) => {
      const time = `${travelWords.zh.by[traveller]}约 ${count(minutes)} 分钟（估）。`;
      if (soonest === null) return `${nearest === null ? '' : `沿路到 ${nearest}，`}${time}`;
      return `${nearest === null ? '' : `沿路最近的是 ${nearest}，`}最快到的是 ${soonest}，${time}`;
    },
    snap: (metres: string) => `离最近的路 ${metres} 米。`,
    toRoad: (metres: string) => `从村到路上 ${metres} 米。`,
    toOwn: '到本镇 ',
    toNearest: '最近的是 ',
    direction: (bearing: string) => `，方位 ${bearing}`,
    alsoNearest: '，也是最近的一家',
    alsoOwn: '，就是本镇的',
    noOther: (reason: string) => `，${reason}`,
    other: (own: boolean, name: string, place: string) => (own ? `本镇的是 ${name}。` : `最近的一家是 ${name}（${place}）。`),
    agree: (n: number) => `${['零', '一', '两', '三', '四', '五'][n] ?? n}种算法结论一样。`,
    disagree: '几种算法结论不一样，以现行口径为准。',
    check: (by: string) => `${by}在 ±10% 内，答案会随量法变，要实地核。`,
    yearEnd: (year: number) => `${year} 年底`,
    since: (year: number, month: number) => (month === 12 ? `${year} 年底起` : `${year}-${String(month).padStart(2, '0')} 起`),
    more: (layer: string, n: number) => `${layer}的另外 ${n} 项`,
    asked: { reach: { yes: '已通', no: '未通' }, have: { yes: '有', no: '无' }, is: { yes: '是', no: '否' } },
    ineligible: '不具备条件',
    last: (period: string, value: string) => `${period} 报“${value}”`,
    never: '一直没有上报',
    noColumn: '文件里没有这一项',
    share: (percent: string, target: string) => `${percent}，目标 ${target}`,
    of: (value: number, total: number, unit: string) => `${count(value)}/${count(total)} ${unit}`,
    ofUnknown: (value: number, unit: string) => `报了 ${count(value)} ${unit}，总数未报`,
    target: (value: string, target: string) => `${value}，目标 ${target}`,
    left: (amount: string) => `还差 ${amount}`,
    away: (what: string, km: string, by: string) => `${by}离${what} ${km}\u00a0公里`,
    noneAway: (km: string, by: string) => `没有，${by}离 ${km}\u00a0公里`,
    ownOne: '本村有',
    comma: '，',
    unitOf: (unit: Unit, _: number): string => unitsZh[unit],
    denominators: { households: '总户', hamlets30: '30 户以上自然村', 'groups-and-hamlets': '组和自然村' },
    basis: '规则与依据',
    due: (date: string | null) => (date === null ? '期限未印' : date.endsWith('-12-31') ? `${date.slice(0, 4)} 年底前` : `${date} 前`),
    scope: (name: string) => `范围：${name}`,
    outside: (name: string) => `本村不在“${name}”范围内，这一条不管它。`,
    scopeUnknown: (name: string) => `本村是否属于“${name}”没有上报。`,
    noTarget: '规划没有给这一项定目标。',
    noPlan: '没有这里的规划目标。导入自己的目标表（targets.csv）后显示。',
    ownTarget: (target: string) => `目标 ${target}`,
    join: '',
    stop: '。',
  },
  {
    card: 'Village',
    path: 'Place',
    close: 'Close',
    showOnMap: 'Show on map',
    verdict: (state, name, _lacking, within) =>
      state === 'gap'
        ? `Gap · ${name}`
        : state === 'exempt' && within
          ? `Exempt (≤ ${within}\u00a0km)`
          : { met: `${name} met`, exempt: 'Exempt', unknown: `${name} not reported` }[state],
    fieldCheck: 'field check',
    households: (n) => (n === null ? 'households not reported' : countOf(n, 'household', 'households')),
    people: (registered, resident) =>
      registered === null && resident === null
        ? 'population not reported'
        : [
            registered === null ? null : countOf(registered, 'person registered', 'people registered'),
            resident === null ? null : `${count(resident)} resident`,
          ]
            .filter(Boolean)
            .join(', '),
    poverty: (poor, deep, exit) =>
      deep
        ? `deep-poverty village${exit ? `, exit ${exit}` : ''}`
        : poor
          ? `poor village${exit ? `, exit ${exit}` : ''}`
          : poor === null
            ? 'poverty status not reported'
            : 'not a poor village',
    relocated: 'relocated',
    noCode: 'no code',
    modelled: 'Position modelled, not surveyed',
    placedByHand: 'Coordinates: placed by hand',
    surveyed: (file, crs) => `Coordinates: ${file}${crs ? `, converted from ${crs}` : ''}`,
    unplaced: (reason) => `Not on the map: ${reason}`,
    reach: { 'own-township': 'Township', nearest: 'Nearest' },
    inForce: 'in force',
    km: 'km',
    line: (radius) => `${radius}\u00a0km limit`,
    margin: ({ state, margin, beyond }) => `${state}, ${beyond ? '+' : '−'}${margin}\u00a0km`,
    panelTitle: ({ by, km, radius, beyond, close }) =>
      close
        ? `${by}: just ${beyond ? 'beyond' : 'inside'} the limit, check in the field`
        : `${by}: ${km}\u00a0km, ${beyond ? 'beyond' : 'within'} ${radius}\u00a0km`,
    panelNone: (by) => (by === '' ? 'No distance can be measured' : `${by}: no distance can be measured`),
    measuring: 'measuring…',
    unmeasured: 'not measured: the server cannot be reached',
    unasked: (way) => `not measured yet: choose “${way}” for distances`,
    minutes: ({ minutes, traveller, nearest, soonest }) => {
      const time = `${countOf(minutes, 'minute', 'minutes')} ${travelWords.en.by[traveller]} (estimated).`;
      if (soonest === null) return nearest === null ? `About ${time}` : `By road to ${nearest}: about ${time}`;
      return `${nearest === null ? '' : `Nearest by road is ${nearest}. `}Reached soonest is ${soonest}: about ${time}`;
    },
    snap: (metres) => `The nearest road is ${metres} m away.`,
    toRoad: (metres) => `From the village to the road it is ${metres} m.`,
    toOwn: "To its township's ",
    toNearest: 'Nearest is ',
    direction: (bearing) => `, bearing ${bearing}`,
    alsoNearest: ', also the nearest of any',
    alsoOwn: ", its own township's",
    noOther: (reason) => `; ${reason}`,
    other: (own, name, place) => (own ? `Its township's own is ${name}.` : `The nearest of any is ${name} (${place}).`),
    agree: (n) => (n === 2 ? 'Both readings agree.' : `All ${n} readings agree.`),
    disagree: 'The readings disagree; the one in force decides.',
    check: () => 'Within ±10 % of the limit the answer depends on how it is measured.',
    yearEnd: (year) => `end of ${year}`,
    since: (year, month) => (month === 12 ? `since end ${year}` : `since ${year}-${String(month).padStart(2, '0')}`),
    more: (layer, n) => `${n} more for ${layer}`,
    asked: { reach: { yes: 'reached', no: 'not reached' }, have: { yes: 'yes', no: 'none' }, is: { yes: 'yes', no: 'no' } },
    ineligible: 'not eligible (不具备条件)',
    last: (period, value) => `${period}: “${value}”`,
    never: 'never reported',
    noColumn: 'not in the files',
    share: (percent, target) => `${percent}, target ${target}`,
    of: (value, total, unit) => `${count(value)}/${count(total)} ${unit}`,
    ofUnknown: (value, unit) => `${count(value)} ${unit}, of an unknown total`,
    target: (value, target) => `${value}, target ${target}`,
    left: (amount) => `${amount} to go`,
    away: (what, km, by) => `${what} ${km}\u00a0km away${by}`,
    noneAway: (km, by) => `none, and ${km}\u00a0km away${by}`,
    ownOne: 'has its own',
    comma: ', ',
    unitOf: (unit, n) => (n === 1 ? (unitsEn1[unit] ?? unitsEn[unit]) : unitsEn[unit]),
    denominators: { households: 'households', hamlets30: 'hamlets of ≥ 30 households', 'groups-and-hamlets': 'groups and hamlets' },
    basis: 'Rule and plan',
    due: (date) => (date === null ? 'no deadline printed' : date.endsWith('-12-31') ? `by the end of ${date.slice(0, 4)}` : `by ${date}`),
    scope: (name) => `scope: ${name}`,
    outside: (name) => `This village is outside “${name}”: the target does not cover it.`,
    scopeUnknown: (name) => `Whether this village belongs to “${name}” is not reported.`,
    noTarget: 'The plan sets no target for this.',
    noPlan: 'No target of a plan for these places. Import your own (targets.csv) to see it here.',
    ownTarget: (target) => `Target ${target}`,
    join: ' ',
    stop: '.',
  },
);
