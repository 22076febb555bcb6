import type { Dataset } from '../../domain/dataset.ts';
import type { Extent } from '../../domain/parameters.ts';
import { yearOf } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { columnsOf } from '../columns.ts';
import { codeOfState } from '../decision-table.ts';
import { inOrder } from '../order.ts';
import { members } from '../tally.ts';
import { indicatorsClosedBy } from '../works/closed-by.ts';
import type { WorksAsked } from '../works/propose-works.ts';
import { type AskedIndicator, askFor } from './asked.ts';
import { type Closes, costOfVillages, furthestOfVillages } from './cost.ts';
import type { CriterionId, Weights } from './criteria.ts';
import { type Candidates, type Ranking, rankBy } from './ranking.ts';
import { readinessOf } from './readiness.ts';
import { inDeepPoverty, monthsLeft, sizeOfGap, vetoes } from './village-values.ts';

/** Which villages are ranked, and by which gaps. */
export interface VillagesAsked extends Pick<WorksAsked, 'month' | 'openAt' | 'people' | 'questionOf'> {
  /** Ids of the indicators whose gaps count; null: every one that the data speaks of. */
  readonly indicators: readonly string[] | null;
  readonly extent: Extent;
  /** What closes the gaps, of the whole data set: costs and readiness are taken from it. */
  readonly works: readonly ProposedWork[];
}

/** Villages with a gap among what is asked, and those that are not ranked. `items` are indices of villages. */
export interface VillageCandidates extends Candidates {
  readonly asked: readonly AskedIndicator[];
  /** No gap in anything that is asked, all of it known. */
  readonly withoutGap: Uint32Array;
  /** No gap that is known of, and something not known: never taken for one without a gap. */
  readonly unknown: Uint32Array;
}

const [GAP, UNKNOWN] = [codeOfState('gap'), codeOfState('unknown')];

/** The villages of an extent that have a gap in what is asked, and what each criterion says of them. */
export function villageCandidates(dataset: Dataset, asking: VillagesAsked): VillageCandidates {
  const { indicators, extent } = asking;
  const asked = askFor(dataset, asking, ({ id }) => indicators === null || indicators.includes(id));
  const [first] = asked;
  const inExtent = members(dataset, extent);
  const isOf = (state: number, village: number) => asked.some(({ assessment }) => assessment.states[village] === state);
  const withGap = inExtent.filter((village) => isOf(GAP, village));
  const others = inExtent.filter((village) => !isOf(GAP, village));
  const items = first ? inOrder(first.assessment, withGap, 'code', false) : withGap;
  return {
    items,
    values: valuesOf(dataset, asking, asked, items),
    asked,
    withoutGap: first ? others.filter((village) => !isOf(UNKNOWN, village)) : new Uint32Array(0),
    unknown: first ? others.filter((village) => isOf(UNKNOWN, village)) : others,
  };
}

/** What each criterion says of each of some villages, in their order. */
function valuesOf(
  dataset: Dataset,
  { month, people: counted, works }: VillagesAsked,
  asked: readonly AskedIndicator[],
  items: Uint32Array,
): Record<CriterionId, Float64Array> {
  const { figures, marks } = columnsOf(dataset);
  const people = figures[counted];
  const of = (value: (village: number) => number) => Float64Array.from(items, value);
  const closes = closesGapsOf(asked);
  const cost = costOfVillages(works, closes, dataset.villages.length);
  return {
    veto: of(vetoes(dataset, asked, yearOf(month))),
    'deep-poverty': of(inDeepPoverty(dataset)),
    'poor-people': of((village) => (marks.poor[village] === 0 ? 0 : marks.poor[village] === 1 ? people[village]! : Number.NaN)),
    people: of((village) => people[village]!),
    cost: of((village) => (people[village]! > 0 ? cost[village]! / people[village]! : Number.NaN)),
    gap: of(sizeOfGap(dataset, asked, people)),
    deadline: of(monthsLeft(dataset, asked, month)),
    // Where there is a list, a village that it says nothing of is known not to be listed.
    readiness: of(furthestOfVillages(works, closes, readinessOf(dataset, month), dataset.works.length === 0 ? Number.NaN : 0)),
  };
}

/** Whether a work closes a gap of what is asked. */
function closesGapsOf(asked: readonly AskedIndicator[]): Closes {
  const known = new Map<string, readonly Uint8Array[]>();
  return ({ remedy }, village) => {
    const closed = known.get(remedy) ?? statesClosedBy(asked, remedy);
    known.set(remedy, closed);
    return closed.some((states) => states[village] === GAP);
  };
}

function statesClosedBy(asked: readonly AskedIndicator[], remedy: string): Uint8Array[] {
  const closed = indicatorsClosedBy(remedy);
  return asked.flatMap(({ indicator, assessment }) => (closed.includes(indicator) ? [assessment.states] : []));
}

/** The same, weighed. */
export function rankVillages(dataset: Dataset, asking: VillagesAsked, weights: Weights): Ranking<VillageCandidates> {
  return rankBy(villageCandidates(dataset, asking), weights);
}
