import { useStore } from '../../state/store.ts';
import { countryWords } from '../text/country.ts';
import { useWords } from '../text/words.ts';
import { useProgressWords, useReachWords } from './reach-words.ts';

/** How far the country is: being made up, measured, counted. */
export function CountryComing() {
  const words = useWords(countryWords);
  const opening = useStore((store) => store.opening);
  const measuring = useReachWords(opening?.reach ?? null);
  const howFar = useProgressWords(opening?.progress ?? null);
  if (opening === null) return null;
  const { villages, progress } = opening;
  return (
    <>
      <h1>{measuring ?? words.making(villages)}</h1>
      <progress aria-label={words.progress} {...(progress && { value: progress.done, max: Math.max(1, progress.of) })} />
      <p role="status">{howFar ?? words.nothingReal}</p>
    </>
  );
}
