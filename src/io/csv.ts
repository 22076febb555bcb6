import Papa from 'papaparse';
import { FileError } from '../domain/report.ts';
import type { TextRecord } from './input-file.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * The delimiter that the first lines agree on: of two or more cells, the width that most lines share, the wider where that ties.
 * One remark full of semicolons does not make a table of them.
 */
function guessDelimiter(text: string): string {
  const lines = text.split(/\n/, 30).map((line) => line.replace(/"[^"]*"/g, ''));
  const score = (delimiter: string) => {
    const widths = lines.map((line) => line.split(delimiter).length).filter((width) => width > 1);
    const sharing = (width: number) => widths.filter((other) => other === width).length;
    return Math.max(0, ...widths.map((width) => sharing(width) * 1000 + Math.min(width, 999)));
  };
  return DELIMITERS.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best));
}

/** Lines a cell spans. */
const lineEnds = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/**
 * Text to records of cells, blank lines kept as records without text. Any mix of line ends; a leading `sep=` line is obeyed and is no record.
 * Throws FileError naming the line where a quote opened that is never closed (it would swallow the rest of the file).
 */
export function parseCsv(file: string, text: string): { readonly records: TextRecord[]; readonly delimiter: string } {
  const told = /^sep=(.)(\r\n|\r|\n)/i.exec(text);
  const body = (told ? text.slice(told[0].length) : text).replace(/\r\n?/g, '\n');
  const delimiter = told?.[1] ?? guessDelimiter(body);
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n', header: false, skipEmptyLines: false });
  const records: TextRecord[] = [];
  let line = told ? 2 : 1;
  for (const cells of parsed.data) {
    records.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
  }
  const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed) {
    const at = records[unclosed.row ?? records.length - 1] ?? records.at(-1);
    throw new FileError('unclosed-quote', file, at?.line ?? null, null, 'a quotation mark is opened here and never closed');
  }
  // A newline at the end of the file ends the last record; it does not begin another.
  if (records.at(-1)?.cells.join('') === '' && body.endsWith('\n')) records.pop();
  return { records, delimiter };
}
