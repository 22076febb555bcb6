import { countryWords } from '../text/country.ts';
import { useWords } from '../text/words.ts';

/** The way out of the made-up country: the page without it. */
export function ToSample() {
  return <a href="./">{useWords(countryWords).toSample}</a>;
}
