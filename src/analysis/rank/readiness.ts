import type { Dataset } from '../../domain/dataset.ts';
import type { Month } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';

/** How far works for each village are: 0 none is listed, 1 one is, 2 the planned start of one has come; NaN where the data has no list of works. */
export function readinessOfVillages(
  dataset: Dataset,
  works: readonly ProposedWork[],
  indicators: readonly string[],
  month: Month,
): Float64Array {
  const readiness = new Float64Array(dataset.villages.length).fill(dataset.works.length === 0 ? Number.NaN : 0);
  const stageOf = stages(dataset, month);
  for (const work of works) {
    if (!indicators.includes(work.indicator)) continue;
    const stage = stageOf(work);
    for (const village of work.villages) readiness[village] = Math.max(readiness[village]!, stage);
  }
  return readiness;
}

/** How far a work is: 0 not listed, 1 listed, 2 its planned start has come; NaN where the data has no list of works. */
export function stages({ works }: Dataset, month: Month): (work: ProposedWork) => number {
  const starts = new Map(works.map(({ id, plannedStart }) => [id, plannedStart]));
  return ({ listed }) => {
    if (works.length === 0) return Number.NaN;
    if (listed === null) return 0;
    const start = starts.get(listed) ?? null;
    return start !== null && start <= month ? 2 : 1;
  };
}
