import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { STATES } from '../domain/state.ts';
import { mercator, type Point } from './geometry.ts';
import type { Ground } from './ground.ts';
import type { Listeners } from './listeners.ts';
import { type CircleCounts, isGathered, type MapPicture } from './picture.ts';
import type { Crowd } from './points/crowd.ts';
import { villageAt } from './points/point-at.ts';
import { worldWidth } from './screen.ts';

const HOVER_TOLERANCE = 8;
const TOUCH_TOLERANCE = 20;

/** A press on a circle of many villages goes this much nearer, zoom levels. */
const NEARER = 2;

/**
 * What the pointer is on, and what a press means: a village where villages are drawn one by one, a circle where they are drawn together, else
 * the area. A finger presses; it does not hover.
 */
export class Pointing {
  /** Where the pointer is, pixels; null while it is not on the map. */
  at: Point | null = null;
  /** The village pressed last. */
  pressed: number | null = null;
  private village: number | null = null;
  private area: string | null = null;
  private circle: CircleCounts | null = null;
  private isFinger = false;

  constructor(
    private readonly map: MapLibre,
    private readonly picture: () => MapPicture,
    private readonly ground: () => Ground,
    private readonly crowd: () => Crowd | null,
    private readonly listeners: Listeners,
    private readonly onMove: () => void,
    private readonly onNearer: (at: Point, steps: number) => void,
  ) {
    for (const kind of ['pointerdown', 'pointermove'] as const)
      map.getCanvasContainer().addEventListener(
        kind,
        ({ pointerType }) => {
          this.isFinger = pointerType === 'touch';
        },
        { capture: true, passive: true },
      );
    map.on('mousemove', (event) => this.move(event));
    map.on('mouseout', () => this.leave());
    map.on('click', ({ lngLat }) => this.press([lngLat.lng, lngLat.lat]));
  }

  private move({ lngLat, point }: MapMouseEvent): void {
    if (this.isFinger) {
      this.leave();
      return;
    }
    this.at = [point.x, point.y];
    const at: Point = [lngLat.lng, lngLat.lat];
    const { drawing } = this.picture();
    const area = drawing === 'villages' ? null : (this.ground().areas[drawing](at)?.code ?? null);
    this.tell(this.find(at, HOVER_TOLERANCE), area, this.circleAt(at)?.counts ?? null);
    this.onMove();
  }

  private leave(): void {
    this.at = null;
    this.tell(null, null, null);
  }

  private tell(village: number | null, area: string | null, circle: CircleCounts | null): void {
    this.map.getCanvas().style.cursor = this.cursor(village === null && area === null && circle === null ? '' : 'pointer');
    if (!isSame(circle, this.circle)) this.listeners.onHoverCircle(circle);
    this.circle = circle;
    if (village !== this.village) this.listeners.onHover(village);
    if (area !== this.area) this.listeners.onHoverArea(area);
    this.village = village;
    this.area = area;
  }

  /** While a place is being chosen every press chooses one. */
  private cursor(plain: string): string {
    return this.picture().placing ? 'crosshair' : plain;
  }

  private find([lon, lat]: Point, tolerance: number): number | null {
    const { dataset, drawing, states, large } = this.picture();
    if (drawing !== 'villages' || isGathered(dataset, this.map.getZoom())) return null;
    return villageAt(this.ground().villages, states, mercator(lon, lat), worldWidth(this.map), tolerance * (large ? 2 : 1));
  }

  private circleAt([lon, lat]: Point) {
    const { dataset, drawing, states } = this.picture();
    const zoom = this.map.getZoom();
    if (drawing !== 'villages' || !isGathered(dataset, zoom)) return null;
    return this.crowd()?.circleAt(zoom, states, mercator(lon, lat)) ?? null;
  }

  private press(at: Point): void {
    const { drawing, placing } = this.picture();
    if (placing) {
      this.listeners.onPlace(...at);
      return;
    }
    if (this.circleAt(at)) {
      this.onNearer(at, NEARER);
      return;
    }
    if (drawing === 'villages') {
      this.pressed = this.find(at, this.isFinger ? TOUCH_TOLERANCE : HOVER_TOLERANCE);
      this.listeners.onSelect(this.pressed);
      return;
    }
    const area = this.ground().areas[drawing](at);
    if (area) this.listeners.onSelectArea(area.code);
    else this.listeners.onSelect(null);
  }
}

function isSame(a: CircleCounts | null, b: CircleCounts | null): boolean {
  return a === b || (a !== null && b !== null && STATES.every((state) => a[state] === b[state]));
}
