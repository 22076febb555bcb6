import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FeatureCollection, Point } from 'geojson';
import { textAt } from '../../src/domain/column-records.ts';
import { NOT_REPORTED } from '../../src/domain/columns.ts';
import { makeCountry } from '../../src/io/synthetic/country.ts';
import type { VillageRegister } from '../../src/io/synthetic/villages.ts';
import { buffersOf } from '../../src/worker/transfer.ts';
import { agree, type Measured, median } from './measure.ts';

const RUNS = 5;

/** What the other thread answers: when it had all of it, nanoseconds of the machine's clock, and what each column adds up to. */
interface Received {
  readonly at: bigint;
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

/** Posts a message: milliseconds that this thread is busy with it, and until the other one has it. */
async function handOver(worker: Worker, message: unknown, transferOf: (message: unknown) => ArrayBuffer[]) {
  const answered = once(worker, 'message') as Promise<[Received]>;
  const began = process.hrtime.bigint();
  worker.postMessage(message, transferOf(message));
  const busy = process.hrtime.bigint();
  const [{ at, sums }] = await answered;
  return { main: Number(busy - began) / 1e6, whole: Number(at - began) / 1e6, sums };
}

/** All villages of a country from this thread to a worker. */
export async function handover(): Promise<Measured> {
  const { villages } = makeCountry();
  const { count } = villages.columns;
  const geojson = geojsonOf(villages);
  // Each side has its own worker, so that none waits until what the other one left there is cleared away.
  const workers = [0, 1].map(() => new Worker(new URL('./receiver.mjs', import.meta.url))) as [Worker, Worker];
  const times = { ours: [] as number[], oursMain: [] as number[], theirs: [] as number[], theirsMain: [] as number[] };
  let buffers = 0;
  for (let run = 0; run <= RUNS; run++) {
    // What is handed over is gone: each run has its own, made beforehand like the GeoJSON.
    const given = structuredClone(villages);
    const ours = await handOver(workers[0], given, buffersOf);
    agree(given.codes.length === 0, 'nothing is copied');
    const theirs = await handOver(workers[1], geojson, () => []);
    const names = new Set([...Object.keys(ours.sums), ...Object.keys(theirs.sums)]);
    for (const name of names) agree(ours.sums[name] === theirs.sums[name], `${name}: ${ours.sums[name]}, ${theirs.sums[name]}`);
    buffers = names.size;
    if (run === 0) continue;
    times.ours.push(ours.whole);
    times.oursMain.push(ours.main);
    times.theirs.push(theirs.whole);
    times.theirsMain.push(theirs.main);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  const [ours, theirs] = [median(times.ours), median(times.theirs)];
  return {
    id: 'handover/structured-clone',
    work: `${count} villages of ${buffers} values each handed over to a worker, until it has them`,
    ours,
    peer: 'structured clone of the same values as GeoJSON features',
    theirs,
    ratio: theirs / ours,
    limit: '≥ 1,000 ×, main thread ≤ 5 ms',
    note: `the main thread pays ${median(times.oursMain).toFixed(2)} ms (at most ${Math.max(...times.oursMain).toFixed(2)}), that of the peer ${median(times.theirsMain).toFixed(0)} ms; all ${buffers} columns add up to the same in the worker; columns and GeoJSON made beforehand; medians of ${RUNS} after one`,
  };
}
