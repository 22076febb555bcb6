import { piecesOf, segmentsOf } from './road-islands.ts';
import { type Line, metres, nearestOn, type Place } from './road-ways.ts';

/**
 * Distances along roads that do not quite meet, counted plainly: every end against every road, every place against every segment, and steps
 * tried until none makes any way shorter. Nothing of src is imported.
 */

/** Within this, metres, an end meets a road, and one road is as near to a place as another. */
const TOLERANCE = 5;
const LIMIT = 1000;

/** A point on a segment of a piece of road, and metres from what it was looked for from. */
export interface Spot {
  readonly piece: number;
  readonly after: number;
  readonly at: Place;
  readonly off: number;
}

type Piece = Line & { readonly line: readonly Place[] };

/** Segments that a place of this reach, in degrees, may come near. */
const comesNear = (place: Place, [from, to]: readonly [Place, Place], reach: number): boolean =>
  ([0, 1] as const).every(
    (axis) => Math.min(from[axis], to[axis]) - reach < place[axis] && Math.max(from[axis], to[axis]) + reach > place[axis],
  );

function spotsOn(pieces: readonly Piece[], place: Place, reach: number): Spot[] {
  return pieces.flatMap((piece, index) =>
    segmentsOf(piece).flatMap(([from, to], after) => {
      if (!comesNear(place, [from, to], reach)) return [];
      const near = nearestOn(place, from, to);
      const vertex = [from, to].find((end) => metres(place, end) < near.metres + 1e-7);
      return [{ piece: index, after, at: vertex ?? near.at, off: vertex ? metres(place, vertex) : near.metres }];
    }),
  );
}

/** Roads with every join, and every point that places come on at, as steps between named points. */
export class JoinedRoads {
  private readonly pieces: readonly Piece[];
  private readonly joins: readonly (readonly [Place, Spot])[];
  private readonly part = new Map<string, string>();

  constructor(lines: readonly Line[]) {
    this.pieces = piecesOf(lines).map(({ of, line }) => ({ line, direction: lines[of]!.direction ?? 'both' }));
    const ends = new Map(lines.flatMap(({ line }) => [line[0]!, line.at(-1)!]).map((end) => [end.join(), end]));
    this.joins = [...ends.values()].flatMap((end) => {
      const nearest = new Map<number, Spot>();
      for (const spot of spotsOn(this.pieces, end, 0.001)) {
        const { line } = this.pieces[spot.piece]!;
        if (spot.off > TOLERANCE || line.some((vertex) => vertex.join() === end.join())) continue;
        if (spot.off < (nearest.get(spot.piece)?.off ?? Number.POSITIVE_INFINITY)) nearest.set(spot.piece, spot);
      }
      return [...nearest.values()].map((spot): readonly [Place, Spot] => [end, spot]);
    });
    const meet = (one: string, other: string) => {
      const [from, to] = [this.partOf(one), this.partOf(other)];
      if (from !== to) for (const [name, part] of this.part) if (part === from) this.part.set(name, to);
    };
    for (const { line } of this.pieces) for (const vertex of line) this.part.set(vertex.join(), vertex.join());
    for (const { line } of this.pieces) for (const vertex of line) meet(line[0]!.join(), vertex.join());
    for (const [end, spot] of this.joins) meet(end.join(), this.pieces[spot.piece]!.line[0]!.join());
  }

  private partOf(name: string): string {
    return this.part.get(name)!;
  }

  /** How many ends were joined. */
  get joined(): number {
    return this.joins.length;
  }

