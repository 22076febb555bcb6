export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A name or sentence carried by data (a layer, a target), complete in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
