import type { Dataset } from '../domain/dataset.ts';
import type { Month } from '../domain/period.ts';
import type { State } from '../domain/state.ts';
import { LAYERS } from '../layers/index.ts';
import { answer } from './answer.ts';
import { stateOf } from './assess.ts';
import { defaultQuestion, mainIndicator } from './question.ts';

/** A village whose answer differs between two states of the data. `from` is null where it was not there before. */
export interface Affected {
  readonly village: string;
  readonly indicator: string;
  readonly from: State | null;
  readonly to: State;
}

/**
 * Whose answers a correction changes: every layer's main indicator at one month, by the plan's reading. Moving one hospital may change many.
 * Villages that are no longer there afterwards are left out: a correction removes none.
 */
export function affected(before: Dataset, after: Dataset, month: Month): Affected[] {
  return LAYERS.flatMap((layer) => {
    const indicator = mainIndicator(after, layer);
    const question = defaultQuestion(indicator, month);
    const [old, now] = [answer(before, question), answer(after, question)];
    const stateBefore = new Map(Array.from(before.villages, ({ id }, index) => [id, stateOf(old, index)]));
    return Array.from(after.villages, ({ id }, index): Affected[] => {
      const [from, to] = [stateBefore.get(id) ?? null, stateOf(now, index)];
      return from === to ? [] : [{ village: id, indicator: indicator.id, from, to }];
    }).flat();
  });
}
