import type { PositionColumns } from '../../domain/columns.ts';
import { cellAt, cellCentre, type Terrain } from '../../domain/terrain.ts';
import { wgs84 } from '../../domain/units.ts';
import { geodesicMetres } from '../geodesic.ts';
import { MinHeap } from '../min-heap.ts';
import { walkingMinutes } from './tobler.ts';

/** Why there is no walking time: no position, outside the file, where it knows no height, no facility on it to walk to, or cut off from every one. */
export const WALK_PROBLEMS = ['no-position', 'outside-terrain', 'height-unknown', 'no-facility', 'no-way'] as const;
export type WalkProblem = (typeof WALK_PROBLEMS)[number];

/** Which way is walked: uphill is slower than down, so there and back are not the same. */
export const HEADINGS = ['to-facility', 'from-facility'] as const;
export type Heading = (typeof HEADINGS)[number];

/** Per place the facility that is the fewest minutes away on foot, and the minutes: modelled, not walked. */
export interface WalkingTimes {
  /** Index into the facilities given; -1 where none is reached. */
  readonly facility: Int32Array;
  /** NaN where none is reached. */
  readonly minutes: Float64Array;
  readonly problems: readonly (WalkProblem | null)[];
}

/**
 * A step from a cell: to each neighbour, and as a knight moves, so that a way in any direction is at most 2.8 % longer than straight (with eight
 * neighbours 8.2 %). One that is not straight passes between two cells: both must be known, and it is walked in two halves over what lies between them,
 * so that no wall and no river is stepped over.
 */
const STEPS: readonly (readonly [dx: number, dy: number])[] = [-2, -1, 0, 1, 2].flatMap((dy) =>
  [-2, -1, 0, 1, 2].flatMap((dx): [number, number][] => {
    const [wide, high] = [Math.abs(dx), Math.abs(dy)];
    return (wide <= 1 && high <= 1 && wide + high > 0) || wide + high === 3 ? [[dx, dy]] : [];
  }),
);

/** The cells a step passes between, as columns and rows from where it starts; none where it leads straight to a neighbour. */
function between(dx: number, dy: number): readonly (readonly [number, number])[] {
  if (Math.abs(dx) === 2)
    return [
      [dx / 2, 0],
      [dx / 2, dy],
    ];
  if (Math.abs(dy) === 2)
    return [
      [0, dy / 2],
      [dx, dy / 2],
    ];
  return dx === 0 || dy === 0
    ? []
    : [
        [dx, 0],
        [0, dy],
      ];
}

/** The height halfway of a step between two cells, as between four points (bilinear); a diagonal one has its own ends among the four. */
function halfway(start: number, end: number, first: number, second: number, isDiagonal: boolean): number {
  const passed = (first + second) / 2;
  return isDiagonal ? (passed + (start + end) / 2) / 2 : passed;
}

/** Horizontal metres of each step from each row: geodesics between the middles of cells, equal along a row. */
function stepLengths(terrain: Terrain): Float64Array {
  const lengths = new Float64Array(terrain.rows * STEPS.length).fill(Number.NaN);
  for (let row = 0; row < terrain.rows; row++)
    STEPS.forEach(([dx, dy], step) => {
      if (row + dy < 0 || row + dy >= terrain.rows) return;
      const from = cellCentre(terrain, row * terrain.columns);
      const to = cellCentre(terrain, (row + dy) * terrain.columns);
      lengths[row * STEPS.length + step] = geodesicMetres(wgs84(from.lon, from.lat), wgs84(from.lon + dx * terrain.cellLon, to.lat));
    });
  return lengths;
}

/** Minutes on the flat between two places of one cell. */
function leg(terrain: Terrain, lon: number, lat: number, cell: number): number {
  const centre = cellCentre(terrain, cell);
  return walkingMinutes(geodesicMetres(wgs84(lon, lat), wgs84(centre.lon, centre.lat)), 0);
}

/** Per cell the facility reached first and the minutes from its middle. */
interface Reached {
  readonly minutes: Float64Array;
  readonly facility: Int32Array;
}

/** Hears how many cells of how many are done. */
export type Hear = (done: number, of: number) => void;
const HEARD_EVERY = 50_000;

