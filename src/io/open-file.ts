import { parseCsv } from './csv.ts';
import { decode } from './decode.ts';
import { drawnIn, isGeo, pointRecords, readFeatures } from './features.ts';
import type { Content, InputFile, OpenedFile } from './input-file.ts';

/** Opens CSV text or GeoJSON. Throws FileError. */
function contentOf({ name, bytes, encoding: told }: InputFile): Content {
  if (isGeo(name)) {
    const features = readFeatures(name, bytes);
    const found = { format: 'geojson', encoding: 'utf-8', crs: null } as const;
    if (drawnIn(features) !== 'points') return { ...found, kind: 'shapes', features };
    return { ...found, kind: 'table', delimiter: null, sheets: [{ name: '', records: pointRecords(features), spans: [] }] };
  }
  const { text, encoding } = decode(name, bytes, told);
  const { records, delimiter } = parseCsv(name, text);
  return { kind: 'table', format: 'text', encoding, crs: null, delimiter, sheets: [{ name: '', records, spans: [] }] };
}

/** Opens a file that is text: CSV or GeoJSON. Throws FileError. */
export function openText(file: InputFile): OpenedFile {
  const { bytes: _, ...said } = file;
  return { ...said, content: contentOf(file) };
}

/** Opens a file of any format we read. Rejects with FileError. */
export async function openFile(file: InputFile): Promise<OpenedFile> {
  return openText(file);
}
