import type { Reach } from '../analysis/nearest.ts';
import type { Heading } from '../analysis/terrain/walking-time.ts';
import { type Walk, type WalkEnds, type WalkedBoth, walkEndsOf, walkOf } from '../analysis/terrain/walks.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Terrain } from '../domain/terrain.ts';
import { type Reader, reader } from '../worker/client.ts';
import { done } from './outcome.ts';

/** Every village's walk over the project's terrain, once the worker has walked it. */
export interface Walked {
  /** The walk of one village, one way. */
  walk(village: number, heading: Heading): Walk;
}

interface Asked {
  readonly key: string;
  readonly walked: Promise<WalkedBoth>;
}

const known = new WeakMap<Terrain, Asked>();

/** The same ends have the same key: whatever else an edit changed, nothing is walked again. */
const keyOf = ({ villages, facilities }: WalkEnds) => [villages, facilities].map(({ lon, lat }) => `${lon.join()};${lat.join()}`).join('|');

/**
 * Walks a project's terrain in the worker, once for the same villages and facilities. Null where the project brings no terrain. Rejects where the
 * worker fails.
 */
export async function walksOf(
  dataset: Dataset,
  { kinds, month }: Pick<Reach, 'kinds' | 'month'>,
  readers: () => Pick<Reader, 'walk'> = reader,
): Promise<Walked | null> {
  const { terrain } = dataset;
  if (!terrain) return null;
  const ends = walkEndsOf(dataset, { kinds, month });
  const key = keyOf(ends);
  let asked = known.get(terrain);
  if (asked?.key !== key) {
    asked = { key, walked: done(readers().walk(terrain, ends)) };
    known.set(terrain, asked);
    // What failed is asked again next time.
    asked.walked.catch(() => known.delete(terrain));
  }
  const walked = await asked.walked;
  return { walk: (village, heading) => walkOf(dataset, ends, walked, heading, village) };
}
