import { create } from 'zustand';
import type { Village } from '../domain/place.ts';
import { latest } from './latest.ts';

/** Per character how it may be spelt, in a–z. */
type Spelling = readonly (readonly string[])[];
interface Speller {
  /** A name's spelling; null while that is not known. */
  readonly spell: (name: string) => Spelling | null;
  /** Whether a character is ever read beginning with this letter: most names are passed over without being spelt. */
  readonly mayBegin: (character: string, letter: string) => boolean;
}
interface Name {
  readonly plain: string;
  spelling: Spelling | null;
}
/** A word that is searched, and the characters without which none is found: of one with letters the first, which may be a syllable's. */
interface Word {
  readonly text: string;
  readonly needs: string;
}
/** What is searched of a village. */
export type Searched = Pick<Village, 'county' | 'township' | 'name' | 'code'>;
export type Matcher = (village: Searched, search: string) => boolean;

/** Pinyin arrives late (it is large): until then names and codes are searched, and the first search in letters asks for it. */
const usePinyin = create<{ readonly matches: Matcher }>()(() => ({
  matches: matching({
    spell: () => {
      void prepareSearch();
      return null;
    },
    mayBegin: () => true,
  }),
}));
let loading: Promise<void> | null = null;

/** Written in these alone, a name is compared as it stands. */
const AS_IT_STANDS = /^[\u4e00-\u9fff0-9]+$/;
const LETTER = /[a-z]/;

