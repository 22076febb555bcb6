import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Question } from '../../domain/parameters.ts';
import { type Month, yearEnd, yearOf } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { findIndicator } from '../../layers/index.ts';
import { answer } from '../answer.ts';
import { columnsOf } from '../columns.ts';
import { compareIds } from '../nearest.ts';
import { defaultQuestion } from '../question.ts';
import { costOfWorks } from './cost.ts';
import type { CriterionId, Weights } from './criteria.ts';
import { type Candidates, type Ranking, rankBy } from './ranking.ts';
import { stages } from './readiness.ts';
import { either, inDeepPoverty, sizeOfGap, vetoes } from './village-values.ts';

/** As of when works are ranked, and how gaps are read. */
export interface WorksAsked {
  readonly month: Month;
  readonly openAt: Month | null;
  /** Who is counted as people. */
  readonly people: 'registered' | 'resident';
  /** How an indicator is read; the plan's reading where nothing is said. */
  readonly questionOf?: (indicator: Indicator) => Question;
}

/** Works that close a gap, and those that are not ranked. `items` are indices of works. */
export interface WorkCandidates extends Candidates {
  /** Stretches that only lead on to others: they come with the works that require them. */
  readonly leadOn: Uint32Array;
}

/** The works that close a village's gap, and what each criterion says of them. */
export function workCandidates(works: readonly ProposedWork[], dataset: Dataset, asking: WorksAsked): WorkCandidates {
  const all = Uint32Array.from(works.keys());
  const items = all.filter((work) => works[work]!.villages.length > 0).sort((a, b) => compareIds(works[a]!.id, works[b]!.id));
  return { items, values: valuesOf(works, dataset, asking, items), leadOn: all.filter((work) => works[work]!.villages.length === 0) };
}

/** The same, weighed. */
export function rankWorks(works: readonly ProposedWork[], dataset: Dataset, asking: WorksAsked, weights: Weights): Ranking<WorkCandidates> {
  return rankBy(workCandidates(works, dataset, asking), weights);
}

function valuesOf(
  works: readonly ProposedWork[],
  dataset: Dataset,
  asking: WorksAsked,
  items: Uint32Array,
): Record<CriterionId, Float64Array> {
  const of = (value: (work: ProposedWork, index: number) => number) => Float64Array.from(items, (index) => value(works[index]!, index));
  const { month } = asking;
  const villageValues = byIndicator(dataset, asking);
  const isDeep = inDeepPoverty(dataset);
  const stageOf = stages(dataset, month);
  const costs = costOfWorks(works);
  return {
    veto: of(({ indicator, villages }) => villages.map(villageValues(indicator).veto).reduce(either, 0)),
    'deep-poverty': of(({ villages }) => villages.map(isDeep).reduce(either, 0)),
    'poor-people': of(({ poorPeople }) => poorPeople ?? Number.NaN),
    people: of(({ people }) => people ?? Number.NaN),
    cost: of(({ people }, index) => (people === null || people === 0 ? Number.NaN : costs[index]! / people)),
    gap: of(({ indicator, villages }) => villages.reduce((sum, village) => sum + villageValues(indicator).gap(village), 0)),
    deadline: of(({ due }) => (due === null ? Number.NaN : yearEnd(due) - month)),
    readiness: of(stageOf),
  };
}

/** What a work's indicator alone says of a village. */
interface VillageValues {
  readonly veto: (village: number) => number;
  readonly gap: (village: number) => number;
}

/** Made once an indicator. Throws RangeError for one that no layer declares. */
function byIndicator(dataset: Dataset, { month, openAt, people, questionOf }: WorksAsked): (id: string) => VillageValues {
  const known = new Map<string, VillageValues>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const declared = findIndicator(id);
    if (!declared) throw new RangeError(`unknown indicator ${id}`);
    const { layer, indicator } = declared;
    const assessment = answer(dataset, questionOf?.(indicator) ?? defaultQuestion(indicator, month, openAt));
    const asked = [{ layer, indicator, assessment }];
    const values = { veto: vetoes(dataset, asked, yearOf(month)), gap: sizeOfGap(dataset, asked, columnsOf(dataset).figures[people]) };
    known.set(id, values);
    return values;
  };
}
