import type { ReachBy } from '../../analysis/proximity.ts';
import type { Progress } from '../../io/progress.ts';
import { countryWords } from '../text/country.ts';
import { kindNames } from '../text/facility.ts';
import { useLanguage, useWords } from '../text/words.ts';

/** Which distances are being measured; null while none are. */
export function useReachWords(reach: ReachBy | null): string | null {
  const words = useWords(countryWords);
  const language = useLanguage();
  if (reach === null) return null;
  const straight = { nearest: words.measuring, 'own-township': words.measuringOwn };
  const road = { nearest: words.measuringRoad, 'own-township': words.measuringRoadOwn };
  return (reach.mode === 'road' ? road : straight)[reach.scope](kindNames(reach.kinds, language));
}

/** How far the measuring is; null where nothing is said of it. */
export function useProgressWords(progress: Progress | null): string | null {
  const words = useWords(countryWords);
  if (progress?.stage === 'join') return words.joining(progress.done, progress.of);
  return progress?.stage === 'measure' ? words.measured(progress.done, progress.of) : null;
}
