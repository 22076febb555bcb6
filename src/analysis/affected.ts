import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Question } from '../domain/parameters.ts';
import type { State } from '../domain/state.ts';
import { LAYERS } from '../layers/index.ts';
import { answer } from './answer.ts';
import { stateOf } from './assess.ts';
import { mainIndicator } from './question.ts';

/** A village whose answer differs between two states of the data. `from` is null where it was not there before. */
export interface Affected {
  readonly village: string;
  readonly indicator: string;
  readonly from: State | null;
  readonly to: State;
}

/**
 * Whose answers a correction changes: every layer's main indicator. Moving one hospital may change many. Villages that are no longer there afterwards are
 * left out: a correction removes none. Throws RangeError for a mode whose measure has not been brought (`proximity`).
 * @param ask the question whose answers are compared: the one on the screen, or the count would be another than the person sees.
 */
export function affected(before: Dataset, after: Dataset, ask: (indicator: Indicator) => Question): Affected[] {
  return LAYERS.flatMap((layer) => {
    const indicator = mainIndicator(after, layer);
    const question = ask(indicator);
    const [old, now] = [answer(before, question), answer(after, question)];
    const stateBefore = new Map(Array.from(before.villages, ({ id }, index) => [id, stateOf(old, index)]));
    return Array.from(after.villages, ({ id }, index): Affected[] => {
      const [from, to] = [stateBefore.get(id) ?? null, stateOf(now, index)];
      return from === to ? [] : [{ village: id, indicator: indicator.id, from, to }];
    }).flat();
  });
}
