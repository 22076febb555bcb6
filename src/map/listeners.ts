import type { CircleCounts } from './picture.ts';

export interface Listeners {
  readonly onHover: (village: number | null) => void;
  /** The area under the pointer, where areas are drawn. */
  readonly onHoverArea: (code: string | null) => void;
  /** The villages of the circle under the pointer, where many are drawn as one. */
  readonly onHoverCircle: (counts: CircleCounts | null) => void;
  readonly onSelect: (village: number | null) => void;
  readonly onSelectArea: (code: string) => void;
  /** A place was chosen, WGS 84 degrees: only while one is asked for (`MapPicture.placing`). */
  readonly onPlace: (lon: number, lat: number) => void;
  /** A site of the plan is dragged over a place, WGS 84 degrees; `isDone`: it was let go there. */
  readonly onDragSite: (key: string, lon: number, lat: number, isDone: boolean) => void;
  /** A site is moved one step by the keyboard, east and north 1, 0 or -1. */
  readonly onStepSite: (key: string, east: number, north: number) => void;
  /** A site was pressed. */
  readonly onPressSite: (key: string) => void;
  readonly onZoom: (zoom: number) => void;
  /** The base map of this address cannot be had, as far as was tried; or some of it is there after all. */
  readonly onBaseMap: (url: string, isShown: boolean) => void;
  /** The view moved: the scale bar follows. */
  readonly onMove: (lat: number, zoom: number) => void;
}

export interface Hosts {
  readonly map: HTMLElement;
  readonly labels: HTMLElement;
  readonly hover: HTMLElement;
  readonly sites: HTMLElement;
  readonly labelClasses: {
    readonly ring: string;
    readonly line: string;
    readonly hover: string;
    readonly site: string;
    readonly spoke: string;
  };
  readonly pinClass: string;
}
