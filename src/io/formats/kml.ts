import type { RawFeature } from '../input-file.ts';
import { LIMITS } from '../limits.ts';
import { attribute, readXml, XmlError, type XmlHandler } from './xml.ts';

type Coordinates = readonly (readonly number[])[];
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: readonly number[] }
  | { readonly type: 'LineString'; readonly coordinates: Coordinates }
  | { readonly type: 'Polygon'; readonly coordinates: readonly Coordinates[] };

/** Whether a text is KML: one of its first elements says so, whatever the file is called. */
export const isKml = (text: string): boolean => /^\s*<[?!\w]/.test(text.slice(0, 100)) && /<(\w+:)?kml[\s>]/.test(text.slice(0, 8192));

/** "107.02,33.07,560 107.03,33.08": some programs write a space after the comma. */
function readCoordinates(text: string): Coordinates {
  const together = text
    .split(',')
    .map((part) => part.trim())
    .join(',');
  return together
    .split(/\s+/)
    .filter(Boolean)
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number))
    .filter((pair) => pair.length === 2 && pair.every(Number.isFinite));
}

/** Several geometries of one placemark as GeoJSON: alike ones as a Multi, others as a collection; null for none. */
function combined(parts: readonly Geometry[]): unknown {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? null;
  return parts.every(({ type }) => type === first.type)
    ? { type: `Multi${first.type}`, coordinates: parts.map(({ coordinates }) => coordinates) }
    : { type: 'GeometryCollection', geometries: parts };
}

/** Elements of a placemark that are columns of their own. What its look or its view says is none. */
const OWN = new Set(['name', 'description', 'address', 'phoneNumber', 'when']);

class KmlReader implements XmlHandler {
  readonly features: RawFeature[] = [];
  listens = false;
  private readonly path: string[] = [];
  private piece = '';
  private folders: string[] = [];
  private properties: Map<string, string> | null = null;
  private parts: Geometry[] = [];
  private rings: Coordinates[] = [];
  private key = '';

  open(name: string, attributes: string): void {
    this.path.push(name);
    if (name === 'Placemark') {
      this.properties = new Map();
      this.parts = [];
    } else if (name === 'Folder') this.folders.push('');
    else if (name === 'Polygon') this.rings = [];
    else if (name === 'Data' || name === 'SimpleData') this.key = attribute(attributes, 'name') ?? '';
    this.listens = this.isWanted(name);
    if (this.listens) this.piece = '';
  }

  text(piece: string): void {
    this.piece += piece;
    if (this.piece.length > LIMITS.keptText) throw new XmlError('a text without end');
  }

  close(name: string): void {
    this.path.pop();
    const text = this.piece;
    const listened = this.listens;
    this.listens = false;
    if (name === 'Placemark') this.finish();
    else if (name === 'Folder') this.folders.pop();
    else if (name === 'Polygon') this.add({ type: 'Polygon', coordinates: this.rings });
    else if (listened) this.take(name, text);
  }

  /** A text counts where it stands: a name within a style or a second name within a region is not the placemark's. */
  private isWanted(name: string): boolean {
    const parent = this.path.at(-2);
    if (name === 'name' && parent === 'Folder') return true;
    if (!this.properties) return false;
    if (name === 'coordinates' || name === 'SimpleData') return true;
    if (name === 'value') return parent === 'Data';
    return OWN.has(name) && (parent === 'Placemark' || parent === 'TimeStamp');
  }

  private take(name: string, text: string): void {
    if (name === 'coordinates') this.takeCoordinates(readCoordinates(text));
    else if (!this.properties) this.folders[this.folders.length - 1] = text.trim();
    else this.properties.set(name === 'value' || name === 'SimpleData' ? this.key : name, text.trim());
  }

  private takeCoordinates(coordinates: Coordinates): void {
    const [first] = coordinates;
    if (!first) return;
    const parent = this.path.at(-1);
    if (parent === 'Point') this.add({ type: 'Point', coordinates: first });
    else if (parent === 'LineString' || (parent === 'LinearRing' && !this.path.includes('Polygon')))
      this.add({ type: 'LineString', coordinates });
    // The outer ring comes first in GeoJSON, wherever it stands in the file.
    else if (this.path.includes('outerBoundaryIs')) this.rings.unshift(coordinates);
    else if (parent === 'LinearRing') this.rings.push(coordinates);
  }

  private add(geometry: Geometry): void {
    if (geometry.type !== 'Polygon' || geometry.coordinates.length > 0) this.parts.push(geometry);
  }

  private finish(): void {
    const folder = this.folders.filter(Boolean).at(-1);
    const columns = [...(folder === undefined ? [] : [['folder', folder] as const]), ...(this.properties ?? [])];
    this.features.push({ properties: Object.fromEntries(columns), geometry: combined(this.parts) });
    this.properties = null;
  }
}

/**
 * The placemarks of a KML document as features: name, description, address, time and extended data as properties, the folder each lies in as
 * `folder`. Positions are longitude and latitude in WGS 84; heights are let go. Throws XmlError.
 */
export function readKml(text: string): readonly RawFeature[] {
  const reader = new KmlReader();
  readXml(text, reader);
  return reader.features;
}
