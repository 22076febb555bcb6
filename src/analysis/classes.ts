/** Lower bounds of the five choropleth classes of a rate, ascending: round breaks that stay the same between years and places. */
export const RATE_BREAKS = [0, 0.5, 0.7, 0.85, 0.95] as const;

/** Class of a rate, 0 (lowest) to 4; null for an unknown rate, which is hatched. */
export function rateClass(rate: number | null): number | null {
  if (rate === null) return null;
  let found = 0;
  RATE_BREAKS.forEach((lower, index) => {
    if (rate >= lower) found = index;
  });
  return found;
}
