import type { Dataset } from '../../domain/dataset.ts';
import type { Month } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';

/** How far a work is: 0 not listed, 1 listed, 2 its planned start has come; NaN where the data has no list of works. */
export function readinessOf({ works }: Dataset, month: Month): (work: ProposedWork) => number {
  const starts = new Map(works.map(({ id, plannedStart }) => [id, plannedStart]));
  return ({ listed }) => {
    if (works.length === 0) return Number.NaN;
    if (listed === null) return 0;
    const start = starts.get(listed) ?? null;
    return start !== null && start <= month ? 2 : 1;
  };
}
