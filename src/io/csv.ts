import Papa from 'papaparse';
import { FileError } from '../domain/report.ts';
import { CsvScanner, unitsOf } from './csv-scanner.ts';
import { CutText } from './cut-records.ts';
import type { TextRecord } from './input-file.ts';
import { LIMITS } from './limits.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Text above this length is scanned by us: PapaParse is the more careful reader, and takes long over it. */
const LARGE = 1_000_000;
/** As far as delimiters are looked for. */
const LOOKED_AT = 200_000;

/**
 * The delimiter that the first lines agree on: of two or more cells, the width that most lines share, the wider where that ties.
 * One remark full of semicolons does not make a table of them. A full-width comma is one only where there is no other and every line agrees.
 */
export function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, LOOKED_AT)
    .replace(/\r\n?/g, '\n')
    .split('\n', 30)
    .map((line) => line.replace(/"[^"]*"/g, ''));
  const score = (delimiter: string) => {
    const widths = lines.map((line) => line.split(delimiter).length).filter((width) => width > 1);
    const sharing = (width: number) => widths.filter((other) => other === width).length;
    return Math.max(0, ...widths.map((width) => sharing(width) * 1000 + Math.min(width, 999)));
  };
  const best = DELIMITERS.reduce<string>((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best), ',');
  const wide = new Set(lines.filter((line) => line.trim() !== '').map((line) => line.split('，').length));
  return score(best) === 0 && wide.size === 1 && !wide.has(1) ? '，' : best;
}

/** Lines a cell spans. */
const lineEnds = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Text as records, from `line` on; `tell` hears how much of a long one was scanned, from 0 to 1. */
type Parse = (file: string, body: string, delimiter: string, line: number, tell?: (share: number) => void) => TextRecord[];

/** Records between two tellings. */
const STRIDE = 20_000;

/**
 * Text to records of cells, blank lines kept as records without text. Any mix of line ends; a leading `sep=` line is obeyed and is no record.
 * Throws FileError naming the line where a cell begins whose quote is not closed at its end (it would swallow the rows that follow).
 */
export function parseCsv(
  file: string,
  text: string,
  tell?: (share: number) => void,
): { readonly records: TextRecord[]; readonly delimiter: string } {
  const told = /^sep=(.)(\r\n|\r|\n)/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const delimiter = told?.[1] ?? guessDelimiter(body);
  // PapaParse takes one kind of line end, so all are made \n for it; where a quoted cell may hold another, the scanner keeps it as it is.
  const keepsLineEnds = body.includes('"') && body.includes('\r');
  const parse = (body.length > LARGE || keepsLineEnds) && !/["\r\n\ufeff]/.test(delimiter) ? parseLarge : parseCarefully;
  return { records: parse(file, body, delimiter, told ? 2 : 1, tell), delimiter };
}

function tooLarge(file: string, what: string): FileError {
  return new FileError('too-large', file, null, null, `${what} are too many to read at once`);
}

function unclosedQuote(file: string, line: number): FileError {
  return new FileError('unclosed-quote', file, line, null, 'a quotation mark is opened here and not closed at the end of its cell');
}

/** By PapaParse: previews and all that is small. */
export const parseCarefully: Parse = (file, body, delimiter, firstLine) => {
  const normal = body.replace(/\r\n?/g, '\n');
  const parsed = Papa.parse<string[]>(normal, { delimiter, newline: '\n', header: false, skipEmptyLines: false });
  const records: TextRecord[] = [];
  let line = firstLine;
  for (const cells of parsed.data) {
    records.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
  }
  // PapaParse reads on where text follows a closing quote, to the next quote that fits, many rows down: only its errors tell of it.
  const unclosed = parsed.errors.find(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes');
  if (unclosed) throw unclosedQuote(file, firstLine + lineEnds(normal.slice(0, unclosed.index ?? 0)));
  // A newline at the end of the file ends the last record; it does not begin another.
  if (records.at(-1)?.cells.join('') === '' && normal.endsWith('\n')) records.pop();
  return records;
};

/** The same records by our own scanner, line ends within quotes as they are written; their cells are cut when somebody asks for them. */
export const parseLarge: Parse = (file, body, delimiter, firstLine, tell) => {
  const scanner = new CsvScanner(unitsOf(body), delimiter.charCodeAt(0), 0, firstLine);
  const text = new CutText(body, delimiter);
  const records: TextRecord[] = [];
  let cellsRead = 0;
  let told = 0;
  for (let from = 0; scanner.next(); from = scanner.at) {
    const { first, line } = scanner;
    if (records.length >= told) {
      tell?.(from / body.length);
      told = records.length + STRIDE;
    }
    for (const record of text.recordsOf(from, scanner.at, line.subarray(0, scanner.records))) records.push(record);
    cellsRead += first[scanner.records] as number;
    if (records.length > LIMITS.textRecords) throw tooLarge(file, `more than ${LIMITS.textRecords} lines`);
    if (cellsRead > LIMITS.textCells) throw tooLarge(file, `more than ${LIMITS.textCells} cells`);
  }
  if (scanner.unclosed !== null) throw unclosedQuote(file, scanner.unclosed);
  return records;
};
