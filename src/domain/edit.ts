import type { Value } from './observation.ts';
import type { Month } from './period.ts';
import type { Facility, PlaceWords, Village } from './place.ts';
import type { Programme } from './programme.ts';
import type { Wgs84 } from './units.ts';
import type { Work } from './work.ts';

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

/** A work of the list of works, by its number there. */
export interface WorkSubject {
  readonly kind: 'work';
  readonly id: string;
  /** What it was called when it was edited, for when it is gone. */
  readonly words: PlaceWords;
}

/** What a person may change of a work: a quantity, CNY, or a month. */
export const WORK_PARTS = ['quantity', 'cost', 'plannedStart', 'plannedEnd'] as const satisfies readonly (keyof Work)[];
export type WorkPart = (typeof WORK_PARTS)[number];

/** Whether a part of a work is a month, kept as its whole number (`Month`). */
export const isMonth = (part: WorkPart): boolean => part === 'plannedStart' || part === 'plannedEnd';

/** What a person adds was read from no file: it has an origin once its edit is applied. */
export type AddedVillage = Omit<Village, 'origin'>;
export type AddedFacility = Omit<Facility, 'origin'>;
/** For whom it is stands beside it, as subjects that are found again. */
export type AddedWork = Omit<Work, 'origin' | 'village' | 'serves'>;

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
  | { readonly kind: 'note'; readonly of: Subject; readonly from: string; readonly to: string }
  | { readonly kind: 'add-work'; readonly work: AddedWork; readonly villages: readonly VillageSubject[] }
  | {
      readonly kind: 'work';
      readonly of: WorkSubject;
      readonly part: WorkPart;
      /** Months as whole numbers (`Month`). */
      readonly from: number | null;
      readonly to: number | null;
    }
  | { readonly kind: 'remove-work'; readonly of: WorkSubject };

/** Edits of the list of works; all others are of villages and facilities. */
export type WorkEdit = Extract<Edit, { readonly kind: 'add-work' | 'work' | 'remove-work' }>;
export type PlaceEdit = Exclude<Edit, WorkEdit>;

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
  /** The programme of the project from here on; null: none any more. Missing where the change is of something else. */
  readonly programme?: Programme | null;
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
export function subjectKey({ kind, id }: Pick<Subject | WorkSubject, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** Whether an edit is of the list of works. */
export function isWorkEdit(edit: Edit): edit is WorkEdit {
  return edit.kind === 'add-work' || edit.kind === 'work' || edit.kind === 'remove-work';
}

/** What tells a work by what it is called. */
export function workWords({ name, county, township }: Pick<Work, 'name' | 'county' | 'township'>): PlaceWords {
  return { code: null, county, township, name, kind: null };
}

/** Whom an edit is about; what it adds, where it adds. */
export function subjectOf(edit: PlaceEdit): Subject;
export function subjectOf(edit: WorkEdit): WorkSubject;
export function subjectOf(edit: Edit): Subject | WorkSubject;
export function subjectOf(edit: Edit): Subject | WorkSubject {
  if (edit.kind === 'add-village') return { kind: 'village', id: edit.village.id };
  if (edit.kind === 'add-facility') return { kind: 'facility', id: edit.facility.id };
  if (edit.kind === 'add-work') return { kind: 'work', id: edit.work.id, words: workWords(edit.work) };
  return edit.of;
}
