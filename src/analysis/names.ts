import { ColumnRecords } from '../domain/column-records.ts';
import type { TextColumn } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';

/** The names of villages, each once, and per village which of them is its own. */
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
  const list: string[] = [];
  const of = new Uint32Array(villages.length);
  const places = new Map<string, number>();
  const add = (name: string, village: number) => {
    const at = places.get(name);
    if (at !== undefined) of[village] = at;
    else {
      of[village] = list.push(name) - 1;
      places.set(name, list.length - 1);
    }
  };
  if (villages instanceof ColumnRecords) eachText(villages.register.names, add);
  else {
    let index = 0;
    for (const { name } of villages) add(name, index++);
  }
  return { list, of };
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
