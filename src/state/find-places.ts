import type { FindFacility, FindVillage } from '../analysis/propose.ts';
import { codeBook } from '../domain/codes.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import type { Facility, Origin, PlaceWords, Village } from '../domain/place.ts';
import { itemAt } from '../domain/records.ts';
import { type Found, PlaceIndex } from '../io/place-key.ts';

/** What a row of corrected files is known by: what it is a row of, its file and line. */
export const rowKey = (kind: 'village' | 'facility', { file, line }: Origin) => `${kind} ${file} ${line}`;

/** Row → id of the village or facility a person said it speaks of. */
export type Picked = ReadonlyMap<string, string>;

/** A facility without an id in its file has its name, or its place and name, for one: that says nothing beyond the name. */
export function facilityWords({ id, name, county, township }: Pick<Facility, 'id' | 'name' | 'county' | 'township'>): PlaceWords {
  const isNamed = id === name || id === [county, township, name].filter(Boolean).join('/');
  return { code: isNamed ? null : id, name, county, township, kind: null };
}

function foundOf<Of>(found: Found<Of>): Of | null | readonly Of[] {
  if (found.kind === 'none') return null;
  if (found.kind === 'found') return found.of;
  return found.kind === 'merged' ? [found.of] : found.candidates;
}

/** The village a row speaks of: by its code, else by county, township and name; where more than one fits, as a person said. */
export function villageFinder({ villages }: Pick<Dataset, 'villages'>, picked: Picked): FindVillage {
  const index = new PlaceIndex<Village>(codeBook([]));
  for (const village of villages) index.add(village, village);
  return (row) => {
    const id = picked.get(rowKey('village', row.origin));
    return id === undefined ? foundOf(index.find(row)) : (itemAt(villages, villageIndex({ villages }, id)) ?? null);
  };
}

/** The facility a row speaks of: by an id of its own, else by county, township and name, never by its name alone. */
export function facilityFinder({ facilities }: Pick<Dataset, 'facilities'>, picked: Picked): FindFacility {
  const index = new PlaceIndex<Facility>(codeBook([]));
  for (const facility of facilities) index.add(facilityWords(facility), facility);
  return (row) => {
    const id = picked.get(rowKey('facility', row.origin));
    return id === undefined ? foundOf(index.find(facilityWords(row))) : (facilities.find((facility) => facility.id === id) ?? null);
  };
}
