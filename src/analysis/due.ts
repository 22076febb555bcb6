import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import { parseMonth } from '../domain/period.ts';
import type { Village } from '../domain/place.ts';
import type { Target } from '../domain/target.ts';
import { ownTargetsOf, quotedTargets } from '../plans/index.ts';
import { isFor, isInScope } from './plan-scope.ts';

/** A date by which something is promised, and to whom: null where it is not known whether a village is meant. */
interface Promise {
  readonly due: number;
  readonly covers: (village: Village) => boolean | null;
}

/** What is promised to households or people is promised in every village. */
const EVERYWHERE: readonly Target['scope'][] = ['households', 'persons'];

function promisesOf(dataset: Dataset, indicator: Indicator): readonly Promise[] {
  const quoted = quotedTargets(dataset, indicator.targets).flatMap((target): readonly Promise[] => {
    const due = target.due === null ? null : parseMonth(target.due);
    // A target without a number cannot be missed: its date binds nobody.
    if (due === null || target.number === null) return [];
    if (EVERYWHERE.includes(target.scope)) return [{ due, covers: () => true }];
    return [
      {
        due,
        covers: (village) => {
          const isMeant = isInScope(target, village, false);
          // Of a city, a county or a hospital something is promised, not of a village.
          return isMeant === undefined ? false : isMeant;
        },
      },
    ];
  });
  const own = ownTargetsOf(dataset, indicator.id).flatMap(({ due, counties }): readonly Promise[] =>
    due === null ? [] : [{ due, covers: (village) => isFor(counties, village) }],
  );
  return [...quoted, ...own].sort((a, b) => a.due - b.due);
}

/**
 * By which month a village's gap of an indicator is to be closed: the earliest date among the targets that speak of the village. NaN where no
 * target does, where the plan prints no date, and where the village does not say whether an earlier one is meant for it.
 */
export function dueOf(dataset: Dataset, indicator: Indicator): ((village: Village) => number) | null {
  const promises = promisesOf(dataset, indicator);
  if (promises.length === 0) return null;
  return (village) => {
    for (const { due, covers } of promises) {
      const isMeant = covers(village);
      if (isMeant !== false) return isMeant ? due : Number.NaN;
    }
    return Number.NaN;
  };
}
