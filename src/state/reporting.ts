import type { Level } from '../analysis/places.ts';
import { type PlaceReporting, reporting } from '../analysis/reporting.ts';
import { members } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Month } from '../domain/period.ts';
import { latest } from './latest.ts';
import type { View } from './view.ts';

const boardOf = latest(
  (dataset: Dataset, communities: boolean, relocated: boolean, month: Month, level: Level): readonly PlaceReporting[] =>
    reporting(
      dataset,
      members(dataset, { county: null, township: null, communities, relocated, poorOnly: false, deepPovertyOnly: false }),
      month,
      level,
    ),
);

/** Who has reported for a month, over the whole project: the view's switches say which villages count, its place and filters do not. */
export function reportingBoard(dataset: Dataset, view: View, month: Month, level: Level): readonly PlaceReporting[] {
  return boardOf(dataset, view.communities, view.relocated, month, level);
}
