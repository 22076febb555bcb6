import { bringOtherDistances } from '../analysis/other-distances.ts';
import { adoptWays, groundOf, hasWays, keepWays, packGround } from '../analysis/road/kept-ways.ts';
import { pathOf } from '../analysis/road/path-of.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import { PROFILES, type Traveller } from '../domain/travel.ts';
import { reader } from '../worker/client.ts';

/** What measures otherwise than straight: fetched when somebody asks for it (`state/measures`). */
bringOtherDistances();

/** Whether a question in this mode is answered without making the page stand still. */
export function isReady(dataset: Dataset, mode: DistanceMode, traveller: Traveller): boolean {
  const profile = PROFILES[traveller];
  return mode !== 'road' || hasWays(dataset, profile) || adoptWays(dataset, profile);
}

/** Makes a mode ready: the roads become a network in the worker. Rejects where that does not come about. */
export async function makeReady(dataset: Dataset, mode: DistanceMode, traveller: Traveller): Promise<void> {
  if (isReady(dataset, mode, traveller)) return;
  const ground = groundOf(dataset);
  const outcome = await reader().ways(packGround(ground), traveller);
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  keepWays(dataset, PROFILES[traveller], ground, outcome.value);
}

/** The way along the road from a village to a facility, to be drawn; null where there is none. */
export function pathTo(dataset: Dataset, traveller: Traveller, village: number, facility: number): ReturnType<typeof pathOf> {
  return pathOf(dataset, PROFILES[traveller], village, facility);
}
