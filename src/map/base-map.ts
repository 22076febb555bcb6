import { addProtocol, type Map as MapLibre } from 'maplibre-gl';
import { BASE_SOURCE, type BaseLayers, isArchive, rasterArchive, rasterTiles, vectorArchive } from './base-layers.ts';
import { FIRST_DATA_LAYER } from './ground-layers.ts';
import type { BaseMap } from './picture.ts';

let isProtocolAdded = false;

/** Reads the archive's header to learn what its tiles are. The reader is fetched only here. */
async function openArchive(url: string): Promise<BaseLayers> {
  const { PMTiles, Protocol, TileType } = await import('pmtiles');
  const absolute = new URL(url, document.baseURI).href;
  const file = new PMTiles(absolute);
  const [header, metadata] = await Promise.all([file.getHeader(), file.getMetadata()]);
  if (!isProtocolAdded) {
    addProtocol('pmtiles', new Protocol().tile);
    isProtocolAdded = true;
  }
  const address = `pmtiles://${absolute}`;
  return header.tileType === TileType.Mvt ? vectorArchive(address, metadata) : rasterArchive(address);
}

/** Takes the base map away, if there is one: the ground is opaque again. */
export function removeBaseMap(map: MapLibre): void {
  for (const layer of map.getStyle().layers) if ('source' in layer && layer.source === BASE_SOURCE) map.removeLayer(layer.id);
  if (map.getSource(BASE_SOURCE)) map.removeSource(BASE_SOURCE);
  map.setPaintProperty(FIRST_DATA_LAYER, 'fill-opacity', 1);
}

const LOOK_AGAIN = 400;

/**
 * Tells of the base map what the map does not show: its failures (the map's own stay errors), and that no tile came at all. A missing tile is no
 * error to MapLibre (beyond the edge of a base map it is none) and not even an event, so whether any came is looked up until all were asked for.
 */
export function watchBaseMap(map: MapLibre, tell: (isShown: boolean) => void): void {
  let isShown = false;
  let timer = 0;
  const look = () => {
    if (isShown || !map.getSource(BASE_SOURCE)) return;
    if (!map.isSourceLoaded(BASE_SOURCE)) {
      timer = window.setTimeout(look, LOOK_AGAIN);
      return;
    }
    tell(false);
    map.triggerRepaint();
  };
  map.on('error', (event) => {
    if ('sourceId' in event && event.sourceId === BASE_SOURCE) tell(false);
    else console.error(event.error);
  });
  map.on('sourcedata', (event) => {
    if (event.sourceId !== BASE_SOURCE) return;
    if (event.sourceDataType === 'metadata') {
      isShown = false;
      window.clearTimeout(timer);
      timer = window.setTimeout(look, LOOK_AGAIN);
    }
    if (!('tile' in event) || !event.tile || isShown) return;
    isShown = true;
    tell(true);
  });
  map.on('remove', () => window.clearTimeout(timer));
}

/**
 * Puts a base map under the data. `isWanted` is asked again after the archive's header came: the setting may have changed by then.
 * An archive that cannot be read is told to `onFailed`.
 */
export async function addBaseMap(map: MapLibre, { url }: BaseMap, isWanted: () => boolean, onFailed: () => void): Promise<void> {
  const base = isArchive(url) ? await openArchive(url).catch(() => null) : rasterTiles(url);
  if (base === null) return onFailed();
  if (!isWanted() || map.getSource(BASE_SOURCE)) return;
  const { source, layers } = base;
  map.addSource(BASE_SOURCE, source);
  for (const layer of layers) map.addLayer(layer, FIRST_DATA_LAYER);
  map.setPaintProperty(FIRST_DATA_LAYER, 'fill-opacity', 0);
}
