import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { COLOURS } from './tokens.ts';

export const BASE_SOURCE = 'base-map';

/** What a base map's address turns into. */
export interface BaseLayers {
  readonly source: SourceSpecification;
  readonly layers: readonly LayerSpecification[];
}

const raster: LayerSpecification = {
  id: 'base-raster',
  type: 'raster',
  source: BASE_SOURCE,
  paint: { 'raster-saturation': -0.6, 'raster-opacity': 0.75, 'raster-fade-duration': 150 },
};

/** Whether an address is a PMTiles archive, one file with all its tiles. */
export function isArchive(url: string): boolean {
  return /\.pmtiles(?:[?#]|$)/.test(url);
}

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

/** A base map of picture tiles behind an address with placeholders. */
export function rasterTiles(url: string): BaseLayers {
  return { source: { type: 'raster', tileSize: 256, ...tileTemplates(url) }, layers: [raster] };
}

/** A base map of picture tiles in an archive. */
export function rasterArchive(address: string): BaseLayers {
  return { source: { type: 'raster', url: address, tileSize: 256 }, layers: [raster] };
}

/** Whatever its tiles hold is drawn as quiet lines: an unknown schema is ground, never figure. */
export function vectorArchive(address: string, metadata: unknown): BaseLayers {
  const layers = layerNames(metadata).map((name): LayerSpecification => {
    const isWater = /water|ocean|river/i.test(name);
    return {
      id: `base-${name}`,
      type: 'line',
      source: BASE_SOURCE,
      'source-layer': name,
      filter: ['in', ['geometry-type'], ['literal', ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']]],
      paint: { 'line-color': isWater ? '#C3D0D6' : COLOURS.line, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.5, 14, 1.2] },
    };
  });
  return { source: { type: 'vector', url: address }, layers };
}

/** Names of the archive's layers, from metadata that anybody may have written. */
export function layerNames(metadata: unknown): string[] {
  const listed = typeof metadata === 'object' && metadata !== null && 'vector_layers' in metadata ? metadata.vector_layers : [];
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? [entry.id] : [],
  );
}
