import { findIndicator, INDICATORS } from '../../layers/index.ts';
import { KNOWN } from './fields.ts';
import { headingKey } from './key.ts';
import { findSimilar } from './similar.ts';

type Found = ReturnType<typeof findIndicator>;

/** What an indicator is called in a long table: a heading of it, else its own name where no other is called so. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...INDICATORS.map(({ indicator }): [string, string] => [headingKey(indicator.name.zh), indicator.id]).reverse(),
  ...KNOWN.flatMap(({ meaning, key }): [string, string][] => (meaning.kind === 'indicator' ? [[key, meaning.id]] : [])),
]);

/** The indicator that a cell of a long table names, by its id or a name of it; undefined for any other. */
export function findIndicatorNamed(word: string): Found {
  // Half a million rows say an id; few say a name.
  return findIndicator(word) ?? findIndicator(BY_NAME.get(headingKey(word)) ?? '');
}

/** The name that a word nobody knows was probably meant for; null where that is not clear. */
export function resemblesIndicator(word: string): string | null {
  const similar = findSimilar(word);
  return similar?.meaning.kind === 'indicator' ? (findIndicator(similar.meaning.id)?.indicator.headings.names[0] ?? null) : null;
}
