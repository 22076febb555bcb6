import type { Value } from './observation.ts';
import type { Month } from './period.ts';
import type { Facility, PlaceWords, Village } from './place.ts';
import type { Wgs84 } from './units.ts';

/**
 * What an edit is about, by the id the data set calls it: so it finds its subject again after the files are read anew. A table that brings codes
 * calls its villages otherwise, so the edit keeps what told its subject when it was made, too.
 */
export interface Subject {
  readonly kind: 'village' | 'facility';
  readonly id: string;
  /** Missing in edits of Gapmap 0.2 and before. */
  readonly words?: PlaceWords;
  /** Of a village that its words did not tell from its namesakes: what its row said. It is the subject only while it says so. */
  readonly row?: string;
}

/** Only villages have figures. */
export interface VillageSubject extends Subject {
  readonly kind: 'village';
}

/** Figures of a village that a person may correct. */
export const FIGURES = [
  'households',
  'registered',
  'resident',
  'hamlets',
  'hamlets30',
  'groups',
  'exitYear',
  'reportedKm',
  'poor',
  'deepPoverty',
  'relocated',
] as const satisfies readonly (keyof Village)[];
export type Figure = (typeof FIGURES)[number];

/** What a person adds was read from no file: it has an origin once its edit is applied. */
export type AddedVillage = Omit<Village, 'origin'>;
export type AddedFacility = Omit<Facility, 'origin'>;

/** One thing a person changed on top of what the files say. `from` is what stood there then: null = nothing known. */
export type Edit =
  | { readonly kind: 'position'; readonly of: Subject; readonly from: Wgs84 | null; readonly to: Wgs84 }
  | {
      readonly kind: 'figure';
      readonly of: VillageSubject;
      readonly figure: Figure;
      readonly from: number | boolean | null;
      readonly to: number | boolean | null;
    }
  | {
      readonly kind: 'report';
      readonly of: Subject;
      readonly indicator: string;
      /** The month whose report is corrected; a run of several months is split. */
      readonly month: Month;
      readonly from: Value | null;
      readonly to: Value | null;
    }
  | { readonly kind: 'add-village'; readonly village: AddedVillage }
  | { readonly kind: 'add-facility'; readonly facility: AddedFacility }
  | { readonly kind: 'note'; readonly of: Subject; readonly from: string; readonly to: string };

/** One step of undo: edits made together, with why and by whose word. */
export interface Change {
  readonly id: string;
  /** ISO date and time. */
  readonly at: string;
  /** By hand, or accepted from a corrected file. */
  readonly by: 'hand' | 'file';
  /** Where it comes from: 电话核实, a file's name; empty where nobody said. */
  readonly source: string;
  readonly note: string;
  readonly edits: readonly Edit[];
}

/**
 * Why an edit does not do now what it says: its subject is not in the data set, several may be it and nobody can tell which, or what it adds
 * is there already (it then fills what the files leave blank of it). It is kept, and told.
 */
export type UnappliedWhy = 'subject-gone' | 'unclear' | 'already-there';

/** An edit that does not hold as it was made. */
export interface Unapplied {
  readonly change: Change;
  readonly edit: Edit;
  readonly why: UnappliedWhy;
}

/** A subject as one text: the key of its note. */
export function subjectKey({ kind, id }: Subject): string {
  return `${kind}:${id}`;
}

/** Whom an edit is about; what it adds, where it adds. */
export function subjectOf(edit: Edit): Subject {
  if (edit.kind === 'add-village') return { kind: 'village', id: edit.village.id };
  if (edit.kind === 'add-facility') return { kind: 'facility', id: edit.facility.id };
  return edit.of;
}
