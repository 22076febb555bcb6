import type { Span, TextRecord, Unshown } from '../input-file.ts';
import { LIMITS } from '../limits.ts';
import { type NumberFormat, printFormatted } from './number-format.ts';
import { attribute, XmlError, type XmlHandler } from './xml.ts';

/** What the sheets of a workbook share, and what is left of its caps. */
export interface Workbook {
  readonly texts: readonly string[];
  /** By the number a cell's `s` names. */
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  readonly left: { cells: number; rows: number; text: number; spans: number };
}

/** Thrown where a cap is reached; the reader of the workbook says of which file. */
export class TooLarge extends Error {}

const ESCAPED = /_x([0-9a-f]{4})_/gi;

/** Characters XML cannot hold are written _x000D_ (ECMA-376, ST_Xstring); a text that looks so has its own _ escaped. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** A text of its own: a slice of a longer one would keep all of it alive. Short slices are copies already. */
export const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

interface CellReference {
  /** From 0. */
  readonly column: number;
  /** From 1. */
  readonly line: number;
}

/** A reference such as B12. Throws XmlError beyond XFD1048576. */
function readReference(reference: string): CellReference {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  let line = 0;
  for (const first = at; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    // A leading zero, anything but a digit, and more digits than any row has make it none.
    if (digit < 0 || digit > 9 || (line === 0 && digit === 0) || at - first > 6) {
      line = 0;
      break;
    }
    line = line * 10 + digit;
  }
  if (column < 1 || column > LIMITS.columns || line < 1 || line > LIMITS.rows)
    throw new XmlError(`${reference.slice(0, 20) || 'an empty reference'} is no cell of a spreadsheet`);
  return { column: column - 1, line };
}

/** Texts gathered from the elements `t` of a rich text, phonetic guides left out. */
export class TextGatherer {
  private text = '';
  private phonetic = 0;
  private inside = false;

  get listens(): boolean {
    return this.inside && this.phonetic === 0;
  }

  open(name: string): void {
    if (name === 't') this.inside = true;
    else if (name === 'rPh') this.phonetic++;
  }

  close(name: string): void {
    if (name === 't') this.inside = false;
    else if (name === 'rPh') this.phonetic--;
  }

  add(piece: string): void {
    this.text = bounded(this.text + piece);
  }

  /** What was gathered; the next text begins. */
  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

function bounded(text: string): string {
  if (text.length > LIMITS.cellText) throw new TooLarge(`a text of more than ${LIMITS.cellText} characters`);
  return text;
}

function sharedText(texts: readonly string[], written: string): string {
  const text = /^\d{1,9}$/.test(written.trim()) ? texts[Number(written)] : undefined;
  if (text === undefined) throw new XmlError(`a cell shows text ${written.slice(0, 20)}, which is not there`);
  return text;
}

/** A switch as the standard writes it. */
const isOn = (written: string | null) => written === '1' || written === 'true';

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/**
 * Reads a worksheet's cells as text. Only rows with something in them become records, with the number a spreadsheet shows beside them;
 * hidden rows and columns are read like the others, and told. Throws XmlError and TooLarge.
 */
export class WorksheetReader implements XmlHandler {
  readonly records: TextRecord[] = [];
  private readonly merged: Span[] = [];
  private readonly gatherer = new TextGatherer();
  private readonly hiddenLines: number[] = [];
  private readonly hiddenColumns: { readonly from: number; readonly to: number }[] = [];
  private isRowHidden = false;
  private inData = false;
  private line = 0;
  private cells: string[] = [];
  private cell: Cell | null = null;
  private nextColumn = 0;
  private value: string | null = null;
  private formula: string | null = null;
  private gathering: 'value' | 'formula' | null = null;

  constructor(private readonly workbook: Workbook) {}

  get listens(): boolean {
    return this.gathering !== null || this.gatherer.listens;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') {
      if (this.inData) this.openCell(attributes);
    } else if (name === 'v') this.gather('value');
    else if (name === 'f') this.gather('formula');
    else if (name === 'row') {
      if (this.inData) this.openRow(attributes);
    } else if (name === 'sheetData') this.inData = true;
    else if (name === 'col') this.hideColumns(attributes);
    else if (name === 'mergeCell') this.merge(attribute(attributes, 'ref') ?? '');
    else if (this.cell) this.gatherer.open(name);
  }

  text(piece: string): void {
    if (this.gathering === null) this.gatherer.add(piece);
    else if (this.gathering === 'value') this.value = bounded(`${this.value ?? ''}${piece}`);
    else this.formula = bounded(`${this.formula ?? ''}${piece}`);
  }

