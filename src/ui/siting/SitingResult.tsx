import type { Shown } from '../prioritise/shown.ts';

/** The sites one by one, and what becomes of everybody in need. */
export function SitingResult({ view }: Shown) {
  return <p>{view.siting.choose}</p>;
}
