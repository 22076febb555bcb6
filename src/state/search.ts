import { create } from 'zustand';
import type { Village } from '../domain/place.ts';

type Spell = (name: string) => readonly string[];
export type Matcher = (village: Village, search: string) => boolean;

/** Pinyin arrives late (it is large): until then names and codes are searched. */
const usePinyin = create<{ readonly matches: Matcher }>()(() => ({ matches: matching(() => []) }));
let asked = false;

function matching(spell: Spell): Matcher {
  const spelled = new Map<string, readonly string[]>();
  return (village, search) => {
    const wanted = search.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
    if (wanted === '') return true;
    const plain = `${village.county}${village.township}${village.name}`;
    if (plain.includes(wanted) || village.code?.startsWith(wanted)) return true;
    const latin = wanted.replaceAll('ü', 'u');
    if (!/^[a-z]+$/.test(latin)) return false;
    return [village.name, village.township, village.county].some((name) => {
      const spellings = spelled.get(name) ?? spell(name);
      spelled.set(name, spellings);
      return spellings.some((spelling) => spelling.startsWith(latin));
    });
  };
}

/** Loads pinyin; call it when a search begins. */
export async function prepareSearch(): Promise<void> {
  if (asked) return;
  asked = true;
  const { pinyin } = await import('pinyin-pro');
  usePinyin.setState({
    matches: matching((name) => {
      const syllables = pinyin(name, { toneType: 'none', type: 'array' });
      const whole = syllables.join('').toLowerCase();
      return [
        // 略阳 is Lüeyang, typed lue or lve on a keyboard without ü.
        whole.replaceAll('ü', 'u'),
        whole.replaceAll('ü', 'v'),
        syllables
          .map((syllable) => syllable[0] ?? '')
          .join('')
          .toLowerCase(),
      ];
    }),
  });
}

/** The matcher in force. */
export function matcher(): Matcher {
  return usePinyin.getState().matches;
}

/** For screens: redraws when pinyin has arrived. */
export function useMatcher(): Matcher {
  return usePinyin((state) => state.matches);
}
