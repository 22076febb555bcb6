import { strToU8, zipSync } from 'fflate';
import type { Cell } from './write-csv.ts';

/** A sheet to write: one row of headings, frozen, and rows below it. */
export interface SheetToWrite {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether a cell is marked by colour; rows and columns from 0, the headings not counted. */
  readonly isMarked?: (row: number, column: number) => boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** One moment for every file in the archive: the same tables make the same bytes. */
const MOMENT = '2020-01-01T12:00:00';

/** Cell formats by their place in `cellXfs` below. Text is in the format @, so that a code that is typed again stays text, and with quotePrefix: = at the front stays text when it is edited. */
const STYLE = { number: 0, text: 1, header: 2, markedText: 3, markedNumber: 4, millimetres: 5, markedMillimetres: 6 } as const;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF0C2"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">${[
  [0, 0, 0],
  [49, 0, 0],
  [49, 1, 2],
  [49, 0, 3],
  [0, 0, 3],
  [164, 0, 0],
  [164, 0, 3],
]
  .map(
    ([format, font, fill]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${format === 49 ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1"/>`,
  )
  .join('')}</cellXfs></styleSheet>`;

const escaped = (unit: string) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text as XML. What XML cannot hold (control characters, halves of pairs) is written _xHHHH_ as spreadsheets do, and what looks so has its _ escaped. */
function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]/gu, (unit) => (unit.length > 1 ? unit : escaped(unit)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The name of a column from 0: A, B, … Z, AA. */
function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

const textCell = (reference: string, text: string, style: number) =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function cellXml(reference: string, cell: Cell, isMarked: boolean): string {
  const text = isMarked ? STYLE.markedText : STYLE.text;
  if (cell === null || cell === '') return isMarked ? `<c r="${reference}" s="${text}"/>` : '';
  if (typeof cell === 'string') return textCell(reference, cell, text);
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return textCell(reference, String(cell), text);
    return `<c r="${reference}" s="${isMarked ? STYLE.markedNumber : STYLE.number}"><v>${cell}</v></c>`;
  }
  const [plain, marked] = /\.\d{3}$/.test(cell.digits) ? [STYLE.millimetres, STYLE.markedMillimetres] : [STYLE.number, STYLE.markedNumber];
  return `<c r="${reference}" s="${isMarked ? marked : plain}"><v>${cell.digits}</v></c>`;
}

const NARROWEST = 8;
const WIDEST = 40;
/** Rows that are looked at for the width of a column. */
const WIDTH_OF = 200;

/** How wide a text is in digits; a Chinese character is two. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

function widths({ header, rows }: SheetToWrite): number[] {
  const printed = (cell: Cell | undefined) =>
    cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.digits : String(cell);
  return header.map((heading, column) => {
    const widest = rows.slice(0, WIDTH_OF).reduce((most, row) => Math.max(most, widthOf(printed(row[column]))), widthOf(heading));
    return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
  });
}

function sheetXml(sheet: SheetToWrite): string {
  const { header, rows, isMarked = () => false } = sheet;
  const columns = widths(sheet).map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const top = header.map((heading, at) => textCell(`${columnName(at)}1`, heading, STYLE.header));
  const body = rows.map((row, line) => {
    const cells = row.map((cell, column) => cellXml(`${columnName(column)}${line + 2}`, cell, isMarked(line, column)));
    return `<row r="${line + 2}">${cells.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData><row r="1">${top.join('')}</row>${body.join('')}</sheetData></worksheet>`;
}

/** Names as a spreadsheet allows them: up to 31 characters, none of []:*?/\\, no apostrophe at an end, each once. */
function sheetNames(sheets: readonly SheetToWrite[]): string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const allowed =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    const isTaken = (candidate: string) => names.some((other) => other.toLowerCase() === candidate.toLowerCase());
    let candidate = allowed.slice(0, 31);
    for (let number = 2; isTaken(candidate); number++) candidate = `${allowed.slice(0, 27)} ${number}`;
    names.push(candidate);
  }
  return names;
}

const relations = (listed: readonly (readonly [type: string, target: string])[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${listed.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/**
 * Tables as an .xlsx workbook. Every text is stored as text, so nothing in it is ever a formula and nothing needs a guard; numbers are
 * numbers. `openFile` gives every text back exactly; of a number it gives 15 digits.
 */
export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array<ArrayBuffer> {
  const names = sheetNames(sheets);
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook', 'sheet.main')}${type('styles', 'styles')}${names.map((_, at) => type(`worksheets/sheet${at + 1}`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  };
  sheets.forEach((sheet, at) => {
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { mtime: MOMENT });
}
