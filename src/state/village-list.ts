import type { Assessment } from '../analysis/assess.ts';
import { inOrder } from '../analysis/order.ts';
import type { Dataset } from '../domain/dataset.ts';
import { STATES } from '../domain/state.ts';
import { latest } from './latest.ts';
import { matcher } from './search.ts';
import { assessmentInView, counted } from './selectors.ts';
import type { View } from './view.ts';

/** Villages listed in table and map, ascending: those counted that the list filters let through. */
export function listed(dataset: Dataset, view: View): Uint32Array {
  return filtered(
    assessmentInView(dataset, view),
    found(dataset, counted(dataset, view), view.search, matcher()),
    view.states,
    view.fieldCheckOnly,
  );
}

const found = latest((dataset: Dataset, indices: Uint32Array, search: string, matches: ReturnType<typeof matcher>): Uint32Array => {
  if (search.trim() === '') return indices;
  return indices.filter((index) => {
    const village = dataset.villages.at(index);
    return village !== undefined && matches(village, search);
  });
});

const filtered = latest((assessment: Assessment, indices: Uint32Array, states: View['states'], fieldCheckOnly: boolean): Uint32Array => {
  if (states.length === 0 && !fieldCheckOnly) return indices;
  const isWanted = Uint8Array.from(STATES, (state) => (states.length === 0 || states.includes(state) ? 1 : 0));
  return indices.filter(
    (index) => isWanted[assessment.states[index] ?? -1] === 1 && (!fieldCheckOnly || assessment.fieldCheck[index] === 1),
  );
});

/** The list in the table's order: indices, of which a row is made when it is drawn (`analysis/gap-rows`). */
export function tableOrder(dataset: Dataset, view: View): Uint32Array {
  return sorted(assessmentInView(dataset, view), listed(dataset, view), view.sort.key, view.sort.descending);
}

const sorted = latest(inOrder);