  close(name: string): void {
    if (name === 'v' || name === 'f') this.gathering = null;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'sheetData') this.inData = false;
    else if (this.cell) this.gatherer.close(name);
  }

  /** The merged ranges, cut to what the sheet holds: a range over a whole column says no more than one over its rows. */
  spans(): Span[] {
    const lastLine = this.records.at(-1)?.line ?? 0;
    const lastColumn = this.records.reduce((most, { cells }) => Math.max(most, cells.length - 1), 0);
    return this.merged
      .filter(({ fromLine, fromColumn }) => fromLine <= lastLine && fromColumn <= lastColumn)
      .map((span) => ({ ...span, toLine: Math.min(span.toLine, lastLine), toColumn: Math.min(span.toColumn, lastColumn) }));
  }

  /** What the spreadsheet does not show, as far as it has something in it; null where it shows everything. */
  unshown(): Unshown | null {
    const width = this.records.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const begins = new Map<number, number>();
    for (const { from, to } of this.hiddenColumns) begins.set(from, Math.max(begins.get(from) ?? -1, to));
    const columns: number[] = [];
    let until = -1;
    for (let column = 0; column < width; column++) {
      until = Math.max(until, begins.get(column) ?? -1);
      if (column <= until) columns.push(column);
    }
    return this.hiddenLines.length + columns.length > 0 ? { lines: this.hiddenLines, columns } : null;
  }

  private hideColumns(attributes: string): void {
    if (!isOn(attribute(attributes, 'hidden'))) return;
    if (--this.workbook.left.spans < 0) throw new TooLarge(`more than ${LIMITS.spans} hidden columns and merged ranges`);
    this.hiddenColumns.push({ from: Number(attribute(attributes, 'min')) - 1, to: Number(attribute(attributes, 'max')) - 1 });
  }

  private gather(what: 'value' | 'formula'): void {
    if (!this.cell) return;
    this.gathering = what;
    if (what === 'value') this.value = '';
    else this.formula = '';
  }

  private openRow(attributes: string): void {
    const written = attribute(attributes, 'r');
    if (written !== null && !/^[1-9]\d{0,6}$/.test(written)) throw new XmlError(`row ${written.slice(0, 20)} is no row of a spreadsheet`);
    this.line = written === null ? this.line + 1 : Number(written);
    if (this.line > LIMITS.rows) throw new XmlError(`row ${this.line} is no row of a spreadsheet`);
    this.cells = [];
    this.isRowHidden = isOn(attribute(attributes, 'hidden'));
    this.nextColumn = 0;
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const at = reference === null ? { column: this.nextColumn, line: this.line } : readReference(reference);
    if (at.line !== this.line || at.column >= LIMITS.columns) throw new XmlError(`${reference} is written in row ${this.line}`);
    this.nextColumn = at.column + 1;
    this.cell = { column: at.column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? 0) };
    this.value = null;
    this.formula = null;
  }

  private closeCell(): void {
    const { cell } = this;
    if (!cell) return;
    this.cell = null;
    const text = this.printed(cell);
    if (text === '') return;
    if (cell.column < this.cells.length && this.cells[cell.column] !== '')
      throw new XmlError(`a cell of row ${this.line} is written twice`);
    while (this.cells.length < cell.column) this.cells.push('');
    this.cells[cell.column] = text;
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    const { left } = this.workbook;
    left.cells -= this.cells.length;
    left.rows--;
    if (left.cells < 0) throw new TooLarge(`more than ${LIMITS.cells} cells`);
    if (left.rows < 0) throw new TooLarge(`more than ${LIMITS.rows} rows`);
    this.records.push({ line: this.line, cells: this.cells });
    if (this.isRowHidden) this.hiddenLines.push(this.line);
    this.cells = [];
  }

  /** A cell as text. An error value stays as it is written, and so does a formula that nobody worked out: neither is a blank. */
  private printed({ type, style }: Cell): string {
    const { texts, formats, from1904 } = this.workbook;
    const gathered = this.gatherer.take();
    if (type === 's') return this.value === null ? '' : sharedText(texts, this.value);
    if (type === 'inlineStr') return this.kept(unescapeText(gathered));
    if (type === 'str' && this.value !== null) return this.kept(unescapeText(this.value));
    if (this.value === null || this.value === '') return this.formula === null ? '' : this.kept(`=${this.formula}`);
    if (type === 'b') return this.value === '1' ? 'TRUE' : this.value === '0' ? 'FALSE' : this.kept(this.value);
    if (type === 'd') return this.kept(this.value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' '));
    return this.kept(type === 'e' ? this.value : printFormatted(this.value, formats[style] ?? { kind: 'number' }, from1904));
  }

  private kept(text: string): string {
    this.workbook.left.text -= text.length;
    if (this.workbook.left.text < 0) throw new TooLarge(`more than ${LIMITS.keptText} characters`);
    return detached(text);
  }

  private merge(range: string): void {
    const [from = '', to = from] = range.split(':');
    const [first, last] = [readReference(from), readReference(to)];
    if (--this.workbook.left.spans < 0) throw new TooLarge(`more than ${LIMITS.spans} merged ranges`);
    this.merged.push({
      fromLine: Math.min(first.line, last.line),
      toLine: Math.max(first.line, last.line),
      fromColumn: Math.min(first.column, last.column),
      toColumn: Math.max(first.column, last.column),
    });
  }
}
