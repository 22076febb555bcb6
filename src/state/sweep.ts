import { create } from 'zustand';
import { type Names, namesOf, writtenPlacesOf } from '../analysis/names.ts';
import { ColumnRecords } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import { latest } from './latest.ts';
import type { Matcher, Searched } from './search.ts';

/** More villages than these are searched in slices: a keystroke must not wait for a country. */
const MOST_AT_ONCE = 20_000;
/** A slice takes about so long, milliseconds; the page does something else in between. */
const SLICE = 12;
/** Villages between two looks at the clock. */
const STRIDE = 32;

/** What was searched, by whom, and the villages found, ascending. */
interface Sweep {
  readonly dataset: Dataset;
  readonly search: string;
  readonly matches: Matcher;
  readonly hits: Uint32Array;
}

/** The search last ended; screens redraw when another has. */
const useSweeps = create<{ readonly ended: Sweep | null }>()(() => ({ ended: null }));
/** The one under way: an earlier one that sees another here gives up. */
let underWay: Omit<Sweep, 'hits'> | null = null;

/** For screens: redraws when a search through many villages has ended. The same object as long as none has. */
export function useSwept(): unknown {
  return useSweeps(({ ended }) => ended);
}

/**
 * The villages anywhere that a search finds, ascending. Null: they are many, and being searched (`useSwept` tells when that is done).
 */
export function hitsOf(dataset: Dataset, search: string, matches: Matcher): Uint32Array | null {
  if (dataset.villages.length <= MOST_AT_ONCE) return hitsAtOnce(dataset, search, matches);
  const isIt = (one: Omit<Sweep, 'hits'> | null) => one?.dataset === dataset && one.search === search && one.matches === matches;
  const { ended } = useSweeps.getState();
  if (ended && isIt(ended)) return ended.hits;
  if (!isIt(underWay)) void sweep({ dataset, search, matches });
  return null;
}

const hitsAtOnce = latest((dataset: Dataset, search: string, matches: Matcher): Uint32Array => {
  const hits: number[] = [];
  let index = 0;
  for (const village of dataset.villages) {
    if (matches(village, search)) hits.push(index);
    index++;
  }
  return Uint32Array.from(hits);
});

async function sweep(asked: Omit<Sweep, 'hits'>): Promise<void> {
  underWay = asked;
  const { dataset, search, matches } = asked;
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  // Whoever asked is drawing; what is searched is read out once, in a task of its own.
  await pause();
  const read = reading(dataset);
  const found = new Uint32Array(dataset.villages.length);
  let length = 0;
  for (let from = 0; from < found.length; ) {
    await pause();
    if (underWay !== asked) return;
    const until = performance.now() + SLICE;
    while (from < found.length && performance.now() < until) {
      const stop = Math.min(found.length, from + STRIDE);
      for (; from < stop; from++) {
        const village = read(from);
        if (village && matches(village, search)) found[length++] = from;
      }
    }
  }
  underWay = null;
  useSweeps.setState({ ended: { ...asked, hits: found.slice(0, length) } });
}

const joinedNames = latest(namesOf);

/** What is searched of a village, by index: of a country's no more than that is made. */
function reading(dataset: Dataset): (index: number) => Searched | undefined {
  const { villages } = dataset;
  if (!(villages instanceof ColumnRecords)) return (index) => villages.at(index);
  const { county, township } = writtenPlacesOf(dataset);
  const write = ({ list, of }: Names, index: number) => list[of[index] ?? -1] ?? '';
  const { units, starts } = joinedNames(dataset);
  return (index) => ({
    county: write(county, index),
    township: write(township, index),
    name: units.slice(starts[index], starts[index + 1]),
    code: villages.idAt(index),
  });
}
