import { ColumnRecords, textsOf } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Place, Village } from '../domain/place.ts';

export const LEVELS = ['county', 'township'] as const;
export type Level = (typeof LEVELS)[number];

/** Places of a level in the order in which villages name them, each code once, and per village which of them it lies in. */
export interface PlacesOfLevel {
  readonly list: readonly Place[];
  /** Index into `list` per village. */
  readonly of: Uint32Array;
}

export interface Places extends Readonly<Record<Level, PlacesOfLevel>> {
  /** Per township the index of the county that its first village lies in. */
  readonly countyOf: Uint32Array;
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
  const levels = dataset.villages instanceof ColumnRecords ? placesOfRegister(dataset.villages) : placesOfRecords(dataset);
  const places = { ...levels, countyOf: countiesOf(levels) };
  known.set(dataset, places);
  return places;
}

type ByLevel = Readonly<Record<Level, PlacesOfLevel>>;

function countiesOf({ county, township }: ByLevel): Uint32Array {
  const countyOf = new Uint32Array(township.list.length);
  for (let village = county.of.length - 1; village >= 0; village--) countyOf[township.of[village]!] = county.of[village]!;
  return countyOf;
}

/** The place a village lies in. Throws RangeError for a village that is not there. */
export function placeAt({ list, of }: PlacesOfLevel, village: number): Place {
  const place = list[of[village] ?? -1];
  if (!place) throw new RangeError(`no village ${village}`);
  return place;
}

/** The place of a code; null where no village lies in it. A county goes before a township. */
export function placeOf(places: Places, code: string | null): Place | null {
  if (code === null) return null;
  const isIt = (place: Place) => place.code === code;
  return places.county.list.find(isIt) ?? places.township.list.find(isIt) ?? null;
}

/** The county of the township of a code; null where no village lies in it. */
export function countyOfTownship({ county, township, countyOf }: Places, code: string): Place | null {
  return county.list[countyOf[township.list.findIndex((place) => place.code === code)] ?? -1] ?? null;
}

/** The townships in which villages of some counties lie, in the order in which they name them. */
export function townshipsOf({ county, township }: Places, isWanted: (county: Place) => boolean): Place[] {
  const wanted = Uint8Array.from(county.list, (place) => (isWanted(place) ? 1 : 0));
  const isThere = new Uint8Array(township.list.length);
  for (let village = 0; village < county.of.length; village++) {
    if (wanted[county.of[village]!] === 1) isThere[township.of[village]!] = 1;
  }
  return township.list.filter((_, at) => isThere[at] === 1);
}

/** Puts places together, each code once, in the order in which they are named. */
class Gathering {
  readonly list: Place[] = [];
  readonly of: Uint32Array;
  private readonly known = new Map<string, number>();

  constructor(villages: number) {
    this.of = new Uint32Array(villages);
  }

  add(village: number, code: string, name: string, county: string): void {
    let at = this.known.get(code);
    if (at === undefined) {
      at = this.list.push({ code, name: name || code, county }) - 1;
      this.known.set(code, at);
    }
    this.of[village] = at;
  }
}

function placesOfRecords(dataset: Dataset): ByLevel {
  const counties = new Map(dataset.counties.map((district) => [placeKey(district.name), district.code]));
  const townships = new Map(
    dataset.townships.map((district) => [`${placeKey(district.county)}/${placeKey(district.name)}`, district.code]),
  );
  const [county, township] = [new Gathering(dataset.villages.length), new Gathering(dataset.villages.length)];
  let index = 0;
  for (const village of dataset.villages) {
    const countyKey = placeKey(village.county);
    county.add(index, counties.get(countyKey) ?? prefix(village, 6) ?? village.county, village.county, village.county);
    const code =
      townships.get(`${countyKey}/${placeKey(village.township)}`) ?? prefix(village, 9) ?? `${village.county}/${village.township}`;
    township.add(index, code, village.township, village.county);
    index++;
  }
  return { county, township };
}

/** A register's villages have codes and know their places: nothing is looked up by name. Places without a village are left out. */
function placesOfRegister({ register }: ColumnRecords): ByLevel {
  const { columns, codes } = register;
  const [counties, townships] = [textsOf(register.counties), textsOf(register.townships)];
  const countyOf = new Uint32Array(townships.length);
  for (let village = 0; village < columns.count; village++) countyOf[columns.township[village]!] = columns.county[village]!;
  const ofLevel = (within: Uint32Array, names: readonly string[], later: number, county: (place: number) => number): PlacesOfLevel => {
    const list: Place[] = [];
    const of = new Uint32Array(columns.count);
    const known = new Int32Array(names.length).fill(-1);
    for (let village = 0; village < columns.count; village++) {
      const place = within[village]!;
      if (known[place] === -1) {
        const code = String(Math.floor(codes[village]! / later));
        known[place] = list.push({ code, name: names[place] || code, county: counties[county(place)]! }) - 1;
      }
      of[village] = known[place]!;
    }
    return { list, of };
  };
  return {
    county: ofLevel(columns.county, counties, 1e6, (place) => place),
    township: ofLevel(columns.township, townships, 1e3, (place) => countyOf[place]!),
  };
}
