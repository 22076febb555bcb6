import { type Millimetres, wgs84 } from '../../domain/units.ts';
import { geodesicDistance } from '../geodesic.ts';
import { longestChord, millimetresOfChord } from './chord.ts';
import type { Search } from './kd-tree.ts';
import type { NearestIndex } from './nearest-index.ts';

const ROOM = 32;

/** The square of the longest chord that may still tie with one of this square. */
function tiesUpTo(square: number): number {
  const longest = longestChord(Math.sqrt(square));
  return longest * longest;
}

/**
 * One question after the other for the `k` nearest places: collects those whose chord lets their geodesic be among the k shortest, then settles
 * which are, in whole millimetres. Starts from the answer before, which is a bound wherever the next question lies.
 */
export class NearestSearch implements Search {
  x = 0;
  y = 0;
  z = 0;
  limit = Number.POSITIVE_INFINITY;
  /** The answer, nearest first: place, whole millimetres. */
  readonly place: Int32Array;
  readonly distance: Float64Array;

  private lon = 0;
  private lat = 0;
  private first = 0;
  private last = -1;
  /** Slots of the answer. */
  private readonly slot: Int32Array;
  private found = 0;
  /** Squares of the k shortest chords so far, ascending. */
  private readonly shortest: Float64Array;
  private candidates = new Int32Array(ROOM);
  private squares = new Float64Array(ROOM);
  private count = 0;

  constructor(
    private readonly index: NearestIndex,
    private readonly k: number,
  ) {
    this.place = new Int32Array(k);
    this.distance = new Float64Array(k);
    this.slot = new Int32Array(k);
    this.shortest = new Float64Array(k);
  }

  /** Takes up a question: where it is asked (degrees and earth-centred metres) and the slots, both included, that it is about. */
  begin(lon: number, lat: number, x: number, y: number, z: number, first: number, last: number): void {
    this.lon = lon;
    this.lat = lat;
    this.x = x;
    this.y = y;
    this.z = z;
    this.count = 0;
    for (let rank = 0; rank < this.k; rank++) this.shortest[rank] = Number.POSITIVE_INFINITY;
    this.limit = Number.POSITIVE_INFINITY;
    if (first === this.first && last === this.last && this.found === this.k) {
      let longest = 0;
      for (let rank = 0; rank < this.k; rank++) longest = Math.max(longest, this.square(this.slot[rank]!));
      this.limit = tiesUpTo(longest);
    }
    this.first = first;
    this.last = last;
  }

  scan(from: number, to: number): void {
    const { limit } = this;
    let isShorter = false;
    for (let slot = from; slot <= to; slot++) {
      const square = this.square(slot);
      if (square > limit) continue;
      if (this.count === this.candidates.length) this.makeRoom();
      this.candidates[this.count] = slot;
      this.squares[this.count++] = square;
      if (square >= this.shortest[this.k - 1]!) continue;
      this.shorten(square);
      isShorter = true;
    }
    // Once a leaf: what it costs to bound the ties is more than what a narrower limit saves among so few.
    if (isShorter) this.limit = Math.min(limit, tiesUpTo(this.shortest[this.k - 1]!));
  }

  /** Ends the question; how many were found, at most k. */
  settle(): number {
    const { tree } = this.index;
    this.found = 0;
    for (let at = 0; at < this.count; at++) {
      if (this.squares[at]! > this.limit) continue;
      const slot = this.candidates[at]!;
      const place = tree.order[slot]!;
      const distance = this.measure(slot, place, Math.sqrt(this.squares[at]!));
      let rank = this.found;
      while (
        rank > 0 &&
        (distance < this.distance[rank - 1]! || (distance === this.distance[rank - 1]! && place < this.place[rank - 1]!))
      ) {
        rank--;
        if (rank + 1 < this.k) this.put(rank + 1, this.slot[rank]!, this.place[rank]!, this.distance[rank]!);
      }
      if (rank < this.k) this.put(rank, slot, place, distance);
      if (this.found < this.k) this.found++;
    }
    return this.found;
  }

  private put(rank: number, slot: number, place: number, distance: number): void {
    this.slot[rank] = slot;
    this.place[rank] = place;
    this.distance[rank] = distance;
  }

  private square(slot: number): number {
    const { points } = this.index.tree;
    const dx = points[slot * 3]! - this.x;
    const dy = points[slot * 3 + 1]! - this.y;
    const dz = points[slot * 3 + 2]! - this.z;
    return dx * dx + dy * dy + dz * dz;
  }

  private shorten(square: number): void {
    const { shortest, k } = this;
    let rank = k - 1;
    for (; rank > 0 && square < shortest[rank - 1]!; rank--) shortest[rank] = shortest[rank - 1]!;
    shortest[rank] = square;
  }

  /** Forgets candidates that others have put out of the running; takes more room where too few are. */
  private makeRoom(): void {
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      if (this.squares[at]! > this.limit) continue;
      this.candidates[kept] = this.candidates[at]!;
      this.squares[kept++] = this.squares[at]!;
    }
    this.count = kept;
    if (kept * 2 < this.candidates.length) return;
    const candidates = new Int32Array(this.candidates.length * 2);
    const squares = new Float64Array(candidates.length);
    candidates.set(this.candidates);
    squares.set(this.squares);
    [this.candidates, this.squares] = [candidates, squares];
  }

  /** Whole millimetres as geographiclib gives them: it is asked only where the series cannot say on which side of a half the length lies. */
  private measure(slot: number, place: number, chord: number): Millimetres {
    const { tree, places } = this.index;
    const { points } = tree;
    const whole = millimetresOfChord(chord, this.x, this.y, this.z, points[slot * 3]!, points[slot * 3 + 1]!, points[slot * 3 + 2]!);
    if (!Number.isNaN(whole)) return whole as Millimetres;
    return geodesicDistance(wgs84(this.lon, this.lat), wgs84(places.lon[place]!, places.lat[place]!));
  }
}
