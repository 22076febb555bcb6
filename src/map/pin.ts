import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { Wgs84 } from '../domain/units.ts';

/** The mark of a place: of one that is being chosen, dragged; of one that is only looked at (`onPlace` null), fast. */
export class Pin {
  private marker: Marker | null = null;

  constructor(
    private readonly map: MapLibre,
    private readonly onPlace: ((lon: number, lat: number) => void) | null,
  ) {}

  /** Shows it at a place, or takes it away. */
  show(at: Wgs84 | null): void {
    if (at === null) {
      this.marker?.remove();
      this.marker = null;
      return;
    }
    if (this.marker) {
      this.marker.setLngLat([at.lon, at.lat]);
      return;
    }
    this.marker = new Marker({ draggable: this.onPlace !== null, color: '#22211f' }).setLngLat([at.lon, at.lat]).addTo(this.map);
    this.marker.on('dragend', () => {
      const placed = this.marker?.getLngLat();
      if (placed) this.onPlace?.(placed.lng, placed.lat);
    });
  }
}
