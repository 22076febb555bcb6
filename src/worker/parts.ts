/** Items of one long list or map, taken out of what they belong to. */
export interface Part {
  /** The way to the list or map: keys of objects, lists and maps. */
  readonly path: readonly unknown[];
  /** Further items of the list, or entries of the map. */
  readonly items: readonly unknown[];
}

/** Items a part: copying one takes the receiver some milliseconds, so that it can do something else in between. */
const ROOM = 1000;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Takes long lists and maps out of a value made of plain objects, lists and maps, so that it can be handed over in parts. `whole` has
 * them empty and shares nothing else that `appendPart` changes; the value itself is left as it is. Looks into short lists only.
 */
export function splitParts(value: unknown): { readonly whole: unknown; readonly parts: readonly Part[] } {
  const parts: Part[] = [];
  const takeOut = (path: readonly unknown[], items: readonly unknown[]) => {
    for (let from = 0; from < items.length; from += ROOM) parts.push({ path, items: items.slice(from, from + ROOM) });
  };
  const walk = (given: unknown, path: readonly unknown[]): unknown => {
    if (Array.isArray(given)) {
      if (given.length <= ROOM) return given.map((item, index) => walk(item, [...path, index]));
      takeOut(path, given);
      return [];
    }
    if (given instanceof Map) {
      if (given.size <= ROOM) return new Map([...given].map(([key, item]) => [key, walk(item, [...path, key])]));
      takeOut(path, [...given]);
      return new Map();
    }
    if (isPlain(given)) return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, walk(item, [...path, key])]));
    return given;
  };
  return { whole: walk(value, []), parts };
}

/** Puts a part back where it was taken from. Throws RangeError where there is no such place. */
export function appendPart(whole: unknown, { path, items }: Part): void {
  let at = whole;
  for (const key of path) {
    if (at instanceof Map) at = at.get(key);
    else at = Array.isArray(at) || isPlain(at) ? (at as Record<string, unknown>)[String(key)] : undefined;
  }
  if (Array.isArray(at)) for (const item of items) at.push(item);
  else if (at instanceof Map) for (const [key, item] of items as readonly (readonly [unknown, unknown])[]) at.set(key, item);
  else throw new RangeError(`no list or map at ${path.join('.')}`);
}
