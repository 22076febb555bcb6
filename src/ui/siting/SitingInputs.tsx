import { change } from '../../state/actions.ts';
import type { Shown } from '../prioritise/shown.ts';
import { sitingWords } from '../text/siting.ts';
import { useWords } from '../text/words.ts';

/** What is asked of new sites. */
export function SitingInputs({ view: { siting } }: Shown) {
  const words = useWords(sitingWords);
  return (
    <label>
      {words.choose}
      <input
        type="number"
        min={0}
        value={siting.choose}
        onChange={({ target }) => change({ siting: { ...siting, choose: Math.max(0, Math.round(target.valueAsNumber) || 0) } })}
      />
    </label>
  );
}