/** As compared: full width folded, lower case, ü (also u: and ǜ) as v, other tone marks off. */
function folded(text: string): string {
  if (AS_IT_STANDS.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u(?:[\u0300-\u036f]*\u0308[\u0300-\u036f]*|:)/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC');
}

/** A beginning of a name found in a text: how many of its characters, and where in the text it ends. */
interface Beginning {
  readonly characters: number;
  readonly end: number;
}

/** Beginnings as they are written. */
function written(name: string, text: string, start: number): readonly Beginning[] {
  const found: Beginning[] = [];
  for (let at = 0; at < name.length && name[at] === text[start + at]; at++) found.push({ characters: at + 1, end: start + at + 1 });
  return found;
}

/** Beginnings in whole syllables; the text's last one may still be being typed, and counts by its letters. */
function spelt(spelling: Spelling, text: string, start: number): readonly Beginning[] {
  const found: Beginning[] = [];
  let from: readonly number[] = [start];
  for (const [at, syllables] of spelling.entries()) {
    const left = new Set<number>();
    for (const end of from) {
      const rest = text.slice(end);
      for (const syllable of syllables) {
        if (rest.startsWith(syllable)) left.add(end + syllable.length);
        if (rest !== '' && syllable.startsWith(rest)) found.push({ characters: at === 0 ? rest.length : at + 1, end: text.length });
      }
    }
    from = [...left];
    for (const end of from) found.push({ characters: at + 1, end });
    if (from.length === 0) break;
  }
  return found;
}

/** Beginnings in initials. */
function initials(spelling: Spelling, text: string, start: number): readonly Beginning[] {
  const found: Beginning[] = [];
  for (const [at, syllables] of spelling.entries()) {
    const letter = text[start + at];
    if (letter === undefined || !syllables.some((syllable) => syllable.startsWith(letter))) break;
    found.push({ characters: at + 1, end: start + at + 1 });
  }
  return found;
}

/** Characters, syllables or letters that a word run together with others has at least, so that two letters are not two words. */
const LEAST_RUN_TOGETHER = 2;

/** Names whose spelling is remembered: a county's or a prefecture's all, of a country's enough. */
const MOST_REMEMBERED = 60_000;

function matching({ spell, mayBegin }: Speller): Matcher {
  const names = new Map<string, Name>();
  const nameOf = (as: string) => {
    const known = names.get(as) ?? { plain: folded(as), spelling: null };
    if (names.size < MOST_REMEMBERED) names.set(as, known);
    return known;
  };
  const beginnings = (name: Name, word: string, start: number): readonly Beginning[] => {
    const found = written(name.plain, word, start);
    if (!LETTER.test(word)) return found;
    const [first = ''] = name.plain;
    if (name.spelling === null && !mayBegin(first, word.charAt(start))) return found;
    name.spelling ??= spell(name.plain);
    return name.spelling ? [...found, ...spelt(name.spelling, word, start), ...initials(name.spelling, word, start)] : found;
  };
  /** Names one after another, in any order, each at most once. */
  const covers = (word: string, start: number, left: readonly Name[]): boolean =>
    start === word.length ||
    left.some((name) => {
      const others = left.filter((other) => other !== name);
      const least = Math.min(LEAST_RUN_TOGETHER, name.plain.length);
      return beginnings(name, word, start).some(({ characters, end }) => characters >= least && covers(word, end, others));
    });
  /** Whether a name may hold a character of a word, or begin with it as a letter. */
  const mayHold = (name: string, character: string): boolean =>
    name !== '' &&
    (!AS_IT_STANDS.test(name) || name.includes(character) || (LETTER.test(character) && mayBegin(name.charAt(0), character)));
  const wordOf = (text: string): Word => ({ text, needs: LETTER.test(text) ? text.slice(0, 1) : text });
  const wordsOf = latest((search: string) => ({
    together: wordOf(folded(search.replace(/\s+/g, ''))),
    apart: search.split(/\s+/).map(folded).filter(Boolean).map(wordOf),
  }));
  const findsInNames = (given: readonly string[], { text }: Word): boolean => {
    const own = given.map(nameOf);
    return (
      own
        .map((name) => name.plain)
        .join('')
        .includes(text) ||
      own.some((name) => beginnings(name, text, 0).some(({ end }) => end === text.length)) ||
      covers(text, 0, own)
    );
  };
  const finds = ({ county, township, name, code }: Searched, word: Word): boolean => {
    if (code?.startsWith(word.text)) return true;
    // Nearly all of a country's villages are passed over here, before a name is folded or spelt.
    for (const character of word.needs)
      if (!mayHold(name, character) && !mayHold(township, character) && !mayHold(county, character)) return false;
    const own = [county, township, name].filter((one) => one !== '');
    return findsInNames(own, word);
  };
  return (village, search) => {
    const { together, apart } = wordsOf(search);
    if (together.text === '') return true;
    return finds(village, together) || (apart.length > 1 && apart.every((word) => finds(village, word)));
  };
}

/** Loads pinyin; call it when a search begins. */
export function prepareSearch(): Promise<void> {
  loading ??= loadPinyin();
  return loading;
}

async function loadPinyin(): Promise<void> {
  const { pinyin } = await import('pinyin-pro');
  const ways = new Map<string, readonly string[]>();
  /** Every way a character is read, of which a name has one: 落 is luo, and la in many a village. */
  const waysOf = (character: string) => {
    const known = ways.get(character) ?? pinyin(character, { toneType: 'none', type: 'array', multiple: true });
    ways.set(character, known);
    return known;
  };
  const spell = (name: string) => {
    const inContext = pinyin(name, { toneType: 'none', type: 'array' });
    return [...name].map((character, at) => {
      const readings = [inContext[at] ?? '', ...waysOf(character)].map(folded).filter(Boolean);
      return [...new Set(readings.flatMap((reading) => [reading, reading.replaceAll('v', 'u')]))];
    });
  };
  const initials = new Map<string, string>();
  // A v may be typed as u, as in a spelling.
  const initialOf = (way: string) => folded(way).charAt(0).replace('v', 'vu');
  const initialsOf = (character: string) => {
    const known = initials.get(character) ?? waysOf(character).map(initialOf).join('');
    initials.set(character, known);
    return known;
  };
  const mayBegin = (character: string, letter: string) => initialsOf(character).includes(letter);
  usePinyin.setState({ matches: matching({ spell, mayBegin }) });
}

/** The matcher in force. */
export function matcher(): Matcher {
  return usePinyin.getState().matches;
}

/** For screens: redraws when pinyin has arrived. */
export function useMatcher(): Matcher {
  return usePinyin((state) => state.matches);
}
