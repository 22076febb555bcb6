import { ColumnRecords } from '../domain/column-records.ts';
import type { TextColumn } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Village } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import type { Level } from './places.ts';

/** Names of places that villages write, and per village which of them is its own. */
export interface Names {
  readonly list: readonly string[];
  /** Index into `list` per village. */
  readonly of: Uint32Array;
}

const written = new WeakMap<Dataset, Readonly<Record<Level, Names>>>();

/**
 * The county and township of each village as it writes them: what a facility's is compared to. Not `placesOf`, where places of one code are one
 * whatever they are called. In a register townships of one name stand once each.
 */
export function writtenPlacesOf(dataset: Dataset): Readonly<Record<Level, Names>> {
  const found = written.get(dataset) ?? gatherPlaces(dataset);
  written.set(dataset, found);
  return found;
}

function gatherPlaces({ villages }: Dataset): Readonly<Record<Level, Names>> {
  if (!(villages instanceof ColumnRecords))
    return { county: gatherWritten(villages, ({ county }) => county), township: gatherWritten(villages, ({ township }) => township) };
  const { counties, townships, columns } = villages.register;
  return { county: { list: textsOf(counties), of: columns.county }, township: { list: textsOf(townships), of: columns.township } };
}

function gatherWritten(villages: Records<Village>, nameOf: (village: Village) => string): Names {
  const names = new Gathering(villages.length);
  let index = 0;
  for (const village of villages) names.add(index++, nameOf(village));
  return names;
}

/** Puts names together, each once. */
class Gathering implements Names {
  readonly list: string[] = [];
  readonly of: Uint32Array;
  private readonly known = new Map<string, number>();

  constructor(villages: number) {
    this.of = new Uint32Array(villages);
  }

  add(village: number, name: string): void {
    let at = this.known.get(name);
    if (at === undefined) {
      at = this.list.push(name) - 1;
      this.known.set(name, at);
    }
    this.of[village] = at;
  }
}

function textsOf(column: TextColumn): string[] {
  const { units, starts } = unitsOf(column);
  return Array.from({ length: starts.length - 1 }, (_, index) => units.slice(starts[index], starts[index + 1]));
}

/** Texts one after the other in one: text i is `units` from `starts[i]` to `starts[i + 1]`. */
export interface JoinedTexts {
  readonly units: string;
  readonly starts: Uint32Array;
}

/** The names of the villages, in one text: no village is made to read its name, and no name is made a text of its own. */
export function namesOf({ villages }: Dataset): JoinedTexts {
  if (villages instanceof ColumnRecords) return unitsOf(villages.register.names);
  const names = Array.from(villages, ({ name }) => name);
  const starts = new Uint32Array(names.length + 1);
  for (const [index, name] of names.entries()) starts[index + 1] = starts[index]! + name.length;
  return { units: names.join(''), starts };
}

/** A column of texts as one text: decoded all at once, since a decoder's call costs more than a short text. */
function unitsOf({ bytes, starts: ofBytes }: TextColumn): JoinedTexts {
  const starts = new Uint32Array(ofBytes.length);
  let [at, to] = [0, 0];
  for (let index = 1; index < ofBytes.length; index++) {
    for (const end = ofBytes[index]!; at < end; at++) to += unitsBegunBy(bytes[at]!);
    starts[index] = to;
  }
  return { units: new TextDecoder().decode(bytes), starts };
}

/** How many UTF-16 units the character takes that a byte of UTF-8 begins; none where it begins none. */
function unitsBegunBy(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}
