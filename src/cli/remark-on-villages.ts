import type { Dataset } from '../domain/dataset.ts';
import { shownName } from '../domain/place.ts';
import { remark } from './files.ts';

/** Villages named in a remark; of more, their number. */
const NAMED = 5;

/** Says of how many villages something is so: the first few by name, the rest by their number. Nothing where it is so of none. */
export function remarkOnVillages({ villages }: Dataset, what: string, members: readonly number[]): void {
  if (members.length === 0) return;
  const names = members.slice(0, NAMED).flatMap((index) => villages.at(index) ?? []);
  const more = members.length > NAMED ? ` and ${members.length - NAMED} more` : '';
  remark(`gapmap: ${members.length} ${what}: ${names.map((village) => `${shownName(village)} (${village.id})`).join(', ')}${more}`);
}
