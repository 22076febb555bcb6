import { featureCollection, nearestPoint, point } from '@turf/turf';
import { around, distance as sphere } from 'geokdbush';
import KDBush from 'kdbush';
import { facilitiesThatCount, nearestFacilities, type Reach } from '../../src/analysis/nearest.ts';
import { findNearest, type Nearest } from '../../src/analysis/spatial/find-nearest.ts';
import { indexPlaces } from '../../src/analysis/spatial/nearest-index.ts';
import type { PositionColumns } from '../../src/domain/columns.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { type Country, FULL_SIZE, makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { agree, type Measured, measure, median } from './measure.ts';
import { exactness } from './nearest-exact.ts';

/** Turf's and geokdbush's sphere and the geodesic differ by up to 0.5 % in China: nearer to each other than that, the two may decide differently. */
const SPHERE = 0.005;

/** Throws where the other side's nearest is none of ours by more than what its sphere is off. */
function agreeOnSphere(who: string, kilometres: number, ours: number): void {
  agree(Math.abs(kilometres * 1e6 - ours) <= ours * SPHERE + 1, `${who}: ${kilometres} km, ${ours} mm`);
}

const pointsOf = ({ lon, lat }: PositionColumns) =>
  featureCollection(Array.from(lon, (value, index) => point([value, lat[index]!], { index })));

/** Data sets of a prefecture in one run. */
const SETS = 5;

/** Does a piece of work for each of them, and gives the last answer. */
function lastOf<T>(work: () => T): T {
  for (let set = 1; set < SETS; set++) work();
  return work();
}

/** A prefecture: from the records of villages and hospitals to the nearest of each. */
export function nearestPrefecture(dataset: Dataset, reach: Reach): Measured {
  const counting = facilitiesThatCount(dataset, reach.kinds, reach.month).filter((index) => dataset.facilities[index]!.position.at);
  const points = featureCollection(
    counting.map((index) => point([dataset.facilities[index]!.position.at!.lon, dataset.facilities[index]!.position.at!.lat], { index })),
  );
  const villages = [...dataset.villages];
  return measure({
    id: 'nearest-prefecture/turf',
    work: `the nearest of ${counting.length} hospitals to each of ${villages.length} villages`,
    peer: 'turf nearestPoint',
    limit: '≥ 60 ×',
    // Half a millisecond is too short for a clock and a cache: both sides do it for as many data sets in a run.
    pieces: SETS,
    runs: 41,
    // Another data set each time: its columns are made anew, as an index is.
    ours: () => lastOf(() => nearestFacilities({ ...dataset }, reach)),
    theirs: () => lastOf(() => villages.map(({ position: { at } }) => (at ? nearestPoint([at.lon, at.lat], points).properties : null))),
    check: (ours, theirs) => {
      let apart = 0;
      villages.forEach(({ position: { at } }, index) => {
        const found = theirs[index];
        if (!at || !found || found['index'] === ours.facility[index]) return;
        agreeOnSphere(`village ${index}`, found.distanceToPoint, ours.distance[index]!);
        apart += 1;
      });
      return `${apart} hospitals differ, all within 0.5 % of distance`;
    },
  });
}

let made: Country | undefined;

/** The country that all rows are about: made once, 690,000 villages and 40,000 facilities. */
function country(): Country {
  made ??= makeCountry();
  return made;
}

const RUNS = 5;

const nearestOf = (villages: PositionColumns, hospitals: PositionColumns): Nearest => findNearest(indexPlaces(hospitals), villages, 1);

/** Villages with a position, from the first to the last, about so many. */
function sample({ lon }: PositionColumns, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, step) => Math.floor((step * lon.length) / count)).filter(
    (village) => !Number.isNaN(lon[village]!),
  );
}

function workOf({ villages, facilities }: Country): string {
  return `the nearest of ${facilities.count} facilities to each of ${villages.columns.count} villages, index built anew`;
}

