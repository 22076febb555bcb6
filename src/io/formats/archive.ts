import { FileError } from '../../domain/report.ts';
import { decode } from '../decode.ts';
import type { Content, InputFile } from '../input-file.ts';
import { featureContent, kmlContent } from './feature-content.ts';
import { readShapefile, shapefilesIn } from './shapefile.ts';
import { isOffice, readXlsx } from './xlsx.ts';
import { type Tell, Zip } from './zip.ts';

/** Opens an archive with a workbook, a shapefile or KML in it. Rejects with FileError. */
export async function archiveContent(file: InputFile, tell?: Tell): Promise<Content> {
  const zip = new Zip(file.name, file.bytes, tell);
  if (isOffice(zip)) return readXlsx(zip);
  if (shapefilesIn(zip).length > 0) {
    const { features, ...found } = await readShapefile(zip, file);
    return featureContent(features, { format: 'shapefile', ...found }, file.role);
  }
  const kml = [...zip.entries.values()].find(({ path }) => /\.kml$/i.test(path));
  if (!kml)
    throw new FileError('unsupported-format', file.name, null, null, 'a zip archive without a workbook, a shapefile or KML: unpack it');
  const { text, encoding } = decode(file.name, zip.content(kml));
  return kmlContent(file.name, text, { format: 'kml', encoding, crs: 'wgs84' }, file.role);
}
