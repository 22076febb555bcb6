import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { type Month, parseMonth, yearOf } from '../../domain/period.ts';
import type { Village } from '../../domain/place.ts';
import { itemAt } from '../../domain/records.ts';
import type { Target } from '../../domain/target.ts';
import { ownTargetsOf, quotedTargets } from '../../plans/index.ts';
import { isFor, isInScope } from '../plan-scope.ts';

/** Whether a village with a gap is one that a target speaks of. What counts households or people counts those of every village. */
function includes(target: Target, village: Village): boolean {
  return isInScope(target, village, false) ?? (target.scope === 'households' || target.scope === 'persons');
}

/**
 * The month by which an indicator is to be met in a village: of the dated targets that speak of it, the earliest; null where there is none. A target
 * without a number promises nothing, and one of poor villages speaks of no village of which it is not known whether it is poor.
 */
export function dueMonths(dataset: Dataset, indicator: Indicator): (village: number) => Month | null {
  const dated = [
    ...quotedTargets(dataset, indicator.targets).flatMap((target) => {
      const due = target.due === null || target.number === null ? null : parseMonth(target.due);
      return due === null ? [] : [{ due, speaksOf: (village: Village) => includes(target, village) }];
    }),
    ...ownTargetsOf(dataset, indicator.id).flatMap(({ due, counties }) =>
      due === null ? [] : [{ due, speaksOf: (village: Village) => isFor(counties, village) }],
    ),
  ].sort((a, b) => a.due - b.due);
  return (index) => {
    // A country's villages are made one by one: none is where nothing is asked of it.
    const village = dated.length > 0 ? itemAt(dataset.villages, index) : undefined;
    return (village && dated.find(({ speaksOf }) => speaksOf(village))?.due) ?? null;
  };
}

/** The year of it. */
export function dueYears(dataset: Dataset, indicator: Indicator): (village: number) => number | null {
  const dueOf = dueMonths(dataset, indicator);
  return (village) => {
    const due = dueOf(village);
    return due === null ? null : yearOf(due);
  };
}
