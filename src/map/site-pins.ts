import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { Listeners } from './listeners.ts';
import type { PlanSite } from './picture.ts';

/** Which way an arrow key moves a site: east and north. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

interface Standing {
  readonly marker: Marker;
  readonly element: HTMLButtonElement;
  site: PlanSite;
}

interface SiteWords {
  readonly site: (sign: string, name: string, isKept: boolean) => string;
}

/** The sites of a plan on the map: buttons, discs to be dragged or moved by the arrow keys and squares that stay. A site keeps its button while it moves. */
export class SitePins {
  private readonly standing = new Map<string, Standing>();
  /** Stays under the hand that drags it, wherever the plan puts it meanwhile. */
  private dragged: string | null = null;

  constructor(
    private readonly map: MapLibre,
    private readonly className: string,
    private readonly listeners: Pick<Listeners, 'onDragSite' | 'onStepSite' | 'onPressSite'>,
    private readonly words: () => SiteWords,
  ) {}

  show(sites: readonly PlanSite[]): void {
    const keys = new Set(sites.map(({ key }) => key));
    for (const [key, { marker }] of this.standing) {
      if (keys.has(key)) continue;
      marker.remove();
      this.standing.delete(key);
    }
    for (const site of sites) {
      const known = this.standing.get(site.key) ?? this.add(site);
      known.site = site;
      known.marker.setDraggable(!site.kept);
      if (this.dragged !== site.key) known.marker.setLngLat([site.at.lon, site.at.lat]);
      known.element.textContent = site.sign;
      known.element.dataset['kept'] = String(site.kept);
      known.element.setAttribute('aria-label', this.words().site(site.sign, site.label.join(' '), site.kept));
    }
  }

  private add(site: PlanSite): Standing {
    const { key } = site;
    const element = document.createElement('button');
    element.type = 'button';
    element.className = this.className;
    const marker = new Marker({ element }).setLngLat([site.at.lon, site.at.lat]).addTo(this.map);
    const standing: Standing = { marker, element, site };
    const tell = (isDone: boolean) => {
      const { lng, lat } = marker.getLngLat();
      this.listeners.onDragSite(key, lng, lat, isDone);
    };
    marker.on('drag', () => {
      this.dragged = key;
      tell(false);
    });
    marker.on('dragend', () => {
      this.dragged = null;
      tell(true);
      // Where it was let go no site may stand: it goes where the plan has it.
      marker.setLngLat([standing.site.at.lon, standing.site.at.lat]);
    });
    // The map would take a key's press for one in its corner, and the arrows for its own.
    element.addEventListener('click', (event) => {
      event.stopPropagation();
      this.listeners.onPressSite(key);
    });
    element.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.stopPropagation();
      event.preventDefault();
      if (!standing.site.kept) this.listeners.onStepSite(key, ...step);
    });
    this.standing.set(key, standing);
    return standing;
  }
}