/** A country against Turf's brute force, which does a sample of the villages. */
export function nearestCountryTurf(): Measured {
  const { villages, facilities } = country();
  const { position, count } = villages.columns;
  const points = pointsOf(facilities.position);
  const asked = sample(position, 100);
  return measure({
    id: 'nearest-country/turf',
    work: workOf(country()),
    peer: `turf nearestPoint, ${asked.length} villages`,
    limit: '≥ 5,000 ×',
    pieces: 1,
    runs: RUNS,
    extrapolated: count / asked.length,
    ours: () => nearestOf(position, facilities.position),
    theirs: () => Array.from(asked, (village) => nearestPoint([position.lon[village]!, position.lat[village]!], points).properties),
    check: (ours, theirs) => {
      let apart = 0;
      asked.forEach((village, at) => {
        const found = theirs[at]!;
        if (found['index'] === ours.place[village]) return;
        agreeOnSphere(`village ${village}`, found.distanceToPoint, ours.distance[village]!);
        apart += 1;
      });
      return `of ${asked.length} compared ${apart} facilities differ, all within 0.5 % of distance; ${exactness(position, facilities.position, ours)}`;
    },
  });
}

/** A country against geokdbush: the same work, one nearest each, on a sphere. */
export function nearestCountryGeokdbush(): Measured {
  const { villages, facilities } = country();
  const { position, count } = villages.columns;
  const { lon, lat } = facilities.position;
  return measure({
    id: 'nearest-country/geokdbush',
    work: workOf(country()),
    peer: 'geokdbush around, the nearest one, on a sphere',
    limit: '≥ 6 ×',
    pieces: 1,
    runs: RUNS,
    ours: () => nearestOf(position, facilities.position),
    theirs: () => {
      const index = new KDBush(lon.length);
      for (let at = 0; at < lon.length; at++) index.add(lon[at]!, lat[at]!);
      index.finish();
      const nearest = new Int32Array(count);
      for (let village = 0; village < count; village++)
        nearest[village] = Number.isNaN(position.lon[village]!) ? -1 : around(index, position.lon[village]!, position.lat[village]!, 1)[0]!;
      return nearest;
    },
    check: (ours, theirs) => {
      let apart = 0;
      theirs.forEach((facility, village) => {
        if (facility === ours.place[village]) return;
        agree(facility >= 0 && ours.place[village]! >= 0, `village ${village} has a position on one side only`);
        const kilometres = sphere(position.lon[village]!, position.lat[village]!, lon[facility]!, lat[facility]!);
        agreeOnSphere(`village ${village}`, kilometres, ours.distance[village]!);
        apart += 1;
      });
      return `of all villages ${apart} facilities differ, all within 0.5 % of distance`;
    },
  });
}

const SIZES = [10_000, 100_000, FULL_SIZE] as const;

/** How the time grows with the country: against n log n from the smallest, and the exponent that fits best. */
export function nearestGrowth(): Measured {
  const countries = SIZES.map((villages) => (villages === FULL_SIZE ? country() : makeCountry(sizesFor(villages))));
  const times: number[][] = SIZES.map(() => []);
  for (let run = 0; run <= RUNS; run++)
    countries.forEach(({ villages, facilities }, size) => {
      const start = performance.now();
      nearestOf(villages.columns.position, facilities.position);
      if (run > 0) times[size]!.push(performance.now() - start);
    });
  const [least, middle, most] = times.map(median) as [number, number, number];
  const [smallest, , largest] = SIZES;
  const theirs = (least * largest * Math.log(largest)) / (smallest * Math.log(smallest));
  const exponent = Math.log(most / least) / Math.log(largest / smallest);
  const ofNLogN = Math.log(theirs / least) / Math.log(largest / smallest);
  return {
    id: 'nearest-growth/n-log-n',
    work: `the nearest facility of ${SIZES.join(', ')} villages, facilities in proportion`,
    ours: most,
    peer: `n log n from what ${smallest} villages took`,
    theirs,
    ratio: theirs / most,
    limit: 'about 1',
    note: `exponent ${exponent.toFixed(3)}, that of n log n is ${ofNLogN.toFixed(3)}; ${[least, middle, most].map((time) => time.toFixed(1)).join(', ')} ms; medians of ${RUNS} after one`,
  };
}
