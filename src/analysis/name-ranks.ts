import type { JoinedTexts } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import { firstNotBelow } from '../domain/halving.ts';
import { namesOf } from './names.ts';
import { orderByScore } from './order-by-score.ts';
import { asRead, codeAsRead, MAY_READ_OTHERWISE, soundOf } from './place-readings.ts';
import { sortRun } from './radix-order.ts';

type Compare = (a: string, b: string) => number;

/** Per village the rank of its name as a Chinese dictionary sorts it (zh-Hans-CN), as places are read; names that count as equal share one. */
export function nameRanks(dataset: Dataset): Float64Array {
  return ranksByCollation(namesOf(dataset));
}

/**
 * The rank of each text by the Chinese collation. An ideograph, or a digit, has a primary weight of its own, so that texts of nothing else compare
 * character by character, and a rank of each character is enough: numbers instead of a million collations. All others are collated and put in between.
 */
function ranksByCollation(texts: JoinedTexts): Float64Array {
  const { compare } = new Intl.Collator('zh-Hans-CN');
  const { starts } = texts;
  const count = Math.max(0, starts.length - 1);
  const isPlain = findPlain(texts);
  const names = new PlainNames(texts, isPlain, compare);
  const order = names.order();
  const textOf = (index: number) => texts.units.slice(starts[index], starts[index + 1]);
  const collated = (a: number, b: number) => compare(asRead(textOf(a)), asRead(textOf(b))) || compare(textOf(a), textOf(b));
  const others = Array.from(isPlain.keys()).filter((index) => isPlain[index] === 0);
  const merged = merge(order, others.sort(collated), collated);
  const ranks = new Float64Array(count);
  for (let at = 1; at < count; at++) {
    const before = merged[at - 1]!;
    const index = merged[at]!;
    const isAhead = isPlain[index] === 1 && isPlain[before] === 1 ? names.compare(before, index, 0) : collated(before, index);
    ranks[index] = ranks[before]! + (isAhead === 0 ? 0 : 1);
  }
  return ranks;
}

/** The unified ideographs and the digits: names are made of them, but for a letter here and there. */
const isPlainCode = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39);

/** 1 for texts of nothing but such characters; an empty one is none. */
function findPlain({ units, starts }: JoinedTexts): Uint8Array {
  const isPlain = new Uint8Array(Math.max(0, starts.length - 1));
  for (let index = 0; index < isPlain.length; index++) {
    let at = starts[index]!;
    const end = starts[index + 1]!;
    while (at < end && isPlainCode(units.charCodeAt(at))) at++;
    isPlain[index] = at === end && end > starts[index]! ? 1 : 0;
  }
  return isPlain;
}

/** Texts of nothing but ideographs and digits, each character a rank. */
class PlainNames {
  /** From 1; characters that count as equal share one. */
  private readonly ranks: Uint16Array;
  private readonly highest: number;
  private readonly starts: Uint32Array;

  constructor(
    texts: JoinedTexts,
    private readonly isPlain: Uint8Array,
    compare: Compare,
  ) {
    this.starts = texts.starts;
    this.ranks = codesOf(texts, isPlain);
    const rankOf = rankCharacters(this.ranks, compare);
    this.highest = rankOf.reduce((most, rank) => Math.max(most, rank), 0);
    for (let at = 0; at < this.ranks.length; at++) this.ranks[at] = rankOf[this.ranks[at]!]!;
  }

  /** Compares two texts from a character on. */
  compare(a: number, b: number, from: number): number {
    const { ranks, starts } = this;
    const startA = starts[a]!;
    const startB = starts[b]!;
    const lengthA = starts[a + 1]! - startA;
    const lengthB = starts[b + 1]! - startB;
    for (let at = from; at < lengthA && at < lengthB; at++) {
      const difference = ranks[startA + at]! - ranks[startB + at]!;
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  /** The texts ascending: as many characters as a number holds exactly are one number, and what is equal by them goes on. */
  order(): Uint32Array {
    const plain = Uint32Array.from(this.isPlain.keys()).filter((index) => this.isPlain[index] === 1);
    const base = this.highest + 1;
    const taken = Math.floor(Math.log(2 ** 52) / Math.log(base));
    const keys = plain.length > 0 ? this.keys(plain, base, taken) : new Float64Array(0);
    const order = orderByScore(keys);
    const sorted = order.map((at) => plain[at]!);
    for (let start = 0, end = 0; start < sorted.length; start = end) {
      do end++;
      while (end < sorted.length && keys[order[end]!] === keys[order[start]!]);
      if (end - start > 1) sortRun(sorted, start, end, (a, b) => this.compare(a, b, taken));
    }
    return sorted;
  }

  private keys(plain: Uint32Array, base: number, taken: number): Float64Array {
    const keys = new Float64Array(plain.length);
    for (let place = 0; place < plain.length; place++) {
      const start = this.starts[plain[place]!]!;
      const end = this.starts[plain[place]! + 1]!;
      let key = 0;
      for (let at = start; at < start + taken; at++) key = key * base + (at < end ? this.ranks[at]! : 0);
      // The score's order falls.
      keys[place] = -key;
    }
    return keys;
  }
}

/** The code of every character of plain texts as it is read in its own; 0 for those of others. */
function codesOf({ units, starts }: JoinedTexts, isPlain: Uint8Array): Uint16Array {
  const codes = new Uint16Array(units.length);
  for (let index = 0; index < isPlain.length; index++) {
    if (isPlain[index] === 0) continue;
    const [start, end] = [starts[index]!, starts[index + 1]!];
    let text: string | null = null;
    for (let at = start; at < end; at++) {
      const code = units.charCodeAt(at);
      if (MAY_READ_OTHERWISE[code] === 0) codes[at] = code;
      else {
        text ??= units.slice(start, end);
        codes[at] = codeAsRead(text, at - start);
      }
    }
  }
  return codes;
}

/** By code the rank of each character among those that occur, from 1; 0 for those that do not. */
function rankCharacters(codes: Uint16Array, compare: Compare): Uint16Array {
  const rankOf = new Uint16Array(0x10000);
  for (let at = 0; at < codes.length; at++) rankOf[codes[at]!] = 1;
  rankOf[0] = 0;
  const characters = Array.from(rankOf.keys())
    .filter((code) => rankOf[code] === 1)
    .map((code) => ({ code, ...soundOf(code) }));
  const order = (a: (typeof characters)[number], b: (typeof characters)[number]) =>
    compare(a.like, b.like) || Number(a.behind) - Number(b.behind) || (a.behind && b.behind ? a.code - b.code : 0);
  let rank = 0;
  characters.sort(order).forEach((character, at) => {
    const before = characters[at - 1];
    if (before === undefined || order(before, character) !== 0) rank++;
    rankOf[character.code] = rank;
  });
  return rankOf;
}

/** Puts sorted others between the many. */
function merge(many: Uint32Array, others: readonly number[], compare: (a: number, b: number) => number): Uint32Array {
  if (others.length === 0) return many;
  const merged = new Uint32Array(many.length + others.length);
  let [taken, length] = [0, 0];
  for (const other of others) {
    const from = firstNotBelow(taken, many.length, (at) => compare(many[at]!, other) < 0);
    merged.set(many.subarray(taken, from), length);
    length += from - taken;
    merged[length++] = other;
    taken = from;
  }
  merged.set(many.subarray(taken), length);
  return merged;
}
