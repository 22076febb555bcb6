import { create } from 'zustand';
import type { Ranking } from '../analysis/rank/ranking.ts';
import { drawOneByOne, STABILITY, type Stability } from '../analysis/rank/stability.ts';
import { pause } from './pause.ts';

/** How firm an order is, of which order, and how far its weights were moved (per cent). */
export interface Firmness {
  readonly ranking: Ranking;
  readonly span: number;
  readonly stability: Stability;
}

/** The last that was worked out. */
const useFirmness = create<{ readonly ended: Firmness | null }>()(() => ({ ended: null }));

/** A slice takes about so long, milliseconds; the page does something else in between. */
const SLICE = 8;

const isOf = (one: Firmness | null, ranking: Ranking, span: number): one is Firmness => one?.ranking === ranking && one.span === span;

/** Works out how firm an order is, in slices; nothing where that is known already. Rejects where it is stopped. */
export async function reckonFirmness(ranking: Ranking, span: number, signal: AbortSignal): Promise<void> {
  if (isOf(useFirmness.getState().ended, ranking, span)) return;
  const drawing = drawOneByOne(ranking, { ...STABILITY, span: span / 100 });
  for (;;) {
    await pause();
    signal.throwIfAborted();
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const step = drawing.next();
      if (!step.done) continue;
      useFirmness.setState({ ended: { ranking, span, stability: step.value } });
      return;
    }
  }
}

/**
 * How firm an order is, as far as that is known. `isOld`: it is that of other weights for the same candidates, until the present one is worked out.
 * Null: nothing is known of these candidates yet.
 */
export function useFirmnessOf(ranking: Ranking, span: number): { readonly stability: Stability; readonly isOld: boolean } | null {
  const ended = useFirmness((store) => store.ended);
  if (ended?.ranking.candidates !== ranking.candidates) return null;
  return { stability: ended.stability, isOld: !isOf(ended, ranking, span) };
}
