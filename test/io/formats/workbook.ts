import { strToU8, zipSync } from 'fflate';
import type { Answers, Sheet } from '../../../src/io/input-file.ts';
import { openFile } from '../../../src/io/open-file.ts';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** What a workbook of a test holds, in the words of its own XML; what is not said is as small as Excel would have it. */
export interface Parts {
  /** The XML within `sheetData`, by the name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** XML behind `sheetData` in every sheet. */
  readonly after?: string;
  /** XML within `sst`. */
  readonly shared?: string;
  /** XML within `styleSheet`. */
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly hidden?: Readonly<Record<string, 'hidden' | 'veryHidden'>>;
  readonly strict?: boolean;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The files of a workbook as text, by path: to be changed before they are packed. */
export function workbookFiles(parts: Parts): Record<string, string> {
  const base = parts.strict ? STRICT : TRANSITIONAL;
  const names = Object.keys(parts.sheets);
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const listed = names.map((name, index) => {
    const state = parts.hidden?.[name];
    return `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`;
  });
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${base}">${parts.workbookPr ?? ''}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      [
        ...names.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
        ...(parts.shared === undefined ? [] : [relation('rIdT', 'sharedStrings', 'sharedStrings.xml')]),
        ...(parts.styles === undefined ? [] : [relation('rIdS', 'styles', 'styles.xml')]),
      ].join(''),
    ),
  };
  names.forEach((name, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${parts.sheets[name]}</sheetData>${parts.after ?? ''}</worksheet>`;
  });
  if (parts.shared !== undefined) files['xl/sharedStrings.xml'] = `${XML}<sst>${parts.shared}</sst>`;
  if (parts.styles !== undefined) files['xl/styles.xml'] = `${XML}<styleSheet>${parts.styles}</styleSheet>`;
  return files;
}

/** Packs files as text. */
export function packed(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, file]) => [path, typeof file === 'string' ? strToU8(file) : file])));
}

export const workbook = (parts: Parts): Uint8Array => packed(workbookFiles(parts));

/** The sheets of a file that holds tables. */
export async function sheetsOf(bytes: Uint8Array, name = '表.xlsx', answers: Answers = {}): Promise<readonly Sheet[]> {
  const { content } = await openFile({ name, bytes, ...answers });
  if (content.kind !== 'table') throw new Error('it holds shapes');
  return content.sheets;
}

/** The cells of a workbook's first sheet. */
export async function cellsOf(parts: Parts): Promise<readonly (readonly string[])[]> {
  return (await sheetsOf(workbook(parts)))[0]?.records.map(({ cells }) => cells) ?? [];
}
