const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Records a block holds at most: small enough to stay in the processor's cache. */
const RECORDS = 512;

/** Whether a unit is white space, which may stand between a closing quote and the delimiter. A byte from 0x80 on is a part of a character. */
function isSpace(unit: number, isByte: boolean): boolean {
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0c)) return true;
  return !isByte && (unit === 0xa0 || (unit >= 0x1680 && String.fromCharCode(unit).trim() === ''));
}

/** Text as UTF-16 units. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/**
 * Finds the cells of CSV text without making a string of any, a block of records at a time. The units are UTF-8 bytes or UTF-16 units; the
 * delimiter is one unit, below 128 in bytes.
 *
 * A cell that begins with a quote ends at the next single quote, which a delimiter, a line end or the end of the text must follow, white
 * space before them left out; doubled quotes stand for one. Where anything else follows nobody knows where the cell ends, and reading on
 * to a quote that fits would swallow the rows between: the scan ends there. A quote within a cell that begins without one stands for
 * itself. Lines end with \n, \r\n or \r, mixed as they may be; a line end at the end of the text ends the last record and begins no other.
 */
export class CsvScanner {
  /** Records in the block. */
  records = 0;
  /** The first cell of each record of the block, and one more: where the cells of the last one end. */
  readonly first = new Uint32Array(RECORDS + 1);
  /** The line of each record, from 1. */
  readonly line = new Uint32Array(RECORDS);
  /** Each cell's text, without the quotes around it. */
  start = new Uint32Array(RECORDS * 32);
  end = new Uint32Array(RECORDS * 32);
  /** 1 where a cell's text has doubled quotes in it: see `clean`. */
  marked = new Uint8Array(RECORDS * 32);
  /** The line of the cell whose quote is never closed, or is followed by more text; the scan ends there. */
  unclosed: number | null = null;
  /** How far into the units the scan is. */
  at: number;

  private lines: number;

  /** @param from where to begin, and `line` the line that is. */
  constructor(
    private units: Uint8Array | Uint16Array,
    private readonly delimiter: number,
    from = 0,
    line = 1,
  ) {
    this.at = from;
    this.lines = line;
  }

  /** Goes over to another text, from its beginning on. */
  begin(units: Uint8Array | Uint16Array): void {
    this.units = units;
    this.at = 0;
    this.lines = 1;
    this.unclosed = null;
  }

  /** Scans the next block; false at the end of the text. */
  next(): boolean {
    const { units, delimiter, first, line } = this;
    const { length } = units;
    // Most units are above all that can end a cell: one comparison is enough for them.
    const highest = Math.max(delimiter, CR);
    let { at, start, end, marked } = this;
    let cells = 0;
    let records = 0;
    while (records < RECORDS && at < length && this.unclosed === null) {
      first[records] = cells;
      line[records] = this.lines;
      for (;;) {
        if (cells === start.length) {
          this.grow();
          ({ start, end, marked } = this);
        }
        if (at < length && units[at] === QUOTE) {
          at = this.quoted(at, cells);
          if (this.unclosed !== null) break;
        } else {
          start[cells] = at;
          marked[cells] = 0;
          while (at < length) {
            const unit = units[at] as number;
            if (unit <= highest && (unit === delimiter || unit === LF || unit === CR)) break;
            at++;
          }
          end[cells] = at;
        }
        cells++;
        if (at < length && units[at] === delimiter) at++;
        else break;
      }
      if (this.unclosed !== null) break;
      records++;
      this.lines++;
      // The line end itself, one of two units where it is \r\n.
      if (at < length) at += units[at] === CR && units[at + 1] === LF ? 2 : 1;
    }
    first[records] = cells;
    this.records = records;
    this.at = at;
    return records > 0;
  }

  /** Scans a cell from its opening quote on; gives where the delimiter or line end behind it is. */
  private quoted(opening: number, cell: number): number {
    const { units, delimiter } = this;
    const { length } = units;
    const isByte = units instanceof Uint8Array;
    let marked = 0;
    let lineEnds = 0;
    for (let at = opening + 1; at < length; at++) {
      const unit = units[at];
      if (unit === LF || (unit === CR && units[at + 1] !== LF)) lineEnds++;
      if (unit !== QUOTE) continue;
      if (at + 1 < length && units[at + 1] === QUOTE) {
        marked = 1;
        at++;
        continue;
      }
      let behind = at + 1;
      while (behind < length && units[behind] !== delimiter && units[behind] !== LF && isSpace(units[behind] as number, isByte)) behind++;
      const closes = behind === length ? behind === at + 1 : units[behind] === delimiter || units[behind] === LF || units[behind] === CR;
      if (!closes) break;
      this.start[cell] = opening + 1;
      this.end[cell] = at;
      this.marked[cell] = marked;
      this.lines += lineEnds;
      return behind;
    }
    this.unclosed = this.lines;
    return length;
  }

  private grow(): void {
    const wider = (before: Uint32Array) => {
      const after = new Uint32Array(before.length * 2);
      after.set(before);
      return after;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    const marked = new Uint8Array(this.marked.length * 2);
    marked.set(this.marked);
    this.marked = marked;
  }
}

/** The text of a marked cell: doubled quotes are one. */
export function clean(text: string): string {
  return text.replaceAll('""', '"');
}
