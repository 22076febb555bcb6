import type { Dataset } from '../domain/dataset.ts';
import type { Village } from '../domain/place.ts';

export const LEVELS = ['county', 'township'] as const;
export type Level = (typeof LEVELS)[number];

/** A county or township that villages belong to; its code is the district's, else the village code's prefix, else its name. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly county: string;
}

/** Per village its county and township. */
export interface Places {
  readonly county: readonly Place[];
  readonly township: readonly Place[];
}

const known = new WeakMap<Dataset, Places>();

/** Names compared across files: trimmed, full-width folded, no office suffix. */
export function placeKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(街道)?办事处$/, '街道')
    .replace(/人民政府$/, '');
}

function prefix(village: Village, digits: number): string | null {
  return village.code !== null && /^\d{12}$/.test(village.code) ? village.code.slice(0, digits) : null;
}

/** Finds each village's county and township once per data set. */
export function placesOf(dataset: Dataset): Places {
  const found = known.get(dataset);
  if (found) return found;
  const counties = new Map(dataset.counties.map((district) => [placeKey(district.name), district.code]));
  const townships = new Map(
    dataset.townships.map((district) => [`${placeKey(district.county)}/${placeKey(district.name)}`, district.code]),
  );
  const shared = new Map<string, Place>();
  const share = (code: string, name: string, county: string): Place => {
    const place = shared.get(code) ?? { code, name: name || code, county };
    shared.set(code, place);
    return place;
  };
  const county: Place[] = [];
  const township: Place[] = [];
  for (const village of dataset.villages) {
    const countyKey = placeKey(village.county);
    county.push(share(counties.get(countyKey) ?? prefix(village, 6) ?? village.county, village.county, village.county));
    const code =
      townships.get(`${countyKey}/${placeKey(village.township)}`) ?? prefix(village, 9) ?? `${village.county}/${village.township}`;
    township.push(share(code, village.township, village.county));
  }
  const places = { county, township };
  known.set(dataset, places);
  return places;
}
