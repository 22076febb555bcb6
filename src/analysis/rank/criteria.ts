import type { Text } from '../../domain/text.ts';

export const CRITERION_IDS = ['veto', 'deep-poverty', 'poor-people', 'people', 'cost', 'gap', 'deadline', 'readiness'] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];

/**
 * Something villages and works are ranked by (domain §5). Its scale is fixed: what a value counts never depends on what else is ranked, so no
 * filter changes a score.
 */
export interface RankCriterion {
  readonly id: CriterionId;
  readonly name: Text;
  /** Of the value; empty where the value is yes or no, or a stage. */
  readonly unit: Text;
  /** What a value says, for a person who opens a score. */
  readonly meaning: Text;
  /** The value that counts nothing and the one that counts in full; beyond them as at them. `none` is the larger where less is better. */
  readonly none: number;
  readonly full: number;
  /** Why the scale ends there: an engineering estimate ([E]) where neither the plan nor a standard gives it. */
  readonly scale: Text;
  /** Until a person moves it; all of them together are 100. */
  readonly weight: number;
}

const YES_OR_NO: Text = { zh: '是记满分，否不得分', en: 'Yes counts in full, no counts nothing' };

const PERSONS: Text = { zh: '人', en: 'people' };

/** Every criterion, in the order in which a score is spelled out. */
export const CRITERIA: readonly RankCriterion[] = [
  {
    id: 'veto',
    name: { zh: '本年退出否决项', en: 'Blocks exit this year' },
    unit: { zh: '', en: '' },
    meaning: {
      zh: '到本年为止应退出的贫困村，还有退出标准的否决项没达标',
      en: 'A poor village due to exit by this year still fails an item that vetoes its exit',
    },
    none: 0,
    full: 1,
    scale: { zh: `一票否决：${YES_OR_NO.zh}`, en: `One veto is enough. ${YES_OR_NO.en}` },
    weight: 30,
  },
  {
    id: 'deep-poverty',
    name: { zh: '深度贫困', en: 'Deep poverty' },
    unit: { zh: '', en: '' },
    meaning: { zh: '深度贫困村，或在深度贫困县', en: 'A deep-poverty village, or one in a deep-poverty county' },
    none: 0,
    full: 1,
    scale: YES_OR_NO,
    weight: 20,
  },
  {
    id: 'poor-people',
    name: { zh: '受益贫困人口', en: 'People of poor villages served' },
    unit: PERSONS,
    meaning: {
      zh: '受益的贫困村人口（数据里有贫困村，没有逐户贫困人口）',
      en: 'People served who live in poor villages (the data has poor villages, not poor people)',
    },
    none: 0,
    full: 2000,
    scale: { zh: '2000 人记满分：约为一个大村的人口（估计）', en: '2,000 count in full: about the people of a large village (estimate)' },
    weight: 20,
  },
  {
    id: 'people',
    name: { zh: '受益人口', en: 'People served' },
    unit: PERSONS,
    meaning: { zh: '受益的全部人口', en: 'Everybody served' },
    none: 0,
    full: 2000,
    scale: { zh: '2000 人记满分：约为一个大村的人口（估计）', en: '2,000 count in full: about the people of a large village (estimate)' },
    weight: 0,
  },
  {
    id: 'cost',
    name: { zh: '单位成本', en: 'Cost per person' },
    unit: { zh: '元/人', en: 'CNY a person' },
    meaning: {
      zh: '补齐缺口的投资除以受益人口，越省越高；没有造价可算的缺口不在其内',
      en: 'What closing it costs, by people served: the cheaper, the more it counts; gaps that no priced work closes are not in it',
    },
    none: 4000,
    full: 0,
    scale: {
      zh: '4000 元/人起不得分：山区新建供水工程的单价（估计）',
      en: 'From 4,000 CNY a person it counts nothing: what a new mountain water scheme costs (estimate)',
    },
    weight: 15,
  },
  {
    id: 'gap',
    name: { zh: '缺口大小', en: 'Size of the gap' },
    unit: { zh: '整项', en: 'whole gaps' },
    meaning: {
      zh: '每村每类设施取缺得最多的一项，整村都缺记 1，缺一半的户记 0.5，相加',
      en: 'Of each village and layer the worst indicator: 1 where the whole village lacks it, 0.5 where half its households do; added up',
    },
    none: 0,
    full: 5,
    scale: { zh: '5 个整项记满分（估计）', en: 'Five whole gaps count in full (estimate)' },
    weight: 10,
  },
  {
    id: 'deadline',
    name: { zh: '距期限', en: 'Time to the deadline' },
    unit: { zh: '个月', en: 'months' },
    meaning: {
      zh: '缺口里最早的目标期限还有几个月，逾期为负；期限未印的不算急',
      en: 'Months to the earliest deadline among its gaps, negative once overdue; a target without a date presses nobody',
    },
    none: 36,
    full: 0,
    scale: {
      zh: '到期或逾期记满分，还有三年（一个行动方案的时长）不得分（估计）',
      en: 'Due or overdue counts in full, three years ahead (the length of an action plan) nothing (estimate)',
    },
    weight: 5,
  },
  {
    id: 'readiness',
    name: { zh: '前期准备', en: 'Readiness' },
    unit: { zh: '', en: '' },
    meaning: {
      zh: '工程清单里：0 没列入，1 已列入计划，2 已到计划开工时间',
      en: 'In the list of works: 0 not listed, 1 listed, 2 its planned start has come',
    },
    none: 0,
    full: 2,
    scale: { zh: '已到计划开工时间记满分，已列入记一半（估计）', en: 'A start that has come counts in full, being listed half (estimate)' },
    weight: 0,
  },
];

/** What each criterion weighs; none negative. Only their ratios matter. */
export type Weights = Readonly<Record<CriterionId, number>>;

/** A record of something for each criterion. */
export function ofEachCriterion<T>(make: (criterion: RankCriterion) => T): Record<CriterionId, T> {
  return Object.fromEntries(CRITERIA.map((criterion) => [criterion.id, make(criterion)])) as Record<CriterionId, T>;
}

export const DEFAULT_WEIGHTS: Weights = ofEachCriterion(({ weight }) => weight);
