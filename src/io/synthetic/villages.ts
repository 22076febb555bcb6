import { type Figure, type Mark, NOT_REPORTED, type TextColumn, type VillageColumns } from '../../domain/columns.ts';
import { stream, type Uniform } from '../../domain/random.ts';
import { POSITION_PROBLEMS } from '../../domain/state.ts';
import { type CountyColumns, dealTownships } from './counties.ts';
import { insideOf } from './inside-ring.ts';
import { writeNames } from './names.ts';
import { cosine, deal, normal, sixDecimals } from './random.ts';

/** Townships as a struct of arrays, in the order of their codes. */
export interface TownshipColumns {
  readonly count: number;
  /** Nine digits as a number. */
  readonly codes: Float64Array;
  readonly names: TextColumn;
  readonly county: Uint32Array;
  /** The seat of each, where its hospital is built, WGS 84 degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** How far its villages lie around it, degrees. */
  readonly spread: Float64Array;
}

/** Villages with their codes (twelve digits as a number, ascending) and names. */
export interface VillageRegister {
  readonly columns: VillageColumns;
  readonly codes: Float64Array;
  readonly names: TextColumn;
}

/** Towns begin with 001, villages with 200 (GB/T 10114). */
const FIRST_VILLAGE = 200;
const WITHOUT_POSITION = 0.004;
/** Share of a figure's villages that do not report it. */
const UNREPORTED = 0.03;
const TRIES = 4;

/** Founds townships all over their counties: seats anywhere within the border. */
export function makeTownships(count: number, counties: CountyColumns, seed: number): TownshipColumns {
  const starts = dealTownships(count, counties.count, seed);
  const next = stream(seed, 'seats');
  const [codes, lon, lat, spread] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const county = new Uint32Array(count);
  for (let at = 0; at < counties.count; at++) {
    const isInside = insideOf(counties, at);
    const box = boxOf(counties, at);
    const [from, to] = [starts[at]!, starts[at + 1]!];
    for (let township = from; township < to; township++) {
      county[township] = at;
      codes[township] = counties.codes[at]! * 1000 + (township - from) + 100;
      spread[township] = Math.sqrt((box.width * box.height) / (to - from)) * 0.38;
      do {
        lon[township] = sixDecimals(box.west + box.width * next());
        lat[township] = sixDecimals(box.south + box.height * next());
      } while (!isInside(lon[township]!, lat[township]!));
    }
  }
  const names = writeNames(
    count,
    (township) => (township - starts[county[township]!]!) * 7 + county[township]! * 13,
    (township) => (township % 5 === 4 ? '乡' : '镇'),
  );
  return { count, codes, names, county, lon, lat, spread };
}

function boxOf({ lon, lat, ring, starts }: CountyColumns, index: number) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = starts[index]!; at < starts[index + 1]!; at++) {
    const point = ring[at]!;
    west = Math.min(west, lon[point]!);
    east = Math.max(east, lon[point]!);
    south = Math.min(south, lat[point]!);
    north = Math.max(north, lat[point]!);
  }
  return { west, south, width: east - west, height: north - south };
}

