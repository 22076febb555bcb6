import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import { gridOf } from '../../src/analysis/spatial/district-grid.ts';
import { type Located, locate } from '../../src/analysis/spatial/point-in-district.ts';
import type { PositionColumns } from '../../src/domain/columns.ts';
import type { District } from '../../src/domain/place.ts';
import { type Country, makeCountry } from '../../src/io/synthetic/country.ts';
import { agree, type Measured, median } from './measure.ts';

/** Villages that Turf alone answers in one run; the rest is by proportion. */
const SAMPLE = 300;

interface Task {
  readonly districts: readonly District[];
  readonly villages: PositionColumns;
}

/** The counties as a file of polygons has them: each ring with its own points, the first again at the end. */
function districtsOf({ counties: { count, codes, lon, lat, ring, starts } }: Country): District[] {
  return Array.from({ length: count }, (_, index) => {
    const points = [...ring.subarray(starts[index], starts[index + 1]), ring[starts[index]!]!];
    const name = String(codes[index]);
    return {
      code: name,
      name,
      level: 'county',
      county: name,
      schematic: false,
      polygons: [[points.map((point) => [lon[point]!, lat[point]!] as const)]],
    };
  });
}

const shapesOf = (districts: readonly District[]) =>
  districts.map(({ polygons }) => multiPolygon(polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])))));

function timed<T>(work: () => T): readonly [milliseconds: number, answer: T] {
  const start = performance.now();
  const answer = work();
  return [performance.now() - start, answer];
}

/** Ours from nothing: the grid is built anew in every run. */
const ours = ({ districts, villages }: Task): Located => locate(gridOf(districts), villages);

/** Both sides in turn, no run left out: ours whole, the peer over as many villages as it is given. */
function race(task: Task, runs: number, villages: number, peer: (at: number) => number) {
  const [mine, theirs]: [number[], number[]] = [[], []];
  let located: Located = { district: Int32Array.of(), overlapping: [] };
  for (let run = 0; run < runs; run++) {
    const [took, answer] = timed(() => ours(task));
    mine.push(took);
    located = answer;
    agree(located.overlapping.length === 0, 'no districts overlap');
    const every = Math.floor(task.villages.lon.length / villages);
    const [peerTook, answers] = timed(() => Array.from({ length: villages }, (_, at) => peer(at * every)));
    theirs.push(peerTook * (task.villages.lon.length / villages));
    answers.forEach((index, at) => {
      agree(located.district[at * every] === index, `village ${at * every} in district ${index}`);
    });
  }
  return { located, ours: median(mine), peer: median(theirs) };
}

/** 690,000 villages in 3,000 districts: Turf asked polygon by polygon, and Turf behind an index of boxes. */
export function districtCountry(): Measured[] {
  const country = makeCountry();
  const task: Task = { districts: districtsOf(country), villages: country.villages.columns.position };
  const shapes = shapesOf(task.districts);
  const { lon, lat } = task.villages;
  const corners = task.districts.reduce((sum, { polygons }) => sum + polygons.flat().reduce((all, ring) => all + ring.length, 0), 0);
  const alone = race(task, 9, SAMPLE, (at) => shapes.findIndex((shape) => booleanPointInPolygon([lon[at]!, lat[at]!], shape)));

  let boxes = new Flatbush(1);
  const index = () => {
    boxes = new Flatbush(shapes.length);
    for (const { polygons } of task.districts) {
      const xs = polygons.flat(2).map(([x]) => x);
      const ys = polygons.flat(2).map(([, y]) => y);
      boxes.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    }
    boxes.finish();
  };
  const indexed = race(task, 5, lon.length, (at) => {
    if (at === 0) index();
    const [x, y] = [lon[at]!, lat[at]!];
    return boxes.search(x, y, x, y).find((one) => booleanPointInPolygon([x, y], shapes[one]!)) ?? -1;
  });
  const none = alone.located.district.filter((one) => one === -1).length;
  const work = `${lon.length} villages each in one of ${shapes.length} districts of the synthetic country, ${corners} corners`;
  const about = `${none} villages in none; the grid is built anew in our time, first runs not left out`;
  return [
    {
      id: 'district-country/turf',
      work,
      ours: alone.ours,
      peer: 'turf booleanPointInPolygon, district by district until one holds the village',
      theirs: alone.peer,
      ratio: alone.peer / alone.ours,
      limit: '≥ 2,000 ×',
      note: `peer on ${SAMPLE} villages a run, extrapolated to all; ${about}; those answers equal; medians of 9`,
    },
    {
      id: 'district-country/flatbush',
      work,
      ours: indexed.ours,
      peer: "flatbush over the districts' boxes, then turf",
      theirs: indexed.peer,
      ratio: indexed.peer / indexed.ours,
      limit: '≥ 5 ×',
      note: `its index is in the peer's time too; ${about}; all answers equal; medians of 5`,
    },
  ];
}
