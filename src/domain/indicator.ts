import type { Bureau, Remedy } from './remedy.ts';
import type { State } from './state.ts';
import type { Text } from './text.ts';

/** What a village is counted against; `groups-and-hamlets` is the plan's 村民小组、自然村. */
export type Denominator = 'households' | 'hamlets30' | 'groups-and-hamlets';

/** How a reported value becomes a state. Rules are data: analysis/assess reads them, nothing branches on a layer's name. */
export type Rule =
  /** yes = met, no = gap, exempt = exempt. */
  | { readonly kind: 'yes-no' }
  /** A count served, of a denominator; met from `atLeastPercent` of it, compared in whole numbers. A denominator of 0 is exempt: none to serve. */
  | { readonly kind: 'share'; readonly of: Denominator; readonly atLeastPercent: number }
  /** A reported number (a percentage 0–100, or a count); met from `atLeast`. */
  | { readonly kind: 'at-least'; readonly atLeast: number }
  /** Inverted polarity: a count of those still lacking; 0 = met. */
  | { readonly kind: 'none-left' }
  /**
   * The truth table of the clinic rule: a facility of one of `facilities` within the radius exempts a village from having its own.
   * Without any status column the question is distance alone. `optional`: off unless switched on (an ambiguous reading of the plan).
   */
  | {
      readonly kind: 'near';
      readonly facilities: readonly string[];
      readonly radiusKm: number;
      readonly ownTownship: boolean;
      readonly optional: boolean;
      /** The narrower reading a switch offers: only these kinds count. */
      readonly narrower: readonly string[] | null;
      /** A facility kind whose neighbouring one within the radius may serve too, by a switch. */
      readonly neighbour: string | null;
      /** What its facilities are called together, where that is shorter than the names of their kinds: 卫生院. */
      readonly called?: Text;
      /** The headline of a single village after its distance: 缺卫生室. Without it the headline names indicator and state. */
      readonly ofOne?: Readonly<Record<State, Text>>;
    };

/** What an indicator is reported for. Only village indicators are drawn, counted and rolled up as states. */
export type Subject = 'village' | 'facility' | 'county';

/** Units of measure a file may write; values are kept in the unit the heading declares. */
export const MEASURES = ['km', 'm', 'm2'] as const;
export type Measure = (typeof MEASURES)[number];

/** How a heading's cells are read: words of yes/no, a whole number of something, a percentage 0–100, or a measure in its unit. */
export interface Heading {
  readonly names: readonly string[];
  readonly reads: 'yes-no' | 'count' | 'percent' | Measure;
  /** What a count counts; a share's is its denominator. */
  readonly counts?: 'households' | 'people';
}

export interface Indicator {
  readonly id: string;
  /** A distance's name and lacking leave its radius out: the slider moves it. */
  readonly name: Text;
  readonly subject: Subject;
  readonly rule: Rule;
  /** Headings it is recognised by, besides its id. */
  readonly headings: Heading;
  /** Ids of the plan's targets that speak of it (src/plans). */
  readonly targets: readonly string[];
  /** Where the rule's number comes from when the plan does not print it. */
  readonly source: Text | null;
  /** The standard by which a poor village must not exit poverty while it has this gap (一票否决); none where no standard says so. */
  readonly vetoes?: Text;
  /** The headline's words, after one village or many: "缺标准化卫生室" / "without a standard clinic". */
  readonly lacking: Text;
  /**
   * Works that close its gap, in the order in which they are thought of: proposed is the first that suits (`Remedy.upToPercent`), the others are
   * recognised in a works list. Whatever declares the same remedy is closed by the same work.
   */
  readonly remedies?: readonly Remedy[];
}

/** A kind of facility a layer brings, with the words files use for it. */
export interface FacilityKind {
  readonly id: string;
  readonly name: Text;
  readonly synonyms: readonly string[];
}

/** One layer is one file of src/layers: adding a seventh is that file and one line in its index. */
export interface Layer {
  readonly id: string;
  readonly name: Text;
  /** The first is the main one: the map's default, the panel's bar. */
  readonly indicators: readonly [Indicator, ...Indicator[]];
  readonly facilityKinds: readonly FacilityKind[];
  /** Who has its works done. */
  readonly bureau?: Bureau;
}
