import { placeKey } from '../analysis/places.ts';
import type { FindFacility, FindVillage } from '../analysis/propose.ts';
import type { Dataset } from '../domain/dataset.ts';
import { type Month, printMonth } from '../domain/period.ts';
import { type Facility, type Origin, UNSPECIFIED_KIND, type Village } from '../domain/place.ts';
import { countyKey, villageKey } from '../io/place-key.ts';

/** What a corrected row says differently and no edit can take: what a village or facility is called, where it belongs, what it is. */
export interface Untaken {
  readonly kind: 'village' | 'facility';
  readonly origin: Origin;
  readonly name: string;
  /** The field as a file may have it. */
  readonly field: 'name' | 'code' | 'county' | 'township' | 'facilityName' | 'kind' | 'opened' | 'closed';
  /** As the project has it; empty where it has nothing. */
  readonly from: string;
  readonly to: string;
}

type Said = Pick<Untaken, 'field' | 'from' | 'to'>;

/** A field that both may write in their own way: what is left empty in the file says nothing. */
const differs = (field: Said['field'], from: string | null, to: string | null, key: (word: string) => string = placeKey): Said[] =>
  to === null || to === '' || key(from ?? '') === key(to) ? [] : [{ field, from: from ?? '', to }];

const stemOf = (name: string) => villageKey(name).stem;
const month = (at: Month | null) => (at === null ? null : printMonth(at));

function villageSays(known: Village, row: Village): Said[] {
  const [was, is] = [villageKey(known.name).kind, villageKey(row.name).kind];
  // 村 and 社区 of one name are two.
  const isOtherKind = was !== null && is !== null && was !== is;
  return [
    ...differs('name', known.name, row.name, isOtherKind ? placeKey : stemOf),
    ...differs('code', known.code, row.code),
    ...differs('county', known.county, row.county, countyKey),
    ...differs('township', known.township, row.township),
  ];
}

function facilitySays(known: Facility, row: Facility): Said[] {
  return [
    ...differs('facilityName', known.name, row.name),
    ...differs('county', known.county, row.county, countyKey),
    ...differs('township', known.township, row.township),
    ...differs('kind', known.kind, row.kind === UNSPECIFIED_KIND ? null : row.kind),
    ...differs('opened', month(known.opened), month(row.opened)),
    ...differs('closed', month(known.closed), month(row.closed)),
  ];
}

const isOne = <Of extends Village | Facility>(found: Of | null | readonly Of[]): found is Of => found !== null && !Array.isArray(found);

/** What the rows of corrected files say differently that no proposal takes, in the files' order. */
export function untakenOf({ villages, facilities }: Dataset, findVillage: FindVillage, findFacility: FindFacility): readonly Untaken[] {
  const ofVillages = Array.from(villages, (row) => {
    const known = findVillage(row);
    const said = isOne(known) ? villageSays(known, row) : [];
    return said.map((one): Untaken => ({ kind: 'village', origin: row.origin, name: row.name || row.id, ...one }));
  }).flat();
  const ofFacilities = facilities.flatMap((row) => {
    const known = findFacility(row);
    const said = isOne(known) ? facilitySays(known, row) : [];
    return said.map((one): Untaken => ({ kind: 'facility', origin: row.origin, name: row.name, ...one }));
  });
  return [...ofVillages, ...ofFacilities];
}
