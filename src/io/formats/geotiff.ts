import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import { FileError } from '../../domain/report.ts';
import type { Terrain } from '../../domain/terrain.ts';
import type { Content, InputFile } from '../input-file.ts';
import { LIMITS } from '../limits.ts';

/** EPSG codes of degrees that are WGS 84's at this accuracy: WGS 84 itself, its three-dimensional form, CGCS2000. */
const DEGREES = [4326, 4979, 4490];
/** No land lies lower or higher: what does marks a height that is not known (-32768, -9999, 1e20). */
const LOWEST_M = -500;
const HIGHEST_M = 9000;

/**
 * Reads a digital elevation model: the first band of a GeoTIFF in degrees of WGS 84 or CGCS2000, north up, heights in metres. What the file marks as
 * no data, and what no land on Earth is as high as, is not known. Rejects with FileError.
 */
export async function readTerrain(file: string, bytes: Uint8Array): Promise<Terrain> {
  const refuse = (detail: string): never => {
    throw new FileError('unreadable-file', file, null, null, detail);
  };
  const image = await open(file, bytes);
  const keys = image.getGeoKeys();
  const system = Number(keys?.GeographicTypeGeoKey ?? Number.NaN);
  if (Number(keys?.GTModelTypeGeoKey) !== 2 || !DEGREES.includes(system))
    throw new FileError(
      'unknown-system',
      file,
      null,
      null,
      'its cells are not in degrees of WGS 84: gdalwarp -t_srs EPSG:4326 IN.tif OUT.tif',
    );
  const [columns, rows] = [image.getWidth(), image.getHeight()];
  if (columns * rows > LIMITS.terrainCells)
    throw new FileError('too-large', file, null, null, `it has ${columns} × ${rows} cells, more than ${LIMITS.terrainCells}`);
  const [west = Number.NaN, north = Number.NaN] = image.getOrigin();
  const [cellLon = Number.NaN, down = Number.NaN] = image.getResolution();
  if (![west, north, cellLon, down].every(Number.isFinite) || cellLon <= 0 || down >= 0) refuse('its rows do not run from north to south');
  // Where a file says that its points are the middles of cells, its origin is one.
  const shift = Number(keys?.GTRasterTypeGeoKey) === 2 ? 0.5 : 0;
  const noData = image.getGDALNoData();
  return {
    columns,
    rows,
    heights: await heights(file, image, noData),
    west: west - shift * cellLon,
    north: north - shift * down,
    cellLon,
    cellLat: -down,
  };
}

/** A file of heights as it is opened. Rejects with FileError. */
export async function terrainContent({ name, bytes }: Pick<InputFile, 'name' | 'bytes'>): Promise<Content> {
  return { kind: 'terrain', format: 'geotiff', encoding: null, crs: 'wgs84', terrain: await readTerrain(name, bytes) };
}

async function open(file: string, bytes: Uint8Array): Promise<GeoTIFFImage> {
  try {
    const tiff = await fromArrayBuffer(bytes.slice().buffer);
    return await tiff.getImage();
  } catch (error) {
    throw new FileError('unreadable-file', file, null, null, `no GeoTIFF can be read in it (${said(error)})`);
  }
}

async function heights(file: string, image: GeoTIFFImage, noData: number | null): Promise<Float32Array> {
  try {
    const raster = await image.readRasters({ samples: [0], interleave: true });
    const missing = noData === null ? Number.NaN : Math.fround(noData);
    return Float32Array.from(raster, (height) =>
      height === noData || Math.fround(height) === missing || !(height >= LOWEST_M && height <= HIGHEST_M) ? Number.NaN : height,
    );
  } catch (error) {
    throw new FileError(
      'unreadable-file',
      file,
      null,
      null,
      `its heights cannot be read (${said(error)}): save it with DEFLATE or without compression`,
    );
  }
}

const said = (error: unknown) => (error instanceof Error ? error.message : String(error));
