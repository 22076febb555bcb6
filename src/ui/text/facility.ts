import type { Indicator } from '../../domain/indicator.ts';
import type { Language } from '../../domain/text.ts';
import { FACILITY_KINDS } from '../../layers/index.ts';

const OR: Readonly<Record<Language, Intl.ListFormat>> = {
  zh: new Intl.ListFormat('zh', { type: 'disjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

/** Kinds of facility in a sentence: 乡镇卫生院或中心卫生院, "township hospital or centre hospital". */
export function kindNames(kinds: readonly string[], language: Language): string {
  const names = kinds.map((id) => FACILITY_KINDS.find((kind) => kind.id === id)?.name[language] ?? id);
  return OR[language].format(names.map((name) => inSentence(name, language)));
}

/** What a distance leads to, in a word: 卫生院, "hospital". Empty where no distance is asked. */
export function facilityWord({ rule }: Indicator, language: Language): string {
  if (rule.kind !== 'near') return '';
  return rule.called ? inSentence(rule.called[language], language) : kindNames(rule.facilities, language);
}

function inSentence(name: string, language: Language): string {
  return language === 'en' ? name.toLowerCase() : name;
}

/** What a file may write as a facility's kind: every kind of every layer. */
export const KIND_CHOICE: Readonly<Record<Language, string>> = {
  zh: OR.zh.format(FACILITY_KINDS.map((kind) => kind.name.zh)),
  en: OR.en.format(FACILITY_KINDS.map((kind) => kind.id)),
};
