import { FlateErrorCode, Inflate } from 'fflate';
import { FileError } from '../../domain/report.ts';
import { LIMITS } from '../limits.ts';
import { XmlError, type XmlHandler, XmlReader } from './xml.ts';

/** A file in an archive, as the archive's directory tells of it. */
export interface ZipEntry {
  /** With / between folders, none in front. */
  readonly path: string;
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its bytes begin. */
  readonly from: number;
}

/** How much of an archive has been read, 0–1: called now and then. */
export type Tell = (share: number) => void;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** A field that says: too large for me, look in the extra field. */
const ELSEWHERE = 0xffffffff;
/** Compressed bytes inflated at a time. Deflate makes at most 1032 of one, so at most 9 MB come at once. */
const STEP = 8 * 1024;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of a further piece: `before` is that of what came before it, 0 at the start. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0);
  return ~crc >>> 0;
}

/** A path as its writer meant it: UTF-8, else GB18030 as Chinese programs pack, with / between folders. */
function readPath(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030', 'latin1']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '');
    } catch (error) {
      // A TypeError says the bytes are not in this encoding; the last one takes any.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return '';
}

/**
 * An archive whose directory was checked before anything was inflated: number of entries, one entry a name, none over another, all within the
 * file. Inflating is counted over the archive's life and ends with a FileError at LIMITS.inflatedBytes, whatever the headers say.
 */
export class Zip {
  /** By path in lower case, as programs on Windows look them up. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  private left: number = LIMITS.inflatedBytes;
  private done = 0;

  constructor(
    readonly file: string,
    private readonly bytes: Uint8Array,
    private readonly tell: Tell = () => {},
  ) {
    this.entries = this.directory();
  }

  /** Throws: this archive is broken or lies. */
  damaged(detail: string): never {
    throw new FileError('damaged-archive', this.file, null, null, detail);
  }

  tooLarge(detail: string): never {
    throw new FileError('too-large', this.file, null, null, detail);
  }

  find(path: string): ZipEntry | undefined {
    return this.entries.get(path.toLowerCase());
  }

  /** Inflates an entry piece by piece. Size and checksum must be as the directory says. Throws FileError. */
  read(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
    if (entry.size > this.left) this.tooLarge(`${entry.path} unpacks to more than can be read`);
    let size = 0;
    let crc = 0;
    const counted = (piece: Uint8Array) => {
      size += piece.length;
      this.left -= piece.length;
      if (size > entry.size) this.damaged(`${entry.path} holds more than the archive says`);
      crc = crc32(piece, crc);
      if (piece.length > 0) take(piece);
    };
    const source = this.bytes.subarray(entry.from, entry.from + entry.compressed);
    if (entry.method === 0) this.steps(source, (piece) => counted(piece));
    else this.inflate(entry, source, counted);
    if (size !== entry.size || crc !== entry.crc) this.damaged(`${entry.path} is not what the archive says it is`);
  }

