import { type Field, isOfList, KNOWN, type Meaning } from './fields.ts';
import { headingKey } from './key.ts';

/*
 * How a heading that is not known word for word is compared with those that are:
 *   1. Words that change nothing are taken off (所属, 本村, a note in brackets, 名称 of a name): what is then the same resembles it by 0.95, or
 *      by 0.9 where more than 是否 had to go.
 *   2. Else the pairs of neighbouring characters are compared (Dice's coefficient), from four characters on; 0.72 is the least.
 *   3. Both only where the two agree in what may never be overlooked: whether they deny something, whom or what they count, the kind of
 *      number, and every word that narrows (贫困, 常住, 计划…).
 */

const LEAST_LENGTH = 4;
const LEAST_DICE = 0.72;
const MOST_DICE = 0.88;
/** A second meaning this close makes the first one a guess. */
const CLEARLY = 0.08;

/** Asks without denying: 有无 and 是否 hold a 无 and a 否 that say nothing. */
const ASKING = /^(?:是不是|是否|有无|能否|有没有)(?:已经?|建?有)?/;
const NOTE =
  /[([【](?:是[/或]?否|有[/或]?无|是[/]否[/].*|填.*|必填|选填|单位.*|度|\d+位.*|打?√.*|小数.*|[个户人所座处名条组%]|公里|千米|km|米|m|平方米|m2|亩|元|万元|万人|万户)[)\]】]/g;
const BEFORE = /^(?:本|全|该|各)?(?:行政村|建制村|村级|村)(?=.{2})|^(?:所在地?|所属|目前|现有|农村|截至目前)(?=.)/;
const AFTER = /(?<=..)(?:情况|现状|与否|是否达标|达标情况|是否实现)$/;

const NEGATION = /未|不|非|没|缺|困难|欠|无(?!害化|线)/;

/** Words that narrow or turn what is counted: a name has them or the heading does not mean it. */
const NARROWING = [
  ...[
    '贫困',
    '深度',
    '脱贫',
    '退出',
    '低保',
    '五保',
    '特困',
    '残疾',
    '搬迁',
    '常住',
    '户籍',
    '流动',
    '外出',
    '劳动',
    '务工',
    '就业',
    '男',
    '女',
    '老',
    '童',
  ],
  ...[
    '自然村',
    '小组',
    '学',
    '园',
    '新建',
    '新增',
    '改',
    '修',
    '计划',
    '拟',
    '规划',
    '目标',
    '任务',
    '应',
    '在建',
    '其中',
    '累计',
    '同比',
    '均',
    '危',
    '房',
  ],
  ...[
    '集中',
    '分散',
    '无害化',
    '标准',
    '合格',
    '全科',
    '镇',
    '县',
    '市',
    '卫生院',
    '医院',
    '医',
    '护',
    '光纤',
    '宽带',
    '动力',
    '生活',
    '生产',
    '电',
    '网',
  ],
  ...[
    '客车',
    '邮',
    '硬化',
    '沥青',
    '水泥',
    '砂',
    '宽',
    '水',
    '饮',
    '供',
    '质',
    '保证',
    '污',
    '垃圾',
    '厕',
    '投资',
    '资金',
    '收入',
    '百度',
    '高德',
    'wgs',
    'gcj',
  ],
] as const;

const NUMBERS_OF: readonly (readonly [ending: RegExp, of: string])[] = [
  [/(?:率|比例|占比|比重)$/, 'percent'],
  [/户数?$/, 'households'],
  [/(?:人数|人口数?|人)$/, 'people'],
  [/(?:里程|距离|长度|宽度?|公里数?|米数)$/, 'length'],
  [/面积$/, 'area'],
  [/(?:日期|时间|年度|年份|年月|月份?)$/, 'date'],
  [/(?:编码|代码|编号|号码?|id)$/, 'code'],
  [/(?:投资|资金|金额|费用|造价|经费)$/, 'money'],
  [/数量?$/, 'count'],
  [/名称?$/, 'name'],
];

const NAMES: ReadonlySet<Field> = new Set<Field>(['county', 'township', 'name', 'facilityName']);
const isName = (meaning: Meaning) => meaning.kind === 'field' && NAMES.has(meaning.id);

/** Without what only asks and without brackets: 是否通沥青(水泥)路 → 通沥青水泥路. */
function asked(key: string): string {
  return key.replace(ASKING, '').replace(/[()[\]【】]/g, '');
}

/** Without everything that changes nothing. */
function stripped(key: string): string {
  let text = key
    .replace(NOTE, '')
    .replace(ASKING, '')
    .replace(/生活(?=垃圾|污水)/g, '')
    .replace(/[()[\]【】/]/g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(BEFORE, '').replace(ASKING, '').replace(AFTER, '');
  }
  return text;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) pairs.set(text.slice(at, at + 2), (pairs.get(text.slice(at, at + 2)) ?? 0) + 1);
  return pairs;
}

