import type { PositionColumns } from '../../domain/columns.ts';
import { cosine } from './random.ts';

/** Places to a cell, about: those around it are looked through as a whole. */
const PER_CELL = 2;
/** So many places around one are enough to find its neighbours among; no cells farther than this are looked through for them. */
const ENOUGH = 16;
const FARTHEST = 30;
/** Places between two tellings. */
export const STRIDE = 20_000;

/** Places in equal cells of degrees: who stands near whom. */
export class Cells {
  private readonly west: number;
  private readonly south: number;
  private readonly across: number;
  private readonly width: number;
  private readonly height: number;
  private readonly starts: Uint32Array;
  private readonly places: Uint32Array;

  constructor({ lon, lat }: PositionColumns) {
    const [west, east] = endsOf(lon);
    const [south, north] = endsOf(lat);
    this.west = west;
    this.south = south;
    this.across = Math.max(1, Math.ceil(Math.sqrt(lon.length / PER_CELL)));
    // A hair more than the places take, so that the last lies inside.
    this.width = (east - west) / this.across + 1e-9;
    this.height = (north - south) / this.across + 1e-9;
    this.starts = new Uint32Array(this.across ** 2 + 1);
    const cellOf = (place: number) => this.row(lat[place]!) * this.across + this.column(lon[place]!);
    for (let place = 0; place < lon.length; place++) this.starts[cellOf(place) + 1]!++;
    for (let cell = 1; cell < this.starts.length; cell++) this.starts[cell]! += this.starts[cell - 1]!;
    this.places = new Uint32Array(lon.length);
    const filled = this.starts.slice();
    for (let place = 0; place < lon.length; place++) this.places[filled[cellOf(place)]!++] = place;
  }

  /** Appends the places of the cells that lie so many cells away from a position, to a list that holds `count`; the new count. */
  ring(lon: number, lat: number, away: number, into: number[], count: number): number {
    const [column, row] = [this.column(lon), this.row(lat)];
    let end = count;
    for (let y = Math.max(0, row - away); y <= Math.min(this.across - 1, row + away); y++) {
      const step = y === row - away || y === row + away ? 1 : 2 * away;
      for (let x = column - away; x <= column + away; x += step) {
        if (x < 0 || x >= this.across) continue;
        const cell = y * this.across + x;
        for (let at = this.starts[cell]!; at < this.starts[cell + 1]!; at++) into[end++] = this.places[at]!;
      }
    }
    return end;
  }

  private column(lon: number): number {
    return Math.min(this.across - 1, Math.max(0, Math.floor((lon - this.west) / this.width)));
  }

  private row(lat: number): number {
    return Math.min(this.across - 1, Math.max(0, Math.floor((lat - this.south) / this.height)));
  }
}

function endsOf(degrees: Float64Array): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of degrees) {
    least = Math.min(least, one);
    most = Math.max(most, one);
  }
  return [least, most];
}

/** Pairs of places, the smaller number first. */
export interface Pairs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Pairs of neighbours: two places with no third around them that is nearer to both (the relative neighbourhood graph), as roads between places are
 * drawn. They hardly ever cross, and all but a few far-off places hang together.
 * @param onStep told now and then.
 */
export function neighbours({ lon, lat }: PositionColumns, cells: Cells, onStep: () => void): Pairs {
  const around: number[] = [];
  const [xs, ys, away] = [[], [], []] as [number[], number[], number[]];
  const [from, to] = [[], []] as [number[], number[]];
  for (let place = 0; place < lon.length; place++) {
    if (place % STRIDE === 0) onStep();
    let count = 0;
    for (let ring = 0; ring <= FARTHEST && (ring < 2 || count < ENOUGH); ring++)
      count = cells.ring(lon[place]!, lat[place]!, ring, around, count);
    const narrow = cosine(lat[place]!);
    for (let at = 0; at < count; at++) {
      xs[at] = (lon[around[at]!]! - lon[place]!) * narrow;
      ys[at] = lat[around[at]!]! - lat[place]!;
      away[at] = xs[at]! ** 2 + ys[at]! ** 2;
    }
    for (let at = 0; at < count; at++) {
      if (around[at]! <= place) continue;
      let third = 0;
      while (
        third < count &&
        !(away[third]! < away[at]! && third !== at && nearer(xs, ys, third, at, away[at]!) && around[third] !== place)
      )
        third++;
      if (third < count) continue;
      from.push(place);
      to.push(around[at]!);
    }
  }
  return { from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

/** Whether two of the places around are nearer to one another than a square of degrees. */
function nearer(xs: readonly number[], ys: readonly number[], one: number, other: number, square: number): boolean {
  return (xs[one]! - xs[other]!) ** 2 + (ys[one]! - ys[other]!) ** 2 < square;
}

/** The roads at each place: `roads[starts[p]]` up to, not including, `roads[starts[p + 1]]`. */
export function roadsAt({ from, to }: Pairs, places: number): { readonly starts: Uint32Array; readonly roads: Uint32Array } {
  const starts = new Uint32Array(places + 1);
  for (const ends of [from, to]) for (const place of ends) starts[place + 1]!++;
  for (let place = 0; place < places; place++) starts[place + 1]! += starts[place]!;
  const roads = new Uint32Array(starts[places]!);
  const filled = starts.slice();
  for (let road = 0; road < from.length; road++) for (const place of [from[road]!, to[road]!]) roads[filled[place]!++] = road;
  return { starts, roads };
}