  /** A whole entry. Throws FileError. */
  content(entry: ZipEntry): Uint8Array<ArrayBuffer> {
    const pieces: Uint8Array[] = [];
    this.read(entry, (piece) => pieces.push(piece));
    const whole = new Uint8Array(entry.size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** An entry as XML, told to `handler` while it is inflated. Throws FileError, also for XML that is broken. */
  xml(entry: ZipEntry, handler: XmlHandler): void {
    const reader = new XmlReader(handler);
    let decoder: TextDecoder | null = null;
    const decoded = (piece: Uint8Array, stream: boolean): string => {
      decoder ??= new TextDecoder(piece[0] === 0xff ? 'utf-16le' : piece[0] === 0xfe ? 'utf-16be' : 'utf-8', { fatal: true });
      try {
        return decoder.decode(piece, { stream });
      } catch (error) {
        if (error instanceof TypeError) this.damaged(`${entry.path} is not text`);
        throw error;
      }
    };
    try {
      this.read(entry, (piece) => reader.push(decoded(piece, true)));
      reader.push(decoded(new Uint8Array(), false));
      reader.end();
    } catch (error) {
      if (error instanceof XmlError) this.damaged(`${entry.path}: ${error.message}`);
      throw error;
    }
  }

  private steps(source: Uint8Array, take: (piece: Uint8Array, last: boolean) => void): void {
    for (let at = 0; at === 0 || at < source.length; at += STEP) {
      const piece = source.subarray(at, at + STEP);
      take(piece, at + STEP >= source.length);
      this.done += piece.length;
      this.tell(Math.min(1, this.done / this.bytes.length));
    }
  }

  private inflate(entry: ZipEntry, source: Uint8Array, take: (piece: Uint8Array) => void): void {
    const inflater = new Inflate(take);
    try {
      this.steps(source, (piece, last) => inflater.push(piece, last));
    } catch (error) {
      // fflate's own errors carry a code; whatever the taker threw is not its.
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (Object.values<unknown>(FlateErrorCode).includes(code)) this.damaged(`${entry.path} cannot be unpacked`);
      throw error;
    }
  }

  private directory(): Map<string, ZipEntry> {
    const { bytes } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { count, at } = this.end(view);
    if (count > LIMITS.zipEntries) this.tooLarge(`it holds ${count} files`);
    const entries = new Map<string, ZipEntry>();
    let next = at;
    for (let index = 0; index < count; index++) {
      if (next + 46 > bytes.length || view.getUint32(next, true) !== CENTRAL) this.damaged('its directory is cut off');
      const [nameLength, extraLength, remarkLength] = [28, 30, 32].map((field) => view.getUint16(next + field, true));
      const path = readPath(bytes.subarray(next + 46, next + 46 + (nameLength ?? 0)));
      const key = path.toLowerCase();
      if (entries.has(key)) this.damaged(`it holds ${path} twice`);
      if ((view.getUint16(next + 8, true) & 1) === 1) throw new FileError('encrypted', this.file, null, null, `${path} has a password`);
      entries.set(key, this.entry(view, next, path));
      next += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (remarkLength ?? 0);
    }
    const inOrder = [...entries.values()].sort((a, b) => a.from - b.from);
    inOrder.forEach((entry, index) => {
      const follower = inOrder[index + 1];
      if (follower && entry.from + entry.compressed > follower.from) this.damaged(`${follower.path} lies within ${entry.path}`);
    });
    return entries;
  }

  /** The directory's number of entries and place: the end record is the last one of the file, a remark may follow. */
  private end(view: DataView): { readonly count: number; readonly at: number } {
    for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
      if (view.getUint32(at, true) !== END) continue;
      const locator = at - 20;
      if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR)
        return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
      const large = Number(view.getBigUint64(locator + 8, true));
      if (large + 56 > view.byteLength || view.getUint32(large, true) !== END_64) break;
      return { count: Number(view.getBigUint64(large + 32, true)), at: Number(view.getBigUint64(large + 48, true)) };
    }
    return this.damaged('its end is missing');
  }

  private entry(view: DataView, at: number, path: string): ZipEntry {
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8)
      throw new FileError('unsupported-format', this.file, null, null, `${path} is packed in a way that cannot be read`);
    // In this order the extra field of large archives holds those that do not fit.
    const [size = 0, compressed = 0, header = 0] = this.large(view, at, [24, 20, 42]);
    if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL) this.damaged(`${path} is missing`);
    const nameLength = view.getUint16(header + 26, true);
    const from = header + 30 + nameLength + view.getUint16(header + 28, true);
    const named = readPath(this.bytes.subarray(header + 30, header + 30 + nameLength));
    if (named !== path) this.damaged(`${path} is called ${named} elsewhere`);
    if (from + compressed > view.byteLength) this.damaged(`${path} is cut off`);
    return { path, method, compressed, size, crc: view.getUint32(at + 16, true), from };
  }

  /** Numbers of a directory entry, from its extra field where they do not fit into 32 bits. */
  private large(view: DataView, at: number, fields: readonly number[]): number[] {
    const extra = at + 46 + view.getUint16(at + 28, true);
    const end = Math.min(extra + view.getUint16(at + 30, true), view.byteLength);
    let large = -1;
    for (let next = extra; next + 4 <= end; next += 4 + view.getUint16(next + 2, true))
      if (view.getUint16(next, true) === 1) large = next + 4;
    return fields.map((field) => {
      const value = view.getUint32(at + field, true);
      if (value !== ELSEWHERE) return value;
      if (large < 0 || large + 8 > end) return this.damaged('its directory is broken');
      large += 8;
      return Number(view.getBigUint64(large - 8, true));
    });
  }
}
