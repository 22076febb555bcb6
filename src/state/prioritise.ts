import type { BudgetAnswer } from '../analysis/budget/answer.ts';
import { greedyBudget } from '../analysis/budget/greedy.ts';
import { benefitSteps, type Reached } from '../analysis/budget/marginal-curve.ts';
import { lockedOrder, nestedBudget } from '../analysis/budget/nested.ts';
import { type BudgetProblem, budgetProblem } from '../analysis/budget/problem.ts';
import { type BudgetRange, budgetRange } from '../analysis/budget/range.ts';
import { placesOf } from '../analysis/places.ts';
import { openAt } from '../analysis/question.ts';
import { CRITERIA, DEFAULT_WEIGHTS, ofEachCriterion, type Weights } from '../analysis/rank/criteria.ts';
import { type Ranking, rankBy } from '../analysis/rank/ranking.ts';
import { type VillageCandidates, villageCandidates } from '../analysis/rank/villages.ts';
import { type WorkCandidates, workCandidates } from '../analysis/rank/works.ts';
import { type Combination, type JointGaps, jointGaps } from '../analysis/works/joint-gaps.ts';
import { proposeWorks } from '../analysis/works/propose-works.ts';
import { type BudgetRules, DEFAULT_RULES } from '../domain/budget-rules.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import { cnyOfWan } from '../domain/money.ts';
import type { Extent } from '../domain/parameters.ts';
import { yearEnd } from '../domain/period.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import type { Bureau } from '../domain/remedy.ts';
import { findIndicator, indicatorsOfBureau } from '../layers/index.ts';
import { useBest } from './best.ts';
import { type Effect, effectOf, mainAsked } from './effect.ts';
import { latest } from './latest.ts';
import { counted, extent, questionOf } from './selectors.ts';
import { costsInView } from './unit-costs.ts';
import { DEEP, DEFAULT_VIEW, type View } from './view.ts';

/** The bureau an indicator's works are done by; null where its layer names none. */
export function bureauOf(indicator: string): Bureau | null {
  return findIndicator(indicator)?.layer.bureau ?? null;
}

/** More villages than these are put in order a county at a time. */
const MOST_VILLAGES = 50_000;

/** Whether works can be put in order: of a country only within a county. */
export function isWithinReach({ villages }: Dataset, { county }: View): boolean {
  return county !== null || villages.length <= MOST_VILLAGES;
}

/** Parts of a view that say how an indicator is read. */
type Reading = Pick<View, 'year' | 'radii' | 'mode' | 'traveller' | 'scope' | 'centreOnly' | 'neighbours' | 'waive'>;

/** Who is counted as people. */
export const peopleOf = ({ weight }: View): 'registered' | 'resident' => (weight === 'resident' ? 'resident' : 'registered');

/** What is asked of the gaps, the same object as long as it is the same. */
const askingOf = latest((dataset: Dataset, people: ReturnType<typeof peopleOf>, ...reading: readonly Reading[keyof Reading][]) => {
  const [year, radii, mode, traveller, scope, centreOnly, neighbours, waive] = reading;
  const view = { ...DEFAULT_VIEW, year, radii, mode, traveller, scope, centreOnly, neighbours, waive } as View;
  const month = yearEnd(view.year);
  const read = (indicator: Indicator) => questionOf(dataset, view, indicator);
  return { month, openAt: openAt(dataset, month), people, questionOf: read };
});

function asking(dataset: Dataset, view: View) {
  const { year, radii, mode, traveller, scope, centreOnly, neighbours, waive } = view;
  return askingOf(dataset, peopleOf(view), year, radii, mode, traveller, scope, centreOnly, neighbours, waive);
}

const proposed = latest((dataset: Dataset, asked: ReturnType<typeof asking>, within: Extent, costs: ReturnType<typeof costsInView>) =>
  proposeWorks(dataset, { ...asked, extent: within, costs }),
);

