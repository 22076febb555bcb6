import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { type Profile, speedOn } from '../../domain/travel.ts';
import type { Network } from './network.ts';

/** What a way costs: millimetres, or milliseconds. */
export const MEASURED_BY = ['distance', 'time'] as const;
export type MeasuredBy = (typeof MEASURED_BY)[number];

/**
 * A network as one traveller uses it, by the node an arc leads to: arcs `starts[n]` up to, not including, `starts[n + 1]` lead to node n. Ways are
 * searched backwards, from the facilities, so that what is found leads from the village to the facility where a road is one-way.
 */
export interface TravelGraph {
  readonly starts: Uint32Array;
  /** The node an arc leads from, and the edge it goes along. */
  readonly source: Uint32Array;
  readonly edge: Uint32Array;
}

/** What a join is like: a few metres of which nobody knows the class, whatever meets there; who comes by on a road may go over it. */
const JOIN: Road = { class: 'unknown', surface: 'unknown', widthM: null, name: '', direction: 'both', simulated: false, line: [] };

/** What edges are pieces of, in the order of `Network.roadOf`: the roads, and a join behind the last. */
function* withJoin(roads: Records<Road>): Iterable<Road> {
  yield* roads;
  yield JOIN;
}

/** Whether a traveller may go along a road, as it is drawn and against. */
export function mayGo(profile: Profile, road: Road): { readonly along: boolean; readonly against: boolean } {
  const open = speedOn(profile, road) > 0;
  const bound = profile.keepsDirection ? road.direction : 'both';
  return { along: open && bound !== 'backward', against: open && bound !== 'forward' };
}

/** Parts of a millisecond kept: as with lengths, sums are exact. */
const PARTS = 2 ** 10;

/** Milliseconds for a length in millimetres at a speed in kilometres an hour. */
export function milliseconds(millimetres: number, kmh: number): number {
  return Math.round(((millimetres * 3.6) / kmh) * PARTS) / PARTS;
}

/** What each edge of a network costs one traveller, the same both ways. */
export function edgeCosts({ length, roadOf }: Network, roads: Records<Road>, profile: Profile): Readonly<Record<MeasuredBy, Float64Array>> {
  const kmh = Float64Array.from(withJoin(roads), (road) => speedOn(profile, road));
  return { distance: length, time: length.map((mm, edge) => milliseconds(mm, kmh[roadOf[edge]!]!)) };
}

/** Makes the graph of a network for one traveller. */
export function travelGraph({ nodeLon, from, to, roadOf }: Network, roads: Records<Road>, profile: Profile): TravelGraph {
  const nodes = nodeLon.length;
  const [along, against] = [new Uint8Array(roads.length + 1), new Uint8Array(roads.length + 1)];
  let index = 0;
  for (const road of withJoin(roads)) {
    const may = mayGo(profile, road);
    along[index] = Number(may.along);
    against[index++] = Number(may.against);
  }
  // Counted one place on, so that dealing the arcs out moves each node's start to where it belongs.
  const starts = new Uint32Array(nodes + 2);
  for (let edge = 0; edge < from.length; edge++) {
    const road = roadOf[edge]!;
    starts[to[edge]! + 2]! += along[road]!;
    starts[from[edge]! + 2]! += against[road]!;
  }
  for (let node = 2; node < nodes + 2; node++) starts[node]! += starts[node - 1]!;
  const arcs = starts[nodes + 1]!;
  const [source, edgeOf] = [new Uint32Array(arcs), new Uint32Array(arcs)];
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b, road] = [from[edge]!, to[edge]!, roadOf[edge]!];
    if (along[road] === 1) {
      const arc = starts[b + 1]!++;
      source[arc] = a;
      edgeOf[arc] = edge;
    }
    if (against[road] === 1) {
      const arc = starts[a + 1]!++;
      source[arc] = b;
      edgeOf[arc] = edge;
    }
  }
  return { starts: starts.subarray(0, nodes + 1), source, edge: edgeOf };
}
