import type { Shown } from '../prioritise/shown.ts';
import { sitingWords } from '../text/siting.ts';
import { useWords } from '../text/words.ts';

/** The headline over the map: what the new sites reach. */
export function SitingAnswer({ view }: Shown) {
  const words = useWords(sitingWords);
  return <h1>{words.headline(view.siting.choose)}</h1>;
}
