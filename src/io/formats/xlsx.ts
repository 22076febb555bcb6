import { FileError } from '../../domain/report.ts';
import type { Content, Sheet } from '../input-file.ts';
import { LIMITS } from '../limits.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import { detached, TextGatherer, TooLarge, unescapeText, type Workbook, WorksheetReader } from './worksheet.ts';
import { attribute, type XmlHandler } from './xml.ts';
import type { Zip, ZipEntry } from './zip.ts';

interface Relation {
  /** The last word of its type, the same in both variants of the standard: worksheet, sharedStrings, styles, officeDocument. */
  readonly type: string;
  /** The path in the archive. */
  readonly target: string;
}

const silent = { listens: false, close: () => {}, text: () => {} } as const;
const onOpen = (open: XmlHandler['open']): XmlHandler => ({ ...silent, open });

/** A target relative to its part's folder, as a path in the archive. */
function resolveTarget(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** What a part refers to within the archive, by id. Nothing outside is ever opened. */
function readRelations(zip: Zip, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(0, slash));
  const entry = zip.find(`${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`);
  const relations = new Map<string, Relation>();
  if (!entry) return relations;
  zip.xml(
    entry,
    onOpen((name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      relations.set(attribute(attributes, 'Id') ?? '', { type, target: resolveTarget(folder, attribute(attributes, 'Target') ?? '') });
    }),
  );
  return relations;
}

interface Listed {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

function readWorkbook(zip: Zip, entry: ZipEntry): { readonly sheets: readonly Listed[]; readonly from1904: boolean } {
  const sheets: Listed[] = [];
  let from1904 = false;
  zip.xml(
    entry,
    onOpen((name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: unescapeText(attribute(attributes, 'name') ?? ''), relation: attribute(attributes, ':id') ?? '', isHidden });
      if (sheets.length > LIMITS.sheets) throw new TooLarge(`more than ${LIMITS.sheets} sheets`);
    }),
  );
  return { sheets, from1904 };
}

/** The formats that cells name by number. */
function readStyles(zip: Zip, entry: ZipEntry | undefined): NumberFormat[] {
  const formats: NumberFormat[] = [];
  const own = new Map<number, string>();
  let inCells = false;
  if (!entry) return formats;
  zip.xml(entry, {
    ...silent,
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') own.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'xf' && inCells) formats.push(formatOf(Number(attribute(attributes, 'numFmtId') ?? 0), own));
      if (formats.length + own.size > LIMITS.styles) throw new TooLarge(`more than ${LIMITS.styles} styles`);
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

function readSharedTexts(zip: Zip, entry: ZipEntry | undefined, left: Workbook['left']): string[] {
  const texts: string[] = [];
  const gatherer = new TextGatherer();
  if (!entry) return texts;
  zip.xml(entry, {
    get listens() {
      return gatherer.listens;
    },
    open: (name) => gatherer.open(name),
    text: (piece) => gatherer.add(piece),
    close: (name) => {
      gatherer.close(name);
      if (name !== 'si') return;
      const text = detached(unescapeText(gatherer.take()));
      left.text -= text.length;
      if (texts.push(text) > LIMITS.sharedTexts || left.text < 0) throw new TooLarge('its cells share more text than can be read');
    },
  });
  return texts;
}

function readSheet(zip: Zip, name: string, entry: ZipEntry, workbook: Workbook): Sheet {
  const reader = new WorksheetReader(workbook);
  zip.xml(entry, reader);
  const records = reader.records.sort((a, b) => a.line - b.line);
  const twice = records.find((record, index) => record.line === records[index + 1]?.line);
  if (twice) zip.damaged(`row ${twice.line} of sheet ${name} is written twice`);
  const unshown = reader.unshown();
  return { name, records, spans: reader.spans(), ...(unshown && { unshown }) };
}

/** What a program wrote that is no .xlsx, though it is packed like one. */
const OTHERS: readonly (readonly [path: RegExp, what: string])[] = [
  [/^xl\/workbook\.bin$/, 'a binary workbook (.xlsb): save it as .xlsx'],
  [/^word\//, 'a text document (.docx): a table is needed'],
  [/^ppt\//, 'slides (.pptx): a table is needed'],
  [/^content\.xml$/, 'an OpenDocument file: save it as .xlsx'],
];

/** Whether an archive is packed as office programs pack. */
export const isOffice = (zip: Zip): boolean => zip.find('[Content_Types].xml') !== undefined || OTHERS.some(([path]) => holds(zip, path));
const holds = (zip: Zip, path: RegExp) => [...zip.entries.keys()].some((key) => path.test(key));

/**
 * Reads a workbook: every sheet as a table of text, hidden ones last. Reads both variants of the standard, and nothing that the archive does
 * not hold itself. Throws FileError: damaged-archive for what is broken or lies, too-large beyond LIMITS.
 */
export function readXlsx(zip: Zip): Content {
  const other = OTHERS.find(([path]) => holds(zip, path));
  if (other) throw new FileError('unsupported-format', zip.file, null, null, `this is ${other[1]}`);
  try {
    return { kind: 'table', format: 'xlsx', encoding: null, crs: null, delimiter: null, sheets: readSheets(zip) };
  } catch (error) {
    if (error instanceof TooLarge) zip.tooLarge(`it holds ${error.message}`);
    throw error;
  }
}

function readSheets(zip: Zip): Sheet[] {
  const main = [...readRelations(zip, '').values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const entry = zip.find(main) ?? zip.damaged('it holds no workbook');
  const relations = readRelations(zip, main);
  const part = (type: string) => zip.find([...relations.values()].find((relation) => relation.type === type)?.target ?? '');
  const { sheets, from1904 } = readWorkbook(zip, entry);
  const left = { cells: LIMITS.cells, rows: LIMITS.rows, text: LIMITS.keptText, spans: LIMITS.spans };
  const workbook: Workbook = {
    texts: readSharedTexts(zip, part('sharedStrings'), left),
    formats: readStyles(zip, part('styles')),
    from1904,
    left,
  };
  const inOrder = [...sheets.filter((sheet) => !sheet.isHidden), ...sheets.filter((sheet) => sheet.isHidden)];
  return inOrder.flatMap(({ name, relation }) => {
    const found = relations.get(relation);
    // A sheet of charts or of old macros has no cells.
    if (found && found.type !== 'worksheet') return [];
    const cells = zip.find(found?.target ?? '') ?? zip.damaged(`its sheet ${name} is missing`);
    return [readSheet(zip, name, cells, workbook)];
  });
}
