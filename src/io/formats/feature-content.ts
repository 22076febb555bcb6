import type { Role } from '../../domain/dataset.ts';
import { FileError } from '../../domain/report.ts';
import { drawnIn, pointRecords } from '../features.ts';
import type { Content, RawFeature } from '../input-file.ts';
import { readKml } from './kml.ts';
import { XmlError } from './xml.ts';

type Found = Pick<Content, 'format' | 'encoding' | 'crs' | 'layers'>;

/** Points are a table, lines and areas are shapes; where there are several, what a person said the file holds decides, else the most. */
export function featureContent(features: readonly RawFeature[], found: Found, told: Role | undefined): Content {
  if (drawnIn(features, told) !== 'points') return { ...found, kind: 'shapes', features };
  return {
    ...found,
    kind: 'table',
    delimiter: null,
    sheets: [{ name: found.layers?.read ?? '', records: pointRecords(features), spans: [] }],
  };
}

/** Placemarks of a KML text. Throws FileError. */
export function kmlContent(name: string, text: string, found: Found, told: Role | undefined): Content {
  try {
    const features = readKml(text);
    if (features.length === 0) throw new FileError('no-records', name, null, null, 'it has no placemark');
    return featureContent(features, found, told);
  } catch (error) {
    if (error instanceof XmlError) throw new FileError('unreadable-file', name, null, null, `not valid KML: ${error.message}`);
    throw error;
  }
}
