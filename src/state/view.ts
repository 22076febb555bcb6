import type { SortKey } from '../analysis/order.ts';
import type { DistanceMode, FacilityScope, Weight } from '../domain/parameters.ts';
import type { State } from '../domain/state.ts';
import type { Language } from '../domain/text.ts';
import { DEFAULT_TRAVELLER, type Traveller } from '../domain/travel.ts';
import type { Millimetres } from '../domain/units.ts';

/** What the map draws; `auto` takes counties far out and villages from a zoom band. */
export const DRAWINGS = ['auto', 'villages', 'county', 'township'] as const;
export type DrawingChoice = (typeof DRAWINGS)[number];

/** Which number's receipt is open: the villages it was counted over, and which of them. */
export interface ReceiptRequest {
  readonly indicator: string;
  /** A county's or township's code, or null for the extent in view. */
  readonly place: string | null;
  readonly part: State | 'rate' | 'field-check' | 'air-only';
}

/** Everything the screen is an answer to, besides the data. Derived things are never stored. */
export interface View {
  readonly language: Language;
  readonly indicator: string;
  readonly year: number;
  /** Radius by indicator where it was moved; else the rule's. */
  readonly radii: Readonly<Record<string, Millimetres>>;
  /** How distances are measured, where the data can answer and the rule allows it (`state/measures`). */
  readonly mode: DistanceMode;
  /** Who goes along the road. */
  readonly traveller: Traveller;
  readonly scope: FacilityScope;
  /** Only the centre hospital counts. */
  readonly centreOnly: boolean;
  readonly neighbours: boolean;
  readonly waive: boolean;
  readonly communities: boolean;
  readonly relocated: boolean;
  readonly poorOnly: boolean;
  readonly deepPovertyOnly: boolean;
  readonly county: string | null;
  readonly township: string | null;
  readonly weight: Weight;
  /** List filters: they narrow map and table, never the counts. Empty = all. */
  readonly states: readonly State[];
  readonly fieldCheckOnly: boolean;
  readonly search: string;
  readonly drawing: DrawingChoice;
  /** The ground within the radius is told in numbers and drawn. */
  readonly coverage: boolean;
  readonly selected: string | null;
  readonly receipt: ReceiptRequest | null;
  readonly sort: { readonly key: SortKey; readonly descending: boolean };
  readonly pane: 'ranking' | 'list';
  readonly baseMap: string;
  readonly mapNumber: string;
  readonly large: boolean;
}

/** The view a link asks for. A way to measure, or a traveller, that nobody knows here is null: the link's number was another, which is told. */
export type Asked = Partial<Omit<View, 'mode' | 'traveller'>> & {
  readonly mode?: DistanceMode | null;
  readonly traveller?: Traveller | null;
};

/** Where each key is kept between visits: a key missing here does not compile. */
export const KEPT: Readonly<Record<keyof View, 'link' | 'browser' | 'nowhere'>> = {
  language: 'browser',
  indicator: 'link',
  year: 'link',
  radii: 'link',
  mode: 'link',
  traveller: 'link',
  scope: 'link',
  centreOnly: 'link',
  neighbours: 'link',
  waive: 'link',
  communities: 'link',
  relocated: 'link',
  poorOnly: 'link',
  deepPovertyOnly: 'link',
  county: 'link',
  township: 'link',
  weight: 'link',
  states: 'link',
  fieldCheckOnly: 'link',
  search: 'link',
  drawing: 'link',
  coverage: 'link',
  selected: 'link',
  receipt: 'link',
  sort: 'link',
  pane: 'link',
  baseMap: 'browser',
  mapNumber: 'browser',
  large: 'browser',
};

export const DEFAULT_VIEW: View = {
  language: 'zh',
  indicator: '',
  year: 0,
  radii: {},
  mode: 'straight',
  traveller: DEFAULT_TRAVELLER,
  scope: 'own-township',
  centreOnly: false,
  neighbours: false,
  waive: false,
  communities: false,
  relocated: true,
  poorOnly: false,
  deepPovertyOnly: false,
  county: null,
  township: null,
  weight: 'villages',
  states: [],
  fieldCheckOnly: false,
  search: '',
  drawing: 'auto',
  coverage: false,
  selected: null,
  receipt: null,
  sort: { key: 'state', descending: false },
  pane: 'ranking',
  baseMap: '',
  mapNumber: '',
  large: false,
};

/** The same view, measured in another way; a receipt that only the road has closes with it. */
export function inMode(view: View, mode: DistanceMode): View {
  return { ...view, mode, receipt: mode !== 'road' && view.receipt?.part === 'air-only' ? null : view.receipt };
}

/** What stays when another project is opened: the settings of this browser. */
export function browserPart({ language, baseMap, mapNumber, large }: View): Partial<View> {
  return { language, baseMap, mapNumber, large };
}
