import type { PositionColumns } from '../../domain/columns.ts';
import { stream } from '../../domain/random.ts';
import { ROAD_CLASSES, SURFACES } from '../../domain/road.ts';
import type { RoadColumns } from '../../domain/road-columns.ts';
import { type Bends, bendsOf } from './bends.ts';
import { SOUTH, SPAN, WEST } from './counties.ts';
import type { FacilityColumns } from './facilities.ts';
import { Cells, neighbours, type Pairs, roadsAt } from './neighbours.ts';
import type { TownshipColumns, VillageRegister } from './villages.ts';

/** A road graph as a struct of arrays: edge i is a road between nodes `from[i]` and `to[i]`. */
export interface RoadGraphColumns extends Bends {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Place in `ROAD_CLASSES`. */
  readonly class: Uint8Array;
}

/** What roads are built for. */
export interface Settled {
  readonly townships: TownshipColumns;
  readonly facilities: FacilityColumns;
  readonly villages: VillageRegister;
}

const COUNTY = ROAD_CLASSES.indexOf('county');
const TOWNSHIP = ROAD_CLASSES.indexOf('township');
const VILLAGE = ROAD_CLASSES.indexOf('village');
const ASPHALT = SURFACES.indexOf('asphalt');
const CONCRETE = SURFACES.indexOf('concrete');

/** Share of village roads that were never built: dead ends and islands remain. */
const UNBUILT = 0.06;

/**
 * Builds roads all over the country. They meet in every township, at its first facility where it has one, and at as many villages as there are nodes
 * left, spread evenly; lead from each to its neighbours; and bend to pass other villages beside them. Some villages and facilities stay off them.
 * Fewer nodes where there are fewer places.
 * @param onStep told after each of its steps, and now and then within them.
 */
export function makeRoads(
  nodes: number,
  { townships, facilities, villages: { columns } }: Settled,
  seed: number,
  onStep: () => void = () => undefined,
): RoadGraphColumns {
  const { position, count } = columns;
  const centres = centresOf(townships, facilities);
  const isStop = chooseStops(nodes - townships.count, centres, position);
  const villages = Uint32Array.from({ length: count }, (_, village) => village).filter((village) => !Number.isNaN(position.lon[village]!));
  const stops = at(
    position,
    villages.filter((village) => isStop[village] === 1),
  );
  const meeting = { lon: joined(centres.lon, stops.lon), lat: joined(centres.lat, stops.lat) };
  onStep();
  const cells = new Cells(meeting);
  const planned = neighbours(meeting, cells, onStep);
  onStep();
  const kinds = classesOf(planned, meeting.lon.length, townships);
  onStep();
  const next = stream(seed, 'roads');
  const built = Uint32Array.from(kinds, (_, road) => road).filter((road) => kinds[road] !== VILLAGE || next() >= UNBUILT);
  const roads = { from: built.map((road) => planned.from[road]!), to: built.map((road) => planned.to[road]!) };
  const others = at(
    position,
    villages.filter((village) => isStop[village] === 0),
  );
  const bends = bendsOf(meeting, cells, roads, others, onStep);
  return { ...meeting, ...roads, class: Uint8Array.from(built, (road) => kinds[road]!), ...bends };
}

/** Where a township's roads meet: at its first facility, else at its seat. */
function centresOf(townships: TownshipColumns, { count, position, ordinal, township }: FacilityColumns): PositionColumns {
  const [lon, lat] = [townships.lon.slice(), townships.lat.slice()];
  for (let facility = 0; facility < count; facility++) {
    if (ordinal[facility] !== 0) continue;
    lon[township[facility]!] = position.lon[facility]!;
    lat[township[facility]!] = position.lat[facility]!;
  }
  return { lon, lat };
}

