import { FileError } from '../../domain/report.ts';
import { drawnIn, pointRecords } from '../features.ts';
import type { Content, RawFeature } from '../input-file.ts';
import { readKml } from './kml.ts';
import { XmlError } from './xml.ts';

type Found = Pick<Content, 'format' | 'encoding' | 'crs'>;

/** Points are a table, lines and areas are shapes. */
export function featureContent(features: readonly RawFeature[], found: Found): Content {
  if (drawnIn(features) !== 'points') return { ...found, kind: 'shapes', features };
  return { ...found, kind: 'table', delimiter: null, sheets: [{ name: '', records: pointRecords(features), spans: [] }] };
}

/** Placemarks of a KML text. Throws FileError. */
export function kmlContent(name: string, text: string, found: Found): Content {
  try {
    const features = readKml(text);
    if (features.length === 0) throw new FileError('no-records', name, null, null, 'it has no placemark');
    return featureContent(features, found);
  } catch (error) {
    if (error instanceof XmlError) throw new FileError('unreadable-file', name, null, null, `not valid KML: ${error.message}`);
    throw error;
  }
}
