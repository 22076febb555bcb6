import { create } from 'zustand';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import type { Edit } from '../domain/edit.ts';
import { itemAt } from '../domain/records.ts';
import { printDegrees, type Wgs84 } from '../domain/units.ts';
import { type Because, commit } from './editing.ts';

/** What is being written down by hand before it is kept. */
export type Drafted =
  | { readonly kind: 'village'; readonly id: string }
  | { readonly kind: 'new-village' }
  | { readonly kind: 'new-facility' };

/** A position as it is being typed. */
export interface Typed {
  readonly lon: string;
  readonly lat: string;
  /** What the two are read as; null while that is no position. */
  readonly at: Wgs84 | null;
}

interface DraftStore {
  readonly draft: Drafted | null;
  /** Null until a person types it or points at the map: it is then where its subject is. */
  readonly typed: Typed | null;
}

const NOWHERE: Typed = { lon: '', lat: '', at: null };

/** A position as the cells of a form show it. */
export const typedAt = (at: Wgs84 | null): Typed => (at ? { lon: printDegrees(at.lon), lat: printDegrees(at.lat), at } : NOWHERE);

/** The one correction or addition being written, and its position; null while there is none. */
export const useDraft = create<DraftStore>()(() => ({ draft: null, typed: null }));

/** Begins a correction or an addition; an earlier draft is let go. */
export function startDraft(draft: Drafted): void {
  useDraft.setState({ draft, typed: null });
}

/** Puts the pin somewhere on the map: the form's cells follow. */
export function placeAt(at: Wgs84): void {
  useDraft.setState({ typed: typedAt(at) });
}

/** Takes what is typed: the pin follows as soon as it is a position. */
export function typePlace(typed: Typed): void {
  useDraft.setState({ typed });
}

/** Where the pin stands: as typed, null while that is no position; until something is typed, where the village that is corrected is. */
export function pinOf({ draft, typed }: DraftStore, dataset: Pick<Dataset, 'villages'>): Wgs84 | null {
  if (typed) return typed.at;
  return (draft?.kind === 'village' && itemAt(dataset.villages, villageIndex(dataset, draft.id))?.position.at) || null;
}

/** Lets the draft go: nothing was changed. */
export function dropDraft(): void {
  useDraft.setState({ draft: null, typed: null });
}

/** Makes what was written down a change of the open project. Where nothing may be edited the draft stays as it is, and false is answered. */
export function keepDraft(edits: readonly Edit[], because: Because): boolean {
  const isKept = commit(edits, because);
  if (isKept) dropDraft();
  return isKept;
}
