import type { Reach } from '../../analysis/nearest.ts';
import { countryWords } from '../text/country.ts';
import { kindNames } from '../text/facility.ts';
import { useLanguage, useWords } from '../text/words.ts';

/** Which distances are being measured; null while none are. */
export function useReachWords(reach: Reach | null): string | null {
  const words = useWords(countryWords);
  const language = useLanguage();
  if (reach === null) return null;
  return (reach.scope === 'nearest' ? words.measuring : words.measuringOwn)(kindNames(reach.kinds, language));
}
