import type { Level } from '../analysis/places.ts';
import { placeKey } from '../analysis/places.ts';
import type { Dataset } from '../domain/dataset.ts';

/** How an area stands to the place in view: it is that place, it is dimmed, or neither. */
export type Standing = 'within' | 'outside' | 'plain';

interface Place {
  readonly county: string | null;
  readonly township: string | null;
}

/** Per area how it stands to the place in view. Nothing is dimmed twice: townships of other counties lie under their county's veil. */
export function standings(dataset: Dataset, { county, township }: Place): Readonly<Record<Level, readonly Standing[]>> {
  const own = dataset.counties.find(({ code }) => code === county);
  const ownKey = placeKey(own?.name ?? '');
  // Many townships write one county's name.
  const isOwn = new Map<string, boolean>();
  const liesInOwn = (name: string) => {
    const known = isOwn.get(name) ?? placeKey(name) === ownKey;
    isOwn.set(name, known);
    return known;
  };
  const hasTownship = township !== null && dataset.townships.some(({ code }) => code === township);
  return {
    county: dataset.counties.map(({ code }) => {
      if (!own) return 'plain';
      if (code !== county) return 'outside';
      return hasTownship ? 'plain' : 'within';
    }),
    township: dataset.townships.map((district) => {
      if (!hasTownship) return 'plain';
      if (district.code === township) return 'within';
      return !own || liesInOwn(district.county) ? 'outside' : 'plain';
    }),
  };
}