/** Every village that may be counted at all: what a stretch of road costs one of them does not depend on which are in view. */
const everywhere = latest(
  (communities: boolean, relocated: boolean): Extent => ({
    county: null,
    township: null,
    communities,
    relocated,
    poorOnly: false,
    deepPovertyOnly: false,
  }),
);

/** Every work that the gaps of the year in view would need: of all villages, or where they are a country's of those in view. */
function proposedWorks(dataset: Dataset, view: View): readonly ProposedWork[] {
  const isMany = dataset.villages.length > MOST_VILLAGES;
  return proposed(dataset, asking(dataset, view), isMany ? extent(view) : everywhere(view.communities, view.relocated), costsInView(view));
}

/** Works of a bureau that close a gap of the villages in view, and what they require. */
export function worksInView(dataset: Dataset, view: View): readonly ProposedWork[] {
  return within(proposedWorks(dataset, view), counted(dataset, view), view.bureau, dataset.villages.length);
}

const within = latest((works: readonly ProposedWork[], villages: Uint32Array, bureau: string | null, count: number) => {
  const isIn = new Uint8Array(count);
  for (const village of villages) isIn[village] = 1;
  const byId = new Map(works.map((work) => [work.id, work]));
  const taken = new Set(
    works.filter((work) => work.villages.some((at) => isIn[at] === 1) && (bureau === null || bureauOf(work.indicator)?.id === bureau)),
  );
  // A set hands out what is added to it on the way.
  for (const { requires } of taken)
    for (const id of requires) {
      const required = byId.get(id);
      if (required) taken.add(required);
    }
  return works.filter((work) => taken.has(work));
});

/** What each criterion weighs in this view. */
export function weightsOf({ points }: View): Weights {
  return weighed(points);
}

const weighed = latest((points: View['points']): Weights => ofEachCriterion(({ id }) => points[id] ?? DEFAULT_WEIGHTS[id]));

/** Weights as parts of 100, whole numbers that add up to it; all of them 0 where nothing weighs anything. */
export function partsOf100(weights: Weights): Weights {
  const sum = CRITERIA.reduce((all, { id }) => all + weights[id], 0);
  if (sum === 0) return ofEachCriterion(() => 0);
  const exact = CRITERIA.map(({ id }) => (100 * weights[id]) / sum);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((all, one) => all + one, 0);
  const first = [...exact.keys()].sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b).slice(0, missing);
  return ofEachCriterion(({ id }) => {
    const at = CRITERIA.findIndex((one) => one.id === id);
    return (whole[at] ?? 0) + (first.includes(at) ? 1 : 0);
  });
}

const worksWeighed = latest(
  (works: readonly ProposedWork[], dataset: Dataset, asked: ReturnType<typeof asking>, all: readonly ProposedWork[]) =>
    workCandidates(works, dataset, asked, all),
);
const worksRanked = latest((candidates: WorkCandidates, weights: Weights) => rankBy(candidates, weights));

/** The works in view in the order of their scores: `candidates.items` are indices of `worksInView`. */
export function workRanking(dataset: Dataset, view: View): Ranking<WorkCandidates> {
  return worksRanked(
    worksWeighed(worksInView(dataset, view), dataset, asking(dataset, view), proposedWorks(dataset, view)),
    weightsOf(view),
  );
}

/** Indicators whose gaps count: a bureau's, or all. */
const indicatorsOf = latest((bureau: string | null) => (bureau === null ? null : indicatorsOfBureau(bureau)));

const villagesWeighed = latest(
  (
    dataset: Dataset,
    asked: ReturnType<typeof asking>,
    inExtent: Extent,
    indicators: readonly string[] | null,
    works: readonly ProposedWork[],
  ) => villageCandidates(dataset, { ...asked, extent: inExtent, indicators, works }),
);

/** The villages in view that have a gap, what speaks for them, and those that are not ranked. */
export function villagesInView(dataset: Dataset, view: View): VillageCandidates {
  return villagesWeighed(dataset, asking(dataset, view), extent(view), indicatorsOf(view.bureau), proposedWorks(dataset, view));
}

