import { modeFor } from '../analysis/modes.ts';
import type { Path } from '../analysis/road/path-of.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import type { Traveller } from '../domain/travel.ts';
import { awayOf } from './away.ts';
import { canAnswer } from './modes.ts';
import type { View } from './view.ts';

/** What measures otherwise than straight, once it was fetched. */
let fetched: typeof import('./other-measures.ts') | null = null;

/** Fetches what measures otherwise than straight. Rejects where that fails. */
export async function fetchMeasures(): Promise<typeof import('./other-measures.ts')> {
  fetched ??= await import('./other-measures.ts');
  return fetched;
}

/** Has a mode measured: fetches what does it, and lets it work. Rejects where either fails. */
export async function measureBy(dataset: Dataset, mode: DistanceMode, traveller: Traveller): Promise<void> {
  if (isMeasured(dataset, mode, traveller)) return;
  await (await fetchMeasures()).makeReady(dataset, mode, traveller);
}

/**
 * Whether distances of a data set are there to be asked in this mode, as this traveller goes. One that is measured elsewhere has its roads there too:
 * its views wait for what they ask (`measured-away`).
 */
export function isMeasured(dataset: Dataset, mode: DistanceMode, traveller: Traveller): boolean {
  if (mode === 'road' && awayOf(dataset)) return true;
  return mode === 'straight' || fetched?.isReady(dataset, mode, traveller) === true;
}

/** The way a view wants an indicator's distances measured: what it asks for, where rule and data have it. */
export function modeWanted(dataset: Dataset, view: View, { rule }: Indicator): DistanceMode {
  return canAnswer(dataset, view.mode) ? modeFor(rule, view.mode) : 'straight';
}

/** The way they are measured at the moment: straight, and said so, as long as what is wanted is not there. */
export function modeInForce(dataset: Dataset, view: View, indicator: Indicator): DistanceMode {
  const wanted = modeWanted(dataset, view, indicator);
  return isMeasured(dataset, wanted, view.traveller) ? wanted : 'straight';
}

/** The way along the road from a village to a facility, to be drawn; null where none is known (yet). One that is searched elsewhere takes a moment. */
export function roadPath(dataset: Dataset, traveller: Traveller, village: number, facility: number): Path | null | Promise<Path | null> {
  const away = awayOf(dataset);
  if (away) return away.path(traveller, village, facility);
  return fetched !== null && isMeasured(dataset, 'road', traveller) ? fetched.pathTo(dataset, traveller, village, facility) : null;
}
