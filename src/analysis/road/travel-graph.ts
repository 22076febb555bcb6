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
  readonly nodes: number;
  readonly starts: Uint32Array;
  /** The node an arc leads from, and the edge it goes along. */
  readonly source: Uint32Array;
  readonly edge: Uint32Array;
  readonly cost: Readonly<Record<MeasuredBy, Float64Array>>;
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

/** Makes the graph of a network for one traveller. */
export function travelGraph({ nodeLon, from, to, length, roadOf }: Network, roads: readonly Road[], profile: Profile): TravelGraph {
  const nodes = nodeLon.length;
  const allowed = roads.map((one) => mayGo(profile, one));
  const kmh = Float64Array.from(roads, (one) => speedOn(profile, one));
  const starts = new Uint32Array(nodes + 1);
  for (let edge = 0; edge < from.length; edge++) {
    const { along, against } = allowed[roadOf[edge]!]!;
    if (along) starts[to[edge]! + 1]! += 1;
    if (against) starts[from[edge]! + 1]! += 1;
  }
  for (let node = 1; node <= nodes; node++) starts[node]! += starts[node - 1]!;
  const arcs = starts[nodes]!;
  const graph = {
    source: new Uint32Array(arcs),
    edge: new Uint32Array(arcs),
    distance: new Float64Array(arcs),
    time: new Float64Array(arcs),
  };
  const filled = starts.slice();
  const add = (edge: number, source: number, target: number) => {
    const arc = filled[target]!++;
    graph.source[arc] = source;
    graph.edge[arc] = edge;
    graph.distance[arc] = length[edge]!;
    graph.time[arc] = milliseconds(length[edge]!, kmh[roadOf[edge]!]!);
  };
  for (let edge = 0; edge < from.length; edge++) {
    const { along, against } = allowed[roadOf[edge]!]!;
    if (along) add(edge, from[edge]!, to[edge]!);
    if (against) add(edge, to[edge]!, from[edge]!);
  }
  return { nodes, starts, source: graph.source, edge: graph.edge, cost: { distance: graph.distance, time: graph.time } };
}
