import type { Connectivity } from '../../analysis/road/connectivity.ts';
import { roadWords } from '../text/roads.ts';
import { useWords } from '../text/words.ts';

/** The roads in one sentence: what hangs together, what does not, and who is off the road. */
export function RoadSentence({ found }: { readonly found: Connectivity }) {
  const words = useWords(roadWords);
  const [main, ...islands] = found.islands;
  if (!main) return words.noRoads;
  return words.summary({
    km: main.length / 1e6,
    islands: islands.length,
    gaps: found.gaps.length,
    villages: found.villages.length,
    facilities: found.facilities.length,
  });
}
