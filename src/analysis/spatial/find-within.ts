import type { PositionColumns } from '../../domain/columns.ts';
import { type Millimetres, wgs84 } from '../../domain/units.ts';
import { geodesicDistance, writeEarthCentred } from '../geodesic.ts';
import { millimetresOfChord } from './chord.ts';
import { type Search, searchTree } from './kd-tree.ts';
import type { NearestIndex } from './nearest-index.ts';

/** All places within a distance of each position: those of position i stand from `starts[i]` to `starts[i + 1]`, ascending by place; distances in whole millimetres. */
export interface Within {
  readonly starts: Uint32Array;
  readonly place: Uint32Array;
  readonly distance: Float64Array;
}

/** Rounding to the millimetre takes in what is half of one longer; the rest is room for rounding errors. Metres. */
const ROUNDED = 0.000_51;

/**
 * Finds all places within a distance, inclusive, of each position, by the length of the geodesic in whole millimetres. A position that is not there has none.
 * @param limit whole millimetres, may be infinite.
 */
export function findWithin(index: NearestIndex, from: PositionColumns, limit: Millimetres): Within {
  const count = from.lon.length;
  const starts = new Uint32Array(count + 1);
  const search = new WithinSearch(index, limit);
  for (let at = 0; at < count; at++) {
    search.ask(from.lon[at]!, from.lat[at]!);
    starts[at + 1] = search.found;
  }
  return { starts, place: search.place.slice(0, search.found), distance: search.distance.slice(0, search.found) };
}

/** Places that are sorted by insertion, at most. */
const FEW = 64;

/** Answers one question after the other, each behind the one before. */
class WithinSearch implements Search {
  x = 0;
  y = 0;
  z = 0;
  /** A chord is never longer than its geodesic. */
  readonly limit: number;
  found = 0;
  place = new Uint32Array(1024);
  distance = new Float64Array(1024);
  private lon = 0;
  private lat = 0;
  private readonly here = new Float64Array(3);

  constructor(
    private readonly index: NearestIndex,
    private readonly millimetres: Millimetres,
  ) {
    this.limit = (millimetres / 1000 + ROUNDED) ** 2;
  }

  ask(lon: number, lat: number): void {
    if (Number.isNaN(lon)) return;
    [this.lon, this.lat] = [lon, lat];
    writeEarthCentred(wgs84(lon, lat), this.here, 0);
    [this.x, this.y, this.z] = [this.here[0]!, this.here[1]!, this.here[2]!];
    const first = this.found;
    const { tree, starts } = this.index;
    searchTree(tree, starts[0]!, starts[1]! - 1, this);
    this.sortFrom(first);
  }

  scan(from: number, to: number): void {
    const { points, order } = this.index.tree;
    for (let slot = from; slot <= to; slot++) {
      const [x, y, z] = [points[slot * 3]!, points[slot * 3 + 1]!, points[slot * 3 + 2]!];
      const square = (x - this.x) * (x - this.x) + (y - this.y) * (y - this.y) + (z - this.z) * (z - this.z);
      if (square > this.limit) continue;
      const place = order[slot]!;
      const quick = millimetresOfChord(Math.sqrt(square), this.x, this.y, this.z, x, y, z);
      const distance = Number.isNaN(quick) ? this.measure(place) : quick;
      if (distance > this.millimetres) continue;
      if (this.found === this.place.length) this.makeRoom();
      this.place[this.found] = place;
      this.distance[this.found++] = distance;
    }
  }

  private measure(place: number): number {
    const { lon, lat } = this.index.places;
    return geodesicDistance(wgs84(this.lon, this.lat), wgs84(lon[place]!, lat[place]!));
  }

  private sortFrom(first: number): void {
    if (this.found - first > FEW) this.sortMany(first);
    else this.sortFew(first);
  }

  /** By insertion: some dozen, which is what a village has around it, are in order before another sort has begun. */
  private sortFew(first: number): void {
    const { place, distance, found } = this;
    for (let at = first + 1; at < found; at++) {
      const [one, far] = [place[at]!, distance[at]!];
      let to = at;
      for (; to > first && place[to - 1]! > one; to--) {
        place[to] = place[to - 1]!;
        distance[to] = distance[to - 1]!;
      }
      place[to] = one;
      distance[to] = far;
    }
  }

  private sortMany(first: number): void {
    const { place, distance, found } = this;
    const order = Uint32Array.from({ length: found - first }, (_, at) => first + at).sort((a, b) => place[a]! - place[b]!);
    const [places, distances] = [order.map((at) => place[at]!), Float64Array.from(order, (at) => distance[at]!)];
    place.set(places, first);
    distance.set(distances, first);
  }

  private makeRoom(): void {
    const [place, distance] = [new Uint32Array(this.found * 2), new Float64Array(this.found * 2)];
    place.set(this.place);
    distance.set(this.distance);
    [this.place, this.distance] = [place, distance];
  }
}
