import type { Dataset } from '../../domain/dataset.ts';
import type { Sited } from '../../state/sited.ts';
import { builtKinds, type SitingAsked } from '../../state/siting.ts';
import { type Known, sitingInView, useSearch } from '../../state/siting-search.ts';
import type { View } from '../../state/view.ts';
import { kindNames } from '../text/facility.ts';
import { useLanguage } from '../text/words.ts';

/** What is sited in this view as it is known at the moment; null where nothing can be. */
export function useSiting(dataset: Dataset, view: View): Known | null {
  return sitingInView(dataset, view, useSearch());
}

/** What is built, in a word. */
export function useBuilt(asked: SitingAsked): string {
  const language = useLanguage();
  const { layer, indicator } = asked;
  const isLayers = layer.indicators[0] === indicator;
  const name = layer.name[language];
  return isLayers ? (language === 'en' ? name.toLowerCase() : name) : kindNames(builtKinds(indicator), language);
}

/** Persons that are known, and how many points do not tell. */
export function peopleOf(people: Float64Array): { readonly known: number; readonly unknown: number } {
  let [known, unknown] = [0, 0];
  for (const persons of people) {
    if (Number.isNaN(persons)) unknown++;
    else known += persons;
  }
  return { known, unknown };
}

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** What stands in a site's disc or square: new ones are numbered, locked ones lettered. */
export function signOf({ asked, rows }: Pick<Sited, 'asked' | 'rows'>, index: number, language: 'zh' | 'en'): string {
  const fresh = rows.length - asked.locked.length;
  return index < fresh ? String(index + 1) : letterOf(index - fresh, language);
}

/** 甲, 乙, … 癸, 甲2: of the locked ones. */
export function letterOf(at: number, language: 'zh' | 'en'): string {
  const round = Math.floor(at / 10);
  const letter = language === 'zh' ? STEMS[at % 10] : String.fromCharCode(65 + (at % 10));
  return `${letter}${round > 0 ? round + 1 : ''}`;
}
