import { type Area, type Edges, edgesOf, sideBeside } from './edges.ts';

/** Cells for each edge, and the most there are: finer costs memory and gains nothing once most cells have no edge. */
const CELLS_AN_EDGE = 4;
const MOST_CELLS = 2 ** 21;
/** Cells that an edge touches, about: room for more is made where they are longer. */
const CELLS_OF_AN_EDGE = 2.5;
/** A side of 2^-28 of a degree is below a millimetre; points in degrees times 2^28 are still exact. */
const FINEST = 28;
/** Nobody's border lies further round than once. */
const MOST_DEGREES = 360;
/** Which cells an edge crosses is counted with this much to spare, degrees: far more than rounding can move a crossing, and one cell too many does no harm. */
const SPARE = 1e-9;

/**
 * Districts over a grid of square cells. A side is a power of two of a degree, so a point's cell and the corner of a cell are exact numbers.
 * Each cell is a list: the edges that touch it, and at its end which parts its south-west corner lies in; where no edge touches it, so
 * does the whole cell. What a list begins or goes on with is an entry of `edges`, or below zero, as `~code`, its end.
 */
export interface DistrictGrid extends Edges {
  /** Degrees times this are cells. */
  readonly scale: number;
  /** The first column and row, and how many there are. */
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  /** What the list of each cell begins with. */
  readonly first: Int32Array;
  /** Per entry an edge, and what the list goes on with. */
  readonly edges: Uint32Array;
  readonly next: Int32Array;
  /** The parts that codes stand for, ascending: 0 none, 1 + n part n alone, the codes from there on several. */
  readonly inside: readonly (readonly number[])[];
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

/** Numbers filed under cells: a list each, in one memory. */
class Lists {
  values: Uint32Array;
  next: Int32Array;
  private count = 0;

  /** @param first what the list of each cell begins with, below zero its end; changed as lists grow. */
  constructor(
    readonly first: Int32Array,
    room: number,
  ) {
    this.values = new Uint32Array(room);
    this.next = new Int32Array(room);
  }

  /** Puts a number before the others of a cell. */
  add(cell: number, value: number): void {
    if (this.count === this.values.length) this.makeRoom();
    this.values[this.count] = value;
    this.next[this.count] = this.first[cell]!;
    this.first[cell] = this.count++;
  }

  private makeRoom(): void {
    const [values, next] = [this.values, this.next];
    this.values = new Uint32Array(values.length * 2 + 1);
    this.next = new Int32Array(next.length * 2 + 1);
    this.values.set(values);
    this.next.set(next);
  }
}

/** Files every edge under each cell it touches, before what is said there of its corner. */
function fileEdges(frame: Frame, ends: Float64Array, corners: Int32Array): Pick<DistrictGrid, 'first' | 'edges' | 'next'> {
  const found = new Uint32Array(frame.columns + 3 * frame.rows + 3);
  const count = ends.length / 4;
  const lists = new Lists(corners, count * CELLS_OF_AN_EDGE);
  for (let edge = 0; edge < count; edge++) {
    const touched = writeCells(frame, ends, edge, found);
    for (let at = 0; at < touched; at++) lists.add(found[at]!, edge);
  }
  return { first: lists.first, edges: lists.values, next: lists.next };
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

/** The end of a cell's list whose corner lies in no part. */
const NOWHERE = ~0;

/** Goes along each row's southern line from the west and notes, corner by corner, which parts it is in. */
function fillCorners(frame: Frame, { ends, part, districtOf }: Edges): { readonly corners: Int32Array; readonly inside: number[][] } {
  const { scale, south, columns, rows } = frame;
  // The parts that are entered or left at a corner, at first.
  const crossed = new Lists(new Int32Array(columns * rows).fill(NOWHERE), part.length);
  for (let edge = 0; edge < part.length; edge++) {
    const [from, to] = [ends[edge * 4 + 1]!, ends[edge * 4 + 3]!];
    const end = Math.min(rows, Math.ceil(Math.max(from, to) * scale) - south);
    for (let row = Math.ceil(Math.min(from, to) * scale) - south; row < end; row++) {
      const column = columnEastOf(frame, ends, edge, row);
      if (column < columns) crossed.add(row * columns + column, part[edge]!);
    }
  }
  const { first, values, next } = crossed;
  const inside: number[][] = [[], ...Array.from(districtOf, (_, one) => [one])];
  const known = new Map<string, number>();
  const encode = (parts: readonly number[]): number => {
    if (parts.length < 2) return 1 + (parts[0] ?? -1);
    const sorted = [...parts].sort((a, b) => a - b);
    const code = known.get(sorted.join()) ?? inside.push(sorted) - 1;
    known.set(sorted.join(), code);
    return code;
  };
  for (let row = 0; row < rows; row++) {
    const here: number[] = [];
    let end = NOWHERE;
    for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
      let entry = first[cell]!;
      if (entry >= 0) {
        for (; entry >= 0; entry = next[entry]!) toggle(here, values[entry]!);
        end = ~encode(here);
      }
      first[cell] = end;
    }
  }
  return { corners: first, inside };
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
  const { corners, inside } = fillCorners(frame, edges);
  return { ...edges, ...frame, ...fileEdges(frame, edges.ends, corners), inside };
}
