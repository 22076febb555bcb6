import { encodeGb18030 } from '../../support/gb18030.ts';

type Pair = readonly [number, number];
/** A shape of a test: a point, or the lines or rings of a polyline or polygon; null for a record without one. */
export type Shape = Pair | readonly (readonly Pair[])[] | null;

const isPoint = (shape: Shape): shape is Pair => shape !== null && typeof shape[0] === 'number';

function content(shape: Shape, type: 1 | 3 | 5): Uint8Array {
  if (shape === null) return new Uint8Array(4);
  const parts = isPoint(shape) ? [] : shape;
  const points = isPoint(shape) ? [shape] : parts.flat();
  const bytes = new Uint8Array(isPoint(shape) ? 20 : 44 + parts.length * 4 + points.length * 16);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, type, true);
  let at = 4;
  if (!isPoint(shape)) {
    const bounds = [Math.min, Math.max].flatMap((pick) => [0, 1].map((axis) => pick(...points.map((point) => point[axis as 0 | 1]))));
    bounds.forEach((bound, index) => {
      view.setFloat64(4 + index * 8, bound, true);
    });
    view.setInt32(36, parts.length, true);
    view.setInt32(40, points.length, true);
    let first = 0;
    parts.forEach((part, index) => {
      view.setInt32(44 + index * 4, first, true);
      first += part.length;
    });
    at = 44 + parts.length * 4;
  }
  for (const [x, y] of points) {
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    at += 16;
  }
  return bytes;
}

/** A .shp file by ESRI's white paper. */
export function shp(type: 1 | 3 | 5, shapes: readonly Shape[]): Uint8Array {
  const records = shapes.map((shape) => content(shape, type));
  const bytes = new Uint8Array(100 + records.reduce((sum, record) => sum + 8 + record.length, 0));
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  let at = 100;
  records.forEach((record, index) => {
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  });
  return bytes;
}

export interface DbfField {
  readonly name: string;
  readonly type: 'C' | 'N' | 'F' | 'D' | 'L';
  readonly width: number;
}

/** A .dbf table; its texts in GBK or UTF-8, cut at the width as programs cut them. */
export function dbf(
  fields: readonly DbfField[],
  rows: readonly (readonly string[])[],
  encoding: 'gbk' | 'utf-8',
  codePage = 0,
  deleted: readonly number[] = [],
): Uint8Array {
  const encode = (text: string) => (encoding === 'gbk' ? encodeGb18030(text) : new TextEncoder().encode(text));
  const width = 1 + fields.reduce((sum, field) => sum + field.width, 0);
  const headerLength = 33 + fields.length * 32;
  const bytes = new Uint8Array(headerLength + rows.length * width + 1).fill(32);
  const view = new DataView(bytes.buffer);
  bytes.fill(0, 0, headerLength);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, width, true);
  bytes[29] = codePage;
  fields.forEach((field, index) => {
    const at = 32 + index * 32;
    bytes.set(encode(field.name).subarray(0, 10), at);
    bytes[at + 11] = field.type.charCodeAt(0);
    bytes[at + 16] = field.width;
  });
  bytes[headerLength - 1] = 13;
  rows.forEach((row, line) => {
    let at = headerLength + line * width + 1;
    if (deleted.includes(line)) bytes[at - 1] = 0x2a;
    fields.forEach((field, column) => {
      bytes.set(encode(row[column] ?? '').subarray(0, field.width), at);
      at += field.width;
    });
  });
  bytes[bytes.length - 1] = 26;
  return bytes;
}
