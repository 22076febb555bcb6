import { strToU8, zipSync } from 'fflate';

/** A cell as a golden workbook writes it; a plain text, number or true/false stands for itself. */
type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly value: number | string }
  /** Text in the cell itself, not in the table of shared texts, as some exporters write it. */
  | { readonly inline: string }
  /** One text in several formats. */
  | { readonly rich: readonly string[] }
  /** Days since 1899-12-30, shown as a date. */
  | { readonly date: number }
  | { readonly percent: number }
  | { readonly error: string };

export interface GoldenWorkbook {
  /** So many files of nothing beside the workbook's own. */
  readonly emptyFiles?: number;
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden?: boolean;
    readonly rows: readonly (readonly Cell[])[];
    /** Single cells beyond the rows, by their reference. */
    readonly far?: Readonly<Record<string, string>>;
    /** Spans as a spreadsheet names them: A1:C1. */
    readonly merges?: readonly string[];
    /** Rows (from 1) and ranges of columns (from 1) that the program does not show. */
    readonly hiddenRows?: readonly number[];
    readonly hiddenColumns?: readonly (readonly [from: number, to: number])[];
  }[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A column's letters: 0 → A, 26 → AA. */
function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** Styles of the sheet below: 1 is a date, 2 a percentage. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function cellXml(at: string, cell: Cell, shared: string[]): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${at}" t="s"><v>${shared.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`) - 1}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('formula' in cell) {
    const text = typeof cell.value === 'string';
    return `<c r="${at}"${text ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.value))}</v></c>`;
  }
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`;
  if ('rich' in cell)
    return `<c r="${at}" t="s"><v>${shared.push(`<si>${cell.rich.map((run) => `<r><t>${escaped(run)}</t></r>`).join('')}</si>`) - 1}</v></c>`;
  if ('date' in cell) return `<c r="${at}" s="1"><v>${cell.date}</v></c>`;
  if ('percent' in cell) return `<c r="${at}" s="2"><v>${cell.percent}</v></c>`;
  return `<c r="${at}" t="e"><v>${escaped(cell.error)}</v></c>`;
}

/** A workbook as a spreadsheet program writes it; independent of the app's own writer. */
export function workbook({ sheets, emptyFiles = 0 }: GoldenWorkbook): Uint8Array {
  const shared: string[] = [];
  const parts = sheets.map(({ rows, far = {}, merges = [], hiddenRows = [], hiddenColumns = [] }) => {
    const data = rows
      .map(
        (cells, row) =>
          `<row r="${row + 1}"${hiddenRows.includes(row + 1) ? ' hidden="1"' : ''}>${cells.map((cell, column) => cellXml(`${letters(column)}${row + 1}`, cell, shared)).join('')}</row>`,
      )
      .join('');
    const beyond = Object.entries(far)
      .map(([at, text]) => `<row r="${at.replace(/\D/g, '')}">${cellXml(at, text, shared)}</row>`)
      .join('');
    const spans =
      merges.length > 0
        ? `<mergeCells count="${merges.length}">${merges.map((span) => `<mergeCell ref="${span}"/>`).join('')}</mergeCells>`
        : '';
    const columns = hiddenColumns.map(([from, to]) => `<col min="${from}" max="${to}" width="0" hidden="true"/>`).join('');
    return `${HEAD}<worksheet xmlns="${MAIN}">${columns && `<cols>${columns}</cols>`}<sheetData>${data}${beyond}</sheetData>${spans}</worksheet>`;
  });
  const numbers = sheets.map((_, index) => index + 1);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, hidden }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="${shared.length}" uniqueCount="${shared.length}">${shared.join('')}</sst>`,
    ...Object.fromEntries(Array.from({ length: emptyFiles }, (_, index) => [`xl/media/${index}.bin`, ''])),
    ...Object.fromEntries(parts.map((part, index) => [`xl/worksheets/sheet${index + 1}.xml`, part])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: new Date(2020, 0, 1) });
}
