import type { Map as MapLibre } from 'maplibre-gl';
import { mercator, type Point } from './geometry.ts';
import type { DrawnRing, MeasuredLine, RadiusRing } from './picture.ts';
import { toPixel, worldWidth } from './screen.ts';
import { TRIM } from './strips.ts';

/** More rings than this are a pattern, not a measurement: they get no labels. */
const MOST_LABELS = 3;

/** Bearings a ring's label may sit at, the liked one first. */
const BEARINGS: readonly number[] = [35, 20, 50, -35, -20, 5, -50, 65, -65].map((degrees) => (degrees * Math.PI) / 180);
/** A village nearer than this share of the radius is in a label's way. */
const IN_THE_WAY = 0.34;

/** The first bearing with no village near the ring there, else the one whose nearest village is farthest. */
export function freest(centre: Point, radius: number, villages: Float64Array): number {
  let best = BEARINGS[0] ?? 0;
  let most = -1;
  for (const bearing of BEARINGS) {
    const [x, y] = [centre[0] + Math.sin(bearing) * radius, centre[1] - Math.cos(bearing) * radius];
    let nearest = Infinity;
    for (let index = 0; index < villages.length; index += 2) {
      const distance = Math.hypot((villages[index] ?? NaN) - x, (villages[index + 1] ?? NaN) - y);
      if (distance < nearest) nearest = distance;
    }
    if (nearest >= radius * IN_THE_WAY) return bearing;
    if (nearest > most) [best, most] = [bearing, nearest];
  }
  return best;
}

interface Placed {
  readonly element: HTMLElement;
  readonly width: number;
  readonly place: () => { readonly x: number; readonly y: number; readonly angle: number; readonly room: number };
}

/** The labels of rings and line: text of the page that follows the map. (As map text each new radius would be laid out by the worker.) */
export class MeasureLabels {
  private placed: readonly Placed[] = [];

  constructor(
    private readonly map: MapLibre,
    private readonly host: HTMLElement,
    private readonly classes: { readonly ring: string; readonly line: string },
  ) {}

  /** `villages`: places the labels keep off, in unit-square Mercator. */
  show(rings: readonly RadiusRing[], line: MeasuredLine | null, villages: Float64Array): void {
    const wanted: Omit<Placed, 'width'>[] = [];
    for (const ring of rings.length <= MOST_LABELS ? rings : [])
      wanted.push({ element: this.element(ring.label, this.classes.ring), place: this.onRing(ring.polygon, villages) });
    if (line) wanted.push({ element: this.element(line.label, this.classes.line), place: this.onLine(line) });
    this.host.replaceChildren(...wanted.map(({ element }) => element));
    this.placed = wanted.map(({ element, place }) => ({ element, place, width: element.offsetWidth }));
    this.follow();
  }

  follow(): void {
    for (const { element, place, width } of this.placed) {
      const { x, y, angle, room } = place();
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${angle.toFixed(3)}rad) translate(-50%, -50%)`;
      element.style.visibility = room < width ? 'hidden' : 'visible';
    }
  }

  private element(text: string, className: string): HTMLElement {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    return element;
  }

  /** Just inside the ring, turned along it, in the upper half where most room is left between the villages. */
  private onRing(polygon: DrawnRing, villages: Float64Array): Placed['place'] {
    const points = polygon.map(([lon, lat]) => mercator(lon, lat));
    const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [north, south] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const centre: Point = [(west + east) / 2, (north + south) / 2];
    const half = (east - west) / 2;
    const bearing = freest(centre, half, villages);
    return () => {
      const [x, y] = toPixel(this.map, centre);
      const radius = half * worldWidth(this.map);
      const out = radius - 13;
      return { x: x + Math.sin(bearing) * out, y: y - Math.cos(bearing) * out, angle: bearing, room: radius };
    };
  }

  /** At the middle of the line, on the side away from the hospital's own name, never upside down. */
  private onLine({ from, to }: MeasuredLine): Placed['place'] {
    const [start, end] = [mercator(from.lon, from.lat), mercator(to.lon, to.lat)];
    return () => {
      const [x0, y0] = toPixel(this.map, start);
      const [x1, y1] = toPixel(this.map, end);
      const raw = Math.atan2(y1 - y0, x1 - x0);
      const angle = raw > Math.PI / 2 ? raw - Math.PI : raw <= -Math.PI / 2 ? raw + Math.PI : raw;
      const off = y0 > y1 ? 13 : -13;
      return {
        x: (x0 + x1) / 2 - Math.sin(angle) * off,
        y: (y0 + y1) / 2 + Math.cos(angle) * off,
        angle,
        room: Math.hypot(x1 - x0, y1 - y0) - TRIM.from - TRIM.to - 12,
      };
    };
  }
}
