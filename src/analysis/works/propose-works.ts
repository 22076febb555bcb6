import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { DEFAULT_EXTENT, type Extent, type Question } from '../../domain/parameters.ts';
import type { Month } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import type { UnitCost } from '../../domain/remedy.ts';
import { answer } from '../answer.ts';
import { reportedAt } from '../columns.ts';
import { codeOfState } from '../decision-table.ts';
import { defaultQuestion, isAsked } from '../question.ts';
import { members } from '../tally.ts';
import { findRemedy, indicatorsClosedBy, WORKABLE } from './closed-by.ts';
import { dueYears } from './due.ts';
import { pavingOf } from './kept-paving.ts';
import { openWorks } from './listed.ts';
import { type Gaps, Proposal } from './proposal.ts';
import { type RoadStretches, roadStretches } from './road-stretches.ts';
import type { People } from './villages-of.ts';

/** What works are proposed for. */
export interface WorksAsked {
  readonly month: Month;
  /** As of when facilities count (`openAt`). */
  readonly openAt: Month | null;
  readonly people: People;
  /** Unit costs that a person changed, by remedy. */
  readonly costs?: Readonly<Record<string, UnitCost>>;
  /** Villages whose gaps are closed; by default every 行政村. */
  readonly extent?: Extent;
  /** How an indicator is asked, the same as the screen asks it; by default as the plan reads it. */
  readonly questionOf?: (indicator: Indicator) => Question;
}

/** Lists remembered per data set; the oldest is forgotten. */
const REMEMBERED = 8;
const proposed = new WeakMap<Dataset, Map<string, readonly ProposedWork[]>>();

const GAP = codeOfState('gap');

/**
 * 待建项目: works that close the gaps. Every gap of an indicator with remedies is closed by one: by the listed works for it that are not completed
 * at the month; else by the work that another reading of the same lack has brought already; else by the remedy that suits. What takes a figure that
 * nobody reported is null, and the work stays in the list. In the order of the layers, then of the villages' ids. The same list for the same question.
 */
export function proposeWorks(dataset: Dataset, asked: WorksAsked): readonly ProposedWork[] {
  const questions = WORKABLE.filter((one) => isAsked(dataset, one)).map(
    (indicator) => asked.questionOf?.(indicator) ?? defaultQuestion(indicator, asked.month, asked.openAt),
  );
  const key = JSON.stringify([asked, questions]);
  const known = proposed.get(dataset) ?? new Map<string, readonly ProposedWork[]>();
  proposed.set(dataset, known);
  const works = known.get(key) ?? findWorks(dataset, asked, questions);
  known.delete(key);
  known.set(key, works);
  const oldest = known.keys().next().value;
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return works;
}

function findWorks(dataset: Dataset, asked: WorksAsked, questions: readonly Question[]): ProposedWork[] {
  const { month, people, costs = {}, extent = DEFAULT_EXTENT } = asked;
  const villages = members(dataset, extent);
  const proposal = new Proposal({
    dataset,
    people,
    listed: openWorks(dataset, month),
    unitCost: (remedy) => costs[remedy.id] ?? remedy.cost,
  });
  const all = questions.map((question) => gapsOf(dataset, question, extent));
  for (const gaps of all) for (const village of villages) if (isGap(gaps, village)) proposal.close(gaps, village);
  // What has to be met first is closed wherever a work leads to: some serve villages beyond the extent. Works that come up meanwhile are looked at too.
  for (const { remedy, villages: served } of proposal.works.values())
    for (const gaps of all)
      if (afterOf(remedy).includes(gaps.assessment.evidence.indicator.id))
        for (const village of served) if (isGap(gaps, village)) proposal.close(gaps, village);
  const works = [...proposal.works.values()].map((work) => withThoseBefore(work, proposal));
  const place = new Map(WORKABLE.map(({ id }, at) => [id, at]));
  return withDue(works, all).sort((a, b) => place.get(a.indicator)! - place.get(b.indicator)! || (a.id < b.id ? -1 : 1));
}

const afterOf = (remedy: string) => findRemedy(remedy)?.after ?? [];

const isGap = ({ assessment }: Gaps, village: number) => assessment.states[village] === GAP;

/** The gaps of one indicator, and the roads that lead to them: of all places, since a road may lead in from the next. */
function gapsOf(dataset: Dataset, question: Question, extent: Extent): Gaps {
  const assessment = answer(dataset, question);
  const find = () => {
    const paving = pavingOf(dataset);
    const { communities, relocated } = extent;
    const everywhere = () => members(dataset, { ...DEFAULT_EXTENT, communities, relocated });
    return (
      paving &&
      roadStretches(
        paving,
        everywhere().filter((village) => assessment.states[village] === GAP),
      )
    );
  };
  let roads: RoadStretches | null | undefined;
  return {
    assessment,
    simulated: reportedAt(dataset, question.indicator, question.month).simulated,
    roads: () => {
      if (roads === undefined) roads = find();
      return roads;
    },
  };
}

/** A work, requiring those of its villages that close what has to be met first. */
function withThoseBefore(work: ProposedWork, proposal: Proposal): ProposedWork {
  const after = afterOf(work.remedy);
  if (after.length === 0) return work;
  const there = work.villages.flatMap((village) => proposal.worksAt(village));
  const first = there.filter(({ remedy }) => indicatorsClosedBy(remedy).some(({ id }) => after.includes(id)));
  return { ...work, requires: [...work.requires, ...first.map(({ id }) => id)] };
}

/**
 * Works with the earliest year in which a target speaks of a gap that they close. One that closes none by itself is due when the first that requires it
 * is; who requires it comes behind it in the list.
 */
function withDue(works: readonly ProposedWork[], all: readonly Gaps[]): ProposedWork[] {
  const cases = all.map((gaps) => {
    const { dataset, indicator } = gaps.assessment.evidence;
    return { gaps, indicator, dueOf: dueYears(dataset, indicator) };
  });
  const bare = new Set(works.flatMap(({ id, villages }) => (villages.length === 0 ? [id] : [])));
  const known = new Map<string, number>();
  const note = (id: string, due: number | null | undefined) => {
    if (due != null) known.set(id, Math.min(due, known.get(id) ?? due));
  };
  for (const { id, remedy, villages, requires } of [...works].reverse()) {
    const closed = indicatorsClosedBy(remedy);
    for (const { gaps, indicator, dueOf } of cases)
      if (closed.includes(indicator)) for (const village of villages) if (isGap(gaps, village)) note(id, dueOf(village));
    for (const required of requires) if (bare.has(required)) note(required, known.get(id));
  }
  return works.map((work) => {
    const due = known.get(work.id);
    return due === undefined ? work : { ...work, due };
  });
}
