import type { Map as MapLibre } from 'maplibre-gl';
import { type Box, meet, mercator, type Point } from './geometry.ts';
import type { Padding, PlanSite } from './picture.ts';
import { toPixel, worldWidth } from './screen.ts';

/** A site's disc or square with room around it, half of a side in pixels. */
const HALF_PIN = 15;
/** Between a site's circle and its label. */
const OFF = 6;
/** A shorter spoke than this has its number on the disc: pixels. */
const LEAST_SPOKE = 26;
const NONE = -1;

interface Label {
  readonly element: HTMLElement;
  readonly width: number;
  readonly height: number;
  readonly at: Point;
  /** What it stands beside, as a share of the world's width. */
  readonly radius: number;
  /** None: there is no room for it, and the number in the disc has to do. */
  side: number;
}

interface Note {
  readonly element: HTMLElement;
  readonly at: Point;
  /** The spoke's length, as a share of the world's width. */
  readonly length: number;
}

/** Where a label may stand beside its circle, the liked places first: how far its middle is off in widths and heights of both. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0.75, 0.8],
  [-0.75, 0.8],
  [0.75, -0.8],
  [-0.75, -0.8],
];

/** Names of sites beside their circles and distances beside their spokes: text of the page that follows the map and keeps off its like. */
export class SiteLabels {
  private labels: readonly Label[] = [];
  private notes: readonly Note[] = [];

  constructor(
    private readonly map: MapLibre,
    private readonly host: HTMLElement,
    private readonly classes: { readonly site: string; readonly spoke: string },
    private readonly padding: () => Padding,
  ) {}

  show(sites: readonly PlanSite[]): void {
    const made = sites.map((site) => ({ site, element: this.element(site) }));
    const notes = sites.flatMap(({ at, spokes }) =>
      spokes.flatMap(({ to, label }): Note[] => {
        if (label === '') return [];
        const [from, until] = [mercator(at.lon, at.lat), mercator(to.lon, to.lat)];
        const element = document.createElement('span');
        element.className = this.classes.spoke;
        element.textContent = label;
        // Nearer to the village than to the site, whose disc is larger.
        const length = Math.hypot(until[0] - from[0], until[1] - from[1]);
        return [{ element, length, at: [from[0] + (until[0] - from[0]) * 0.6, from[1] + (until[1] - from[1]) * 0.6] }];
      }),
    );
    this.host.replaceChildren(...notes.map(({ element }) => element), ...made.map(({ element }) => element));
    this.notes = notes;
    this.labels = made.map(({ site, element }, index) => ({
      element,
      width: element.offsetWidth,
      height: element.offsetHeight,
      at: mercator(site.at.lon, site.at.lat),
      radius: radiusOf(site),
      side: this.labels[index]?.side ?? 0,
    }));
    this.settle();
  }

  /** Chooses each label's side: the first where no site and no label stands. */
  settle(): void {
    const { top, right, bottom, left } = this.padding();
    const { clientWidth, clientHeight } = this.map.getCanvas();
    const standing: Box[] = this.labels.map(({ at }) => {
      const [x, y] = toPixel(this.map, at);
      return [x - HALF_PIN, y - HALF_PIN, x + HALF_PIN, y + HALF_PIN];
    });
    for (const label of this.labels) {
      const isFree = (side: number) => {
        const box = this.boxOf(label, side);
        const isIn = box[0] >= left && box[1] >= top && box[2] <= clientWidth - right && box[3] <= clientHeight - bottom;
        return isIn && !standing.some((other) => meet(box, other));
      };
      const free = label.side !== NONE && isFree(label.side) ? label.side : SIDES.findIndex((_, side) => isFree(side));
      label.side = free;
      if (free !== NONE) standing.push(this.boxOf(label, free));
    }
    this.follow();
  }

  follow(): void {
    for (const label of this.labels) {
      label.element.hidden = label.side === NONE;
      const [west, north] = this.boxOf(label, label.side);
      label.element.style.transform = `translate(${west.toFixed(1)}px, ${north.toFixed(1)}px)`;
    }
    for (const { element, at, length } of this.notes) {
      element.hidden = length * worldWidth(this.map) < LEAST_SPOKE;
      const [x, y] = toPixel(this.map, at);
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
    }
  }

  private boxOf({ at, radius, width, height }: Label, side: number): Box {
    const [x, y] = toPixel(this.map, at);
    const room = Math.max(HALF_PIN, radius * worldWidth(this.map)) + OFF;
    const [across, down] = SIDES[side] ?? [1, 0];
    const [cx, cy] = [x + across * (room + width / 2), y + down * (room + height / 2)];
    return [cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2];
  }

  private element({ label: [title, detail] }: PlanSite): HTMLElement {
    const element = document.createElement('span');
    element.className = this.classes.site;
    const name = document.createElement('b');
    name.textContent = title;
    const number = document.createElement('span');
    number.textContent = detail;
    element.append(name, number);
    return element;
  }
}

function radiusOf({ at, ring }: PlanSite): number {
  const [x] = mercator(at.lon, at.lat);
  return (ring ?? []).reduce((most, [lon, lat]) => Math.max(most, mercator(lon, lat)[0] - x), 0);
}