function at({ lon, lat }: PositionColumns, indices: Uint32Array): PositionColumns {
  const pick = (degrees: Float64Array) => Float64Array.from(indices, (index) => degrees[index]!);
  return { lon: pick(lon), lat: pick(lat) };
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The same as lines, one an edge: what a file of roads holds. */
export function roadColumnsOf({ lon, lat, from, to, class: kind, bends, bendLon, bendLat }: RoadGraphColumns): RoadColumns {
  const count = from.length;
  const starts = bends.map((first, edge) => first + 2 * edge);
  const degrees = new Float64Array(starts[count]! * 2);
  let at = 0;
  const add = (x: number, y: number) => {
    degrees[at++] = x;
    degrees[at++] = y;
  };
  for (let edge = 0; edge < count; edge++) {
    add(lon[from[edge]!]!, lat[from[edge]!]!);
    for (let bend = bends[edge]!; bend < bends[edge + 1]!; bend++) add(bendLon[bend]!, bendLat[bend]!);
    add(lon[to[edge]!]!, lat[to[edge]!]!);
  }
  return {
    starts,
    degrees,
    class: kind,
    surface: kind.map((one) => (one === VILLAGE ? CONCRETE : ASPHALT)),
    direction: new Uint8Array(count),
    simulated: new Uint8Array(count).fill(1),
    widthM: new Float64Array(count).fill(Number.NaN),
    name: new Uint32Array(count),
    names: [''],
  };
}

/** A prime larger than any count of villages: steps of it come to all of them, in no order of theirs. */
const STRIDE = 7_368_787;
/** How much finer the ground is divided each time, and how often at most: places at one spot stay together. */
const FINER = 1.5;
const DIVISIONS = 12;

/**
 * Chooses villages where roads meet: one to a cell that has no such place yet, over ever smaller cells until there are enough. 1 by village
 * where it is one.
 */
function chooseStops(wanted: number, centres: PositionColumns, { lon, lat }: PositionColumns): Uint8Array {
  const isStop = new Uint8Array(lon.length);
  let missing = wanted;
  let across = Math.sqrt(wanted + centres.lon.length);
  for (let turn = 0; turn < DIVISIONS && missing > 0; turn++, across *= FINER) {
    const columns = Math.ceil(across);
    const isTaken = new Uint8Array(columns ** 2);
    const placeOf = (share: number) => Math.min(columns - 1, Math.max(0, Math.floor(share * columns)));
    const cellAt = (x: number, y: number) => placeOf((y - SOUTH) / SPAN) * columns + placeOf((x - WEST) / SPAN);
    centres.lon.forEach((x, centre) => {
      isTaken[cellAt(x, centres.lat[centre]!)] = 1;
    });
    for (let village = 0; village < lon.length; village++) if (isStop[village] === 1) isTaken[cellAt(lon[village]!, lat[village]!)] = 1;
    for (let step = 0, village = 0; step < lon.length && missing > 0; step++, village = (village + STRIDE) % lon.length) {
      if (isStop[village] === 1 || Number.isNaN(lon[village]!)) continue;
      const cell = cellAt(lon[village]!, lat[village]!);
      if (isTaken[cell] === 1) continue;
      isTaken[cell] = 1;
      isStop[village] = 1;
      missing--;
    }
  }
  return isStop;
}

const NONE = -1;

/**
 * What each road is: one on the way between neighbouring seats is a township road, between seats of two counties a county road, any other a
 * village road. Places belong to the seat that the fewest roads lead to; seats whose places are neighbours are neighbours.
 */
function classesOf(pairs: Pairs, places: number, { count: seats, county }: TownshipColumns): Uint8Array {
  const { from, to } = pairs;
  const { starts, roads } = roadsAt(pairs, places);
  const home = new Int32Array(places).fill(NONE);
  /** The road each place was reached by, and over how many it was. */
  const by = new Int32Array(places).fill(NONE);
  const hops = new Uint32Array(places);
  const queue = new Uint32Array(places);
  let reached = 0;
  for (; reached < seats; reached++) {
    home[reached] = reached;
    queue[reached] = reached;
  }
  for (let next = 0; next < reached; next++) {
    const here = queue[next]!;
    for (let at = starts[here]!; at < starts[here + 1]!; at++) {
      const road = roads[at]!;
      const there = from[road] === here ? to[road]! : from[road]!;
      if (home[there] !== NONE) continue;
      home[there] = home[here]!;
      by[there] = road;
      hops[there] = hops[here]! + 1;
      queue[reached++] = there;
    }
  }
  const over = (road: number) => hops[from[road]!]! + hops[to[road]!]!;
  const shortest = new Map<number, number>();
  for (let road = 0; road < from.length; road++) {
    const [a, b] = [home[from[road]!]!, home[to[road]!]!];
    if (a === b) continue;
    const key = Math.min(a, b) * seats + Math.max(a, b);
    const known = shortest.get(key);
    if (known === undefined || over(road) < over(known)) shortest.set(key, road);
  }
  const kinds = new Uint8Array(from.length).fill(VILLAGE);
  for (const between of shortest.values()) {
    const ends = [from[between]!, to[between]!];
    const kind = county[home[ends[0]!]!] === county[home[ends[1]!]!] ? TOWNSHIP : COUNTY;
    kinds[between] = Math.min(kinds[between]!, kind);
    for (let place of ends)
      for (let road = by[place]!; road !== NONE; road = by[place]!) {
        kinds[road] = Math.min(kinds[road]!, kind);
        place = from[road] === place ? to[road]! : from[road]!;
      }
  }
  return kinds;
}