const villagesRanked = latest((candidates: VillageCandidates, weights: Weights) => rankBy(candidates, weights));

/** The villages in view in the order of their scores: `candidates.items` are indices of villages. */
export function villageRanking(dataset: Dataset, view: View): Ranking<VillageCandidates> {
  return villagesRanked(villagesInView(dataset, view), weightsOf(view));
}

/** The last year of the plan's deadlines: no budget is asked beyond it. */
const LAST_YEAR = 2020;

/** Years a budget can be given for: from the one in view on. */
function budgetYears({ year }: Pick<View, 'year'>): readonly number[] {
  return Array.from({ length: Math.max(1, LAST_YEAR - year + 1) }, (_, later) => year + later);
}

/** 10,000 CNY. */
export const WAN = 10_000;

/** What is tried until somebody says how much there is: about a fifth of what all works cost, in round figures, 万元. */
function trialBudget(works: readonly ProposedWork[]): number {
  const fifth = works.reduce((sum, { cost }) => sum + (cost?.cny ?? 0), 0) / 5 / WAN;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, fifth))) - 1);
  return Math.ceil(fifth / step) * step;
}

const moneyOf = latest((works: readonly ProposedWork[], year: number, budgets: View['budgets']): BudgetRules['money'] => {
  const isGiven = budgetYears({ year }).some((one) => budgets[one] !== undefined);
  return budgetYears({ year }).map((one, at) => ({
    year: one,
    cny: cnyOfWan(budgets[one] ?? (!isGiven && at === 0 ? trialBudget(works) : 0)) ?? 0,
  }));
});

/** The money of each year in view, whole CNY. */
export function moneyInView(dataset: Dataset, view: View): BudgetRules['money'] {
  return moneyOf(worksInView(dataset, view), view.year, view.budgets);
}

/** Whether somebody said how much money there is. */
export const isBudgetGiven = (view: View): boolean => budgetYears(view).some((year) => view.budgets[year] !== undefined);

const rulesOf = latest(
  (
    dataset: Dataset,
    money: BudgetRules['money'],
    aim: View['aim'],
    deadlines: boolean,
    dependencies: boolean,
    carryOver: boolean,
    perVillage: number | null,
    shares: View['shares'],
  ): BudgetRules => ({
    ...DEFAULT_RULES,
    money,
    objective: aim,
    deadlines,
    dependencies,
    carryOver,
    perVillage,
    shares: Object.entries(shares).flatMap(([code, percent]) => {
      const county = placesOf(dataset).county.list.find((place) => place.code === code)?.name ?? null;
      return code === DEEP || county !== null ? [{ county: code === DEEP ? null : county, perTenThousand: percent * 100 }] : [];
    }),
  }),
);

export function rulesInView(dataset: Dataset, view: View): BudgetRules {
  const { aim, deadlines, requirements, carryOver, choosing, perVillage, shares } = view;
  return rulesOf(dataset, moneyInView(dataset, view), aim, deadlines, requirements, carryOver && choosing === 'best', perVillage, shares);
}

const problemOf = latest((works: readonly ProposedWork[], rules: BudgetRules, dataset: Dataset) =>
  budgetProblem(works, rules, dataset.villages),
);

/** The works in view as a budget chooses from them: indices are those of `worksInView`. */
export function problemInView(dataset: Dataset, view: View): BudgetProblem {
  return problemOf(worksInView(dataset, view), rulesInView(dataset, view), dataset);
}

const byRank = (problem: BudgetProblem, { candidates: { items }, order }: Ranking<WorkCandidates>) =>
  lockedOrder(
    problem,
    Array.from(order, (position) => items[position] ?? 0),
  );

const locked = latest(byRank);

/** The order in which money is spent when more of it only adds works: by rank, what a work requires before it. Indices of `worksInView`. */
export function orderInView(dataset: Dataset, view: View): readonly number[] {
  return locked(problemInView(dataset, view), workRanking(dataset, view));
}

