import type { Shown } from './shown.ts';

/** The budget, under the map it is shown on; new sites have none. */
export function BelowMap({ view }: Shown) {
  if (view.prioritising === 'sites') return null;
  return null;
}
