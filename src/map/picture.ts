import type { Dataset } from '../domain/dataset.ts';
import type { District } from '../domain/place.ts';
import type { State } from '../domain/state.ts';
import type { Language } from '../domain/text.ts';
import type { Wgs84 } from '../domain/units.ts';

/** What is drawn: every village as a symbol, or a rate by area. */
export type Drawing = 'villages' | 'county' | 'township';

/** In `MapPicture.states`: filtered out, neither drawn nor hit. */
export const HIDDEN = 255;

/** More villages than this, or more facilities, are drawn from buffers of their own instead of a GeoJSON source. */
const MOST_FEATURES = 20_000;

/** Farther out than this many villages are drawn together, as one circle a square. */
const CIRCLES_UNTIL = 7.5;

/** Whether a data set has more places than a GeoJSON source draws well. */
export function isCrowded({ villages, facilities }: Pick<Dataset, 'villages' | 'facilities'>): boolean {
  return villages.length > MOST_FEATURES || facilities.length > MOST_FEATURES;
}

/** Whether there are more areas of a level than a screen has room to write a rate or a name in: a province's yet, not a country's. */
export function isManyAreas(areas: { readonly length: number }): boolean {
  return areas.length > 500;
}

/** Whether villages are drawn as circles at a zoom, each of them many. */
export function isGathered(dataset: Pick<Dataset, 'villages' | 'facilities'>, zoom: number): boolean {
  return zoom < CIRCLES_UNTIL && isCrowded(dataset);
}

/** In `MapPicture.facilities`: drawn, but paler than those the picture is about. */
export const QUIET = 2;

/** Fills of the five classes, worst first: one hue, lightness falls steadily, so it reads in greyscale and in every colour vision. */
export const SHADES: readonly string[] = ['#B5482A', '#D27C5B', '#E3A78C', '#F0CDBB', '#F9EAE1'];

export interface AreaShade {
  readonly code: string;
  /** Class 0 (worst) … 4 (best) of `SHADES`; null = unknown, hatched. */
  readonly shade: number | null;
  /** Printed under the area's name, e.g. `75.2%`. */
  readonly label: string;
}

/** A closed ring of [lon, lat]. */
export type DrawnRing = readonly (readonly [number, number])[];

/** A radius around a facility with its ±10 % band. `inner` and `outer` have as many points as `polygon`, in the same directions. */
export interface RadiusRing {
  readonly centre: Wgs84;
  readonly polygon: DrawnRing;
  readonly inner: DrawnRing;
  readonly outer: DrawnRing;
  readonly label: string;
}

/** Points in degrees, [lon, lat], one after the other. */
export type DrawnPath = readonly (readonly [number, number])[];

/** From a village to its hospital. */
export interface MeasuredLine {
  readonly from: Wgs84;
  readonly to: Wgs84;
  /** The way along the road, ends included: drawn thick. Null: the line is straight, thin and dashed. */
  readonly path: DrawnPath | null;
  /** The hospital's index. */
  readonly facility: number;
  readonly label: string;
}

/** A few words on what is pointed at: its name, and lines of which one may be in a state's colour. */
export interface HoverWords {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly state: State | null }[];
}

/** Villages of one circle by state. */
export type CircleCounts = Readonly<Record<State, number>>;

export interface BaseMap {
  /** An XYZ or WMTS address with placeholders, or the address of a .pmtiles archive. */
  readonly url: string;
  readonly attribution: string;
}

/** Everything the map shows at one moment. `map/sync` draws the difference between the last picture and the next. */
export interface MapPicture {
  /** Another identity means another project: the sources are filled again. */
  readonly dataset: Dataset;
  /** Per village an index into `STATES`, or `HIDDEN`. */
  readonly states: Uint8Array;
  readonly drawing: Drawing;
  /** Codes of the place in view: what lies outside it is dimmed. */
  readonly county: string | null;
  readonly township: string | null;
  /** Search or a filter leaves few villages: those are drawn larger. */
  readonly narrowed: boolean;
  /** Ground to be drawn pale under the villages, closed rings of [lon, lat] as `District.polygons`; null: none. */
  readonly coverage: District['polygons'] | null;
  /** For the area drawings. */
  readonly shades: readonly AreaShade[];
  /** Per facility: 1 = drawn (it counts and is open), `QUIET`, 0 = hidden. */
  readonly facilities: Uint8Array;
  /** Village indexes. */
  readonly selected: number | null;
  readonly hovered: number | null;
  /** Of the hovered village, shown at its symbol; without one, of the area under the pointer. */
  readonly hoverWords: HoverWords | null;
  readonly line: MeasuredLine | null;
  readonly rings: readonly RadiusRing[];
  readonly language: Language;
  /** For a projector: symbols and labels twice as large. */
  readonly large: boolean;
  readonly baseMap: BaseMap | null;
  /** A place is being chosen: a press chooses it and selects nothing; `at` is where the pin stands, if anywhere yet. Null: none is. */
  readonly placing: { readonly at: Wgs84 | null } | null;
  /** A place that is looked at and has no name of its own, marked. */
  readonly spot: Wgs84 | null;
}

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}