const nested = latest(nestedBudget);

/** The works taken from the top of the ranking down, as far as the money of each year goes. Null where what must be done does not fit. */
export function nestedInView(dataset: Dataset, view: View): BudgetAnswer | null {
  return nested(problemInView(dataset, view), orderInView(dataset, view));
}

const steps = latest((works: readonly ProposedWork[], order: readonly number[]) => benefitSteps(order.flatMap((at) => works[at] ?? [])));

/** What the works bring in that order, one after the other. */
export function stepsInView(dataset: Dataset, view: View): readonly Reached[] {
  return steps(worksInView(dataset, view), orderInView(dataset, view));
}

/** The order that is listed, of works or of villages. */
export function rankingInView(dataset: Dataset, view: View): Ranking {
  return view.ranked === 'works' ? workRanking(dataset, view) : villageRanking(dataset, view);
}

const greedily = latest(greedyBudget);

/**
 * The programme in view: by rank, or the best as far as it is known: proved, and until then what is found at once. Null where what must be done does
 * not fit. Whoever shows it hears of a new best by `useBest`.
 */
export function programmeInView(dataset: Dataset, view: View): BudgetAnswer | null {
  if (view.choosing === 'nested') return nestedInView(dataset, view);
  const problem = problemInView(dataset, view);
  const best = useBest.getState();
  return (best.problem === problem && best.answer) || greedily(problem);
}

const ranged = latest(
  (works: readonly ProposedWork[], rules: BudgetRules, dataset: Dataset, answer: BudgetAnswer, ranking: Ranking<WorkCandidates>) =>
    budgetRange(works, rules, dataset.villages, answer, (problem) => nestedBudget(problem, byRank(problem, ranking))),
);

/** What the range of unit costs makes of the programme by rank. */
export function rangeInView(dataset: Dataset, view: View): BudgetRange | null {
  const answer = nestedInView(dataset, view);
  return answer && ranged(worksInView(dataset, view), rulesInView(dataset, view), dataset, answer, workRanking(dataset, view));
}

const worksOf = latest((works: readonly ProposedWork[], answer: BudgetAnswer | null): readonly ProposedWork[] =>
  (answer?.chosen ?? []).flatMap(({ work }) => works[work] ?? []),
);

/** The works of the programme in view, in the order of their years. */
export function chosenInView(dataset: Dataset, view: View): readonly ProposedWork[] {
  return worksOf(worksInView(dataset, view), programmeInView(dataset, view));
}

/** What the programme in view comes to. */
export function effectInView(dataset: Dataset, view: View): Effect {
  return effectOf(dataset, villagesInView(dataset, view), chosenInView(dataset, view), peopleOf(view));
}

/** Whose people are counted and how gaps are read, as other analyses ask. */
export const askedInView = asking;

const joined = latest((asked: VillageCandidates['asked'], villages: Uint32Array, people: ReturnType<typeof peopleOf>) =>
  jointGaps(
    mainAsked(asked).map(({ assessment }) => assessment),
    villages,
    people,
  ),
);

/** Which gaps come together in the villages in view, by the first indicator of each layer. */
export function jointGapsInView(dataset: Dataset, view: View): JointGaps {
  return joined(villagesInView(dataset, view).asked, counted(dataset, view), peopleOf(view));
}

/** What `View.explained` writes of a combination of gaps. */
export const combinationKey = ({ lacking }: Pick<Combination, 'lacking'>): string => `joint:${lacking.map(({ id }) => id).join('+')}`;

/** The villages of the combination that is opened; null where none is. */
export function combinationInView(dataset: Dataset, view: View): Combination | null {
  if (!view.explained?.startsWith('joint:') || view.workTab !== 'joint') return null;
  return jointGapsInView(dataset, view).combinations.find((one) => combinationKey(one) === view.explained) ?? null;
}
