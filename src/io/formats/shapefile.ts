import { type Encoding, FileError } from '../../domain/report.ts';
import type { Crs } from '../../domain/units.ts';
import type { Content, RawFeature } from '../input-file.ts';
import { LIMITS } from '../limits.ts';
import { DbfError, type DbfTable, readDbf } from './dbf.ts';
import { readPrj } from './prj.ts';
import type { Zip, ZipEntry } from './zip.ts';

export interface Shapefile {
  readonly features: readonly RawFeature[];
  /** Of its table; null without one. */
  readonly encoding: Encoding | null;
  /** As its .prj says; null without one. */
  readonly crs: Crs | null;
  /** Where the archive holds several. */
  readonly layers?: NonNullable<Content['layers']>;
}

/** The shapefiles in an archive, by path. What a Mac adds beside each file is none. */
export const shapefilesIn = (zip: Zip): readonly ZipEntry[] =>
  [...zip.entries.values()].filter(({ path }) => /\.shp$/i.test(path) && !/(^|\/)(__MACOSX\/|\._)/.test(path));

const utf8 = new TextDecoder();

/** Big-endian lengths and little-endian counts of every record, checked before the shapes are made: counts lie as headers do. */
function checkRecords(zip: Zip, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100 || view.getInt32(0) !== 9994) zip.damaged('its .shp is no shapefile');
  for (let at = 100; at < bytes.length; ) {
    const length = at + 8 <= bytes.length ? view.getInt32(at + 4) * 2 : -1;
    if (length < 4 || at + 8 + length > bytes.length) zip.damaged('its .shp is cut off');
    const type = view.getInt32(at + 8, true) % 10;
    if ((type === 3 || type === 5) && length >= 44) {
      const [parts, points] = [view.getInt32(at + 44, true), view.getInt32(at + 48, true)];
      if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > length) zip.damaged('a shape of its .shp is cut off');
      if (parts > LIMITS.shapeParts) zip.tooLarge(`a shape has ${parts} parts`);
    }
    at += 8 + length;
  }
}

function readTable(zip: Zip, entry: ZipEntry | undefined, cpg: string, told?: Encoding): DbfTable | null {
  if (!entry) return null;
  try {
    const table = readDbf(zip.content(entry), cpg, told);
    const repeated = table.headings.find((heading, index) => table.headings.indexOf(heading) !== index);
    if (repeated !== undefined)
      throw new FileError('repeated-heading', zip.file, null, repeated, 'two columns have this heading: rename or remove one');
    return table;
  } catch (error) {
    if (error instanceof DbfError) zip.damaged(error.message);
    throw error;
  }
}

/** What a shapefile is called among others: its path without the ending. */
const layerName = ({ path }: ZipEntry) => path.replace(/\.shp$/i, '');

/**
 * Reads a zipped shapefile, of several the one a person said, else the first: shapes in the system they are written in (never converted here), attributes as text. A .prj that names a system
 * we cannot convert is refused unless a person said which system it is. Throws FileError.
 */
export async function readShapefile(
  zip: Zip,
  told: { readonly encoding?: Encoding; readonly crs?: Crs; readonly sheet?: string },
): Promise<Shapefile> {
  const all = shapefilesIn(zip);
  const shp = all.find((entry) => layerName(entry) === told.sheet) ?? all[0];
  if (!shp) throw new FileError('unsupported-format', zip.file, null, null, 'it holds no .shp');
  const beside = (ending: string) => zip.find(shp.path.slice(0, -3) + ending);
  const textOf = (entry: ZipEntry | undefined) => (entry ? utf8.decode(zip.content(entry)) : '');

  const prj = textOf(beside('prj'));
  const crs = readPrj(prj);
  if (prj.trim() !== '' && crs === null && !told.crs) {
    const name = /"([^"]*)"/.exec(prj)?.[1] ?? prj.trim().slice(0, 40);
    throw new FileError('unknown-system', zip.file, null, null, `its .prj says ${name}`);
  }
  const bytes = zip.content(shp);
  checkRecords(zip, bytes);
  const table = readTable(zip, beside('dbf'), textOf(beside('cpg')), told.encoding);
  // Fetched where it is needed: it brings the conversion library along, which the sample does not need.
  const { parseShp } = await import('shpjs');
  const shapes = shapesOf(zip, () => parseShp(bytes));
  if (table && table.rows.length !== shapes.length) zip.damaged(`it has ${shapes.length} shapes and ${table.rows.length} rows`);
  const features = shapes.map((geometry, index): RawFeature => {
    const cells = table ? table.rows[index] : [];
    // A deleted record keeps its place, so that the others keep their numbers, and is blank: the report tells that it is no data.
    if (!cells) return { geometry: null, properties: {} };
    return { geometry, properties: Object.fromEntries((table?.headings ?? []).map((heading, column) => [heading, cells[column] ?? ''])) };
  });
  const layers = all.length > 1 ? { names: all.map(layerName), read: layerName(shp) } : null;
  return { features, encoding: table?.encoding ?? null, crs, ...(layers && { layers }) };
}

/** What shpjs throws over a broken record is no bug of ours: the archive is damaged. */
function shapesOf(zip: Zip, parse: () => readonly unknown[]): readonly unknown[] {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Error) zip.damaged(`its .shp cannot be read: ${error.message}`);
    throw error;
  }
}
