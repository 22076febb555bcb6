import { create } from 'zustand';
import { placesOf } from '../analysis/places.ts';
import type { ReachBy } from '../analysis/proximity.ts';
import { mainIndicator } from '../analysis/question.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import type { Edit, Unapplied } from '../domain/edit.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import type { FileReport } from '../domain/report.ts';
import type { Wgs84 } from '../domain/units.ts';
import type { InputFile } from '../io/input-file.ts';
import type { Progress } from '../io/progress.ts';
import { BUREAUS, findIndicator, LAYERS } from '../layers/index.ts';
import type { Failure } from '../worker/api.ts';
import type { History, Step } from './history.ts';
import { canAnswer } from './modes.ts';
import { type Asked, DEFAULT_VIEW, inMode, type View } from './view.ts';

/** A project opened as it was frozen: of which project, and what the snapshot is called. */
export interface Frozen {
  readonly project: string;
  readonly name: string;
  /** The month it stands for. */
  readonly asOf: Month | null;
}

/** The open project: its files, what they were read as, and what was changed on top of them. */
export interface Project extends History {
  readonly id: string;
  /** Given by a person; empty: called by its data set's title. */
  readonly name: string;
  /** Its own files with what was said about them; none of the sample's, which are served beside the app. */
  readonly inputs: readonly InputFile[];
  /** As read from the files. */
  readonly base: Dataset;
  /** The same with the changes: what every screen shows. */
  readonly dataset: Dataset;
  readonly reports: readonly FileReport[];
  /** `subjectKey` → note. */
  readonly notes: ReadonlyMap<string, string>;
  /** Edits that wait for their subject to come back, and additions that the files brought since. */
  readonly unapplied: readonly Unapplied[];
  /** What is called otherwise than when it was edited: its id now. */
  readonly carried: ReadonlyMap<Edit, string>;
  /** Everything done to it, in order: what is kept. */
  readonly steps: readonly Step[];
  /** Opened as it was frozen: read-only. */
  readonly frozen: Frozen | null;
  /** Made up by the page itself, nothing in it is real: read-only, and never kept. */
  readonly madeUp: boolean;
}

/** Where to look. The map moves when `request` changes, and only then; it counts up so that the same place can be asked for again. */
export interface Camera {
  /** `hits`: the villages that are not hidden; `lost-hits`: the same, but only where some are out of sight or all are huddled together. */
  readonly kind: 'all' | 'area' | 'village' | 'hits' | 'lost-hits' | 'spot';
  /** An area's code or a village's id; else empty. */
  readonly code: string;
  readonly request: number;
  /** Of a `spot`: a place that has no name, marked while it is looked at. */
  readonly at?: Wgs84;
}

/** Parts of a link that a data set may not have. */
const LINK_PARTS = [
  'indicator',
  'year',
  'mode',
  'traveller',
  'county',
  'township',
  'selected',
  'receipt',
] as const satisfies readonly (keyof View)[];
export type LinkPart = (typeof LINK_PARTS)[number];

/** A file of the sample that the server did not give. */
export interface Unreached {
  readonly problem: 'unreached';
  readonly file: string;
  readonly detail: string;
}

/** What the link asks to be made up, and cannot be. */
export interface NoDemo {
  readonly problem: 'no-demo';
  /** As the address writes it. */
  readonly detail: string;
}

/** A country on its way: being made up, or its villages being measured to the facilities of a reach. */
export interface Opening {
  readonly villages: number;
  readonly reach: ReachBy | null;
  readonly progress: Progress | null;
}

/** A view that is asked for and waits for its distances; `reach` is what is measured at the moment, and how far. The view before stays on the screen. */
export interface Waiting {
  readonly view: View;
  readonly reach: ReachBy | null;
  readonly progress: Progress | null;
  /** Why it could not be measured; then nothing is under way. */
  readonly failure: string | null;
}

