import type { Dataset } from '../domain/dataset.ts';
import { namesOf } from './names.ts';
import { orderByScore } from './rank.ts';

/** The unified ideographs: names are made of them, but for a digit or a letter here and there. */
const IDEOGRAPHS = /^[\u4e00-\u9fff]+$/;

/** Per village the rank of its name as a Chinese dictionary sorts it (zh-Hans-CN); names that count as equal share one. */
export function nameRanks(dataset: Dataset): Float64Array {
  const { list, of } = namesOf(dataset);
  const ranks = ranksByCollation(list);
  const byVillage = new Float64Array(of.length);
  for (let village = 0; village < of.length; village++) byVillage[village] = ranks[of[village]!]!;
  return byVillage;
}

/**
 * The rank of each text by the Chinese collation. An ideograph has a primary weight of its own, so that texts of nothing else compare character by
 * character, and a rank of each character is enough: numbers instead of half a million collations. All others are collated and put in between.
 */
function ranksByCollation(texts: readonly string[]): Float64Array {
  const { compare } = new Intl.Collator('zh-Hans-CN');
  const [plain, others]: [number[], number[]] = [[], []];
  texts.forEach((text, index) => {
    (IDEOGRAPHS.test(text) ? plain : others).push(index);
  });
  const characters = characterRanks(
    plain.map((index) => texts[index]!),
    compare,
  );
  const order = orderOfPlain(texts, plain, characters);
  const between = others.sort((a, b) => compare(texts[a]!, texts[b]!));
  const merged = merge(texts, order, between, compare);
  const isPlain = new Uint8Array(texts.length);
  for (const index of plain) isPlain[index] = 1;
  const ranks = new Float64Array(texts.length);
  merged.forEach((index, at) => {
    const before = merged[at - 1];
    if (before === undefined) return;
    const both = isPlain[index] === 1 && isPlain[before] === 1;
    const order = both ? comparePlain(texts[before]!, texts[index]!, characters, 0) : compare(texts[before]!, texts[index]!);
    ranks[index] = ranks[before]! + (order === 0 ? 0 : 1);
  });
  return ranks;
}

type Compare = (a: string, b: string) => number;
/** Per character its rank, from 1; characters that count as equal share one. */
type CharacterRanks = Readonly<{ of: Uint16Array; highest: number }>;

function characterRanks(texts: readonly string[], compare: Compare): CharacterRanks {
  const of = new Uint16Array(0x10000);
  for (const text of texts) for (let at = 0; at < text.length; at++) of[text.charCodeAt(at)] = 1;
  const characters = Array.from(of.keys())
    .filter((code) => of[code] === 1)
    .map((code) => String.fromCharCode(code))
    .sort(compare);
  let rank = 0;
  characters.forEach((character, at) => {
    if (at === 0 || compare(characters[at - 1]!, character) !== 0) rank++;
    of[character.charCodeAt(0)] = rank;
  });
  return { of, highest: rank };
}

function comparePlain(a: string, b: string, { of }: CharacterRanks, from: number): number {
  for (let at = from; at < a.length && at < b.length; at++) {
    const difference = of[a.charCodeAt(at)]! - of[b.charCodeAt(at)]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Texts of ideographs only, ascending: as many characters as a number holds exactly are one number, and what is equal by them goes on. */
function orderOfPlain(texts: readonly string[], plain: readonly number[], ranks: CharacterRanks): number[] {
  const base = ranks.highest + 1;
  const taken = Math.floor(Math.log(2 ** 52) / Math.log(base));
  const keys = new Float64Array(plain.length);
  plain.forEach((index, at) => {
    const text = texts[index]!;
    let key = 0;
    for (let character = 0; character < taken; character++)
      key = key * base + (character < text.length ? ranks.of[text.charCodeAt(character)]! : 0);
    // The score's order falls.
    keys[at] = -key;
  });
  const order = orderByScore(keys);
  const sorted = Array.from(order, (at) => plain[at]!);
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    do end++;
    while (end < sorted.length && keys[order[end]!] === keys[order[start]!]);
    if (end - start < 2) continue;
    const run = sorted.slice(start, end).sort((a, b) => comparePlain(texts[a]!, texts[b]!, ranks, taken));
    run.forEach((index, at) => {
      sorted[start + at] = index;
    });
  }
  return sorted;
}

/** Puts sorted others between the many. */
function merge(texts: readonly string[], many: readonly number[], others: readonly number[], compare: Compare): readonly number[] {
  if (others.length === 0) return many;
  const merged: number[] = [];
  let taken = 0;
  for (const other of others) {
    let [from, to] = [taken, many.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compare(texts[many[middle]!]!, texts[other]!) < 0) from = middle + 1;
      else to = middle;
    }
    for (; taken < from; taken++) merged.push(many[taken]!);
    merged.push(other);
  }
  for (; taken < many.length; taken++) merged.push(many[taken]!);
  return merged;
}
