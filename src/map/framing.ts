import type { Map as MapLibre } from 'maplibre-gl';
import type { Camera } from '../state/store.ts';
import { aim } from './camera.ts';
import type { Box, Point } from './geometry.ts';
import type { MapPicture, MeasuredLine, Padding } from './picture.ts';

const MOTION = 200;
const VILLAGE_ZOOM = 12;
const CLOSEST = 14;
/** Two ends of a road 20 m apart are seen to be. */
const SPOT_ZOOM = 16;
/** Around a village at the edge of what is framed there is room for its disc, and beside it for its name, pixels. */
const ROOM_FOR_DISC = 24;
const ROOM_FOR_NAME = 40;
/** A line shorter than this on the screen hides under the symbols at its ends, pixels. */
const SHORTEST_LINE = 80;
/** Hits that could be seen this many zoom levels larger are huddled together. */
const HUDDLED = 1.5;
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

  /** Moves when the camera asks again, and when what it framed has another room, unless the user has moved on. */
  aim(camera: Camera, padding: Padding): void {
    const isAsked = camera.request !== this.camera.request;
    const isRoomAnother = padding !== this.padding;
    this.camera = camera;
    this.padding = padding;
    if (isAsked) this.look(camera, 'move');
    else if (isRoomAnother && !this.isMovedByUser) this.look(this.looked, 'move');
  }

  /** What lies over the map's edges, in pixels. */
  get covered(): Padding {
    return this.padding;
  }

  /** Goes to a village that was pressed on the map, where its line is too short to be seen; else stays. */
  approach(village: string, line: MeasuredLine): void {
    const [from, to] = [this.map.project(line.from), this.map.project(line.to)];
    if (Math.hypot(from.x - to.x, from.y - to.y) >= SHORTEST_LINE) return;
    this.look({ kind: 'village', code: village, request: this.camera.request }, 'move');
  }

  zoomBy(steps: number): void {
    this.isMovedByUser = true;
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: this.duration() });
  }

  /** Goes nearer to a place in degrees, until it stands in the middle of what is not covered. */
  nearer(at: Point, steps: number): void {
    this.isMovedByUser = true;
    this.easeTo(at, this.map.getZoom() + steps, this.duration());
  }

  lookAtAll(): void {
    this.look({ kind: 'all', code: '', request: this.camera.request }, 'move');
  }

  private duration(): number {
    return this.motion.matches ? 0 : MOTION;
  }

  private look(camera: Camera, manner: 'jump' | 'move'): void {
    const target = aim(this.picture(), camera);
    if (!target || (camera.kind === 'lost-hits' && !(target.kind === 'box' && this.isLost(target.box)))) return;
    this.looked = camera;
    this.isMovedByUser = false;
    const duration = manner === 'jump' ? 0 : this.duration();
    if (target.kind === 'box') {
      if (camera.kind === 'all') this.limitZoom(target.box);
      const maxZoom = this.closest(camera);
      this.map.fitBounds([...target.box], { padding: this.paddingFor(camera), duration, maxZoom, linear: true });
    } else {
      this.easeTo(target.at, Math.max(this.map.getZoom(), camera.kind === 'spot' ? SPOT_ZOOM : VILLAGE_ZOOM), duration);
    }
  }

  private easeTo(at: Point, zoom: number, duration: number): void {
    const { top, right, bottom, left } = this.padding;
    const offset: [number, number] = [(left - right) / 2, (top - bottom) / 2];
    this.map.easeTo({ center: [...at], zoom, offset, duration });
  }

  private closest({ kind }: Camera): number {
    return kind === 'hits' || kind === 'lost-hits' ? VILLAGE_ZOOM : CLOSEST;
  }

  private paddingFor({ kind }: Camera): { -readonly [Edge in keyof Padding]: number } {
    const { top, right, bottom, left } = this.padding;
    if (kind !== 'village') return { top, right, bottom, left };
    return { top: top + ROOM_FOR_DISC, right: right + ROOM_FOR_NAME, bottom, left: left + ROOM_FOR_NAME };
  }

  /** Whether some of a box is out of sight, or it could be seen much larger. */
  private isLost(box: Box): boolean {
    const { clientWidth, clientHeight } = this.map.getCanvas();
    const corners = [this.map.project([box[0], box[3]]), this.map.project([box[2], box[1]])];
    if (corners.some(({ x, y }) => x < 0 || y < 0 || x > clientWidth || y > clientHeight)) return true;
    const fit = this.map.cameraForBounds([...box], { padding: { ...this.padding }, maxZoom: VILLAGE_ZOOM })?.zoom;
    return fit !== undefined && fit - this.map.getZoom() > HUDDLED;
  }

  private limitZoom(box: Box): void {
    const fit = this.map.cameraForBounds([...box], { padding: { ...this.padding } })?.zoom;
    if (fit !== undefined) this.map.setMinZoom(Math.max(0, fit - FARTHER_OUT));
  }
}
