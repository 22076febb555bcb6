import type { Assessment } from '../analysis/assess.ts';
import { inOrder } from '../analysis/order.ts';
import type { Dataset } from '../domain/dataset.ts';
import { STATES } from '../domain/state.ts';
import { latest } from './latest.ts';
import { matcher } from './search.ts';
import { assessmentInView, counted } from './selectors.ts';
import { hitsOf } from './sweep.ts';
import type { View } from './view.ts';

/** Villages listed in table and map, ascending: those counted that the list filters let through. */
export function listed(dataset: Dataset, view: View): Uint32Array {
  return filtered(
    assessmentInView(dataset, view),
    found(counted(dataset, view), hitsInView(dataset, view)),
    view.states,
    view.fieldCheckOnly,
  );
}

/** Whether the villages are still being searched: until then none is listed. */
export function isSearching(dataset: Dataset, view: View): boolean {
  return hitsInView(dataset, view) === null;
}

/** The villages a search finds; all without one, null while they are searched. */
function hitsInView(dataset: Dataset, view: View): Uint32Array | 'all' | null {
  return view.search.trim() === '' ? 'all' : hitsOf(dataset, view.search, matcher());
}

/** Those of some villages that are among others; both ascending. */
const found = latest((indices: Uint32Array, hits: Uint32Array | 'all' | null): Uint32Array => {
  if (hits === 'all') return indices;
  if (hits === null) return new Uint32Array(0);
  let at = 0;
  return indices.filter((index) => {
    while ((hits[at] ?? Infinity) < index) at++;
    return hits[at] === index;
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