/** Twice the pairs of neighbouring characters two texts share, of all they have: 0–1. */
function dice(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  let shared = 0;
  for (const [pair, times] of a) shared += Math.min(times, b.get(pair) ?? 0);
  const all = Math.max(0, one.length - 1) + Math.max(0, other.length - 1);
  return all === 0 ? 0 : (2 * shared) / all;
}

/** A name is without 名称 what it is with it. */
const named = (text: string, meaning: Meaning) => (isName(meaning) ? text.replace(/(?<=.)名称?$/, '') : text);

/** A heading's key in its shorter forms. */
interface Forms {
  readonly asked: string;
  readonly bare: string;
  readonly isNegative: boolean;
  readonly digits: string;
  readonly counts: string;
  readonly narrowed: readonly string[];
}

function formsOf(key: string): Forms {
  const bare = stripped(key);
  const said = bare.replace(ASKING, '');
  return {
    asked: asked(key),
    bare,
    isNegative: NEGATION.test(said),
    digits: (said.match(/\d+/g) ?? []).join(' '),
    counts: NUMBERS_OF.find(([ending]) => ending.test(said))?.[1] ?? 'none',
    narrowed: NARROWING.filter((word) => said.includes(word)),
  };
}

/** Names a heading may resemble. Those in letters are codes (aad328, aad323): what is nearly a code is another one; and lists of works have names of their own. */
const NAMED = KNOWN.filter(({ key, meaning }) => /\p{Script=Han}/u.test(key) && !isOfList(meaning.id)).map((known) => ({
  ...known,
  forms: formsOf(known.key),
}));

function isKindOfNumber(one: string, other: string, meaning: Meaning): boolean {
  return one === other || (isName(meaning) && [one, other].every((kind) => kind === 'none' || kind === 'name'));
}

/** Whether two headings agree in everything that may not be overlooked. */
function agree(one: Forms, other: Forms, meaning: Meaning): boolean {
  return (
    one.isNegative === other.isNegative &&
    one.digits === other.digits &&
    isKindOfNumber(one.counts, other.counts, meaning) &&
    one.narrowed.length === other.narrowed.length &&
    one.narrowed.every((word, index) => word === other.narrowed[index])
  );
}

function resemblance(one: Forms, other: Forms, meaning: Meaning): number {
  if (!agree(one, other, meaning)) return 0;
  if (one.asked === other.asked) return 0.95;
  const same = (a: string, b: string) => named(a, meaning) === named(b, meaning);
  if (same(one.asked, other.asked)) return 0.9;
  if (same(one.bare, other.asked) && (one.bare.length > 1 || isName(meaning))) return 0.9;
  if (same(one.bare, other.bare) && other.bare.length >= LEAST_LENGTH) return 0.9;
  // A position half guessed is worse than none.
  if (meaning.kind === 'field' && (meaning.id === 'lon' || meaning.id === 'lat')) return 0;
  if (Math.min(one.bare.length, other.bare.length) < LEAST_LENGTH) return 0;
  const score = dice(one.bare, other.bare);
  return score < LEAST_DICE ? 0 : Math.min(MOST_DICE, score);
}

export interface Resembling {
  readonly meaning: Meaning;
  /** 0–1, always less than for a name that is known. */
  readonly confidence: number;
}

/** What a heading resembles, where that is one thing clearly before any other; null otherwise. */
export function findSimilar(heading: string): Resembling | null {
  const key = headingKey(heading);
  // 单位 alone is the unit of a number as often as an office.
  if (!/\p{Script=Han}/u.test(key) || key === '单位') return null;
  const best = new Map<string, Resembling>();
  const forms = formsOf(key);
  for (const { meaning, forms: other } of NAMED) {
    const confidence = resemblance(forms, other, meaning);
    if (confidence > (best.get(meaning.id)?.confidence ?? 0)) best.set(meaning.id, { meaning, confidence });
  }
  const [first, second] = [...best.values()].sort((a, b) => b.confidence - a.confidence);
  return first && first.confidence - (second?.confidence ?? 0) >= CLEARLY ? first : null;
}

/** Whether what stands above a heading changes what it counts: 贫困户 above 户数, 未通 above 户数. */
export function narrows(group: string, heading: string): boolean {
  if (NEGATION.test(group.replace(ASKING, ''))) return true;
  return NARROWING.slice(0, NARROWING.indexOf('集中')).some((word) => group.includes(word) && !heading.includes(word));
}
