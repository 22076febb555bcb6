import type { District } from '../../domain/place.ts';
import type { Piece } from './covered.ts';
import type { EqualAreaPlane } from './equal-area-plane.ts';

type Point = readonly [x: number, y: number];

/** An arc is drawn by chords of at most this turn: 1.7 m beside a circle of 5 km. */
const CHORD = Math.PI / 60;
/** Ends of stretches that meet are as far apart as rounding puts them, which is less than this, metres. */
const SAME = 0.01;
/** Where one ends and the next begins is looked for in squares of this side, metres. */
const SQUARE = 1;
/** A ring of less ground than this is what rounding left, square metres. */
const NOTHING = 1;
/** So many corners of a hole are asked which ring goes around it. */
const ASKED = 9;

const beginOf = (piece: Piece): Point => (piece.kind === 'line' ? piece.from : onCircle(piece, piece.from));
const endOf = (piece: Piece): Point => (piece.kind === 'line' ? piece.to : onCircle(piece, piece.to));

function onCircle({ disc }: Extract<Piece, { kind: 'arc' }>, angle: number): Point {
  return [disc.x + disc.radius * Math.cos(angle), disc.y + disc.radius * Math.sin(angle)];
}

/** A stretch's corners from its begin on, its end left out: the next stretch has it. */
function cornersOf(piece: Piece): Point[] {
  if (piece.kind === 'line') return [piece.from];
  const chords = Math.max(1, Math.ceil((piece.to - piece.from) / CHORD));
  return Array.from({ length: chords }, (_, at) => onCircle(piece, piece.from + ((piece.to - piece.from) * at) / chords));
}

const apart = (one: Point, other: Point) => Math.hypot(one[0] - other[0], one[1] - other[1]);

/** Begins of stretches by the square they lie in; a stretch is taken once. */
class Begins {
  private readonly squares = new Map<string, number[]>();

  constructor(private readonly begins: readonly Point[]) {
    begins.forEach((at, piece) => {
      const key = keyOf(squareOf(at[0]), squareOf(at[1]));
      this.squares.set(key, [...(this.squares.get(key) ?? []), piece]);
    });
  }

  /** Takes the stretch that begins nearest to a place; -1 where none begins at it. */
  takeNear(place: Point): number {
    const [column, row] = [squareOf(place[0]), squareOf(place[1])];
    let [best, least] = [-1, SAME];
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        for (const piece of this.squares.get(keyOf(x, y)) ?? []) {
          const distance = apart(this.begins[piece]!, place);
          if (distance < least) [best, least] = [piece, distance];
        }
    if (best >= 0) this.take(best);
    return best;
  }

  private take(piece: number): void {
    const [x, y] = this.begins[piece]!;
    const key = keyOf(squareOf(x), squareOf(y));
    this.squares.set(key, this.squares.get(key)?.filter((other) => other !== piece) ?? []);
  }
}

const squareOf = (metres: number) => Math.floor(metres / SQUARE);
const keyOf = (x: number, y: number) => `${x} ${y}`;

/** Strings the stretches of a boundary together to rings, the ground to the left of each: an empty one for a stretch that is in another's ring. */
function ringsOf(pieces: readonly Piece[]): Point[][] {
  const begins = new Begins(pieces.map(beginOf));
  const isTaken = new Uint8Array(pieces.length);
  return pieces.map((_, first) => {
    const ring: Point[] = [];
    let next = first;
    // The first is taken last, by the stretch that comes back to it.
    while (next >= 0 && isTaken[next] === 0) {
      isTaken[next] = 1;
      ring.push(...cornersOf(pieces[next]!));
      next = begins.takeNear(endOf(pieces[next]!));
    }
    return ring;
  });
}

/** Area to the left of a ring, square metres: negative for a hole. */
function areaLeftOf(ring: readonly Point[]): number {
  let sum = 0;
  let [x, y] = ring.at(-1) ?? [0, 0];
  for (const [nextX, nextY] of ring) {
    sum += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return sum / 2;
}

/** Whether a ring goes around a point. */
function isAround(ring: readonly Point[], [x, y]: Point): boolean {
  let isIn = false;
  let [ax, ay] = ring.at(-1) ?? [0, 0];
  for (const [bx, by] of ring) {
    if (ay <= y !== by <= y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isIn = !isIn;
    [ax, ay] = [bx, by];
  }
  return isIn;
}

/**
 * The covered ground as polygons in degrees, closed rings, holes after the ring around them: for the picture only, its circles are chords and its
 * stretches strung together as well as rounding allows. The number is `Covered.area`.
 */
export function polygonsOf(pieces: readonly Piece[], plane: EqualAreaPlane): District['polygons'] {
  const rings = ringsOf(pieces).map((ring) => ({ ring, area: areaLeftOf(ring) }));
  const outer = rings.filter(({ area }) => area > NOTHING).sort((a, b) => a.area - b.area);
  const polygons = outer.map(({ ring }) => [ring]);
  for (const { ring, area } of rings) {
    if (area >= -NOTHING) continue;
    // A hole may touch the ring around it in a corner: most of some corners decide. The smallest ring around it is its own.
    const some = ring.filter((_, at) => at % Math.ceil(ring.length / ASKED) === 0);
    const own = outer.findIndex(
      (other) => other.area > -area && some.filter((corner) => isAround(other.ring, corner)).length * 2 > some.length,
    );
    polygons[own]?.push(ring);
  }
  return polygons.map((all) => all.map((ring) => [...ring, ring[0]!].map(([x, y]) => plane.toDegrees(x, y))));
}
