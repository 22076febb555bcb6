import { useStore } from '../../state/store.ts';
import { countryWords } from '../text/country.ts';
import { useWords } from '../text/words.ts';
import { useProgressWords, useReachWords } from './reach-words.ts';

/** What the figure on the screen waits for, while it is still the one before. */
export function Measuring() {
  const words = useWords(countryWords);
  const waiting = useStore((store) => store.waiting);
  const measuring = useReachWords(waiting?.reach ?? null);
  const howFar = useProgressWords(waiting?.progress ?? null);
  if (waiting === null) return null;
  if (waiting.failure !== null) return <p role="alert">{words.notMeasured(waiting.failure)}</p>;
  return (
    <>
      <p role="status">{measuring ?? words.counting}</p>
      {howFar !== null && <p>{howFar}</p>}
    </>
  );
}
