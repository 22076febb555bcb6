import { findRemedy } from '../../analysis/works/closed-by.ts';
import type { ProgrammeChange } from '../../analysis/works/programme-diff.ts';
import type { Language } from '../../domain/text.ts';
import type { Said } from '../edit/change-words.ts';
import { amount } from '../text/format.ts';
import { programmeWords } from '../text/programme.ts';

/** A change of a programme in words: of which work, and what of it. */
export interface ChangeSaid {
  readonly name: string;
  readonly place: string;
  readonly said: readonly Said[];
}

/** What a spreadsheet would change of one work. */
export function changeInWords(change: ProgrammeChange, language: Language): ChangeSaid {
  const words = programmeWords[language];
  const decided = (year: number | null, cny: number | null) =>
    [year === null ? words.unknown : words.year(year), cny === null ? words.unknown : words.money(cny)].join(' · ');
  const placeOf = (parts: readonly string[]) => parts.filter(Boolean).join(' ');
  if (change.kind === 'added') {
    const { id, year, cost, added } = change.sheet;
    const kind = added && (findRemedy(added.remedy)?.name[language] ?? added.remedy);
    const said = [{ item: words.added, from: '—', to: decided(year, cost) }];
    return { name: added?.name || id, place: placeOf(added ? [added.county, added.township, kind ?? ''] : []), said };
  }
  const { name, id, county, township, villages, kind, unit } = change.row;
  const about = {
    name: name || id,
    place: placeOf([county, township, villages.map((village) => village.name).join('、'), kind[language]]),
  };
  if (change.kind === 'removed') {
    return { ...about, said: [{ item: words.removed, from: decided(change.row.year, change.row.cost?.cny ?? null), to: '—' }] };
  }
  const said = change.parts.map(({ part, from, to }): Said => {
    const inWords = (value: number | null) => {
      if (value === null) return words.unknown;
      if (part === 'year') return words.year(value);
      return part === 'cost' ? words.money(value) : `${amount(value)} ${unit[language]}`;
    };
    return { item: words.parts[part], from: inWords(from), to: inWords(to) };
  });
  return { ...about, said };
}
