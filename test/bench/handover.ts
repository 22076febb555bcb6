import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FeatureCollection, Point } from 'geojson';
import { textAt } from '../../src/domain/column-records.ts';
import { NOT_REPORTED } from '../../src/domain/columns.ts';
import { makeCountry } from '../../src/io/synthetic/country.ts';
import type { VillageRegister } from '../../src/io/synthetic/villages.ts';
import { buffersOf } from '../../src/worker/transfer.ts';
import { agree, type Measured, median } from './measure.ts';

/** Hand-overs that count, after one that does not. Ours are so short that a few would say little. */
const RUNS = { ours: 11, theirs: 5 };
/** Milliseconds in which the threads clear away what was made beforehand. */
const REST = 1000;

/** What the other thread answers: when it had all of it, nanoseconds of the machine's clock and microseconds of processor time, and what each column adds up to. */
interface Received {
  readonly at: bigint;
  readonly spent: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** The same villages and values as GeoJSON; null where something is not known. */
function geojsonOf({ columns, codes, names }: VillageRegister): FeatureCollection<Point | null> {
  const { position, community, county, township, figures, marks, count } = columns;
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const yesOrNo = (value: number) => (value === NOT_REPORTED ? null : value);
  const each = <Column, Value>(record: Readonly<Record<string, Column>>, value: (column: Column) => Value) =>
    Object.fromEntries(Object.entries(record).map(([name, column]) => [name, value(column)]));
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: count }, (_, village) => ({
      type: 'Feature',
      geometry: Number.isNaN(position.lon[village]!)
        ? null
        : { type: 'Point', coordinates: [position.lon[village]!, position.lat[village]!] },
      properties: {
        code: codes[village]!,
        name: textAt(names, village),
        community: community[village]!,
        county: county[village]!,
        township: township[village]!,
        ...each(figures, (column) => known(column[village]!)),
        ...each(marks, (column) => yesOrNo(column[village]!)),
      },
    })),
  };
}

/** Milliseconds of one hand-over. */
interface Took {
  /** That this thread is busy with it. */
  readonly main: number;
  /** Until the other thread has it. */
  readonly whole: number;
  /** Of processor time, of all threads, until then: what of `whole` is work, and not waiting for a turn on a busy machine. */
  readonly work: number;
}

/** Hands something and its memory over to a worker of its own, that is awake and has nothing of another one to clear away. */
async function handOver<Given>(given: Given, transferOf: (given: Given) => ArrayBuffer[]) {
  const worker = new Worker(new URL('./receiver.mjs', import.meta.url));
  const answer = async (): Promise<Received> => ((await once(worker, 'message')) as [Received])[0];
  const nothing = answer();
  worker.postMessage({ columns: null });
  await nothing;
  const answered = answer();
  const { user, system } = process.cpuUsage();
  const began = process.hrtime.bigint();
  worker.postMessage(given, transferOf(given));
  const busy = process.hrtime.bigint();
  const { at, spent, sums } = await answered;
  await worker.terminate();
  const took: Took = { main: Number(busy - began) / 1e6, whole: Number(at - began) / 1e6, work: (spent - user - system) / 1e3 };
  return { took, sums };
}

const medianOf = (times: readonly Took[], what: keyof Took) => median(times.map((took) => took[what]));

/** All villages of a country from this thread to a worker. */
export async function handover(): Promise<Measured> {
  const { villages } = makeCountry();
  const { count } = villages.columns;
  const [ours, theirs]: [Took[], Took[]] = [[], []];
  let sums: Received['sums'] = {};
  // What is handed over is gone: each time has its own. Ours go before there is any GeoJSON: to look through so many objects for what can be cleared away would be in our time.
  const copies = Array.from({ length: RUNS.ours + 1 }, () => structuredClone(villages));
  await setTimeout(REST);
  for (const given of copies) {
    const handed = await handOver(given, buffersOf);
    agree(given.codes.length === 0, 'nothing is copied');
    ours.push(handed.took);
    sums = handed.sums;
  }
  const geojson = geojsonOf(villages);
  let names: string[] = [];
  for (let run = 0; run <= RUNS.theirs; run++) {
    await setTimeout(REST);
    const cloned = await handOver(geojson, () => []);
    theirs.push(cloned.took);
    names = [...new Set([...Object.keys(sums), ...Object.keys(cloned.sums)])];
    for (const name of names) agree(sums[name] === cloned.sums[name], `${name}: ${sums[name]}, ${cloned.sums[name]}`);
  }
  ours.shift();
  theirs.shift();
  const [mine, other] = [medianOf(ours, 'whole'), medianOf(theirs, 'whole')];
  const [worked, otherWorked] = [medianOf(ours, 'work'), medianOf(theirs, 'work')];
  const most = Math.max(...ours.map(({ main }) => main));
  return {
    id: 'handover/structured-clone',
    work: `${count} villages of ${names.length} values each handed over to a worker, until it has them`,
    ours: mine,
    peer: 'structured clone of the same values as GeoJSON features',
    theirs: other,
    ratio: other / mine,
    limit: '≥ 1,000 ×, main thread ≤ 5 ms',
    note: `of processor time, all threads together, ${worked.toFixed(2)} ms against ${otherWorked.toFixed(0)}, ${(otherWorked / worked).toFixed(0)} ×; the main thread pays ${medianOf(ours, 'main').toFixed(2)} ms (at most ${most.toFixed(2)}), that of the peer ${medianOf(theirs, 'main').toFixed(0)} ms; all ${names.length} columns add up to the same in the worker; columns and GeoJSON made beforehand; medians of ${ours.length} of ours and ${theirs.length} of the peer, after one each, a worker each time`,
  };
}
