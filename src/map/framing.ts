import type { Map as MapLibre } from 'maplibre-gl';
import { aim } from './camera.ts';
import type { Box } from './geometry.ts';
import type { Camera, MapPicture, Padding } from './picture.ts';

const MOTION = 200;
const VILLAGE_ZOOM = 12;
/** Zoom levels beyond the whole district: farther out it is a smudge. */
const FARTHER_OUT = 1.5;

/** Where the map looks: moves it when asked, and keeps what it framed while its frame is resized. */
export class Framing {
  /** What was last framed: the caller's camera, or all. */
  private looked: Camera;
  private isMovedByUser = false;
  private readonly motion = window.matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly map: MapLibre,
    private readonly picture: () => MapPicture,
    private camera: Camera,
    private padding: Padding,
  ) {
    this.looked = camera;
    // A resized frame keeps what it framed, unless the user has moved on.
    map.on('resize', () => {
      if (!this.isMovedByUser) this.look(this.looked, 'jump');
    });
    map.on('moveend', ({ originalEvent }) => {
      if (originalEvent) this.isMovedByUser = true;
    });
    this.look(camera, 'jump');
  }

  /** Moves when the camera asks again. */
  aim(camera: Camera, padding: Padding): void {
    const isAsked = camera.request !== this.camera.request;
    this.camera = camera;
    this.padding = padding;
    if (isAsked) this.look(camera, 'move');
  }

  /** What lies over the map's edges, in pixels. */
  get covered(): Padding {
    return this.padding;
  }

  zoomBy(steps: number): void {
    this.isMovedByUser = true;
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: this.duration() });
  }

  lookAtAll(): void {
    this.look({ kind: 'all', code: '', request: this.camera.request }, 'move');
  }

  private duration(): number {
    return this.motion.matches ? 0 : MOTION;
  }

  private look(camera: Camera, manner: 'jump' | 'move'): void {
    const { dataset, rings } = this.picture();
    const target = aim(dataset, camera, rings);
    if (!target) return;
    this.looked = camera;
    this.isMovedByUser = false;
    const duration = manner === 'jump' ? 0 : this.duration();
    if (target.kind === 'box') {
      if (camera.kind === 'all') this.limitZoom(target.box);
      this.map.fitBounds([...target.box], { padding: { ...this.padding }, duration, maxZoom: 14, linear: true });
    } else {
      const { top, right, bottom, left } = this.padding;
      const offset: [number, number] = [(left - right) / 2, (top - bottom) / 2];
      this.map.easeTo({ center: [...target.at], zoom: Math.max(this.map.getZoom(), VILLAGE_ZOOM), offset, duration });
    }
  }

  private limitZoom(box: Box): void {
    const fit = this.map.cameraForBounds([...box], { padding: { ...this.padding } })?.zoom;
    if (fit !== undefined) this.map.setMinZoom(Math.max(0, fit - FARTHER_OUT));
  }
}
