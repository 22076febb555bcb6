/** One line of an old → new code table. */
export interface CodeChange {
  readonly old: string;
  readonly new: string;
}

/**
 * What an old code means today.
 * - `one`: this code, and no other village went into it: what was reported under the old code is the new village's.
 * - `merged`: several villages went into this code; figures of one of them are not the new village's, and are never added up.
 * - `split`: several villages came out of it; nobody but a person can say which is meant.
 */
export type CodeNow =
  | { readonly kind: 'one'; readonly code: string }
  | { readonly kind: 'merged'; readonly code: string }
  | { readonly kind: 'split'; readonly codes: readonly string[] };

/** Counties that got a new code and kept their villages': 南郑县 became 南郑区 in 2017 (GB/T 2260). */
const COUNTY_RENAMED: ReadonlyMap<string, string> = new Map([['610721', '610703']]);

/** A code of 6, 9 or 12 digits with its county's present number; any other code as it is. */
export function withPresentCounty(code: string): string {
  const now = /^\d{6}(\d{3}){0,2}$/.test(code) ? COUNTY_RENAMED.get(code.slice(0, 6)) : undefined;
  return now === undefined ? code : now + code.slice(6);
}

/** Of GB/T 2260's provinces, then county, township and village (GB/T 10114). */
const VILLAGE_CODE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{10}$/;

/** Whether a code has the shape of a Chinese village's: twelve digits that begin with a province's. */
export function isVillageCode(code: string): boolean {
  return VILLAGE_CODE.test(code);
}

/** Answers what a code means today. */
export type CodeBook = (code: string) => CodeNow;

/** The book of a project's code tables, over the built-in renamings. The order of the changes does not matter; circles must have been taken out. */
export function codeBook(changes: readonly CodeChange[]): CodeBook {
  const into = new Map<string, Set<string>>();
  const from = new Map<string, Set<string>>();
  for (const change of changes) {
    const [old, now] = [withPresentCounty(change.old), withPresentCounty(change.new)];
    from.set(now, (from.get(now) ?? new Set()).add(old));
    // A village that keeps its code while others join it: no step, but it makes the others' a merger.
    if (old !== now) into.set(old, (into.get(old) ?? new Set()).add(now));
  }
  return (code) => {
    const ends = new Set<string>();
    let merged = false;
    const walk = (at: string): void => {
      const next = into.get(at);
      if (!next) ends.add(at);
      for (const step of next ?? []) {
        merged ||= (from.get(step)?.size ?? 0) > 1;
        walk(step);
      }
    };
    walk(withPresentCounty(code));
    const [end = code, ...others] = [...ends].sort();
    if (others.length > 0) return { kind: 'split', codes: [end, ...others] };
    return { kind: merged ? 'merged' : 'one', code: end };
  };
}

/** Changes whose new code leads back to their old one, in the order given: they cannot be followed. Each is found by its index. */
export function circularChanges(changes: readonly CodeChange[]): ReadonlySet<number> {
  const into = new Map<string, Set<string>>();
  const circular = new Set<number>();
  const leads = (start: string, goal: string, seen = new Set<string>()): boolean => {
    if (start === goal) return true;
    if (seen.has(start)) return false;
    seen.add(start);
    return [...(into.get(start) ?? [])].some((next) => leads(next, goal, seen));
  };
  changes.forEach((change, index) => {
    const [old, now] = [withPresentCounty(change.old), withPresentCounty(change.new)];
    if (old === now) return;
    if (leads(now, old)) circular.add(index);
    else into.set(old, (into.get(old) ?? new Set()).add(now));
  });
  return circular;
}
