import { type Direction, ROAD_CLASSES, type Road, SURFACES } from '../../domain/road.ts';

/**
 * Roads as columns: the page sends a country's to the worker in a fraction of the time that a copy of their vertices, one object each, keeps it
 * busy. Road r has the vertices `starts[r]` up to, not including, `starts[r + 1]`; vertex v is at `degrees[2 v]`, `degrees[2 v + 1]`.
 */
export interface RoadColumns {
  readonly starts: Uint32Array;
  readonly degrees: Float64Array;
  /** Places in `ROAD_CLASSES`, `SURFACES` and `DIRECTIONS`. */
  readonly class: Uint8Array;
  readonly surface: Uint8Array;
  readonly direction: Uint8Array;
  /** 1: simulated. */
  readonly simulated: Uint8Array;
  /** Metres; NaN where the file does not say. */
  readonly widthM: Float64Array;
  /** Places in `names`: many roads are called the same, or nothing. */
  readonly name: Uint32Array;
  readonly names: readonly string[];
}

const DIRECTIONS: readonly Direction[] = ['both', 'forward', 'backward'];

/** Packs roads. It runs on the page: one plain loop, since an iterator a column takes several times as long. */
export function roadColumns(roads: readonly Road[]): RoadColumns {
  const count = roads.length;
  const starts = new Uint32Array(count + 1);
  for (let index = 0; index < count; index++) starts[index + 1] = starts[index]! + roads[index]!.line.length;
  const codes = new Map<string, number>();
  const columns = {
    starts,
    degrees: new Float64Array(starts[count]! * 2),
    class: new Uint8Array(count),
    surface: new Uint8Array(count),
    direction: new Uint8Array(count),
    simulated: new Uint8Array(count),
    widthM: new Float64Array(count),
    name: new Uint32Array(count),
  };
  const { degrees } = columns;
  let at = 0;
  for (let index = 0; index < count; index++) {
    const road = roads[index]!;
    columns.class[index] = ROAD_CLASSES.indexOf(road.class);
    columns.surface[index] = SURFACES.indexOf(road.surface);
    columns.direction[index] = DIRECTIONS.indexOf(road.direction);
    columns.simulated[index] = Number(road.simulated);
    columns.widthM[index] = road.widthM ?? Number.NaN;
    const code = codes.get(road.name) ?? codes.size;
    if (code === codes.size) codes.set(road.name, code);
    columns.name[index] = code;
    const { line } = road;
    for (let vertex = 0; vertex < line.length; vertex++) {
      const place = line[vertex]!;
      degrees[at++] = place[0];
      degrees[at++] = place[1];
    }
  }
  return { ...columns, names: [...codes.keys()] };
}

/** The roads that were packed. */
export function roadsOf(columns: RoadColumns): readonly Road[] {
  const { starts, degrees, names } = columns;
  return Array.from(columns.class, (of, index): Road => {
    const [first, end] = [starts[index]!, starts[index + 1]!];
    const widthM = columns.widthM[index]!;
    return {
      class: ROAD_CLASSES[of]!,
      surface: SURFACES[columns.surface[index]!]!,
      widthM: Number.isNaN(widthM) ? null : widthM,
      name: names[columns.name[index]!]!,
      direction: DIRECTIONS[columns.direction[index]!]!,
      simulated: columns.simulated[index] === 1,
      line: Array.from({ length: end - first }, (_, at) => [degrees[(first + at) * 2]!, degrees[(first + at) * 2 + 1]!] as const),
    };
  });
}
