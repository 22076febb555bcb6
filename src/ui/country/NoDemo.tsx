import { MOST_VILLAGES } from '../../io/synthetic/country.ts';
import { countryWords } from '../text/country.ts';
import { useWords } from '../text/words.ts';
import { ToSample } from './ToSample.tsx';

/** The address asks for a country that cannot be made up: how it must read. */
export function NoDemo() {
  return (
    <>
      <p role="alert">{useWords(countryWords).noDemo(MOST_VILLAGES)}</p>
      <ToSample />
    </>
  );
}
