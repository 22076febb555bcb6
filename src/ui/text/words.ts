import type { Language, Text } from '../../domain/text.ts';
import { useStore } from '../../state/store.ts';

/** One feature's sentences in both languages; a sentence missing in one does not compile. */
export type Words<T> = Readonly<Record<Language, T>>;

/** Pairs the sentences of both languages; the English ones must fit the type of the Chinese. */
export function words<T>(zh: T, en: NoInfer<T>): Words<T> {
  return { zh, en };
}

/** The language in view. */
export function useLanguage(): Language {
  return useStore((store) => store.view.language);
}

/** The sentences of a feature in the language in view. */
export function useWords<T>(of: Words<T>): T {
  return of[useLanguage()];
}

/** A name carried by data (a layer, a target), in the language in view. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}
