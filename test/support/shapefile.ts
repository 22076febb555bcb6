import { strToU8, zipSync } from 'fflate';
import { type Encoded, encode } from './encode.ts';

type Pair = readonly [x: number, y: number];

export interface GoldenShapefile {
  /** Name of the parts inside the archive. */
  readonly name: string;
  /** Text of the .prj and .cpg; without one the archive has no such part. */
  readonly prj?: string;
  readonly cpg?: string;
  /** How the .dbf's text is written. */
  readonly encoded: Encoded;
  /** Fields of the .dbf: their name (at most ten bytes) and width in bytes. All are text. */
  readonly fields: Readonly<Record<string, number>>;
  readonly shape: 'point' | 'line' | 'area';
  /** A point is one pair, a line and an area's ring are many; null is a record without a shape. */
  readonly records: readonly { readonly at: Pair | readonly Pair[] | null; readonly cells: readonly string[] }[];
}

const TYPES = { point: 1, line: 3, area: 5 } as const;
const isPair = (at: Pair | readonly Pair[]): at is Pair => typeof at[0] === 'number';

function contentOf(shape: GoldenShapefile['shape'], at: Pair | readonly Pair[] | null): Uint8Array {
  if (at === null) return new Uint8Array(4);
  const pairs = isPair(at) ? [at] : at;
  const isPoint = shape === 'point';
  const bytes = new Uint8Array(isPoint ? 20 : 48 + pairs.length * 16);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, TYPES[shape], true);
  if (!isPoint) {
    const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((bound, index) => {
      view.setFloat64(4 + index * 8, bound, true);
    });
    view.setInt32(36, 1, true);
    view.setInt32(40, pairs.length, true);
  }
  pairs.forEach(([x, y], index) => {
    const from = (isPoint ? 4 : 48) + index * 16;
    view.setFloat64(from, x, true);
    view.setFloat64(from + 8, y, true);
  });
  return bytes;
}

function headerOf(shape: GoldenShapefile['shape'], length: number, pairs: readonly Pair[]): Uint8Array {
  const bytes = new Uint8Array(100);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, TYPES[shape], true);
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((bound, index) => {
    view.setFloat64(36 + index * 8, bound, true);
  });
  return bytes;
}

const joined = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function shapes({ shape, records }: GoldenShapefile): { readonly shp: Uint8Array; readonly shx: Uint8Array } {
  const contents = records.map(({ at }) => contentOf(shape, at));
  const pairs = records.flatMap(({ at }): readonly Pair[] => (at === null ? [] : isPair(at) ? [at] : at));
  const parts: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let offset = 100;
  contents.forEach((content, number) => {
    const head = new DataView(new ArrayBuffer(8));
    head.setInt32(0, number + 1);
    head.setInt32(4, content.length / 2);
    const entry = new DataView(new ArrayBuffer(8));
    entry.setInt32(0, offset / 2);
    entry.setInt32(4, content.length / 2);
    parts.push(new Uint8Array(head.buffer), content);
    index.push(new Uint8Array(entry.buffer));
    offset += 8 + content.length;
  });
  return {
    shp: joined([headerOf(shape, offset, pairs), ...parts]),
    shx: joined([headerOf(shape, 100 + index.length * 8, pairs), ...index]),
  };
}

/** Text cut or filled with spaces to a width in bytes. */
function padded(text: string, width: number, encoded: Encoded): Uint8Array {
  const bytes = encode(text, encoded);
  if (bytes.length > width) throw new RangeError(`${text} does not fit ${width} bytes`);
  return Uint8Array.from({ length: width }, (_, index) => bytes[index] ?? 0x20);
}

function table({ fields, records, encoded }: GoldenShapefile): Uint8Array {
  const named = Object.entries(fields);
  const header = new Uint8Array(32 + named.length * 32 + 1);
  const view = new DataView(header.buffer);
  const size = 1 + named.reduce((sum, [, width]) => sum + width, 0);
  header.set([3, 120, 1, 1]);
  view.setUint32(4, records.length, true);
  view.setUint16(8, header.length, true);
  view.setUint16(10, size, true);
  named.forEach(([name, width], index) => {
    const from = 32 + index * 32;
    header.set(encode(name, encoded).subarray(0, 10), from);
    header[from + 11] = 'C'.charCodeAt(0);
    header[from + 16] = width;
  });
  header[header.length - 1] = 0x0d;
  const rows = records.map(({ cells }) =>
    joined([Uint8Array.of(0x20), ...named.map(([, width], index) => padded(cells[index] ?? '', width, encoded))]),
  );
  return joined([header, ...rows, Uint8Array.of(0x1a)]);
}

/** One zipped shapefile or several, by the published format (ESRI 1998, dBASE III), as a surveyor's program writes them. */
export function shapefile(given: GoldenShapefile | readonly GoldenShapefile[]): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const one of [given].flat()) {
    const { name, prj, cpg } = one;
    Object.assign(parts, shapesNamed(name, one), { [`${name}.dbf`]: table(one) });
    if (prj !== undefined) parts[`${name}.prj`] = strToU8(prj);
    if (cpg !== undefined) parts[`${name}.cpg`] = strToU8(cpg);
  }
  return zipSync(parts, { mtime: new Date(2020, 0, 1) });
}

function shapesNamed(name: string, given: GoldenShapefile): Record<string, Uint8Array> {
  const { shp, shx } = shapes(given);
  return { [`${name}.shp`]: shp, [`${name}.shx`]: shx };
}