/** Settles villages around their township's seat, communities closest; each lies in its county. Some have no position. */
export function makeVillages(count: number, townships: TownshipColumns, counties: CountyColumns, seed: number): VillageRegister {
  const sizes = stream(seed, 'sizes');
  const starts = deal(
    count,
    Float64Array.from({ length: townships.count }, () => 0.4 + 1.2 * sizes()),
  );
  const next = stream(seed, 'villages');
  const position = { lon: new Float64Array(count), lat: new Float64Array(count) };
  const problem = new Uint8Array(count);
  const community = new Uint8Array(count);
  const county = new Uint32Array(count);
  const township = new Uint32Array(count);
  const codes = new Float64Array(count);
  const toSeatKm = new Float64Array(count);
  let isInside: (x: number, y: number) => boolean = () => true;
  for (let place = 0; place < townships.count; place++) {
    const home = townships.county[place]!;
    if (place === 0 || home !== townships.county[place - 1]) isInside = insideOf(counties, home);
    const [seatLon, seatLat, spread] = [townships.lon[place]!, townships.lat[place]!, townships.spread[place]!];
    const widthKm = 111.32 * cosine(seatLat);
    const [from, to] = [starts[place]!, starts[place + 1]!];
    const towns = Math.floor((to - from) * 0.25 * next());
    for (let village = from; village < to; village++) {
      const ordinal = village - from;
      const isTown = ordinal < towns;
      community[village] = isTown ? 1 : 0;
      county[village] = home;
      township[village] = place;
      codes[village] = townships.codes[place]! * 1000 + (isTown ? 1 + ordinal : FIRST_VILLAGE + ordinal - towns);
      let [lon, lat] = [seatLon, seatLat];
      let reach = isTown ? spread * 0.3 : spread;
      for (let tried = 0; tried < TRIES; tried++, reach /= 2) {
        const [x, y] = [sixDecimals(seatLon + normal(next) * reach), sixDecimals(seatLat + normal(next) * reach)];
        if (!isInside(x, y)) continue;
        [lon, lat] = [x, y];
        break;
      }
      toSeatKm[village] = Math.sqrt(((lon - seatLon) * widthKm) ** 2 + ((lat - seatLat) * 110.9) ** 2);
      const isPlaced = next() >= WITHOUT_POSITION;
      position.lon[village] = isPlaced ? lon : Number.NaN;
      position.lat[village] = isPlaced ? lat : Number.NaN;
      if (!isPlaced) problem[village] = Math.floor(next() * POSITION_PROBLEMS.length);
    }
  }
  const names = writeNames(
    count,
    (village) => (village - starts[township[village]!]!) * 11 + township[village]! * 17,
    (village) => (community[village] === 1 ? '社区' : '村'),
  );
  const columns: VillageColumns = {
    count,
    position,
    problem,
    community,
    figures: makeFigures(count, toSeatKm, stream(seed, 'figures')),
    marks: { poor: new Uint8Array(count), deepPoverty: new Uint8Array(count), relocated: new Uint8Array(count) },
    county,
    township,
  };
  mark(columns, stream(seed, 'marks'));
  return { columns, codes, names };
}

/** Households and people, hamlets and groups, the distance a village says it has to its township: each unknown for some. */
function makeFigures(count: number, toSeatKm: Float64Array, next: Uniform): Record<Figure, Float64Array> {
  const column = () => new Float64Array(count);
  const figures = {
    households: column(),
    registered: column(),
    resident: column(),
    hamlets: column(),
    hamlets30: column(),
    groups: column(),
    exitYear: column().fill(Number.NaN),
    reportedKm: column(),
  };
  const known = (value: number) => (next() < UNREPORTED ? Number.NaN : value);
  for (let village = 0; village < count; village++) {
    const size = next();
    const households = 40 + Math.floor(size * size * 900);
    const registered = Math.floor(households * (2.8 + 1.4 * next()));
    const hamlets = 1 + Math.floor(next() * 11);
    const large = Math.floor(Math.min(hamlets, households / 30) * next());
    figures.households[village] = known(households);
    figures.registered[village] = known(registered);
    figures.resident[village] = known(Math.floor(registered * (0.55 + 0.5 * next())));
    figures.hamlets[village] = known(hamlets);
    figures.hamlets30[village] = known(large);
    figures.groups[village] = known(2 + Math.floor(next() * 14));
    figures.reportedKm[village] = known(Math.round(toSeatKm[village]! * (1.1 + 0.6 * next()) * 10) / 10);
  }
  return figures;
}

/** Poor villages and the year they are to leave poverty; deep poverty is among them; a few were emptied by relocation. */
function mark({ count, community, figures, marks }: VillageColumns, next: Uniform): void {
  const known = (isSo: boolean) => (next() < UNREPORTED / 3 ? NOT_REPORTED : isSo ? 1 : 0);
  const draw: Record<Mark, (isPoor: boolean) => number> = {
    poor: known,
    deepPoverty: (isPoor) => known(isPoor && next() < 0.12),
    relocated: () => known(next() < 0.01),
  };
  for (let village = 0; village < count; village++) {
    const isPoor = community[village] === 0 && next() < 0.3;
    marks.poor[village] = draw.poor(isPoor);
    marks.deepPoverty[village] = draw.deepPoverty(isPoor);
    marks.relocated[village] = draw.relocated(isPoor);
    if (marks.poor[village] === 1) figures.exitYear[village] = next() < 0.55 ? 2018 : 2019;
  }
}
