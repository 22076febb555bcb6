import { create } from 'zustand';
import type { Wgs84 } from '../domain/units.ts';
import { printDegrees, readPlace } from '../io/read-correction.ts';

/** What is being written down by hand before it is kept. */
export type Drafted =
  | { readonly kind: 'village'; readonly id: string }
  | { readonly kind: 'new-village' }
  | { readonly kind: 'new-facility' };

/** A position as it is being typed. */
export interface Typed {
  readonly lon: string;
  readonly lat: string;
}

interface DraftStore {
  readonly draft: Drafted | null;
  readonly typed: Typed;
}

const NOWHERE: Typed = { lon: '', lat: '' };
const typedAt = (at: Wgs84 | null): Typed => (at ? { lon: printDegrees(at.lon), lat: printDegrees(at.lat) } : NOWHERE);

/** The one correction or addition being written, and its position; null while there is none. */
export const useDraft = create<DraftStore>()(() => ({ draft: null, typed: NOWHERE }));

/** Begins a correction or an addition; an earlier draft is let go. */
export function startDraft(draft: Drafted, at: Wgs84 | null): void {
  useDraft.setState({ draft, typed: typedAt(at) });
}

/** Puts the pin somewhere on the map: the form's cells follow. */
export function placeAt(at: Wgs84): void {
  useDraft.setState({ typed: typedAt(at) });
}

/** Takes what is typed: the pin follows as soon as it is a position. */
export function typePlace(typed: Typed): void {
  useDraft.setState({ typed });
}

/** Where the pin stands; null while what is typed is no position. */
export function pinOf({ lon, lat }: Typed): Wgs84 | null {
  return readPlace(lon, lat).at;
}

/** Lets the draft go: nothing was changed. */
export function dropDraft(): void {
  useDraft.setState({ draft: null, typed: NOWHERE });
}
