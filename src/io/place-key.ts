import type { CodeBook } from '../domain/codes.ts';
import type { PlaceWords, VillageKind } from '../domain/place.ts';
import { seen } from './cells.ts';

export type Found<Of> =
  | { readonly kind: 'found'; readonly of: Of }
  /** More than one fits, or the name alone does: a person is asked which. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Of[] }
  /** The code is one of several that became one village: what it says is not the whole village's. */
  | { readonly kind: 'merged'; readonly of: Of }
  | { readonly kind: 'none' };

const VILLAGE_SUFFIX = /(村?村民委员会|村?村委会|村?村委|行政村|建制村|村)$/;
const COMMUNITY_SUFFIX = /(社区居民委员会|社区居委会|居民委员会|居委会|社区)$/;
const COUNTY_SUFFIX = /(自治县|县|区|市)$/;
const TOWNSHIP_SUFFIX = /(街道|镇|乡)$/;

const folded = (name: string) => seen(name).replace(/\s+/g, '');

/** A word without its suffix, unless nothing would be left. */
const stripped = (word: string, suffix: RegExp) => word.replace(suffix, '') || word;

/** A village's name without its suffix, and the kind the suffix says: 梁山村委会 → 梁山, village; 梁山社区 → 梁山, community; 梁山 → 梁山, null. */
export function villageKey(name: string): { readonly stem: string; readonly kind: VillageKind | null } {
  const word = folded(name);
  for (const [suffix, kind] of [
    [COMMUNITY_SUFFIX, 'community'],
    [VILLAGE_SUFFIX, 'village'],
  ] as const) {
    const stem = word.replace(suffix, '');
    if (stem !== word && stem !== '') return { stem, kind };
  }
  return { stem: word, kind: null };
}

/** The kind a cell of 类别 says in so many words; null where it says none. */
export function kindOfWord(cell: string): VillageKind | null {
  const word = folded(cell).toLowerCase();
  if (/^(community|社区|居委会|居民委员会)$/.test(word)) return 'community';
  return /^(village|行政村|建制村|村|村委会)$/.test(word) ? 'village' : null;
}

/** A county's name with or without 县, 区, 市: 南郑县 and 南郑区 are one. */
export function countyKey(name: string): string {
  return stripped(folded(name), COUNTY_SUFFIX);
}

/** A township's name without its office and suffix, and the suffix: 汉台街道办事处 → 汉台, 街道. */
function townshipKey(name: string): { readonly stem: string; readonly suffix: string } {
  const word = folded(name)
    .replace(/人民政府$/, '')
    .replace(/((街道)?办事处|街办)$/, '街道');
  const stem = stripped(word, TOWNSHIP_SUFFIX);
  return { stem, suffix: word.slice(stem.length) };
}

/** Whether two statements can be of one thing: equal, or one of them not made. */
const agree = (a: string, b: string) => a === '' || b === '' || a === b;

interface Key {
  readonly stem: string;
  readonly kind: VillageKind | null;
  readonly county: string;
  readonly township: string;
  readonly townshipSuffix: string;
}

function keyOf(words: Omit<PlaceWords, 'code'>): Key {
  const { stem, kind } = villageKey(words.name);
  const township = townshipKey(words.township);
  return {
    stem,
    kind: kind ?? words.kind,
    county: countyKey(words.county),
    township: township.stem,
    townshipSuffix: township.suffix,
  };
}

function fits(a: Key, b: Key): boolean {
  return (
    a.stem === b.stem &&
    (a.kind === null || b.kind === null || a.kind === b.kind) &&
    agree(a.county, b.county) &&
    agree(a.township, b.township) &&
    agree(a.townshipSuffix, b.townshipSuffix)
  );
}

/** Whether two keys that fit share more than the village's name. */
const isPlaced = (a: Key, b: Key) => (a.county !== '' && b.county !== '') || (a.township !== '' && b.township !== '');

/** Whether two records can be of one village by county, township, name and kind, and share more than the name. The order does not matter. */
export function samePlace(a: Omit<PlaceWords, 'code'>, b: Omit<PlaceWords, 'code'>): boolean {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one.stem !== '' && fits(one, other) && isPlaced(one, other);
}

interface Known<Of> {
  readonly key: Key;
  readonly hasCode: boolean;
  readonly of: Of;
}

/**
 * Finds the village a record speaks of among known records, several of which may be of one village. Code first: a code that is known
 * decides, whatever the names, and a record with a code never goes by its name to a village with another one. Without a known code
 * county + township + name must fit, suffixes stripped and kinds kept, the county or the township named on both sides.
 */
export class PlaceIndex<Of> {
  private readonly byCode = new Map<string, Of>();
  private readonly byStem = new Map<string, Known<Of>[]>();

  constructor(private readonly book: CodeBook) {}

  add(words: PlaceWords, of: Of): void {
    if (words.code !== null) {
      const now = this.book(words.code);
      if (now.kind === 'one' && !this.byCode.has(now.code)) this.byCode.set(now.code, of);
    }
    const key = keyOf(words);
    if (key.stem === '') return;
    const same = this.byStem.get(key.stem);
    const known = { key, hasCode: words.code !== null, of };
    if (same) same.push(known);
    else this.byStem.set(key.stem, [known]);
  }

  /** @param leftOut villages it cannot be. */
  find(words: PlaceWords, leftOut: (of: Of) => boolean = () => false): Found<Of> {
    if (words.code !== null) {
      const byCode = this.findByCode(words.code);
      if (byCode.kind !== 'none') return byCode;
    }
    const key = keyOf(words);
    const fitting = (this.byStem.get(key.stem) ?? []).filter(
      (known) => fits(key, known.key) && !(words.code !== null && known.hasCode) && !leftOut(known.of),
    );
    const all = [...new Set(fitting.map((known) => known.of))];
    const [only] = all;
    if (only === undefined) return { kind: 'none' };
    return all.length === 1 && fitting.some((known) => isPlaced(key, known.key))
      ? { kind: 'found', of: only }
      : { kind: 'ambiguous', candidates: all };
  }

  private findByCode(code: string): Found<Of> {
    const now = this.book(code);
    const codes = now.kind === 'split' ? now.codes : [now.code];
    const known = codes.flatMap((one) => this.byCode.get(one) ?? []);
    const [of] = known;
    if (of === undefined) return { kind: 'none' };
    if (now.kind === 'one') return { kind: 'found', of };
    return now.kind === 'merged' ? { kind: 'merged', of } : { kind: 'ambiguous', candidates: known };
  }
}
