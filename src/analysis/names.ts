import { ColumnRecords } from '../domain/column-records.ts';
import type { TextColumn } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Village } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import type { Level } from './places.ts';

/** Names that villages bear or write, and per village which of them is its own. */
export interface Names {
  readonly list: readonly string[];
  /** Index into `list` per village. */
  readonly of: Uint32Array;
}

const known = new WeakMap<Dataset, Names>();

/** The names of the villages, gathered once a data set: many a village is called as another, and no village is made to read its name. */
export function namesOf(dataset: Dataset): Names {
  const found = known.get(dataset) ?? gather(dataset);
  known.set(dataset, found);
  return found;
}

function gather({ villages }: Dataset): Names {
  if (!(villages instanceof ColumnRecords)) return gatherWritten(villages, ({ name }) => name);
  const names = new Gathering(villages.length);
  eachText(villages.register.names, (name, village) => names.add(village, name));
  return names;
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
  const texts: string[] = [];
  eachText(column, (text) => texts.push(text));
  return texts;
}

/** Every text of a column in turn: decoded all at once and cut, since a decoder's call costs more than a short text. */
function eachText({ bytes, starts }: TextColumn, tell: (text: string, index: number) => void): void {
  const all = new TextDecoder().decode(bytes);
  let [from, at] = [0, 0];
  for (let index = 0; index + 1 < starts.length; index++) {
    const end = starts[index + 1]!;
    let to = from;
    for (; at < end; at++) to += unitsBegunBy(bytes[at]!);
    tell(all.slice(from, to), index);
    from = to;
  }
}

/** How many UTF-16 units the character takes that a byte of UTF-8 begins; none where it begins none. */
function unitsBegunBy(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}
