import { useEffect } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { lookAtHits } from '../../state/actions.ts';
import { useMatcher } from '../../state/search.ts';
import { isNarrowed } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import { useSwept } from '../../state/sweep.ts';
import { listed } from '../../state/village-list.ts';

/** No key for this long: the word is written, milliseconds. */
const TYPING_STOPS = 600;
const FEW = 50;

/** Few villages left by search or filters are brought into view once typing stops. A moving radius moves no map, whatever it leaves. */
export function useHitsInView(dataset: Dataset): void {
  const matches = useMatcher();
  const swept = useSwept();
  const search = useStore(({ view }) => view.search);
  const states = useStore(({ view }) => view.states);
  const fieldCheckOnly = useStore(({ view }) => view.fieldCheckOnly);
  useEffect(() => {
    const asked = { matches, swept, search, states, fieldCheckOnly };
    const timer = setTimeout(() => {
      const view = { ...useStore.getState().view, ...asked };
      const hits = isNarrowed(view) && view.selected === null ? listed(dataset, view).length : 0;
      if (hits > 0 && hits <= FEW) lookAtHits(true);
    }, TYPING_STOPS);
    return () => clearTimeout(timer);
  }, [dataset, matches, swept, search, states, fieldCheckOnly]);
}
