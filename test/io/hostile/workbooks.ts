import type { FileProblem } from '../../../src/domain/report.ts';
import { type Parts, packed, workbook, workbookFiles } from '../formats/workbook.ts';
import { type RawEntry, rawZip, repeated } from './zip-bytes.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const HEAD = '<worksheet><sheetData>';
const TAIL = '</sheetData></worksheet>';
const MB = 1024 * 1024;

const text = (reference: string, content: string) => `<c r="${reference}" t="inlineStr"><is><t>${content}</t></is></c>`;
const ROW = `<row r="1">${text('A1', '村名')}${text('B1', '户数')}</row>`;
const parts = (row: string, more: Partial<Parts> = {}): Parts => ({ sheets: { 表: row }, ...more });
const entry = (path: string, content: string | Uint8Array): RawEntry => ({
  path,
  content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});
/** A sound workbook of one row, some of its files changed; null takes one out. */
function entries(changes: Readonly<Record<string, string | null | Omit<RawEntry, 'path'>>> = {}): RawEntry[] {
  const files = { ...workbookFiles(parts(ROW)), ...changes };
  return Object.entries(files).flatMap(([path, file]) =>
    file === null ? [] : typeof file === 'string' ? [entry(path, file)] : [{ path, ...file }],
  );
}
const changed = (changes: Parameters<typeof entries>[0]) => rawZip(entries(changes));
const bytesOf = (file: string | undefined) => new TextEncoder().encode(file);

/** The shell of a workbook with a password: an OLE2 container with the streams that Office writes. */
function ole(...streams: readonly string[]): Uint8Array {
  const names = streams.flatMap((name) => [...name].flatMap((letter) => [letter.charCodeAt(0), 0]));
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(504).fill(0), ...names, ...new Array(512).fill(0)]);
}

/** A workbook that means harm or is broken, and what it must come to: a problem, or the number of rows that are sound in it. */
export interface Hostile {
  readonly make: () => Uint8Array;
  readonly outcome: FileProblem | number;
}

const cells = (count: number, cell: (index: number) => string) => Array.from({ length: count }, (_, index) => cell(index)).join('');

