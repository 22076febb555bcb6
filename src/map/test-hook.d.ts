import type { Map as MapLibre } from 'maplibre-gl';

declare global {
  interface Window {
    /** For tests: the map on the page, and a promise that settles when everything told is drawn. */
    gapmap?: { readonly map: MapLibre; idle(): Promise<void> };
  }
}
