import { metres, type Place } from './road-ways.ts';

/*
 * What is to be paved, counted the long way round: over the segments of roads that meet at their vertices only. Nothing of src is imported.
 */

/** A road as it is drawn. */
export interface Drawn {
  readonly class: string;
  readonly surface: string;
  readonly line: readonly Place[];
}

interface Segment {
  readonly ends: readonly [string, string];
  readonly metres: number;
  readonly isPaved: boolean;
  readonly isTrunk: boolean;
}

export const key = (place: Place): string => place.join();

const isPavedRoad = ({ surface }: Drawn) => surface === 'asphalt' || surface === 'concrete';

function segmentsOf(roads: readonly Drawn[]): Segment[] {
  return roads.flatMap((road) =>
    road.line.slice(1).map((to, at): Segment => {
      const from = road.line[at]!;
      const isPaved = isPavedRoad(road);
      const isTrunk = isPaved && ['motorway', 'national', 'provincial', 'county'].includes(road.class);
      return { ends: [key(from), key(to)], metres: metres(from, to), isPaved, isTrunk };
    }),
  );
}

/** Vertices that these segments lead to from one of them, itself among them. */
export function reached(segments: readonly Pick<Segment, 'ends'>[], from: string): Set<string> {
  const there = new Set([from]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { ends } of segments)
      if (there.has(ends[0]) !== there.has(ends[1])) {
        for (const end of ends) there.add(end);
        grew = true;
      }
  }
  return there;
}

/** Roads, and the vertices of the paved network by its definition: with a county's road, or the most paved road where an island has none. */
export class Unpaved {
  readonly segments: readonly Segment[];
  readonly network = new Set<string>();

  constructor(roads: readonly Drawn[]) {
    this.segments = segmentsOf(roads);
    const paved = this.segments.filter(({ isPaved }) => isPaved);
    const within = (some: readonly Segment[], place: Set<string>) => some.filter(({ ends }) => place.has(ends[0]));
    const islands = new Map(this.segments.map(({ ends }) => [[...reached(this.segments, ends[0])].sort().join(' '), ends[0]]));
    for (const first of islands.values()) {
      const here = within(paved, reached(this.segments, first));
      const parts = [...new Map(here.map(({ ends }) => [[...reached(paved, ends[0])].sort().join(' '), reached(paved, ends[0])])).values()];
      const lengthOf = (part: Set<string>) => within(here, part).reduce((sum, segment) => sum + segment.metres, 0);
      const trunk = parts.filter((part) => within(here, part).some(({ isTrunk }) => isTrunk));
      const longest = Math.max(...parts.map(lengthOf));
      const chosen = trunk.length > 0 ? trunk : parts.filter((part) => lengthOf(part) > longest - 1e-6);
      for (const part of chosen) for (const vertex of part) this.network.add(vertex);
    }
  }

  /** Metres still to be paved from every vertex, tried until nothing gets shorter (Bellman and Ford); none where no road leads to the network. */
  left(): Map<string, number> {
    const least = new Map([...this.network].map((vertex) => [vertex, 0]));
    for (let again = true; again; ) {
      again = false;
      for (const { ends, metres: length, isPaved } of this.segments)
        for (const [from, to] of [ends, [ends[1], ends[0]] as const]) {
          const way = (least.get(from) ?? Number.POSITIVE_INFINITY) + (isPaved ? 0 : length);
          if (way >= (least.get(to) ?? Number.POSITIVE_INFINITY)) continue;
          least.set(to, way);
          again = true;
        }
    }
    return least;
  }

  /** Of all simple ways from a vertex to the network the one with the least to pave: places of its unpaved segments in the list. By enumeration. */
  shortest(from: string): readonly number[] {
    let best: { readonly metres: number; readonly unpaved: readonly number[] } = { metres: Number.POSITIVE_INFINITY, unpaved: [] };
    const walk = (at: string, seen: readonly string[], sum: number, unpaved: readonly number[]) => {
      if (sum >= best.metres) return;
      if (this.network.has(at)) {
        best = { metres: sum, unpaved };
        return;
      }
      this.segments.forEach(({ ends, metres: length, isPaved }, index) => {
        if (!ends.includes(at)) return;
        const next = ends[0] === at ? ends[1] : ends[0];
        if (seen.includes(next)) return;
        walk(next, [...seen, next], isPaved ? sum : sum + length, isPaved ? unpaved : [...unpaved, index]);
      });
    };
    walk(from, [from], 0, []);
    return best.unpaved;
  }
}
