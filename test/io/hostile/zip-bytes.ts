import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive, written byte by byte: what it claims may differ from what it is. */
export interface RawEntry {
  readonly path: string;
  readonly content: Uint8Array;
  /** Already deflated; else `content` is. */
  readonly deflated?: Uint8Array;
  /** What the directory claims; the truth where nothing is said. */
  readonly claims?: { readonly size?: number; readonly crc?: number; readonly localPath?: string; readonly flags?: number };
}

const little = (bytes: number, value: number) => Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) & 255);

/** Packs entries as told, lies included. */
export function rawZip(entries: readonly RawEntry[], count = entries.length): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: number[] = [];
  let at = 0;
  for (const { path, content, deflated, claims = {} } of entries) {
    const name = new TextEncoder().encode(path);
    const local = new TextEncoder().encode(claims.localPath ?? path);
    const packed = deflated ?? new Uint8Array(deflateRawSync(content));
    const shared = [
      ...little(2, 20),
      ...little(2, claims.flags ?? 0),
      ...little(2, 8),
      ...little(4, 0),
      ...little(4, claims.crc ?? crc32(content)),
      ...little(4, packed.length),
      ...little(4, claims.size ?? content.length),
    ];
    const head = Uint8Array.from([0x50, 0x4b, 3, 4, ...shared, ...little(2, local.length), 0, 0, ...local]);
    directory.push(0x50, 0x4b, 1, 2, 20, 0, ...shared, ...little(2, name.length), ...little(12, 0), ...little(4, at), ...name);
    parts.push(head, packed);
    at += head.length + packed.length;
  }
  const end = [
    0x50,
    0x4b,
    5,
    6,
    ...little(4, 0),
    ...little(2, count),
    ...little(2, count),
    ...little(4, directory.length),
    ...little(4, at),
    0,
    0,
  ];
  parts.push(Uint8Array.from(directory), Uint8Array.from(end));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

/** The same pieces over and over, deflated without ever being whole: a bomb costs its maker little. */
export function repeated(head: string, piece: string, times: number, tail: string): Pick<RawEntry, 'content' | 'deflated' | 'claims'> {
  const bytes = [head, piece, tail].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array, Uint8Array];
  const whole = new Uint8Array(bytes[0].length + bytes[1].length * times + bytes[2].length);
  whole.set(bytes[0]);
  if (times > 0) {
    whole.set(bytes[1], bytes[0].length);
    let done = bytes[1].length;
    const total = bytes[1].length * times;
    while (done < total) {
      const more = Math.min(done, total - done);
      whole.copyWithin(bytes[0].length + done, bytes[0].length, bytes[0].length + more);
      done += more;
    }
  }
  whole.set(bytes[2], whole.length - bytes[2].length);
  return { content: new Uint8Array(), deflated: new Uint8Array(deflateRawSync(whole)), claims: { size: whole.length, crc: crc32(whole) } };
}
