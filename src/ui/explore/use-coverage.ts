import { useEffect, useState } from 'react';
import type { Serving } from '../../analysis/coverage-area/coverage.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { type Coverage, coverageOf, servingOf } from '../../state/coverage.ts';
import type { View } from '../../state/view.ts';

/** So long a slider must rest before what it covers is worked out: it never waits for that. */
const REST_MS = 200;

/** Begins work once nothing has asked for other work for a while; gives the way to stop it, begun or not. */
export function afterRest(work: (signal: AbortSignal) => Promise<void>): () => void {
  const stopping = new AbortController();
  const timer = setTimeout(() => {
    work(stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    });
  }, REST_MS);
  return () => {
    clearTimeout(timer);
    stopping.abort();
  };
}

/** What is asked by the rule in view, the same object as long as it asks the same; null where it asks no straight line. */
export function useServing(dataset: Dataset, view: View, indicator: Indicator): Serving | null {
  const asked = servingOf(dataset, view, indicator);
  const [serving, setServing] = useState(asked);
  if (isSame(asked, serving, true)) return serving;
  setServing(asked);
  return asked;
}

function isSame(one: Serving | null, other: Serving | null, withRadius: boolean): boolean {
  if (one === null || other === null) return one === other;
  return one.kinds === other.kinds && one.month === other.month && (!withRadius || one.radius === other.radius);
}

interface Found {
  readonly dataset: Dataset;
  readonly serving: Serving;
  readonly place: string | null;
  readonly members: ArrayLike<number>;
  readonly coverage: Coverage;
}

/**
 * What lies within the radius, of a place and its villages; null while it is being worked out. While the radius moves it is that of the radius before, which it
 * names.
 */
export function useCoverage(dataset: Dataset, serving: Serving | null, place: string | null, members: ArrayLike<number>): Coverage | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (!serving) return;
    return afterRest(async (signal) => {
      const coverage = await coverageOf(dataset, serving, place, members, signal);
      setFound({ dataset, serving, place, members, coverage });
    });
  }, [dataset, serving, place, members]);
  const isOfThis =
    found !== null &&
    found.dataset === dataset &&
    found.place === place &&
    found.members === members &&
    isSame(found.serving, serving, false);
  return isOfThis ? found.coverage : null;
}
