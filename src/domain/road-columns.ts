import { MadeRecords, type Records } from './records.ts';
import { type Direction, ROAD_CLASSES, type Road, SURFACES } from './road.ts';

/**
 * Roads as columns: threads hand a country's over in a fraction of the time that a copy of their vertices, one object each, keeps them
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

/** Roads kept as columns. */
export class ColumnRoads extends MadeRecords<Road> {
  constructor(readonly columns: RoadColumns) {
    super(columns.class.length);
  }

  protected override make(index: number): Road {
    const { starts, degrees, names, ...of } = this.columns;
    const from = starts[index] ?? 0;
    const length = (starts[index + 1] ?? from) - from;
    const widthM = of.widthM[index] ?? Number.NaN;
    return {
      class: ROAD_CLASSES[of.class[index] ?? -1] ?? 'unknown',
      surface: SURFACES[of.surface[index] ?? -1] ?? 'unknown',
      widthM: Number.isNaN(widthM) ? null : widthM,
      name: names[of.name[index] ?? -1] ?? '',
      direction: DIRECTIONS[of.direction[index] ?? -1] ?? 'both',
      simulated: of.simulated[index] === 1,
      // Its vertices only where somebody looks at them: most ask what kind of road it is.
      get line() {
        return Array.from({ length }, (_, at) => {
          const vertex = (from + at) * 2;
          return [degrees[vertex] ?? Number.NaN, degrees[vertex + 1] ?? Number.NaN] as const;
        });
      },
    };
  }
}

/** Packs roads; those that are columns are packed already. It runs on the page: one plain loop, since an iterator a column takes several times as long. */
export function roadColumns(roads: Records<Road>): RoadColumns {
  if (roads instanceof ColumnRoads) return roads.columns;
  const count = roads.length;
  const starts = new Uint32Array(count + 1);
  const codes = new Map<string, number>();
  const columns = {
    starts,
    class: new Uint8Array(count),
    surface: new Uint8Array(count),
    direction: new Uint8Array(count),
    simulated: new Uint8Array(count),
    widthM: new Float64Array(count),
    name: new Uint32Array(count),
  };
  let [index, vertices] = [0, 0];
  for (const road of roads) {
    vertices += road.line.length;
    starts[index + 1] = vertices;
    columns.class[index] = ROAD_CLASSES.indexOf(road.class);
    columns.surface[index] = SURFACES.indexOf(road.surface);
    columns.direction[index] = DIRECTIONS.indexOf(road.direction);
    columns.simulated[index] = Number(road.simulated);
    columns.widthM[index] = road.widthM ?? Number.NaN;
    const code = codes.get(road.name) ?? codes.size;
    if (code === codes.size) codes.set(road.name, code);
    columns.name[index++] = code;
  }
  const degrees = new Float64Array(vertices * 2);
  let at = 0;
  for (const { line } of roads)
    for (const place of line) {
      degrees[at++] = place[0];
      degrees[at++] = place[1];
    }
  return { ...columns, degrees, names: [...codes.keys()] };
}
