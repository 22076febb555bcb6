import type { Dataset } from '../domain/dataset.ts';
import type { District } from '../domain/place.ts';
import { STATES, type State } from '../domain/state.ts';
import type { Language } from '../domain/text.ts';
import type { Wgs84 } from '../domain/units.ts';

/** What is drawn: every village as a symbol, or a rate by area. */
export type Drawing = 'villages' | 'county' | 'township';

/** In `MapPicture.states`: filtered out, neither drawn nor hit. */
export const HIDDEN = 255;

/** In `MapPicture.states`: a gap that the plan on the map closes. */
export const CLOSED = STATES.length;

const GAP = STATES.indexOf('gap');

/** A village's symbols, by the numbers of `MapPicture.states`. */
export const VILLAGE_MARKS = [...STATES, 'closed'] as const;

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

/** A piece of road that a programme builds, thick, or leaves for later, thin. */
export interface PlanStretch {
  readonly path: DrawnPath;
  readonly chosen: boolean;
}

/** From a site to a village it covers. */
export interface Spoke {
  readonly to: Wgs84;
  /** Beside it; empty: none. */
  readonly label: string;
}

/** A place to build at. */
export interface PlanSite {
  /** Stays the same while it is moved. */
  readonly key: string;
  readonly at: Wgs84;
  /** In its disc or square: 1, 甲. */
  readonly sign: string;
  /** Decided already: a square with a dashed circle that cannot be moved. Else a disc to be dragged. */
  readonly kept: boolean;
  /** Beside it: its name, and a number. */
  readonly label: readonly [title: string, detail: string];
  /** What lies within the radius; null where the radius is no circle. */
  readonly ring: DrawnRing | null;
  readonly spokes: readonly Spoke[];
}

/** What is to be built, over the villages as they are. */
export interface MapPlan {
  readonly stretches: readonly PlanStretch[];
  /** Works at a spot, each an open circle. */
  readonly spots: readonly Wgs84[];
  /** What works reach. */
  readonly reaches: readonly DrawnRing[];
  readonly sites: readonly PlanSite[];
}

/** A plan, the villages whose gaps it closes, and what is told of its sites: where they are dragged, stepped to by the keyboard, pressed. */
export interface Planned {
  readonly plan: MapPlan;
  /** The villages as they are, as `MapPicture.states`, where the plan is of more than the indicator in view. */
  readonly states?: Uint8Array;
  /** Village indexes. */
  readonly closed: ArrayLike<number>;
  readonly onDragSite?: (key: string, at: Wgs84, isDone: boolean) => void;
  readonly onStepSite?: (key: string, east: number, north: number) => void;
  readonly onPressSite?: (key: string) => void;
}

/** The states with what a plan closes: gaps that are drawn, and no other. */
export function withClosed(states: Uint8Array, closed: ArrayLike<number> | null): Uint8Array {
  if (closed === null || closed.length === 0) return states;
  const marked = states.slice();
  for (let at = 0; at < closed.length; at++) {
    const village = closed[at] ?? -1;
    if (marked[village] === GAP) marked[village] = CLOSED;
  }
  return marked;
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
  /** Per village an index into `VILLAGE_MARKS`, or `HIDDEN`. */
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
  readonly plan: MapPlan | null;
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
