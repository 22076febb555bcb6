import { type Line, metres, nearestOn, type Place, RoadWays } from './road-ways.ts';

/** Roads as they hang together, counted road by road and pair by pair. Nothing of src is imported. */

/** Two lines meet where they share a vertex, or where the end of one lies within the tolerance of the other. */
function meet(one: Line, other: Line, tolerance: number): boolean {
  const shares = one.line.some((vertex) => other.line.some((its) => its.join() === vertex.join()));
  return (
    shares || endsOf(one).some((end) => offLine(end, other) <= tolerance) || endsOf(other).some((end) => offLine(end, one) <= tolerance)
  );
}

export const endsOf = ({ line }: Line): readonly Place[] => [line[0]!, line.at(-1)!];

export const segmentsOf = ({ line }: Line): readonly (readonly [Place, Place])[] => line.slice(1).map((to, at) => [line[at]!, to]);

/** Whether a segment lies within a hundred metres and more of a place, by its box: the others need no measuring. */
export const comesBy = (place: Place, [from, to]: readonly [Place, Place]): boolean =>
  ([0, 1] as const).every(
    (axis) => Math.min(from[axis], to[axis]) - 0.0015 < place[axis] && Math.max(from[axis], to[axis]) + 0.0015 > place[axis],
  );

export const offLine = (place: Place, line: Line): number =>
  Math.min(...segmentsOf(line).map(([from, to]) => nearestOn(place, from, to).metres));

export const lengthOf = (line: Line): number => segmentsOf(line).reduce((sum, [from, to]) => sum + metres(from, to), 0);

/** Lines in groups that hang together: everybody takes the smallest number of whom they meet, until nobody changes. */
export function groupsOf(lines: readonly Line[], tolerance: number): readonly (readonly number[])[] {
  const met = lines.map((one) => lines.map((other) => meet(one, other, tolerance)));
  const label = lines.map((_, at) => at);
  for (let changed = true; changed; ) {
    changed = false;
    lines.forEach((_, one) => {
      lines.forEach((__, other) => {
        if (!met[one]![other] || label[other]! >= label[one]!) return;
        label[one] = label[other]!;
        changed = true;
      });
    });
  }
  return [...new Set(label)].map((of) => lines.flatMap((_, at) => (label[at] === of ? [at] : [])));
}

/** Ends that nobody else comes to: a vertex of one line, once. */
export function looseEnds(lines: readonly Line[]): readonly { readonly line: number; readonly at: Place }[] {
  const uses = new Map<string, number>();
  for (const { line } of lines) for (const vertex of line) uses.set(vertex.join(), (uses.get(vertex.join()) ?? 0) + 1);
  return lines.flatMap((line, at) => endsOf(line).flatMap((end) => (uses.get(end.join()) === 1 ? [{ line: at, at: end }] : [])));
}

/** Lines cut at the vertices where more than one comes by. */
export function piecesOf(lines: readonly Line[]): readonly { readonly of: number; readonly line: Place[] }[] {
  const uses = new Map<string, number>();
  for (const { line } of lines) for (const vertex of line) uses.set(vertex.join(), (uses.get(vertex.join()) ?? 0) + 1);
  return lines.flatMap(({ line }, of) => {
    const pieces: { of: number; line: Place[] }[] = [{ of, line: [line[0]!] }];
    line.slice(1).forEach((vertex, at) => {
      pieces.at(-1)!.line.push(vertex);
      if (uses.get(vertex.join())! > 1 && at + 2 < line.length) pieces.push({ of, line: [vertex] });
    });
    return pieces;
  });
}

/** Metres by road from a vertex to a point on a segment; infinite where no road leads there. */
export function wayBetween(
  lines: readonly Line[],
  vertex: Place,
  on: { readonly from: Place; readonly to: Place; readonly at: Place },
): number {
  const ways = new RoadWays([...lines, { line: [on.from, on.at] }, { line: [on.at, on.to] }]);
  return ways.to(on.at).get(vertex.join()) ?? Number.POSITIVE_INFINITY;
}
