import type { Connectivity } from '../analysis/road/connectivity.ts';
import { groundOf, packGround } from '../analysis/road/kept-ways.ts';
import type { Dataset } from '../domain/dataset.ts';
import { reader } from '../worker/client.ts';
import { done } from './outcome.ts';

const reports = new WeakMap<Dataset, Promise<Connectivity>>();

/** How the roads of a data set hang together, worked out off the main thread, once. Rejects where that fails; the next call tries again. */
export function roadReport(dataset: Dataset): Promise<Connectivity> {
  const known = reports.get(dataset);
  if (known) return known;
  const asked = done(reader().connectivity(packGround(groundOf(dataset)))).catch((error: unknown) => {
    reports.delete(dataset);
    throw error;
  });
  reports.set(dataset, asked);
  return asked;
}
