import type { SortKey } from '../analysis/order.ts';
import type { SitingObjective } from '../analysis/site/problem.ts';
import type { Objective } from '../domain/budget-rules.ts';
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

/** What is being done: gaps looked at, or works put in order. */
export const TASKS = ['explore', 'prioritise'] as const;
export type Task = (typeof TASKS)[number];

/** Which half of putting works in order: rank and budget, or where new ones go. */
export const PRIORITISING = ['works', 'sites'] as const;

/** What the right pane tells of the works. */
export const WORK_TABS = ['ranking', 'joint', 'reach', 'equity', 'targets'] as const;

/** How works are chosen under a budget: from the top of the ranking down, so that more money only adds, or whatever closes most. */
export const CHOOSING = ['nested', 'best'] as const;

/** Whom new sites are for: villages that have a gap, or all of them. */
export const SITED_FOR = ['gaps', 'all'] as const;

/** In `View.shares`: works for deep-poverty villages, wherever. */
export const DEEP = 'deep';

/** What a search for new sites asks, besides the place and the radius in view. */
export interface Siting {
  /** How many new ones; the kept come on top. */
  readonly choose: number;
  readonly objective: SitingObjective;
  readonly demand: (typeof SITED_FOR)[number];
  /** Persons a site can serve; null: any number. */
  readonly capacity: number | null;
  /** Ids of villages that have a site whatever else is chosen. */
  readonly kept: readonly string[];
  /** Ids of villages at which a new site was put by hand, in the order of the hand. */
  readonly placed: readonly string[];
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
  readonly task: Task;
  readonly prioritising: (typeof PRIORITISING)[number];
  /** Whose works; null: everybody's. */
  readonly bureau: string | null;
  /** Points by criterion where they were moved; else the criterion's own. */
  readonly points: Readonly<Record<string, number>>;
  /** How far weights are varied to see how firm the order is, per cent. */
  readonly span: number;
  readonly ranked: 'works' | 'villages';
  /** 万元 by year, where given. */
  readonly budgets: Readonly<Record<string, number>>;
  readonly choosing: (typeof CHOOSING)[number];
  /** Works a village at most; null: any number. */
  readonly perVillage: number | null;
  /** What a programme is to have the most of. */
  readonly aim: Objective;
  /** Of the money, per cent that goes to a county's works at least, by its code; under `DEEP`: to those for deep-poverty villages. */
  readonly shares: Readonly<Record<string, number>>;
  /** Works are done by their deadline or not at all. */
  readonly deadlines: boolean;
  /** What a work requires is done before it. */
  readonly requirements: boolean;
  /** What an earlier year leaves over can be spent later. The nested way knows nothing of it. */
  readonly carryOver: boolean;
  /** Whole CNY a unit by remedy, where local prices differ from the layer's. */
  readonly costs: Readonly<Record<string, number>>;
  readonly workTab: (typeof WORK_TABS)[number];
  /** Id of the work or village whose score is opened. */
  readonly scored: string | null;
  /** Which number of the programme is explained. */
  readonly explained: string | null;
  readonly siting: Siting;
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
  task: 'link',
  prioritising: 'link',
  bureau: 'link',
  points: 'link',
  span: 'link',
  ranked: 'link',
  budgets: 'link',
  choosing: 'link',
  perVillage: 'link',
  aim: 'link',
  shares: 'link',
  deadlines: 'link',
  requirements: 'link',
  carryOver: 'link',
  costs: 'link',
  workTab: 'link',
  scored: 'link',
  explained: 'link',
  siting: 'link',
  baseMap: 'browser',
  mapNumber: 'browser',
  large: 'browser',
};

export const DEFAULT_SITING: Siting = { choose: 5, objective: 'cover', demand: 'gaps', capacity: null, kept: [], placed: [] };

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
  task: 'explore',
  prioritising: 'works',
  bureau: null,
  points: {},
  span: 25,
  ranked: 'works',
  budgets: {},
  choosing: 'nested',
  perVillage: null,
  aim: 'people',
  shares: {},
  deadlines: true,
  requirements: true,
  carryOver: false,
  costs: {},
  workTab: 'ranking',
  scored: null,
  explained: null,
  siting: DEFAULT_SITING,
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
