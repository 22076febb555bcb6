import type { Map as MapLibre } from 'maplibre-gl';
import { type Box, meet, mercator, type Point } from './geometry.ts';
import { cells, choose, isCrossed, lineSpots, pathSpots, ringSpots, type Spot } from './label-spots.ts';
import type { DrawnRing, MeasuredLine, Padding, RadiusRing } from './picture.ts';
import { HIDDEN } from './picture.ts';
import { toPixel, worldWidth } from './screen.ts';
import { SYMBOLS_AND_NAMES } from './style.ts';

/** More rings than this are a pattern, not a measurement: they get no labels. */
const MOST_LABELS = 3;

interface Placed {
  readonly element: HTMLElement;
  readonly width: number;
  /** Where it may stand at the moment; empty where there is no room at all. */
  readonly spots: (width: number) => readonly Spot[];
  /** The number of the spot in use. */
  used: number | null;
}

/**
 * The labels of rings and line: text of the page that follows the map. (As map text each new radius would be laid out by the worker.)
 * They stand where no symbol or name of the map is, and not under what lies over the map.
 */
export class MeasureLabels {
  private placed: readonly Placed[] = [];
  private line: MeasuredLine | null = null;

  constructor(
    private readonly map: MapLibre,
    private readonly host: HTMLElement,
    private readonly classes: { readonly ring: string; readonly line: string },
    private readonly padding: () => Padding,
  ) {}

  show(rings: readonly RadiusRing[], line: MeasuredLine | null): void {
    const wanted: Omit<Placed, 'width' | 'used'>[] = [];
    for (const ring of rings.length <= MOST_LABELS ? rings : [])
      wanted.push({ element: this.element(ring.label, this.classes.ring), spots: this.onRing(ring.polygon) });
    if (line) wanted.push({ element: this.element(line.label, this.classes.line), spots: this.onLine(line) });
    const isSame = wanted.length === this.placed.length;
    this.host.replaceChildren(...wanted.map(({ element }) => element));
    this.placed = wanted.map(({ element, spots }, index) => ({
      element,
      spots,
      width: element.offsetWidth,
      used: isSame ? (this.placed[index]?.used ?? null) : null,
    }));
    this.line = line;
    this.settle();
  }

  /** Chooses where each label stands: when they change, and when the map has come to rest with its own names placed. */
  settle(): void {
    const standing: Box[] = [];
    for (const label of this.placed) {
      const spots = label.spots(label.width);
      if (spots.length === 0) continue;
      label.used = choose(spots, label.width, label.used, (cell) => standing.some((box) => meet(box, cell)) || this.isTaken(cell));
      const spot = spots[label.used];
      if (spot) standing.push(...cells(spot, label.width));
    }
    this.follow();
  }

  follow(): void {
    for (const { element, width, spots, used } of this.placed) {
      const all = spots(width);
      const spot = all[used ?? 0] ?? all[0];
      element.style.visibility = spot ? 'visible' : 'hidden';
      if (!spot) continue;
      const { x, y, angle } = spot;
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${angle.toFixed(3)}rad) translate(-50%, -50%)`;
    }
  }

  private isTaken(cell: Box): boolean {
    const [west, north, east, south] = cell;
    const { top, right, bottom, left } = this.padding();
    const { clientWidth, clientHeight } = this.map.getCanvas();
    if (west < left || north < top || east > clientWidth - right || south > clientHeight - bottom) return true;
    if (this.line) {
      const { from, to, path } = this.line;
      const course = path ?? [
        [from.lon, from.lat],
        [to.lon, to.lat],
      ];
      const points = course.map(([lon, lat]) => toPixel(this.map, mercator(lon, lat)));
      if (points.some((point, index) => isCrossed(cell, points[index - 1] ?? point, point, -2))) return true;
    }
    return this.map
      .queryRenderedFeatures(
        [
          [west, north],
          [east, south],
        ],
        { layers: SYMBOLS_AND_NAMES.filter((layer) => this.map.getLayer(layer)) },
      )
      .some(({ source, state }) => {
        if (source === 'villages') return Number(state['state'] ?? HIDDEN) < HIDDEN;
        return source !== 'facilities' || Number(state['drawn'] ?? 0) > 0;
      });
  }

  private element(text: string, className: string): HTMLElement {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    return element;
  }

  private onRing(polygon: DrawnRing): Placed['spots'] {
    const points = polygon.map(([lon, lat]) => mercator(lon, lat));
    const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [north, south] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const centre: Point = [(west + east) / 2, (north + south) / 2];
    const half = (east - west) / 2;
    return (width) => {
      const radius = half * worldWidth(this.map);
      return radius < width ? [] : ringSpots(toPixel(this.map, centre), radius);
    };
  }

  private onLine({ from, to, path }: MeasuredLine): Placed['spots'] {
    if (path) {
      const points = path.map(([lon, lat]) => mercator(lon, lat));
      return (width) =>
        pathSpots(
          points.map((point) => toPixel(this.map, point)),
          width,
        );
    }
    const [start, end] = [mercator(from.lon, from.lat), mercator(to.lon, to.lat)];
    return (width) => lineSpots(toPixel(this.map, start), toPixel(this.map, end), width);
  }
}
