import { answer } from '../analysis/answer.ts';
import { columnsOf, provenanceOf } from '../analysis/columns.ts';
import { placesOf } from '../analysis/places.ts';
import type { Dataset } from '../domain/dataset.ts';
import { askedBy, lookThrough } from './measured-away.ts';
import { pause } from './pause.ts';
import { fittingView, useStore } from './store.ts';
import { browserPart } from './view.ts';

/** More villages than these are looked through before a screen shows them: what a prefecture's take fits into one task. */
const MOST_AT_ONCE = 20_000;

/** What is found once for every question; here, a task each. */
export async function findPlaces(dataset: Dataset): Promise<void> {
  for (const look of [placesOf, columnsOf, provenanceOf]) {
    await pause();
    look(dataset);
  }
}

/** Looks through many villages that were read, and answers what their first screen asks, a task each, while the reading is still shown. */
export async function lookAhead(dataset: Dataset, isWanted: () => boolean): Promise<void> {
  if (dataset.villages.length <= MOST_AT_ONCE) return;
  await findPlaces(dataset);
  const view = fittingView(dataset, {}, browserPart(useStore.getState().view));
  for (const { question } of askedBy(dataset, view)) {
    await pause();
    if (!isWanted()) return;
    answer(dataset, question);
  }
  await lookThrough(dataset, view);
}
