import { LIMITS } from '../limits.ts';

/** XML that is broken or that no honest program writes. The reader of a format says of which file. */
export class XmlError extends Error {}

/** What a document is told to. Names come without their prefix. */
export interface XmlHandler {
  /** Whether text is wanted now; text nobody listens to is not even kept. */
  readonly listens: boolean;
  /** `attributes` is the tag's source behind its name; `attribute` finds one in it. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** A piece of text, its references resolved. One text may come in several pieces. */
  text(piece: string): void;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function character(reference: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(reference) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff))
    throw new XmlError(`&${reference.slice(0, 20)}; is no character`);
  return String.fromCodePoint(code);
}

/** Line ends and references of a text resolved. Only XML's own five entities are known: others need a DOCTYPE, which is refused. */
function resolved(source: string): string {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*)(;?)/g, (_, reference: string, end: string) => {
    if (end === '') throw new XmlError('a & stands alone');
    return Object.hasOwn(NAMED, reference) ? (NAMED[reference] ?? '') : character(reference);
  });
}

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** The local part of a name: what comes after its prefix. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The value of one attribute of a tag, null where it has none. `:id` finds `id` behind any prefix. Throws XmlError. */
export function attribute(source: string, wanted: string): string | null {
  for (let at = 0; ; ) {
    const equals = source.indexOf('=', at);
    if (equals < 0) return null;
    let quote = equals + 1;
    while (isSpace(source.charCodeAt(quote))) quote++;
    const mark = source[quote];
    const end = mark === '"' || mark === "'" ? source.indexOf(mark, quote + 1) : -1;
    if (end < 0) throw new XmlError('an attribute without quotation marks');
    let [from, to] = [at, equals];
    while (isSpace(source.charCodeAt(from))) from++;
    while (to > from && isSpace(source.charCodeAt(to - 1))) to--;
    const isWanted =
      wanted.charCodeAt(0) === 58
        ? source.slice(from, to).endsWith(wanted) && !source.startsWith('xmlns:', from)
        : to - from === wanted.length && source.startsWith(wanted, from);
    if (isWanted) return resolved(source.slice(quote + 1, end));
    at = end + 1;
  }
}

/** Where a tag that begins at `from` ends: its `>` outside quotation marks; −1 where it is not there yet. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 60) throw new XmlError('a tag that is not closed');
  }
  return -1;
}

/**
 * Reads XML piece by piece and keeps nothing of it: memory does not grow with the document. Refuses DOCTYPE (all entity bombs begin
 * with one), nesting beyond LIMITS.xmlDepth, endless tags, and tags that do not match. Throws XmlError.
 */
export class XmlReader {
  private rest = '';
  private readonly stack: string[] = [];
  private begun = false;

  constructor(private readonly handler: XmlHandler) {}

  push(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? this.markup(text, at) : this.characters(text, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = text.slice(at);
  }

  /** The document is over. Throws XmlError where it is cut off. */
  end(): void {
    if (this.rest.trim() !== '' || this.stack.length > 0 || !this.begun) throw new XmlError('the document is cut off');
  }

  /** Text up to the next tag; a reference or a line end at the end of the piece waits for the next one. */
  private characters(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    let end = tag < 0 ? text.length : tag;
    if (!this.handler.listens) return end;
    if (tag < 0) {
      const reference = text.lastIndexOf('&');
      if (reference >= at && reference > end - 12) end = reference;
      if (text.charCodeAt(end - 1) === 13) end--;
      if (end <= at) return -1;
    }
    this.handler.text(resolved(text.slice(at, end)));
    return end;
  }

  /** One tag, comment or instruction; −1 where its end has not come yet. */
  private markup(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return this.skip(text, at, '-->');
    if (text.startsWith('<?', at)) return this.skip(text, at, '?>');
    if (text.startsWith('<![CDATA[', at)) return this.section(text, at);
    if (text.startsWith('<!', at)) {
      // Nine characters tell <![CDATA[ from <!DOCTYPE; where fewer have come, the next piece tells.
      if (text.length - at < 9) return -1;
      throw new XmlError('it declares its own entities (DOCTYPE)');
    }
    const end = tagEnd(text, at);
    if ((end < 0 ? text.length : end) - at > LIMITS.xmlTag) throw new XmlError(`a tag of more than ${LIMITS.xmlTag} characters`);
    if (end < 0) return -1;
    this.tag(text, at + 1, end);
    return end + 1;
  }

  /** The end of what is skipped, kept bounded while it has not come: only its beginning and its last characters stay. */
  private skip(text: string, at: number, mark: string): number {
    const end = text.indexOf(mark, at + 2);
    if (end >= 0) return end + mark.length;
    if (text.length - at > LIMITS.xmlTag) throw new XmlError(`a comment of more than ${LIMITS.xmlTag} characters`);
    return -1;
  }

  private section(text: string, at: number): number {
    const end = text.indexOf(']]>', at);
    if (end < 0) {
      if (text.length - at > LIMITS.cellText) throw new XmlError(`a text of more than ${LIMITS.cellText} characters`);
      return -1;
    }
    if (this.handler.listens) this.handler.text(text.slice(at + 9, end).replace(/\r\n?/g, '\n'));
    return end + 3;
  }

  private tag(text: string, from: number, end: number): void {
    if (text.charCodeAt(from) === 47) {
      const name = text.slice(from + 1, end).trimEnd();
      if (this.stack.pop() !== name) throw new XmlError(`</${name.slice(0, 40)}> closes nothing`);
      this.handler.close(local(name));
      return;
    }
    const closes = text.charCodeAt(end - 1) === 47;
    const last = closes ? end - 1 : end;
    let nameEnd = from;
    while (nameEnd < last && !isSpace(text.charCodeAt(nameEnd))) nameEnd++;
    const name = text.slice(from, nameEnd);
    if (name === '') throw new XmlError('a tag without a name');
    this.begun = true;
    const known = local(name);
    this.handler.open(known, text.slice(nameEnd, last));
    if (closes) {
      this.handler.close(known);
      return;
    }
    if (this.stack.push(name) > LIMITS.xmlDepth) throw new XmlError(`more than ${LIMITS.xmlDepth} elements inside each other`);
  }
}

/** Reads a whole document at once. Throws XmlError. */
export function readXml(text: string, handler: XmlHandler): void {
  const reader = new XmlReader(handler);
  reader.push(text);
  reader.end();
}
