import { type Encoding, FileError } from '../domain/report.ts';
import { parseCsv } from './csv.ts';
import { decode, startsWith } from './decode.ts';
import { isGeo, readFeatures } from './features.ts';
import { featureContent, kmlContent } from './formats/feature-content.ts';
import { isKml } from './formats/kml.ts';
import { refuseOle } from './formats/ole.ts';
import type { Tell } from './formats/zip.ts';
import { unguard } from './guard.ts';
import type { Content, InputFile, OpenedFile, TextRecord } from './input-file.ts';
import { isMatrix } from './is-matrix.ts';
import { LIMITS } from './limits.ts';
import { isProjected } from './systems.ts';

const ZIP = [0x50, 0x4b];
/** TIFF in either order of bytes, and the form for more than 4 GB. */
const TIFF = [
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
  [0x49, 0x49, 0x2b, 0],
  [0x4d, 0x4d, 0, 0x2b],
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** The cells as they were before writeCsv made them inert. Every CSV file comes through here, and only here. */
function unguarded(records: readonly TextRecord[]): TextRecord[] {
  return records.map((record) =>
    record.cells.some((cell) => cell.startsWith("'")) ? { line: record.line, cells: record.cells.map(unguard) } : record,
  );
}

function geoContent({ name, crs: told, role }: InputFile, text: string, encoding: Encoding): Content {
  const { features, crs } = readFeatures(name, text, told);
  return featureContent(features, { format: 'geojson', encoding, crs }, role);
}

/** What a text that begins like a page or like a workbook of Excel 2003 is: programs call it .xls, and Excel opens it. */
const PAGE = /^\s*(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?(<!DOCTYPE html|<html|<table|<(\w+:)?Workbook[\s>])/i;

/** Opens text: CSV, GeoJSON or KML. Throws FileError. */
function textContent(file: InputFile, tell?: Tell): Content {
  const { name, bytes, encoding: told } = file;
  const { text, encoding } = decode(name, bytes, told);
  if (isKml(text)) return kmlContent(name, text, { format: 'kml', encoding, crs: 'wgs84' }, file.role);
  if (isGeo(name) || /^\s*\{\s*"/.test(text)) return geoContent(file, text, encoding);
  if (PAGE.test(text.slice(0, 1000)))
    throw new FileError('old-workbook', name, null, null, 'this is a web page or an XML workbook: save it as .xlsx');
  const { records, delimiter } = parseCsv(name, text, tell);
  const sheets = [{ name: '', records: unguarded(records), spans: [] }];
  return { kind: 'table', format: 'text', encoding, crs: null, delimiter, sheets };
}

/** Refuses what would not fit into memory once it is text. */
function refuseHuge({ name, bytes }: InputFile): void {
  if (bytes.length <= LIMITS.fileBytes) return;
  const most = LIMITS.fileBytes / 1024 / 1024;
  throw new FileError('too-large', name, null, null, `it is larger than ${most} MB`);
}

function opened({ bytes: _, ...said }: InputFile, content: Content): OpenedFile {
  return { ...said, content };
}

/** Opens a file that is text: CSV, GeoJSON or KML. Throws FileError. */
export function openText(file: InputFile, tell?: Tell): OpenedFile {
  refuseHuge(file);
  return opened(file, textContent(file, tell));
}

/**
 * Opens a file of any format we read, known by its first bytes whatever its name: text in any encoding, GeoJSON, KML, a GeoTIFF of heights, and
 * archives with a workbook, a shapefile or KML in them; a matrix of ways by its headings. Rejects with FileError.
 * @param tell hears how much of an archive or of a long text has been read.
 */
export async function openFile(file: InputFile, tell?: Tell): Promise<OpenedFile> {
  refuseHuge(file);
  if (startsWith(file.bytes, OLE)) refuseOle(file.name, file.bytes);
  if (TIFF.some((mark) => startsWith(file.bytes, mark))) {
    const { terrainContent } = await import('./formats/geotiff.ts');
    return opened(file, await terrainContent(file));
  }
  if (isMatrix(file)) {
    const { matrixContent } = await import('./read-matrix.ts');
    return opened(file, matrixContent(file));
  }
  if (!startsWith(file.bytes, ZIP)) return withSystems(openText(file, tell));
  const { archiveContent } = await import('./formats/archive.ts');
  return withSystems(opened(file, await archiveContent(file, tell)));
}

/** What converts metres is fetched where a file has some: it is as large as all other readers together. */
async function withSystems(file: OpenedFile): Promise<OpenedFile> {
  const systems = [file.crs, file.content.crs, ...Object.values(file.crsOf ?? {})];
  if (systems.some((crs) => crs && isProjected(crs))) await import('./projected.ts');
  return file;
}
