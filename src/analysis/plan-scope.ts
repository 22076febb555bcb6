import type { Village } from '../domain/place.ts';
import type { Target } from '../domain/target.ts';
import { placeKey } from './places.ts';

/** Whether a target speaks of this village; null where the village does not say, `undefined` where the target is not about single villages. */
export function isInScope({ scope, counties = [] }: Target, village: Village, exempt: boolean): boolean | null | undefined {
  if (scope === 'poor-villages') return village.poor;
  if (scope === 'deep-poverty-villages') return village.deepPoverty;
  if (scope === 'all-villages') return village.kind === 'village';
  if (scope === 'eligible-villages') return village.kind === 'village' && !exempt;
  if (scope === 'named-counties') return counties.includes(village.county);
  return undefined;
}

/** Whether an own target's counties (names or codes; none: all) take this village in. */
export function isFor(counties: readonly string[], { county, code }: Pick<Village, 'county' | 'code'>): boolean {
  const bare = (name: string) => placeKey(name).replace(/(?<=.)[县区市]$/, '');
  return counties.length === 0 || counties.some((one) => bare(one) === bare(county) || (code !== null && code.slice(0, 6) === one));
}
