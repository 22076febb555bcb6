import { valueOfCode } from '../../domain/column-records.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Extent, Question } from '../../domain/parameters.ts';
import type { Month } from '../../domain/period.ts';
import { type Countable, denominatorOf } from '../../domain/place.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import type { Remedy, UnitCost } from '../../domain/remedy.ts';
import { answer } from '../answer.ts';
import { type Assessment, valueAt } from '../assess.ts';
import { columnsOf, reportedAt } from '../columns.ts';
import { codeOfState } from '../decision-table.ts';
import { defaultQuestion, isAsked } from '../question.ts';
import { members } from '../tally.ts';
import { findRemedy, indicatorsClosedBy, WORKABLE } from './closed-by.ts';
import { costOf } from './cost.ts';
import { dueYears } from './due.ts';
import { costOfListed, openWorks, remedyOfWork } from './listed.ts';
import { type Lacking, quantityOf, remedyFor } from './quantity.ts';
import { idOf, isSimulated, type People, servedBy, whereIs } from './villages-of.ts';

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

const EVERY_VILLAGE: Extent = {
  county: null,
  township: null,
  communities: false,
  relocated: true,
  poorOnly: false,
  deepPovertyOnly: false,
};

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
  const { month, people, costs = {} } = asked;
  const villages = members(dataset, asked.extent ?? EVERY_VILLAGE);
  const listedFor = openWorks(dataset, month);
  const unitCost = (remedy: Remedy) => costs[remedy.id] ?? remedy.cost;
  const byVillage = new Map<number, ProposedWork[]>();
  for (const question of questions) {
    const assessment = answer(dataset, question);
    const { indicator } = assessment.evidence;
    const dueOf = dueYears(dataset, indicator);
    const reports = reportedAt(dataset, indicator.id, month);
    for (const village of villages) {
      if (assessment.states[village] !== GAP) continue;
      const there = byVillage.get(village) ?? [];
      byVillage.set(village, there);
      const id = idOf(dataset, village);
      const due = dueOf(village);
      const make = (remedy: Remedy, closed: readonly number[], isMadeUp: boolean) => ({
        name: '',
        remedy: remedy.id,
        indicator: indicator.id,
        villages: closed,
        ...whereIs(dataset, village),
        requires: [],
        ...servedBy(dataset, closed, people),
        due,
        listed: null,
        path: [],
        simulated: isMadeUp || isSimulated(dataset, village),
      });
      const listed = listedFor(indicator.id, id);
      const twin = there.findIndex(({ remedy }) => indicatorsClosedBy(remedy).includes(indicator));
      if (listed.length > 0) {
        // The last of several closes the gap, and takes all of them.
        const last = listed.length - 1;
        listed.forEach((work, at) => {
          const remedy = remedyOfWork(indicator, work);
          if (!remedy) return;
          there.push({
            ...make(remedy, at === last ? [village] : [], work.simulated),
            id: work.id,
            name: work.name,
            listed: work.id,
            quantity: work.quantity,
            cost: costOfListed(work, remedy, unitCost(remedy)),
            requires: at === last ? listed.slice(0, last).map((other) => other.id) : [],
          });
        });
      } else if (twin >= 0) {
        const work = there[twin]!;
        there[twin] = { ...work, due: earlier(work.due, due) };
      } else {
        const lacking = lackingAt(assessment, village, asked);
        const remedy = remedyFor(lacking);
        if (!remedy) continue;
        const quantity = quantityOf(remedy, lacking);
        const cost = quantity === null ? null : costOf(quantity, unitCost(remedy));
        there.push({ ...make(remedy, [village], reports.simulated[village] === 1), id: `${remedy.id}/${id}`, quantity, cost });
      }
    }
  }
  return inOrder(dataset, byVillage);
}

const earlier = (one: number | null, other: number | null) => (one === null || other === null ? (one ?? other) : Math.min(one, other));

function lackingAt(assessment: Assessment, village: number, { month, people }: WorksAsked): Lacking {
  const { dataset, indicator } = assessment.evidence;
  const { figures } = columnsOf(dataset);
  const figure = (column: Float64Array) => (Number.isNaN(column[village]!) ? null : column[village]!);
  const counted: Countable = {
    households: figure(figures.households),
    hamlets: figure(figures.hamlets),
    hamlets30: figure(figures.hamlets30),
    groups: figure(figures.groups),
  };
  return {
    indicator,
    value: valueAt(assessment.evidence, village),
    households: counted.households,
    denominator: indicator.rule.kind === 'share' ? denominatorOf(counted, indicator.rule.of) : null,
    people: figure(figures[people]),
    reported: (other) => valueOfCode(reportedAt(dataset, other, month).values[village]!),
  };
}

/** Works with what has to be done before them in the same village, in the order of the layers, then of the villages' ids. */
function inOrder(dataset: Dataset, byVillage: ReadonlyMap<number, readonly ProposedWork[]>): ProposedWork[] {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const villages = [...byVillage].map(([village, there]) => ({ id: idOf(dataset, village), there })).sort((a, b) => compare(a.id, b.id));
  return WORKABLE.flatMap(({ id }) =>
    villages.flatMap(({ there }) => there.filter(({ indicator }) => indicator === id).map((work) => withThoseBefore(work, there))),
  );
}

/** A work, requiring those of its village that close what has to be met first. */
function withThoseBefore(work: ProposedWork, there: readonly ProposedWork[]): ProposedWork {
  const { after = [] } = findRemedy(work.remedy) ?? {};
  const first = there.filter(
    ({ remedy, villages }) => villages.length > 0 && indicatorsClosedBy(remedy).some(({ id }) => after.includes(id)),
  );
  return first.length === 0 ? work : { ...work, requires: [...work.requires, ...first.map(({ id }) => id)] };
}
