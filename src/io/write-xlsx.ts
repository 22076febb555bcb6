import { strToU8, zipSync } from 'fflate';

/** A cell to be written: text stays text, so a spreadsheet cannot damage a code; `doubtful` cells are tinted. */
export interface SheetCell {
  readonly text: string;
  readonly doubtful?: boolean;
}

/** A sheet to be written: the headings in bold, frozen at the top. */
export interface SheetToWrite {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Widths of the columns in characters; 12 where none is given. */
  readonly widths: readonly number[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Cell formats of styles.xml, by their place there; every one writes its cell as text. */
const STYLE = { plain: 1, heading: 2, doubtful: 3 } as const;

/** Light amber, dark enough to be seen on paper, light enough to read on. */
const TINT = 'FFFFE9B8';

/** What XML cannot hold, and a carriage return, which it would read as a line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A text that looks like such an escape: its own _ is escaped. */
const LOOKS_ESCAPED = /_(?=x[0-9a-f]{4}_)/gi;
const hex = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text as XML: ECMA-376's ST_Xstring, in which _x000D_ is a carriage return. */
function escaped(text: string): string {
  return text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(UNWRITABLE, hex)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A column's letters, from 0: A, B, … Z, AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function cell(text: string, line: number, column: number, style: number): string {
  if (text === '' && style === STYLE.plain) return '';
  return `<c r="${letters(column)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function worksheet({ headings, rows, widths }: SheetToWrite): string {
  const lines = [
    headings.map((text, at) => cell(text, 1, at, STYLE.heading)),
    ...rows.map((row, index) => row.map(({ text, doubtful }, at) => cell(text, index + 2, at, doubtful ? STYLE.doubtful : STYLE.plain))),
  ];
  const columns = headings.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 12}" customWidth="1"/>`);
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
    ...lines.map((cells, index) => `<row r="${index + 1}">${cells.join('')}</row>`),
    '</sheetData></worksheet>',
  ].join('');
}

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  `<fill><patternFill patternType="solid"><fgColor rgb="${TINT}"/><bgColor indexed="64"/></patternFill></fill></fills>`,
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  // Number format 49 is text: what is typed over a code stays a code. quotePrefix: = at the front stays text, also when it is edited.
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFill="1"/>',
  '</cellXfs></styleSheet>',
].join('');

/** Of one time, so that the same table is the same file. */
const PACKED_AT = '2000-01-01T00:00:00';

/**
 * A workbook of one sheet as a file (.xlsx). Every cell is of the type text, so that none runs as a formula: no apostrophe is written in
 * front, as CSV needs one, and what is read back is what was written.
 */
export function writeXlsx(sheet: SheetToWrite): Uint8Array<ArrayBuffer> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (...all: readonly string[]) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  const parts = {
    '[Content_Types].xml': [
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      part('xl/workbook.xml', 'sheet.main'),
      part('xl/worksheets/sheet1.xml', 'worksheet'),
      part('xl/styles.xml', 'styles'),
      '</Types>',
    ].join(''),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': worksheet(sheet),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 6, mtime: PACKED_AT });
}
