import { geodesicLength } from '../geodesic.ts';

/**
 * Roads as a network: edges are pieces of road between nodes, nodes are where roads end, part or were joined. All columns are typed arrays, so a
 * worker hands it over without a copy. Lengths are millimetres (`geodesicLength`), positions WGS 84 degrees.
 */
export interface Network {
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** The nodes an edge leads between, in the direction it is drawn. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: Float64Array;
  /** Index of the road an edge is a piece of; `roads` where it is none, but joins two (`isJoin`). */
  readonly roadOf: Uint32Array;
  /** How many roads there are. */
  readonly roads: number;
  /** The course of edge e: points `course[e]` up to, not including, `course[e + 1]`, both nodes among them. */
  readonly course: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Millimetres along the edge from its first node to each point of its course. */
  readonly along: Float64Array;
  /** The edge each point of a course belongs to. */
  readonly edgeOf: Uint32Array;
}

/** Whether an edge is a piece of no road: it joins two that come within the tolerance of each other. */
export const isJoin = ({ roadOf, roads }: Network, edge: number): boolean => roadOf[edge] === roads;

/** Puts a network together, edge by edge. */
export class NetworkBuilder {
  private readonly nodeLon: number[] = [];
  private readonly nodeLat: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly roadOf: number[] = [];
  private readonly course: number[] = [0];
  private readonly lon: number[] = [];
  private readonly lat: number[] = [];

  /** Adds a node and gives its number. */
  node(lon: number, lat: number): number {
    this.nodeLat.push(lat);
    return this.nodeLon.push(lon) - 1;
  }

  /** Adds a point to the course of the edge that is being drawn; one at the place of the last adds nothing. */
  point(lon: number, lat: number): void {
    const last = this.lon.length - 1;
    if (last >= (this.course.at(-1) ?? 0) && this.lon[last] === lon && this.lat[last] === lat) return;
    this.lon.push(lon);
    this.lat.push(lat);
  }

  /** Closes the edge that is being drawn: its course leads from one node to another. */
  edge(from: number, to: number, roadOf: number): void {
    // Two nodes at one place: their edge has no length, and two points all the same.
    if (this.lon.length - (this.course.at(-1) ?? 0) === 1) {
      this.lon.push(this.lon.at(-1) ?? Number.NaN);
      this.lat.push(this.lat.at(-1) ?? Number.NaN);
    }
    this.from.push(from);
    this.to.push(to);
    this.roadOf.push(roadOf);
    this.course.push(this.lon.length);
  }

  /** Leaves the edge that is being drawn. */
  forget(): void {
    this.lon.length = this.course.at(-1) ?? 0;
    this.lat.length = this.lon.length;
  }

  /** Adds a straight edge between two nodes. */
  link(from: number, to: number, roadOf: number): void {
    for (const node of [from, to]) this.point(this.nodeLon[node] ?? Number.NaN, this.nodeLat[node] ?? Number.NaN);
    this.edge(from, to, roadOf);
  }

  /** Measures every segment, once. */
  build(roads: number): Network {
    const edges = this.from.length;
    const [course, lon, lat] = [Uint32Array.from(this.course), Float64Array.from(this.lon), Float64Array.from(this.lat)];
    const along = new Float64Array(lon.length);
    const edgeOf = new Uint32Array(lon.length);
    const length = new Float64Array(edges);
    for (let edge = 0; edge < edges; edge++) {
      const [first, end] = [course[edge]!, course[edge + 1]!];
      edgeOf[first] = edge;
      for (let at = first + 1; at < end; at++) {
        edgeOf[at] = edge;
        along[at] = along[at - 1]! + geodesicLength(lon[at - 1]!, lat[at - 1]!, lon[at]!, lat[at]!);
      }
      length[edge] = along[end - 1]!;
    }
    return {
      nodeLon: Float64Array.from(this.nodeLon),
      nodeLat: Float64Array.from(this.nodeLat),
      from: Uint32Array.from(this.from),
      to: Uint32Array.from(this.to),
      length,
      roadOf: Uint32Array.from(this.roadOf),
      roads,
      course,
      lon,
      lat,
      along,
      edgeOf,
    };
  }
}