/** Dijkstra's algorithm from all facilities at once, each step walked the way that is asked for. */
function reach(terrain: Terrain, facilities: PositionColumns, heading: Heading, hear: Hear): Reached {
  const { columns, rows, heights } = terrain;
  const minutes = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const facility = new Int32Array(columns * rows).fill(-1);
  const lengths = stepLengths(terrain);
  const passed = STEPS.map(([dx, dy]) => between(dx, dy).map(([x, y]) => y * columns + x));
  const isDiagonal = STEPS.map(([dx, dy]) => Math.abs(dx * dy) === 1);
  const heap = new MinHeap();
  /** The search goes away from facilities: what is walked to one rises where the search falls. */
  const towards = heading === 'to-facility' ? 1 : -1;
  const offer = (cell: number, time: number, by: number) => {
    const known = minutes[cell] as number;
    if (time > known || (time === known && by >= (facility[cell] as number))) return;
    minutes[cell] = time;
    facility[cell] = by;
    heap.push(time, cell);
  };
  facilities.lon.forEach((lon, index) => {
    const lat = facilities.lat[index] as number;
    const cell = cellAt(terrain, lon, lat);
    if (cell >= 0 && !Number.isNaN(heights[cell] as number)) offer(cell, leg(terrain, lon, lat, cell), index);
  });
  let settled = 0;
  for (;;) {
    const time = heap.peekKey();
    const cell = heap.pop();
    if (cell < 0) break;
    if (time > (minutes[cell] as number)) continue;
    if (++settled % HEARD_EVERY === 0) hear(settled, minutes.length);
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    const height = heights[cell] as number;
    for (let step = 0; step < STEPS.length; step++) {
      const [dx, dy] = STEPS[step] as readonly [number, number];
      if (column + dx < 0 || column + dx >= columns || row + dy < 0 || row + dy >= rows) continue;
      const farther = cell + dy * columns + dx;
      // Reached before: no step makes it sooner.
      if ((minutes[farther] as number) <= time) continue;
      const start = heights[farther] as number;
      if (Number.isNaN(start)) continue;
      const length = lengths[row * STEPS.length + step] as number;
      const [first, second] = passed[step] as readonly number[];
      let taken: number;
      if (first === undefined || second === undefined) taken = walkingMinutes(length, (height - start) * towards);
      else {
        const middle = halfway(
          start,
          height,
          heights[cell + first] as number,
          heights[cell + second] as number,
          isDiagonal[step] as boolean,
        );
        if (Number.isNaN(middle)) continue;
        taken = walkingMinutes(length / 2, (middle - start) * towards) + walkingMinutes(length / 2, (height - middle) * towards);
      }
      offer(farther, time + taken, facility[cell] as number);
    }
  }
  return { minutes, facility };
}

/**
 * Walking time between each place and the facility fewest minutes away, over the terrain: anisotropic (one way, see `heading`), all facilities at once. Steps
 * between the middles of cells at Tobler's speed, to and from the middle on the flat; within one cell straight. It knows no rivers,
 * no paths and no forest: what it gives is modelled. It is too long for short ways: on the flat never
 * less than straight, and at most 4 % more, with cells as wide as high 2.8 %, and two diagonals of a cell for the ends (at ten cells up to a quarter; tested).
 * Equal times go to the facility that comes first.
 * @param places WGS 84 degrees; NaN where there is none.
 * @param facilities in the order of their ids; one outside the terrain is reached by nobody.
 */
export function walkingTimes(
  terrain: Terrain,
  places: PositionColumns,
  facilities: PositionColumns,
  heading: Heading = 'to-facility',
  hear: Hear = () => {},
): WalkingTimes {
  const reached = reach(terrain, facilities, heading, hear);
  const isAnyThere = reached.facility.some((by) => by >= 0);
  const inCell = new Map<number, number[]>();
  facilities.lon.forEach((lon, index) => {
    const cell = cellAt(terrain, lon, facilities.lat[index] as number);
    if (cell >= 0) inCell.set(cell, [...(inCell.get(cell) ?? []), index]);
  });
  const facility = new Int32Array(places.lon.length).fill(-1);
  const minutes = new Float64Array(places.lon.length).fill(Number.NaN);
  const problems = Array.from(places.lon, (lon, index): WalkProblem | null => {
    const lat = places.lat[index] as number;
    if (Number.isNaN(lon)) return 'no-position';
    const cell = cellAt(terrain, lon, lat);
    if (cell < 0) return 'outside-terrain';
    if (Number.isNaN(terrain.heights[cell] as number)) return 'height-unknown';
    let best = (reached.minutes[cell] as number) + leg(terrain, lon, lat, cell);
    let by = reached.facility[cell] as number;
    for (const near of inCell.get(cell) ?? []) {
      const there = wgs84(facilities.lon[near] as number, facilities.lat[near] as number);
      const straight = walkingMinutes(geodesicMetres(wgs84(lon, lat), there), 0);
      if (straight < best || (straight === best && near < by)) [best, by] = [straight, near];
    }
    if (by < 0) return isAnyThere ? 'no-way' : 'no-facility';
    facility[index] = by;
    minutes[index] = best;
    return null;
  });
  return { facility, minutes, problems };
}
