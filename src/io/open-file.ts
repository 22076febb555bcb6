import { type Encoding, FileError } from '../domain/report.ts';
import { parseCsv } from './csv.ts';
import { decode, startsWith } from './decode.ts';
import { drawnIn, isGeo, pointRecords, readFeatures } from './features.ts';
import { isKml, readKml } from './formats/kml.ts';
import { refuseOle } from './formats/ole.ts';
import { readShapefile, shapefilesIn } from './formats/shapefile.ts';
import { isOffice, readXlsx } from './formats/xlsx.ts';
import { XmlError } from './formats/xml.ts';
import { type Tell, Zip } from './formats/zip.ts';
import { unguard } from './guard.ts';
import type { Content, InputFile, OpenedFile, RawFeature, TextRecord } from './input-file.ts';
import { LIMITS } from './limits.ts';

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

type Found = Pick<Content, 'format' | 'encoding' | 'crs'>;

/** Points are a table, lines and areas are shapes. */
function drawn(features: readonly RawFeature[], found: Found): Content {
  if (drawnIn(features) !== 'points') return { ...found, kind: 'shapes', features };
  return { ...found, kind: 'table', delimiter: null, sheets: [{ name: '', records: pointRecords(features), spans: [] }] };
}

/** The cells as they were before writeCsv made them inert. Every CSV file comes through here, and only here. */
function unguarded(records: readonly TextRecord[]): TextRecord[] {
  return records.map((record) =>
    record.cells.some((cell) => cell.startsWith("'")) ? { ...record, cells: record.cells.map(unguard) } : record,
  );
}

function kmlContent(name: string, text: string, found: Found): Content {
  try {
    const features = readKml(text);
    if (features.length === 0) throw new FileError('no-records', name, null, null, 'it has no placemark');
    return drawn(features, found);
  } catch (error) {
    if (error instanceof XmlError) throw new FileError('unreadable-file', name, null, null, `not valid KML: ${error.message}`);
    throw error;
  }
}

function geoContent({ name, crs: told }: InputFile, text: string, encoding: Encoding): Content {
  const { features, crs } = readFeatures(name, text, told);
  return drawn(features, { format: 'geojson', encoding, crs });
}

/** What a text that begins like a page or like a workbook of Excel 2003 is: programs call it .xls, and Excel opens it. */
const PAGE = /^\s*(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?(<!DOCTYPE html|<html|<table|<(\w+:)?Workbook[\s>])/i;

/** Opens text: CSV, GeoJSON or KML. Throws FileError. */
function textContent(file: InputFile): Content {
  const { name, bytes, encoding: told } = file;
  const { text, encoding } = decode(name, bytes, told);
  if (isKml(text)) return kmlContent(name, text, { format: 'kml', encoding, crs: 'wgs84' });
  if (isGeo(name) || /^\s*\{\s*"/.test(text)) return geoContent(file, text, encoding);
  if (PAGE.test(text.slice(0, 1000)))
    throw new FileError('old-workbook', name, null, null, 'this is a web page or an XML workbook: save it as .xlsx');
  const { records, delimiter } = parseCsv(name, text);
  const sheets = [{ name: '', records: unguarded(records), spans: [] }];
  return { kind: 'table', format: 'text', encoding, crs: null, delimiter, sheets };
}

async function zipContent(file: InputFile, tell?: Tell): Promise<Content> {
  const zip = new Zip(file.name, file.bytes, tell);
  if (isOffice(zip)) return readXlsx(zip);
  if (shapefilesIn(zip).length > 0) {
    const { features, encoding, crs } = await readShapefile(zip, file);
    return drawn(features, { format: 'shapefile', encoding, crs });
  }
  const kml = [...zip.entries.values()].find(({ path }) => /\.kml$/i.test(path));
  if (!kml)
    throw new FileError('unsupported-format', file.name, null, null, 'a zip archive without a workbook, a shapefile or KML: unpack it');
  const { text, encoding } = decode(file.name, zip.content(kml));
  return kmlContent(file.name, text, { format: 'kml', encoding, crs: 'wgs84' });
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
export function openText(file: InputFile): OpenedFile {
  refuseHuge(file);
  return opened(file, textContent(file));
}

/**
 * Opens a file of any format we read, known by its first bytes whatever its name: text in any encoding, GeoJSON, KML, and archives with
 * a workbook, a shapefile or KML in them. Rejects with FileError.
 * @param tell hears how much of an archive has been read.
 */
export async function openFile(file: InputFile, tell?: Tell): Promise<OpenedFile> {
  refuseHuge(file);
  if (startsWith(file.bytes, OLE)) refuseOle(file.name, file.bytes);
  if (startsWith(file.bytes, ZIP)) return opened(file, await zipContent(file, tell));
  return openText(file);
}