  /**
   * Where a place comes on: of each part within the limit the nearest point, and every point that is within the tolerance as near and beside
   * which the road does not come nearer.
   */
  spotsOf(place: Place): readonly Spot[] {
    const spots = spotsOn(this.pieces, place, 0.012).filter(({ off }) => off <= LIMIT);
    const nearestAt = new Map<string, number>();
    for (const { piece, after, off } of spots)
      for (const vertex of [this.pieces[piece]!.line[after]!, this.pieces[piece]!.line[after + 1]!])
        nearestAt.set(vertex.join(), Math.min(off, nearestAt.get(vertex.join()) ?? Number.POSITIVE_INFINITY));
    const partOf = ({ piece }: Spot) => this.partOf(this.pieces[piece]!.line[0]!.join());
    const nearest = new Map<string, number>();
    for (const spot of spots) nearest.set(partOf(spot), Math.min(spot.off, nearest.get(partOf(spot)) ?? Number.POSITIVE_INFINITY));
    return spots.filter(
      (spot) =>
        spot.off <= nearest.get(partOf(spot))! + TOLERANCE &&
        !((nearestAt.get(spot.at.join()) ?? Number.POSITIVE_INFINITY) < spot.off - 1e-6),
    );
  }

  /** Whether no place is so near to a bound (the limit, the tolerance) that rounding could decide. */
  isClear(place: Place): boolean {
    const offs = spotsOn(this.pieces, place, 0.012).map((spot) => spot.off);
    return offs.every((off) => Math.abs(off - LIMIT) > 0.01 && offs.every((other) => Math.abs(Math.abs(off - other) - TOLERANCE) > 0.001));
  }

  /** Metres from each village to its nearest facility; where there is none, why. */
  distances(villages: readonly Place[], facilities: readonly Place[]): (number | string)[] {
    const [from, to] = [villages, facilities].map((places) => places.map((place) => this.spotsOf(place)));
    const all = [...from!.flat(), ...to!.flat(), ...this.joins.map(([, spot]) => spot)];
    const nameOf = ({ piece, after, at }: Spot) => {
      const ends = [this.pieces[piece]!.line[after]!, this.pieces[piece]!.line[after + 1]!];
      return ends.some((end) => end.join() === at.join()) ? at.join() : `${piece} ${at.join()}`;
    };
    const into = new Map<string, (readonly [from: string, length: number])[]>();
    const step = (a: string, b: string, length: number) => into.set(b, [...(into.get(b) ?? []), [a, length]]);
    this.pieces.forEach(({ line, direction }, piece) => {
      line.slice(1).forEach((next, after) => {
        const start = line[after]!;
        const between = all.filter((spot) => spot.piece === piece && spot.after === after);
        const stops = [
          { name: start.join(), at: start },
          ...between.map((spot) => ({ name: nameOf(spot), at: spot.at })).sort((a, b) => metres(start, a.at) - metres(start, b.at)),
          { name: next.join(), at: next },
        ];
        stops.slice(1).forEach((stop, at) => {
          const before = stops[at]!;
          if (stop.name === before.name) return;
          if (direction !== 'backward') step(before.name, stop.name, metres(before.at, stop.at));
          if (direction !== 'forward') step(stop.name, before.name, metres(before.at, stop.at));
        });
      });
    });
    for (const [end, spot] of this.joins) {
      step(end.join(), nameOf(spot), spot.off);
      step(nameOf(spot), end.join(), spot.off);
    }
    const known = new Map<string, number>();
    const queue: string[] = [];
    const reach = (name: string, way: number) => {
      if (way >= (known.get(name) ?? Number.POSITIVE_INFINITY)) return;
      known.set(name, way);
      queue.push(name);
    };
    for (const spot of to!.flat()) reach(nameOf(spot), spot.off);
    for (let at = 0; at < queue.length; at++)
      for (const [before, length] of into.get(queue[at]!) ?? []) reach(before, known.get(queue[at]!)! + length);
    return from!.map((spots) => {
      if (spots.length === 0) return 'not-routable';
      if (to!.every((goals) => goals.length === 0)) return 'facility-off-road';
      const least = Math.min(...spots.map((spot) => spot.off + (known.get(nameOf(spot)) ?? Number.POSITIVE_INFINITY)));
      return least === Number.POSITIVE_INFINITY ? 'island' : least;
    });
  }
}
