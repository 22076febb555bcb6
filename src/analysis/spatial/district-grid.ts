import { type Area, type Edges, edgesOf, sideBeside } from './edges.ts';

/** No district. */
const NONE = -1;
/** Cells for each edge, and the most there are: finer costs memory and gains nothing once most cells have no edge. */
const CELLS_AN_EDGE = 4;
const MOST_CELLS = 2 ** 21;
/** A side of 2^-28 of a degree is below a millimetre; points in degrees times 2^28 are still exact. */
const FINEST = 28;
/** Nobody's border lies further round than once. */
const MOST_DEGREES = 360;
/** Which cells an edge crosses is counted with this much to spare, degrees: far more than rounding can move a crossing, and one cell too many does no harm. */
const SPARE = 1e-9;

/**
 * Districts over a grid of square cells. A side is a power of two of a degree, so a point's cell and the corner of a cell are exact numbers.
 * Each cell knows the edges that touch it and the parts that its south-west corner lies in; where no edge touches it, so does the whole cell.
 */
export interface DistrictGrid extends Edges {
  /** Degrees times this are cells. */
  readonly scale: number;
  /** The first column and row, and how many there are. */
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  /** Per cell the one part at its corner; −1 none; −2 − n those of `several[n]`. */
  readonly corner: Int32Array;
  readonly several: readonly (readonly number[])[];
  /** The edges of cell c are `touching` from `starts[c]` to `starts[c + 1]`. */
  readonly starts: Uint32Array;
  readonly touching: Uint32Array;
}

type Frame = Pick<DistrictGrid, 'scale' | 'west' | 'south' | 'columns' | 'rows'>;

/** The finest grid over all edges that has no more cells than are worth it. */
function frameOf(ends: Float64Array): Frame {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < ends.length; at += 2) {
    const [x, y] = [ends[at]!, ends[at + 1]!];
    if (!(Math.abs(x) <= MOST_DEGREES && Math.abs(y) <= MOST_DEGREES)) throw new RangeError(`a border at ${x}, ${y} is not in degrees`);
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  if (ends.length === 0) return { scale: 1, west: 0, south: 0, columns: 0, rows: 0 };
  const most = Math.min(MOST_CELLS, Math.max(1, ends.length * (CELLS_AN_EDGE / 4)));
  const at = (power: number): Frame => {
    const scale = 2 ** power;
    const [column, row] = [Math.floor(west * scale), Math.floor(south * scale)];
    return {
      scale,
      west: column,
      south: row,
      columns: Math.floor(east * scale) - column + 1,
      rows: Math.floor(north * scale) - row + 1,
    };
  };
  let power = -20;
  while (power < FINEST && at(power + 1).columns * at(power + 1).rows <= most) power += 1;
  return at(power);
}

/** Writes the cells an edge touches (and at times one beside) to `out`; returns how many. Row by row, from where it enters to where it leaves. */
function writeCells({ scale, west, south, columns }: Frame, ends: Float64Array, edge: number, out: Uint32Array): number {
  const [ax, ay, bx, by] = [ends[edge * 4]!, ends[edge * 4 + 1]!, ends[edge * 4 + 2]!, ends[edge * 4 + 3]!];
  const [minX, maxX] = ax < bx ? [ax, bx] : [bx, ax];
  const [minY, maxY] = ay < by ? [ay, by] : [by, ay];
  const first = Math.floor(minY * scale) - south;
  const last = Math.floor(maxY * scale) - south;
  let count = 0;
  for (let row = first; row <= last; row++) {
    let from = minX;
    let to = maxX;
    if (first !== last) {
      const enters = ax + ((Math.max(minY, (row + south) / scale) - ay) / (by - ay)) * (bx - ax);
      const leaves = ax + ((Math.min(maxY, (row + south + 1) / scale) - ay) / (by - ay)) * (bx - ax);
      from = Math.max(minX, Math.min(enters, leaves) - SPARE);
      to = Math.min(maxX, Math.max(enters, leaves) + SPARE);
    }
    const end = Math.floor(to * scale) - west;
    for (let column = Math.floor(from * scale) - west; column <= end; column++) out[count++] = row * columns + column;
  }
  return count;
}

/** Files every edge under each cell it touches: counted first, then written, so that all lists lie in one array. */
function fileEdges(frame: Frame, ends: Float64Array): Pick<DistrictGrid, 'starts' | 'touching'> {
  const cells = frame.columns * frame.rows;
  const found = new Uint32Array(frame.columns + 3 * frame.rows + 3);
  const starts = new Uint32Array(cells + 1);
  for (let edge = 0; edge < ends.length / 4; edge++) {
    const count = writeCells(frame, ends, edge, found);
    for (let at = 0; at < count; at++) starts[found[at]! + 1]! += 1;
  }
  for (let cell = 0; cell < cells; cell++) starts[cell + 1]! += starts[cell]!;
  const touching = new Uint32Array(starts[cells]!);
  const next = starts.slice(0, cells);
  for (let edge = 0; edge < ends.length / 4; edge++) {
    const count = writeCells(frame, ends, edge, found);
    for (let at = 0; at < count; at++) touching[next[found[at]!]!++] = edge;
  }
  return { starts, touching };
}

