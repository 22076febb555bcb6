import type { Shown } from './shown.ts';

/** What else there is to know of the works: joint gaps, what a kilometre brings, equity, what targets take. */
export function Insights({ view }: Shown) {
  return <p>{view.workTab}</p>;
}