/** By name, for the process that reads each alone. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'bomb of spaces in a text': {
    make: () =>
      changed({ [SHEET]: repeated(`${HEAD}<row r="1"><c r="A1" t="inlineStr"><is><t>`, ' ', 40 * MB, `</t></is></c></row>${TAIL}`) }),
    outcome: 'too-large',
  },
  'bomb of spaces between tags': { make: () => changed({ [SHEET]: repeated(`${HEAD}${ROW}`, ' ', 300 * MB, TAIL) }), outcome: 1 },
  'bomb of spaces beyond every cap': { make: () => changed({ [SHEET]: repeated(HEAD, ' ', 330 * MB, TAIL) }), outcome: 'too-large' },
  'bomb of rows': {
    make: () => changed({ [SHEET]: repeated(HEAD, `<row>${'<c><v>1</v></c>'.repeat(20)}</row>`, 400_000, TAIL) }),
    outcome: 'too-large',
  },
  'bomb of texts': {
    make: () => changed({ [SHEET]: repeated(HEAD, `<row><c t="inlineStr"><is><t>${'村'.repeat(30_000)}</t></is></c></row>`, 3000, TAIL) }),
    outcome: 'too-large',
  },
  'bomb of shared texts': {
    make: () =>
      changed({
        'xl/_rels/workbook.xml.rels': workbookFiles(parts(ROW, { shared: '' }))['xl/_rels/workbook.xml.rels'] ?? '',
        'xl/sharedStrings.xml': repeated('<sst>', '<si><t>甲</t></si>', 4_000_000, '</sst>'),
      }),
    outcome: 'too-large',
  },
  'bomb in an entry nobody reads': { make: () => changed({ 'xl/media/image1.png': repeated('', ' ', 330 * MB, '') }), outcome: 1 },
  'size claimed too small': {
    make: () => changed({ [SHEET]: { ...repeated(`${HEAD}${ROW}`, ' ', 50 * MB, TAIL), claims: { size: 400 } } }),
    outcome: 'damaged-archive',
  },
  'size claimed too large': {
    make: () => changed({ [SHEET]: { content: bytesOf(`${HEAD}${ROW}${TAIL}`), claims: { size: 200 * MB } } }),
    outcome: 'damaged-archive',
  },
  'size claimed beyond the machine': {
    make: () => changed({ [SHEET]: { content: bytesOf(`${HEAD}${ROW}${TAIL}`), claims: { size: 0xfffffff0 } } }),
    outcome: 'too-large',
  },
  'another checksum': {
    make: () => changed({ [SHEET]: { content: bytesOf(`${HEAD}${ROW}${TAIL}`), claims: { crc: 1 } } }),
    outcome: 'damaged-archive',
  },
  'a cell far away': { make: () => workbook(parts(`${ROW}<row r="1048576">${text('XFD1048576', '远')}</row>`)), outcome: 2 },
  'a far cell in every row': {
    make: () => workbook(parts(cells(2000, (row) => `<row r="${row + 1}">${text(`XFD${row + 1}`, '远')}</row>`))),
    outcome: 'too-large',
  },
  'a reference beyond the sheet': { make: () => workbook(parts(`<row r="1">${text('XFE1', 'x')}</row>`)), outcome: 'damaged-archive' },
  'a reference that is none': { make: () => workbook(parts(`<row r="1">${text('1A', 'x')}</row>`)), outcome: 'damaged-archive' },
  'a row below zero': { make: () => workbook(parts(`<row r="-1">${text('A1', 'x')}</row>`)), outcome: 'damaged-archive' },
  'a row of 99999999': { make: () => workbook(parts('<row r="99999999"><c><v>1</v></c></row>')), outcome: 'damaged-archive' },
  'rows out of order': { make: () => workbook(parts(`<row r="9">${text('A9', 'x')}</row>${ROW}`)), outcome: 2 },
  'a row twice': { make: () => workbook(parts(`${ROW}${ROW}`)), outcome: 'damaged-archive' },
  'a cell twice': { make: () => workbook(parts(`<row r="1">${text('A1', 'x')}${text('A1', 'y')}</row>`)), outcome: 'damaged-archive' },
  'a billion laughs': {
    make: () =>
      changed({
        [SHEET]: `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${cells(9, (index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`)}]>${HEAD}<row r="1">${text('A1', '&lol9;')}</row>${TAIL}`,
      }),
    outcome: 'damaged-archive',
  },
  'an entity from outside': {
    make: () =>
      changed({ [SHEET]: `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${HEAD}<row r="1">${text('A1', '&x;')}</row>${TAIL}` }),
    outcome: 'damaged-archive',
  },
  'an entity nobody declared': { make: () => workbook(parts(`<row r="1">${text('A1', '&nbsp;')}</row>`)), outcome: 'damaged-archive' },
  'elements a million deep': { make: () => changed({ [SHEET]: repeated(HEAD, '<a>', 1_000_000, '') }), outcome: 'damaged-archive' },
  'a tag without end': { make: () => changed({ [SHEET]: repeated(`${HEAD}<row r="`, '1', 20 * MB, '') }), outcome: 'damaged-archive' },
  'a comment without end': { make: () => changed({ [SHEET]: repeated(`${HEAD}<!--`, '-', 20 * MB, '') }), outcome: 'damaged-archive' },
  'cut off': { make: () => workbook(parts(ROW)).slice(0, -40), outcome: 'damaged-archive' },
  'cut off in the middle': { make: () => workbook(parts(ROW)).slice(0, 600), outcome: 'damaged-archive' },
  'XML cut off': { make: () => changed({ [SHEET]: `${HEAD}${ROW}<row r="2">` }), outcome: 'damaged-archive' },
  'deflate of rubbish': {
    make: () =>
      changed({
        [SHEET]: {
          content: new Uint8Array(),
          deflated: Uint8Array.from({ length: 500 }, (_, index) => (index * 89) & 255),
          claims: { size: 900 },
        },
      }),
    outcome: 'damaged-archive',
  },
  'a password': { make: () => ole('EncryptionInfo', 'EncryptedPackage'), outcome: 'encrypted' },
  'a password on an entry': { make: () => changed({ [SHEET]: { content: bytesOf(HEAD), claims: { flags: 1 } } }), outcome: 'encrypted' },
  'an old workbook': { make: () => ole('Workbook'), outcome: 'old-workbook' },
  'two entries of one name': { make: () => rawZip([...entries(), entry(SHEET, `${HEAD}${TAIL}`)]), outcome: 'damaged-archive' },
  'two entries of one name but for the case': {
    make: () => rawZip([...entries(), entry(SHEET.toUpperCase(), `${HEAD}${TAIL}`)]),
    outcome: 'damaged-archive',
  },
  'an entry called otherwise elsewhere': {
    make: () => changed({ [SHEET]: { content: bytesOf(`${HEAD}${ROW}${TAIL}`), claims: { localPath: 'xl/worksheets/sheet2.xml' } } }),
    outcome: 'damaged-archive',
  },
  'entries that climb out': {
    make: () => rawZip([...entries(), entry('../../../etc/passwd', 'x'), entry('C:\\Windows\\x', 'x')]),
    outcome: 1,
  },
  '2,001 entries': {
    make: () => rawZip([...entries(), ...Array.from({ length: 2001 }, (_, index) => entry(`a/${index}`, ''))]),
    outcome: 'too-large',
  },
  'more entries claimed than there are': { make: () => rawZip(entries(), 1999), outcome: 'damaged-archive' },
  'a shared text that is not there': {
    make: () => workbook(parts('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>', { shared: '<si><t>x</t></si>' })),
    outcome: 'damaged-archive',
  },
  'a shared text below zero': {
    make: () => workbook(parts('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', { shared: '<si><t>x</t></si>' })),
    outcome: 'damaged-archive',
  },
  'a million cells with nothing in them': {
    make: () => changed({ [SHEET]: repeated(`${HEAD}${ROW}<row r="2">`, '<c s="1"/>', 16_384, `</row>${TAIL}`) }),
    outcome: 1,
  },
  'a million empty rows': {
    make: () => changed({ [SHEET]: repeated(`${HEAD}${ROW}`, '<row><c s="1"/></row>', 1_000_000, TAIL) }),
    outcome: 1,
  },
  'merged ranges over everything': {
    make: () => workbook(parts(ROW, { after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>` })),
    outcome: 1,
  },
  'a million merged ranges': {
    make: () =>
      changed({
        [SHEET]: repeated(`${HEAD}${ROW}</sheetData><mergeCells>`, '<mergeCell ref="A1:B2"/>', 1_000_000, '</mergeCells></worksheet>'),
      }),
    outcome: 'too-large',
  },
  'no relations': { make: () => changed({ 'xl/_rels/workbook.xml.rels': null }), outcome: 'damaged-archive' },
  'a sheet that is elsewhere': {
    make: () =>
      changed({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://example.org/sheet.xml" TargetMode="External"/></Relationships>',
      }),
    outcome: 'damaged-archive',
  },
  'links to other workbooks': {
    make: () =>
      workbook(
        parts(`<row r="1"><c r="A1" t="str"><f>[1]Sheet1!A1</f><v>村名</v></c></row>`, {
          after: '<externalReferences><externalReference id="rId9"/></externalReferences>',
        }),
      ),
    outcome: 1,
  },
  'a sheet that is a picture': {
    make: () => changed({ [SHEET]: { content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1]) } }),
    outcome: 'damaged-archive',
  },
  'a sheet listed 300 times': {
    make: () => changed({ 'xl/workbook.xml': `<workbook><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(300)}</sheets></workbook>` }),
    outcome: 'too-large',
  },
  'no workbook': { make: () => packed({ '[Content_Types].xml': '<Types/>' }), outcome: 'damaged-archive' },
};
