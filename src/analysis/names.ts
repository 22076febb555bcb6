import { ColumnRecords, type JoinedTexts, textsOf, unitsOf } from '../domain/column-records.ts';
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

/** The names of the villages, in one text: no village is made to read its name, and no name is made a text of its own. */
export function namesOf({ villages }: Dataset): JoinedTexts {
  if (villages instanceof ColumnRecords) return unitsOf(villages.register.names);
  const names = Array.from(villages, ({ name }) => name);
  const starts = new Uint32Array(names.length + 1);
  for (const [index, name] of names.entries()) starts[index + 1] = starts[index]! + name.length;
  return { units: names.join(''), starts };
}
