import type { Map as MapLibre } from 'maplibre-gl';
import type { Point } from './geometry.ts';
import type { HoverWords, Padding } from './picture.ts';

/** Between what is pointed at and the label's corner, pixels. */
const OFF = 14;
const EDGE = 6;

/** A few words beside what is pointed at, on the map or in the table. Its text is text: nothing in a file is ever markup. */
export class HoverLabel {
  private readonly element = document.createElement('div');
  private readonly canHover = window.matchMedia('(hover: hover)');
  private words: HoverWords | null = null;
  private at: () => Point | null = () => null;
  private width = 0;
  private height = 0;

  constructor(
    private readonly map: MapLibre,
    host: HTMLElement,
    className: string,
    private readonly padding: () => Padding,
  ) {
    this.element.className = className;
    this.element.style.visibility = 'hidden';
    host.replaceChildren(this.element);
  }

  /** `at`: where that is at the moment, pixels; null while it is nowhere. */
  show(words: HoverWords | null, at: () => Point | null): void {
    this.at = at;
    if (words !== this.words) {
      this.words = words;
      this.element.replaceChildren(...(words ? this.lines(words) : []));
      this.width = this.element.offsetWidth;
      this.height = this.element.offsetHeight;
    }
    this.follow();
  }

  follow(): void {
    const at = this.words && this.canHover.matches ? this.at() : null;
    const { clientWidth, clientHeight } = this.map.getCanvas();
    const isSeen = at !== null && at[0] >= 0 && at[1] >= 0 && at[0] <= clientWidth && at[1] <= clientHeight;
    this.element.style.visibility = isSeen ? 'visible' : 'hidden';
    if (!isSeen) return;
    const [x, y] = at;
    const left = x + OFF + this.width > clientWidth - EDGE ? x - OFF - this.width : x + OFF;
    const above = y - OFF - this.height;
    const top = above < this.padding().top ? y + OFF : above;
    this.element.style.transform = `translate(${Math.max(EDGE, left).toFixed(1)}px, ${Math.max(EDGE, top).toFixed(1)}px)`;
  }

  private lines({ title, lines }: HoverWords): HTMLElement[] {
    const name = document.createElement('b');
    name.textContent = title;
    return [
      name,
      ...lines.map(({ text, state }) => {
        const line = document.createElement('span');
        line.textContent = text;
        if (state) line.dataset['state'] = state;
        return line;
      }),
    ];
  }
}
