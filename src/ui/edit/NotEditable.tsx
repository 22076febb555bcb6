import { useStore } from '../../state/store.ts';
import { savingWords } from '../text/saving.ts';
import { useWords } from '../text/words.ts';
import { useIsEditable } from './use-is-editable.ts';

/** Why a form cannot be saved here just now; what stands in it waits. Nothing where it can. */
export function NotEditable() {
  const words = useWords(savingWords);
  const isFrozen = useStore((store) => store.project?.frozen != null);
  const isMadeUp = useStore((store) => store.project?.madeUp === true);
  if (useIsEditable()) return null;
  return <p role="status">{isMadeUp ? words.madeUp : isFrozen ? words.frozen : words.elsewhere}</p>;
}
