import { addProtocol, type LayerSpecification, type Map as MapLibre, type SourceSpecification } from 'maplibre-gl';
import type { BaseMap } from './picture.ts';
import { FIRST_DATA_LAYER } from './style.ts';
import { COLOURS } from './tokens.ts';

const SOURCE = 'base-map';

/** What a base map's address turns into. */
export interface BaseLayers {
  readonly source: SourceSpecification;
  readonly layers: readonly LayerSpecification[];
}

const raster: LayerSpecification = { id: 'base-raster', type: 'raster', source: SOURCE, paint: { 'raster-saturation': -0.6, 'raster-opacity': 0.75, 'raster-fade-duration': 150 } };

/** XYZ, TMS and WMTS placeholders → addresses MapLibre understands. */
export function tileTemplates(url: string): { readonly tiles: string[]; readonly scheme: 'xyz' | 'tms' } {
  const scheme = url.includes('{-y}') ? 'tms' : 'xyz';
  const plain = url
    .replace('{-y}', '{y}')
    .replace(/\{TileMatrix\}/i, '{z}')
    .replace(/\{TileRow\}/i, '{y}')
    .replace(/\{TileCol\}/i, '{x}');
  const hosts = /tianditu\.gov\.cn/.test(plain) ? ['0', '1', '2', '3', '4', '5', '6', '7'] : ['a', 'b', 'c'];
  return { tiles: plain.includes('{s}') ? hosts.map((host) => plain.replace('{s}', host)) : [plain], scheme };
}

export function isArchive(url: string): boolean {
  return /\.pmtiles(?:[?#]|$)/.test(url);
}

function rasterTiles(url: string): BaseLayers {
  return { source: { type: 'raster', tileSize: 256, ...tileTemplates(url) }, layers: [raster] };
}

/** Whatever its tiles hold is drawn as quiet lines: an unknown schema is ground, never figure. */
function quietLines(names: readonly string[]): LayerSpecification[] {
  return names.map((name): LayerSpecification => {
    const water = /water|ocean|river/i.test(name);
    return {
      id: `base-${name}`,
      type: 'line',
      source: SOURCE,
      'source-layer': name,
      filter: ['in', ['geometry-type'], ['literal', ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']]],
      paint: { 'line-color': water ? '#C3D0D6' : COLOURS.line, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.5, 14, 1.2] },
    };
  });
}

let isProtocolAdded = false;

async function archive(url: string): Promise<BaseLayers> {
  const { PMTiles, Protocol, TileType } = await import('pmtiles');
  const absolute = new URL(url, document.baseURI).href;
  const file = new PMTiles(absolute);
  const [header, metadata] = await Promise.all([file.getHeader(), file.getMetadata()]);
  if (!isProtocolAdded) {
    addProtocol('pmtiles', new Protocol().tile);
    isProtocolAdded = true;
  }
  const address = `pmtiles://${absolute}`;
  if (header.tileType !== TileType.Mvt) return { source: { type: 'raster', url: address, tileSize: 256 }, layers: [raster] };
  return { source: { type: 'vector', url: address }, layers: quietLines(layerNames(metadata)) };
}

/** Names of the archive's layers, from metadata that anybody may have written. */
export function layerNames(metadata: unknown): string[] {
  const listed = typeof metadata === 'object' && metadata !== null && 'vector_layers' in metadata ? metadata.vector_layers : [];
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((entry: unknown) => (typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? [entry.id] : []));
}

export function removeBaseMap(map: MapLibre): void {
  for (const { id } of map.getStyle().layers) if (id.startsWith('base-')) map.removeLayer(id);
  if (map.getSource(SOURCE)) map.removeSource(SOURCE);
  map.setPaintProperty(FIRST_DATA_LAYER, 'fill-opacity', 1);
}

/** Puts a base map under the data. `isWanted` is asked again after the archive's header came: the setting may have changed by then. */
export async function addBaseMap(map: MapLibre, { url }: BaseMap, isWanted: () => boolean): Promise<void> {
  const { source, layers } = isArchive(url) ? await archive(url) : rasterTiles(url);
  if (!isWanted() || map.getSource(SOURCE)) return;
  map.addSource(SOURCE, source);
  for (const layer of layers) map.addLayer(layer, FIRST_DATA_LAYER);
  map.setPaintProperty(FIRST_DATA_LAYER, 'fill-opacity', 0);
}
