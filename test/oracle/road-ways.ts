import geodesic from 'geographiclib-geodesic';

/** A road as a checker sees it: a list of vertices, by which all of it is measured again. Nothing of src is imported. */
export interface Line {
  readonly line: readonly (readonly [number, number])[];
  /** Which way one may go along it; both where it says nothing. */
  readonly direction?: 'both' | 'forward' | 'backward';
}
export type Place = readonly [number, number];

export const metres = ([lon1, lat1]: Place, [lon2, lat2]: Place): number =>
  geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12 ?? Number.NaN;

/** What one vertex leads to. */
type Step = readonly [to: string, metres: number];

/**
 * Metres from every vertex of the roads to one of them: every segment is a step, steps are tried until none makes any way shorter
 * (Bellman and Ford). Places are vertices, told apart by their digits.
 */
export class RoadWays {
  private readonly stepsInto = new Map<string, Step[]>();

  constructor(lines: readonly Line[]) {
    const add = (from: Place, to: Place) => {
      const steps = this.stepsInto.get(to.join()) ?? [];
      steps.push([from.join(), metres(from, to)]);
      this.stepsInto.set(to.join(), steps);
    };
    for (const { line, direction = 'both' } of lines)
      for (let at = 1; at < line.length; at++) {
        if (direction !== 'backward') add(line[at - 1]!, line[at]!);
        if (direction !== 'forward') add(line[at]!, line[at - 1]!);
      }
  }

  to(goal: Place): ReadonlyMap<string, number> {
    const known = new Map([[goal.join(), 0]]);
    const queue = [goal.join()];
    for (let at = 0; at < queue.length; at++) {
      const here = queue[at]!;
      for (const [from, length] of this.stepsInto.get(here) ?? []) {
        const way = known.get(here)! + length;
        if (way >= (known.get(from) ?? Number.POSITIVE_INFINITY)) continue;
        known.set(from, way);
        queue.push(from);
      }
    }
    return known;
  }
}

/** Metres from a place to the nearest point of a segment: ever finer steps around the nearest of a few. */
export function nearestOn(place: Place, from: Place, to: Place): { readonly metres: number; readonly at: Place } {
  const on = (share: number): Place => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 60; turn++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (metres(place, on(a)) <= metres(place, on(b))) high = b;
    else low = a;
  }
  const at = on((low + high) / 2);
  return { metres: metres(place, at), at };
}
