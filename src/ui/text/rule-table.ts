import type { State } from '../../domain/state.ts';
import { words } from './words.ts';

/** What the rule's sentences name: printed numbers, names in the language. */
interface Rule {
  readonly lacking: string;
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
    gap: (rule) => `${rule.lacking}，离${toZh(rule)}又超过 ${rule.radius}\u00a0公里`,
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
    met: () => '上报为 0，全都做到（反向列：0 是达标）',
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

/** When a village counts as each state, for every kind of rule. */
export const ruleTables = words(tablesZh, tablesEn);
