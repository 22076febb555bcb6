import type { Proximity } from '../analysis/nearest.ts';
import { knownProximity, type ReachBy } from '../analysis/proximity.ts';
import type { Path } from '../analysis/road/path-of.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import type { Traveller } from '../domain/travel.ts';
import type { Progress } from '../io/progress.ts';

/** Works out away from this thread what takes too long on it. Rejects where that fails. */
export interface Away {
  /** Every village's distance, straight or along the road. */
  readonly measure: (reach: ReachBy, onProgress: (progress: Progress) => void) => Promise<Proximity>;
  /** Every village's rank by name. */
  readonly rankNames: () => Promise<Float64Array>;
  /** The way along the road from a village to a facility; null where there is none. */
  readonly path: (traveller: Traveller, village: number, facility: number) => Promise<Path | null>;
}

const aways = new WeakMap<Dataset, Away>();

/** Says of a data set that it is too large to be measured here: another thread does, before a view is shown. Of any other nothing changes. */
export function measureAway(dataset: Dataset, away: Away): void {
  aways.set(dataset, away);
}

/** What measures a data set elsewhere; null where it is measured here. */
export function awayOf(dataset: Dataset): Away | null {
  return aways.get(dataset) ?? null;
}

/** What villages report, or a table tells, is only read off its columns: that is done here. */
const MEASURED: readonly DistanceMode[] = ['straight', 'road'];

/** Whether distances can be had without making the page stand still: of a data set that is measured elsewhere, only where they are known. */
export function isAtHand(dataset: Dataset, reach: ReachBy): boolean {
  return !aways.has(dataset) || !MEASURED.includes(reach.mode) || knownProximity(dataset, reach) !== null;
}
