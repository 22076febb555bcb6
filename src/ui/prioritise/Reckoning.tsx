import { useEffect } from 'react';
import { rankingInView } from '../../state/prioritise.ts';
import { reckonFirmness } from '../../state/stability.ts';
import { afterRest } from '../explore/use-coverage.ts';
import type { Shown } from './shown.ts';

/** Works out, once what decides the order rests, how firm it is; shows nothing itself. */
export function Reckoning({ dataset, view }: Shown) {
  const ranking = rankingInView(dataset, view);
  const { span } = view;
  useEffect(() => afterRest((signal) => reckonFirmness(ranking, span, signal)), [ranking, span]);
  return null;
}
