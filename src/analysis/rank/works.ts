import type { Dataset } from '../../domain/dataset.ts';
import { yearEnd, yearOf } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { columnsOf } from '../columns.ts';
import { compareIds } from '../nearest.ts';
import { indicatorsClosedBy } from '../works/closed-by.ts';
import type { WorksAsked } from '../works/propose-works.ts';
import { askFor } from './asked.ts';
import { costOfWorks } from './cost.ts';
import type { CriterionId, Weights } from './criteria.ts';
import { type Candidates, type Ranking, rankBy } from './ranking.ts';
import { readinessOf } from './readiness.ts';
import { either, inDeepPoverty, sizeOfGap, vetoes } from './village-values.ts';

/** Works that close a gap, and those that are not ranked. `items` are indices of works. */
export interface WorkCandidates extends Candidates {
  /** Works that only lead on to others: they come with those that require them. */
  readonly leadOn: Uint32Array;
}

/**
 * The works that close a village's gap, and what each criterion says of them.
 * @param all every work there is: who shares a stretch of road does not depend on which works are ranked.
 */
export function workCandidates(
  works: readonly ProposedWork[],
  dataset: Dataset,
  asking: WorksAsked,
  all: readonly ProposedWork[] = works,
): WorkCandidates {
  const positions = Uint32Array.from(works.keys());
  const items = positions.filter((work) => works[work]!.villages.length > 0).sort((a, b) => compareIds(works[a]!.id, works[b]!.id));
  const ranked = Array.from(items, (index) => works[index]!);
  const leadOn = positions.filter((work) => works[work]!.villages.length === 0);
  return { items, values: valuesOf(ranked, dataset, asking, costOfWorks(all)), leadOn };
}

/** The same, weighed. */
export function rankWorks(
  works: readonly ProposedWork[],
  dataset: Dataset,
  asking: WorksAsked,
  weights: Weights,
  all: readonly ProposedWork[] = works,
): Ranking<WorkCandidates> {
  return rankBy(workCandidates(works, dataset, asking, all), weights);
}

function valuesOf(
  works: readonly ProposedWork[],
  dataset: Dataset,
  asking: WorksAsked,
  costOf: (work: ProposedWork) => number,
): Record<CriterionId, Float64Array> {
  const of = (value: (work: ProposedWork) => number) => Float64Array.from(works, value);
  const { month } = asking;
  const villageValues = byRemedy(dataset, asking);
  const isDeep = inDeepPoverty(dataset);
  return {
    veto: of(({ remedy, villages }) => villages.map(villageValues(remedy).veto).reduce(either, 0)),
    'deep-poverty': of(({ villages }) => villages.map(isDeep).reduce(either, 0)),
    'poor-people': of(({ poorPeople }) => poorPeople ?? Number.NaN),
    people: of(({ people }) => people ?? Number.NaN),
    cost: of((work) => (work.people ? costOf(work) / work.people : Number.NaN)),
    gap: of(({ remedy, villages }) => villages.reduce((sum, village) => sum + villageValues(remedy).gap(village), 0)),
    deadline: of(({ due }) => (due === null ? Number.POSITIVE_INFINITY : yearEnd(due) - month)),
    readiness: of(readinessOf(dataset, month)),
  };
}

/** What the gaps that a work closes say of a village. */
interface VillageValues {
  readonly veto: (village: number) => number;
  readonly gap: (village: number) => number;
}

/** Made once a remedy. */
function byRemedy(dataset: Dataset, asking: WorksAsked): (remedy: string) => VillageValues {
  const known = new Map<string, VillageValues>();
  return (remedy) => {
    const found = known.get(remedy);
    if (found) return found;
    const closed = indicatorsClosedBy(remedy);
    const asked = askFor(dataset, asking, (indicator) => closed.includes(indicator));
    const values = {
      veto: vetoes(dataset, asked, yearOf(asking.month)),
      gap: sizeOfGap(dataset, asked, columnsOf(dataset).figures[asking.people]),
    };
    known.set(remedy, values);
    return values;
  };
}
