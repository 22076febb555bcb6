import type { Level } from '../analysis/places.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { MapPicture } from './picture.ts';
import type { Standing } from './place.ts';

/** What the map has been told so far. A fresh style (first load, lost context) has been told nothing. */
export interface Told {
  dataset: Dataset | null;
  states: Uint8Array | null;
  facilities: Uint8Array | null;
  /** Kinds of facility whose names are laid out, joined. */
  kinds: string;
  /** What they were last worked out from. */
  kindsOf: Pick<MapPicture, 'facilities' | 'drawing'> | null;
  shades: Record<Level, readonly number[] | null>;
  standings: Record<Level, readonly Standing[] | null>;
  /** What the shades and standings were last worked out from. */
  shaded: Pick<MapPicture, 'shades' | 'drawing'> | null;
  place: Pick<MapPicture, 'county' | 'township'> | null;
  rates: Map<string, string>;
  rateLevel: Level | null;
  coverage: MapPicture['coverage'];
  selected: number | null;
  /** The hospital the selected village is measured to. */
  measured: number | null;
  hovered: number | null;
  large: boolean;
  narrowed: boolean;
  baseMap: string | null;
}

/** What a map that has been told nothing shows. */
export const nothing = (): Told => ({
  dataset: null,
  states: null,
  facilities: null,
  kinds: '',
  kindsOf: null,
  shades: { county: null, township: null },
  standings: { county: null, township: null },
  shaded: null,
  place: null,
  rates: new Map(),
  rateLevel: null,
  coverage: null,
  selected: null,
  measured: null,
  hovered: null,
  large: false,
  narrowed: false,
  baseMap: null,
});
