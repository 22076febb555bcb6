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
  const villageValues = byRemedy(dataset, asking);
  const isDeep = inDeepPoverty(dataset);
  const costs = costOfWorks(works);
  return {
    veto: of(({ remedy, villages }) => villages.map(villageValues(remedy).veto).reduce(either, 0)),
    'deep-poverty': of(({ villages }) => villages.map(isDeep).reduce(either, 0)),
    'poor-people': of(({ poorPeople }) => poorPeople ?? Number.NaN),
    people: of(({ people }) => people ?? Number.NaN),
    cost: of(({ people }, index) => (people === null || people === 0 ? Number.NaN : costs[index]! / people)),
    gap: of(({ remedy, villages }) => villages.reduce((sum, village) => sum + villageValues(remedy).gap(village), 0)),
    deadline: of(({ due }) => (due === null ? Number.NaN : yearEnd(due) - month)),
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
