import { CsvScanner, clean, unitsOf } from './csv-scanner.ts';
import type { TextRecord } from './input-file.ts';

/** Records that the scanner found one after the other, as a part of the text. */
interface Block {
  readonly from: number;
  readonly to: number;
  /** Null: not cut now. */
  cells: readonly (readonly string[])[] | null;
}

/**
 * The text of a large table, whose records are cut into cells when somebody asks, a block of them at a time. A country's table is read from
 * top to bottom several times: its ten million cells as texts would take four times the room of the text itself.
 */
export class CutText {
  private readonly scanner: CsvScanner;
  /** The two blocks asked for last: a row is held against one further up where a cell is merged. */
  private newest: Block | null = null;
  private older: Block | null = null;

  constructor(
    private readonly text: string,
    delimiter: string,
  ) {
    this.scanner = new CsvScanner(new Uint16Array(), delimiter.charCodeAt(0));
  }

  /** The records of a part of the text, which begins where a record does and ends where one does, by the lines they begin on. */
  recordsOf(from: number, to: number, lines: Iterable<number>): TextRecord[] {
    const block: Block = { from, to, cells: null };
    return Array.from(lines, (line, index) => new CutRecord(line, this, block, index));
  }

  cellsOf(block: Block, index: number): readonly string[] {
    if (block !== this.newest) {
      if (block !== this.older && this.older) this.older.cells = null;
      this.older = this.newest;
      this.newest = block;
    }
    block.cells ??= this.cut(block);
    return block.cells[index] ?? [];
  }

  private cut({ from, to }: Block): readonly (readonly string[])[] {
    const { scanner, text } = this;
    scanner.begin(unitsOf(text.slice(from, to)));
    scanner.next();
    const { first, start, end, marked } = scanner;
    return Array.from({ length: scanner.records }, (_, record) => {
      const at = first[record] ?? 0;
      const cells = new Array<string>((first[record + 1] ?? 0) - at);
      for (let column = 0; column < cells.length; column++) {
        const cell = at + column;
        const written = text.slice(from + (start[cell] ?? 0), from + (end[cell] ?? 0));
        cells[column] = marked[cell] ? clean(written) : written;
      }
      return cells;
    });
  }
}

class CutRecord implements TextRecord {
  constructor(
    readonly line: number,
    private readonly text: CutText,
    private readonly block: Block,
    private readonly index: number,
  ) {}

  get cells(): readonly string[] {
    return this.text.cellsOf(this.block, this.index);
  }
}
