/** Remembers the last call: the same arguments (by identity) give the same object, so that screens redraw only what changed. */
export function latest<Arguments extends readonly unknown[], Result>(
  derive: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | null = null;
  return (...given) => {
    if (!last || last.given.length !== given.length || last.given.some((value, index) => !Object.is(value, given[index]))) {
      last = { given, result: derive(...given) };
    }
    return last.result;
  };
}

/** Remembers the last call for each first argument, as long as that is there. */
export function latestPer<Key extends object, Arguments extends readonly unknown[], Result>(
  derive: (key: Key, ...given: Arguments) => Result,
): (key: Key, ...given: Arguments) => Result {
  const known = new WeakMap<Key, (...given: Arguments) => Result>();
  return (key, ...given) => {
    const remembered = known.get(key) ?? latest((...asked: Arguments) => derive(key, ...asked));
    known.set(key, remembered);
    return remembered(...given);
  };
}