export interface Store {
  readonly project: Project | null;
  /** Why the sample, or what the link asks for, could not be opened. */
  readonly failure: Failure | Unreached | NoDemo | null;
  readonly opening: Opening | null;
  readonly view: View;
  readonly waiting: Waiting | null;
  /** What the link that was followed last asked for in vain; said until the next step. */
  readonly missing: readonly LinkPart[];
  /** How distances could not be measured, for want of what measures them; said until it is tried again. */
  readonly unmeasured: DistanceMode | null;
  /** Village index under the pointer, in map or table. */
  readonly hovered: number | null;
  readonly zoom: number;
  /** Address of the base map that could not be had. */
  readonly failedBaseMap: string | null;
  readonly camera: Camera;
}

/** The one store of inputs; everything else is derived (state/selectors). */
export const useStore = create<Store>()(() => ({
  project: null,
  failure: null,
  opening: null,
  view: DEFAULT_VIEW,
  waiting: null,
  missing: [],
  unmeasured: null,
  hovered: null,
  zoom: 0,
  failedBaseMap: null,
  camera: { kind: 'all', code: '', request: 0 },
}));

/** The view a data set opens with: its first layer, its latest year, the plan's reading of the rule. */
export function openingView(dataset: Dataset, kept: Partial<View>): View {
  const first = LAYERS[0];
  const indicator = first ? mainIndicator(dataset, first) : undefined;
  const { rule } = indicator ?? {};
  return {
    ...DEFAULT_VIEW,
    indicator: indicator?.id ?? '',
    year: dataset.years.at(-1) ?? 0,
    scope: rule?.kind === 'near' && !rule.ownTownship ? 'nearest' : 'own-township',
    ...kept,
  };
}

/** A county or township by its code, wherever the data set has it: villages lie in it, or its border is drawn. */
function placesByCode(dataset: Dataset): { readonly counties: ReadonlySet<string>; readonly countyOf: ReadonlyMap<string, string> } {
  const places = placesOf(dataset);
  const codes = new Map(dataset.counties.map(({ name, code }) => [name, code]));
  return {
    counties: new Set([...places.county.list.map(({ code }) => code), ...codes.values()]),
    countyOf: new Map([
      ...dataset.townships.map(({ code, county }): [string, string] => [code, codes.get(county) ?? county]),
      ...places.township.list.map(({ code }, at): [string, string] => [code, places.county.list[places.countyOf[at] ?? -1]?.code ?? '']),
    ]),
  };
}

/** What a link asks for, as far as this data set has it. */
export function fittingView(dataset: Dataset, asked: Asked, kept: Partial<View>): View {
  const opening = openingView(dataset, kept);
  const view: View = { ...opening, ...asked, mode: asked.mode ?? opening.mode, traveller: asked.traveller ?? opening.traveller };
  const { counties, countyOf } = placesByCode(dataset);
  const township = view.township !== null && countyOf.has(view.township) ? view.township : null;
  const mode = canAnswer(dataset, view.mode) ? view.mode : opening.mode;
  const { receipt } = inMode(view, mode);
  const hasPlace = receipt?.place == null || counties.has(receipt.place) || countyOf.has(receipt.place);
  return {
    ...view,
    mode,
    indicator: findIndicator(view.indicator) ? view.indicator : opening.indicator,
    bureau: BUREAUS.some(({ id }) => id === view.bureau) ? view.bureau : null,
    year: dataset.years.includes(view.year) ? view.year : opening.year,
    // A township lies in one county, whatever the link says.
    county: township !== null ? (countyOf.get(township) ?? null) : view.county !== null && counties.has(view.county) ? view.county : null,
    township,
    selected: villageIndex(dataset, view.selected) >= 0 ? view.selected : null,
    receipt: receipt && hasPlace && findIndicator(receipt.indicator) ? receipt : null,
  };
}

/** What a link asked for and did not get, the data set not having it. */
export function missingFrom(asked: Asked, view: View): readonly LinkPart[] {
  // What nobody knows is null in these: the others' null asks for nothing.
  const isUnknown = (part: LinkPart) => (part === 'mode' || part === 'traveller') && asked[part] === null;
  return LINK_PARTS.filter((part) => (asked[part] != null || isUnknown(part)) && asked[part] !== view[part]);
}
