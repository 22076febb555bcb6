import type { Road, RoadClass } from '../../domain/road.ts';
import { SOUTH, SPAN, WEST } from './counties.ts';
import { sixDecimals, stream } from './random.ts';

/** Classes of road from wide to narrow. */
const CLASSES = ['county', 'township', 'village'] as const satisfies readonly RoadClass[];

/** A road graph as a struct of arrays: edge i is a straight road between nodes `from[i]` and `to[i]`. */
export interface RoadGraphColumns {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Index into `CLASSES`. */
  readonly class: Uint8Array;
}

/** Share of narrow roads that were never built: dead ends and a few islands remain. */
const UNBUILT = 0.22;

/** Builds roads all over the country: a net of crossings each moved a little, wide roads at regular distances, narrow ones with gaps. */
export function makeRoads(nodes: number, seed: number): RoadGraphColumns {
  const columns = Math.ceil(Math.sqrt(nodes));
  const rows = Math.ceil(nodes / columns);
  const next = stream(seed, 'roads');
  const lon = new Float64Array(nodes);
  const lat = new Float64Array(nodes);
  const [from, to, kind] = [new Uint32Array(nodes * 2), new Uint32Array(nodes * 2), new Uint8Array(nodes * 2)];
  let edges = 0;
  const build = (a: number, b: number, line: number) => {
    const wide = line % 16 === 0 ? 0 : line % 4 === 0 ? 1 : 2;
    if (wide === 2 && next() < UNBUILT) return;
    from[edges] = a;
    to[edges] = b;
    kind[edges++] = wide;
  };
  for (let node = 0; node < nodes; node++) {
    const [row, column] = [Math.floor(node / columns), node % columns];
    lon[node] = sixDecimals(WEST + ((column + 0.5 + (next() - 0.5) * 0.7) / columns) * SPAN);
    lat[node] = sixDecimals(SOUTH + ((row + 0.5 + (next() - 0.5) * 0.7) / rows) * SPAN);
    if (column > 0) build(node - 1, node, row);
    if (row > 0) build(node - columns, node, column);
  }
  return { lon, lat, from: from.slice(0, edges), to: to.slice(0, edges), class: kind.slice(0, edges) };
}

/** The same as lines, one an edge: what a file of roads holds. */
export function* roadLines({ lon, lat, from, to, class: kind }: RoadGraphColumns): Generator<Road, void, undefined> {
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [from[edge]!, to[edge]!];
    yield {
      class: CLASSES[kind[edge]!]!,
      surface: 'asphalt',
      widthM: null,
      name: '',
      direction: 'both',
      simulated: true,
      line: [
        [lon[a]!, lat[a]!],
        [lon[b]!, lat[b]!],
      ],
    };
  }
}