/** Whether a cell's south-west corner lies east of an edge that crosses the row's southern line. */
function isCornerEast({ scale, west, south }: Frame, ends: Float64Array, edge: number, column: number, row: number): boolean {
  return sideBeside(ends, edge, (column + west) / scale, (row + south) / scale) === ends[edge * 4 + 3]! > ends[edge * 4 + 1]!;
}

/** The first column whose corner on this row's southern line lies east of an edge that crosses the line: guessed, then settled exactly. */
function columnEastOf(frame: Frame, ends: Float64Array, edge: number, row: number): number {
  const at = edge * 4;
  const y = (row + frame.south) / frame.scale;
  const x = ends[at]! + ((y - ends[at + 1]!) / (ends[at + 3]! - ends[at + 1]!)) * (ends[at + 2]! - ends[at]!);
  let column = Math.min(frame.columns, Math.max(0, Math.ceil(x * frame.scale) - frame.west));
  while (column > 0 && isCornerEast(frame, ends, edge, column - 1, row)) column -= 1;
  while (column < frame.columns && !isCornerEast(frame, ends, edge, column, row)) column += 1;
  return column;
}

/** Goes along each row's southern line from the west and notes, corner by corner, which parts it is in. */
function fillCorners(frame: Frame, { ends, part, districtOf }: Edges): Pick<DistrictGrid, 'corner' | 'several'> {
  const { scale, south, columns, rows } = frame;
  const firstLine = (edge: number) => Math.ceil(Math.min(ends[edge * 4 + 1]!, ends[edge * 4 + 3]!) * scale) - south;
  const endLine = (edge: number) => Math.ceil(Math.max(ends[edge * 4 + 1]!, ends[edge * 4 + 3]!) * scale) - south;
  const starts = new Uint32Array(rows + 1);
  for (let edge = 0; edge < part.length; edge++)
    for (let row = firstLine(edge); row < Math.min(rows, endLine(edge)); row++) starts[row + 1]! += 1;
  for (let row = 0; row < rows; row++) starts[row + 1]! += starts[row]!;
  const parts = Math.max(1, districtOf.length);
  // Column and part in one number, so that a row is sorted as numbers are.
  const crossings = new Float64Array(starts[rows]!);
  const next = starts.slice(0, rows);
  for (let edge = 0; edge < part.length; edge++)
    for (let row = firstLine(edge); row < Math.min(rows, endLine(edge)); row++)
      crossings[next[row]!++] = columnEastOf(frame, ends, edge, row) * parts + part[edge]!;

  const corner = new Int32Array(columns * rows).fill(NONE);
  const several: number[][] = [];
  const known = new Map<string, number>();
  const encode = (inside: readonly number[]): number => {
    if (inside.length < 2) return inside[0] ?? NONE;
    const sorted = [...inside].sort((a, b) => a - b);
    const code = known.get(sorted.join()) ?? -2 - (several.push(sorted) - 1);
    known.set(sorted.join(), code);
    return code;
  };
  for (let row = 0; row < rows; row++) {
    const line = crossings.subarray(starts[row], starts[row + 1]).sort();
    const inside: number[] = [];
    let from = 0;
    for (let at = 0; at < line.length; at++) {
      const column = Math.floor(line[at]! / parts);
      if (column > from) corner.fill(encode(inside), row * columns + from, row * columns + column);
      from = column;
      toggle(inside, line[at]! - column * parts);
    }
    if (inside.length > 0) corner.fill(encode(inside), row * columns + from, (row + 1) * columns);
  }
  return { corner, several };
}

/** Goes over one border of a part: into it, or out of it. */
export function toggle(inside: number[], part: number): void {
  const at = inside.indexOf(part);
  if (at === -1) inside.push(part);
  else inside.splice(at, 1);
}

/**
 * Prepares districts to be asked which of them a point lies in. Edges are straight in degrees, as GeoJSON's are; a district across the
 * antimeridian must be cut there (RFC 7946, 3.1.9).
 * @throws RangeError where a border is not in degrees.
 */
export function gridOf(areas: readonly Area[]): DistrictGrid {
  const edges = edgesOf(areas);
  const frame = frameOf(edges.ends);
  return { ...edges, ...frame, ...fileEdges(frame, edges.ends), ...fillCorners(frame, edges) };
}
