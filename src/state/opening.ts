let latest = 0;

/** Begins to open something. What it gives tells whether that is still wanted: an opening that ends after a later one began is dropped. */
export function beginOpening(): () => boolean {
  const mine = ++latest;
  return () => mine === latest;
}
