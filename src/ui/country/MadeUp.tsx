import { countryWords } from '../text/country.ts';
import { useWords } from '../text/words.ts';
import { ToSample } from './ToSample.tsx';

/** What the made-up country is, and the way back to the sample. */
export function MadeUp() {
  const words = useWords(countryWords);
  return (
    <>
      <strong>{words.title}</strong>
      <p>{words.nothingReal}</p>
      <p>{words.nothingKept}</p>
      <p>
        <ToSample />
      </p>
    </>
  );
}
