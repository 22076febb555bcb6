import type { Encoding } from '../../domain/report.ts';
import { printNumber } from './number-format.ts';

/** Thrown for a table that is broken; the reader of the archive says of which file. */
export class DbfError extends Error {}

/** What stands before a record that a person deleted: an asterisk. */
const DELETED = 0x2a;

interface Field {
  readonly name: Uint8Array;
  readonly type: string;
  readonly from: number;
  readonly length: number;
}

/** A dBase table: its headings and its cells as text. */
export interface DbfTable {
  readonly encoding: Encoding;
  readonly headings: readonly string[];
  /** Null: a record that is marked as deleted and not yet cleared away. */
  readonly rows: readonly (readonly string[] | null)[];
}

/** The encoding a .cpg file names; null where it is none of ours (the bytes tell then). */
function encodingOf(cpg: string): Encoding | null {
  const name = cpg
    .trim()
    .toUpperCase()
    .replace(/[\s_-]/g, '');
  if (/^(UTF8|65001)$/.test(name)) return 'utf-8';
  return /^(GBK?|GB2312|GB18030|(ANSI|OEM|CP|WINDOWS)?(936|54936))$/.test(name) ? 'gb18030' : null;
}

const strict = { 'utf-8': new TextDecoder('utf-8', { fatal: true }), gb18030: new TextDecoder('gb18030', { fatal: true }) } as const;
type Known = keyof typeof strict;

/** Bytes of a fixed width as text; a width may cut the last character, up to three bytes of which are let go. Null in another encoding. */
function decoded(bytes: Uint8Array, encoding: Known, isFull: boolean): string | null {
  for (let cut = 0; cut <= (isFull ? Math.min(3, bytes.length) : 0); cut++) {
    try {
      return strict[encoding].decode(bytes.subarray(0, bytes.length - cut));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}

/** Without the spaces and zeros that fill a field up. */
function filled(bytes: Uint8Array): Uint8Array {
  let end = bytes.indexOf(0);
  if (end < 0) end = bytes.length;
  while (end > 0 && bytes[end - 1] === 32) end--;
  return bytes.subarray(0, end);
}

function readFields(bytes: Uint8Array, headerLength: number): Field[] {
  const fields: Field[] = [];
  let from = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 13; at += 32) {
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    // Texts beyond 255 bytes keep the rest of their width where numbers keep their decimals.
    const length = (bytes[at + 16] ?? 0) + (type === 'C' ? (bytes[at + 17] ?? 0) * 256 : 0);
    fields.push({ name: filled(bytes.subarray(at, at + 11)), type, from, length });
    from += length;
  }
  return fields;
}

/** A cell that is no text: a day as ISO 8601, a yes or no as a spreadsheet writes it, a number with the digits it means. */
function printed(type: string, text: string): string {
  if (type === 'D') return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (type === 'L') return /^[yt]$/i.test(text) ? 'TRUE' : /^[nf]$/i.test(text) ? 'FALSE' : text.replace('?', '');
  return type === 'N' || type === 'F' ? printNumber(text) : text;
}

/**
 * Reads the table of a shapefile. Encoding: as told, else as its .cpg says, else as its own code page says, else strict UTF-8, then GB18030; what the
 * bytes contradict is not believed. The record count is checked against the bytes before any record is read. Throws DbfError.
 */
export function readDbf(bytes: Uint8Array, cpg: string, told?: Encoding): DbfTable {
  if (bytes.length < 33) throw new DbfError('its table (.dbf) is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, headerLength, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  const fields = readFields(bytes, Math.min(headerLength, bytes.length));
  const last = fields.at(-1);
  const needed = last ? last.from + last.length : 1;
  if (fields.length === 0 || width < needed || headerLength + count * width > bytes.length)
    throw new DbfError('its table (.dbf) is cut off');
  const cell = (row: number, { from, length }: Field) =>
    bytes.subarray(headerLength + row * width + from, headerLength + row * width + from + length);

  const holds = (encoding: Known) => {
    const isRead = (field: Uint8Array, isFull: boolean) => decoded(filled(field), encoding, isFull) !== null;
    if (!fields.every(({ name }) => isRead(name, name.length >= 10))) return false;
    const texts = fields.filter(({ type }) => type === 'C');
    for (let row = 0; row < count; row++) {
      for (const field of texts) {
        const value = cell(row, field);
        if (!isRead(value, filled(value).length >= value.length - 3)) return false;
      }
    }
    return true;
  };
  const said = told ?? encodingOf(cpg) ?? (bytes[29] === 0x4d || bytes[29] === 0x7a ? 'gb18030' : null);
  const tried: readonly Known[] = said === 'gb18030' ? ['gb18030', 'utf-8'] : ['utf-8', 'gb18030'];
  const encoding = tried.find(holds);
  if (!encoding) throw new DbfError('the text of its table (.dbf) is neither UTF-8 nor GB18030');

  const headings = fields.map(({ name }) => (decoded(name, encoding, name.length >= 10) ?? '').trim());
  const isDeleted = (row: number) => bytes[headerLength + row * width] === DELETED;
  const rows = Array.from({ length: count }, (_, row) =>
    isDeleted(row)
      ? null
      : fields.map((field) => {
          const value = cell(row, field);
          const text = decoded(filled(value), encoding, filled(value).length >= value.length - 3) ?? '';
          return field.type === 'C' ? text : printed(field.type, text.trim());
        }),
  );
  return { encoding, headings, rows };
}
