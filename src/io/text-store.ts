const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Different texts, kept as bytes until one is asked for. */
export interface Texts {
  readonly size: number;
  at(code: number): string;
}

/** Different texts after which it is told whether a column repeats any. */
const SAMPLE = 4096;
/** Bytes decoded at a time: what makes the string of them stays in the processor's cache. */
const DECODED = 65_536;

/** Different texts by a hash of their bytes. Where most rows have one of their own, a name or a remark, looking each up would find nothing. */
export class TextStore implements Texts {
  size = 0;
  private asked = 0;
  private isVaried = false;
  private startsWithin = false;
  private slots = new Int32Array(1024).fill(-1);
  private hashes = new Int32Array(512);
  private starts = new Uint32Array(513);
  private bytes = new Uint8Array(8192);
  private readonly shortKeys = new Int32Array(1024).fill(-1);
  private readonly shortCodes = new Int32Array(1024);
  private read: (string | undefined)[] = [];

  codeOf(source: Uint8Array, from: number, to: number): number {
    if (this.isVaried) return this.add(source, from, to);
    this.asked++;
    const length = to - from;
    if (length > 3) return this.look(source, from, to);
    // 是, 否 and blanks are most of what there is: their bytes fit into one number.
    let key = length;
    for (let at = from; at < to; at++) key = (key << 8) | (source[at] as number);
    const slot = Math.imul(key, 0x9e3779b1) >>> 22;
    if (this.shortKeys[slot] === key) return this.shortCodes[slot] as number;
    const code = this.look(source, from, to);
    this.shortKeys[slot] = key;
    this.shortCodes[slot] = code;
    return code;
  }

  private look(source: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at++) hash = Math.imul(hash, 31) + (source[at] as number);
    hash = Math.imul(hash, 0x9e3779b1);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.slots[slot] as number;
      if (code < 0) break;
      if (this.hashes[code] === hash && this.isAt(code, source, from, to)) return code;
      slot = (slot + 1) & mask;
    }
    const code = this.add(source, from, to);
    this.slots[slot] = code;
    this.hashes[code] = hash;
    if (this.size * 2 > this.slots.length) this.rehash();
    if (this.size > SAMPLE && this.size * 2 > this.asked) this.stopLookingUp();
    return code;
  }

  at(code: number): string {
    if (!(code >= 0 && code < this.size)) throw new RangeError(`no text ${code}`);
    this.read[code] ??= DECODER.decode(this.bytes.subarray(this.starts[code], this.starts[code + 1]));
    return this.read[code];
  }

  private isAt(code: number, source: Uint8Array, from: number, to: number): boolean {
    const { bytes } = this;
    const start = this.starts[code] as number;
    if ((this.starts[code + 1] as number) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at++, own++) if (source[at] !== bytes[own]) return false;
    return true;
  }

  /** Throws TypeError where a text is no UTF-8. */
  refuseBroken(): void {
    // Where no text begins within a character, all of them in a row are valid only if each of them is.
    if (this.startsWithin) throw new TypeError('a text begins within a character: these bytes are no UTF-8');
    const end = this.starts[this.size] as number;
    const whole = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < end; at += DECODED) whole.decode(this.bytes.subarray(at, Math.min(at + DECODED, end)), { stream: true });
    whole.decode();
  }

  private add(source: Uint8Array, from: number, to: number): number {
    if (from < to && ((source[from] as number) & 0xc0) === 0x80) this.startsWithin = true;
    const code = this.size++;
    const start = this.starts[code] as number;
    const end = start + to - from;
    if (end > this.bytes.length) this.bytes = grown(this.bytes, Math.max(end, this.bytes.length * 2));
    for (let at = from, own = start; at < to; at++, own++) this.bytes[own] = source[at] as number;
    if (code + 2 > this.starts.length) {
      this.starts = grown(this.starts, this.starts.length * 2);
      if (!this.isVaried) this.hashes = grown(this.hashes, this.starts.length);
    }
    this.starts[code + 1] = end;
    return code;
  }

  private stopLookingUp(): void {
    this.isVaried = true;
    this.slots = new Int32Array();
    this.hashes = new Int32Array();
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = (this.hashes[code] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

function grown<Typed extends Uint8Array | Uint32Array | Int32Array>(before: Typed, length: number): Typed {
  const after = new (before.constructor as new (length: number) => Typed)(length);
  after.set(before);
  return after;
}
