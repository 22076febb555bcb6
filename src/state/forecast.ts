import { openAt } from '../analysis/question.ts';
import { type Forecast, forecast } from '../analysis/works/forecast.ts';
import type { Dataset } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import { findIndicator } from '../layers/index.ts';
import { extent, questionOf } from './selectors.ts';
import type { View } from './view.ts';

/** What the list of works does to the gaps in view by the end of a year, asked as the screen asks. Throws RangeError for an unknown indicator. */
export function forecastInView(dataset: Dataset, view: View, indicator: string, year: number): Forecast {
  const found = findIndicator(indicator)?.indicator;
  if (!found) throw new RangeError(`no indicator ${indicator}`);
  const month = yearEnd(view.year);
  const people = view.weight === 'resident' ? 'resident' : 'registered';
  const asked = {
    month,
    openAt: openAt(dataset, month),
    people,
    questionOf: (one: typeof found) => questionOf(dataset, view, one),
  } as const;
  return forecast(dataset, asked, questionOf(dataset, view, found), year, extent(view));
}
