import type { Denominator } from './indicator.ts';
import type { Month } from './period.ts';
import type { PositionProblem } from './state.ts';
import type { Wgs84 } from './units.ts';

/** How a position came about. A modelled one is drawn differently and is never evidence. */
export type PositionQuality = 'surveyed' | 'modelled';

/** `byHand`: moved or placed by a person, whatever its file says. */
export type Position =
  | { readonly at: Wgs84; readonly quality: PositionQuality; readonly byHand?: true }
  | { readonly at: null; readonly problem: PositionProblem };

/** Where a record was read: index into `Dataset.files`, and the line a spreadsheet or editor shows (from 1). */
export interface Origin {
  readonly file: number;
  readonly line: number;
}

/** 行政村 or 社区: the default denominator counts villages only. */
export type VillageKind = 'village' | 'community';

/** What a record says of the village it speaks of; empty, or null, where it says nothing. */
export interface PlaceWords {
  readonly code: string | null;
  readonly county: string;
  readonly township: string;
  readonly name: string;
  /** As stated in a column of its own; the name's suffix goes before it. */
  readonly kind: VillageKind | null;
}

export interface Village {
  /** Unique in the data set: the code, or county/township/name where the file has none. */
  readonly id: string;
  readonly code: string | null;
  /** As written in the file, empty where it has none: `shownName` is what people see. */
  readonly name: string;
  readonly kind: VillageKind;
  /** Names as written in the file; empty where the file has no such column. */
  readonly county: string;
  readonly township: string;
  readonly position: Position;
  readonly households: number | null;
  /** 户籍人口 and 常住人口. */
  readonly registered: number | null;
  readonly resident: number | null;
  readonly hamlets: number | null;
  /** Hamlets of ≥ 30 households, the plan's cut-off. */
  readonly hamlets30: number | null;
  readonly groups: number | null;
  readonly poor: boolean | null;
  readonly deepPoverty: boolean | null;
  readonly exitYear: number | null;
  /** Emptied by 易地搬迁. */
  readonly relocated: boolean | null;
  /** 到乡镇距离 as the village reports it, kilometres. */
  readonly reportedKm: number | null;
  /** The figures (not the position) are simulated. */
  readonly simulated: boolean;
  readonly origin: Origin;
}

/** What a village is called on the screen: its name, or, without one, its code. */
export function shownName({ name, id }: Pick<Village, 'name' | 'id'>): string {
  return name === '' ? id : name;
}

/** The figures that anything may be counted against. */
export type Countable = Pick<Village, 'households' | 'hamlets' | 'hamlets30' | 'groups'>;

/** What a share is counted against; null where the village does not report it. */
export function denominatorOf(village: Countable, of: Denominator): number | null {
  if (of === 'households') return village.households;
  if (of === 'hamlets30') return village.hamlets30;
  return village.groups === null || village.hamlets === null ? null : village.groups + village.hamlets;
}

/** Whether hamlets of ≥ 30 households are no more than all hamlets; true where either is unknown. */
export function areHamletsPossible({ hamlets, hamlets30 }: Pick<Village, 'hamlets' | 'hamlets30'>): boolean {
  return hamlets === null || hamlets30 === null || hamlets30 <= hamlets;
}

/** A county or township that villages belong to; its code is the district's, else the village code's prefix, else its name. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly county: string;
}

/** The kind of a facility whose file has no kind column: it counts wherever a facility is asked for. Every other kind is declared by a layer. */
export const UNSPECIFIED_KIND = 'unspecified';

export interface Facility {
  readonly id: string;
  readonly name: string;
  /** A kind declared by a layer, or `UNSPECIFIED_KIND` where the file has no kind column (then every facility counts). */
  readonly kind: string;
  readonly county: string;
  readonly township: string;
  readonly position: Position;
  /** Open from / until, month by month; null = no limit known. */
  readonly opened: Month | null;
  readonly closed: Month | null;
  readonly simulated: boolean;
  readonly origin: Origin;
}

/** An area: a county's real polygon, or a township's schematic (示意) cell. */
export interface District {
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'township';
  /** Name of the county a township lies in; a county's own name. */
  readonly county: string;
  readonly schematic: boolean;
  /** Multipolygon coordinates in WGS 84 degrees: polygons → rings → [lon, lat]. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}
