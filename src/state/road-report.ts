import type { Connectivity } from '../analysis/road/connectivity.ts';
import { groundOf, packGround } from '../analysis/road/kept-ways.ts';
import type { Dataset } from '../domain/dataset.ts';
import { reader } from '../worker/client.ts';

const reports = new WeakMap<Dataset, Promise<Connectivity>>();

/** How the roads of a data set hang together, worked out off the main thread, once. Rejects where that fails; the next call tries again. */
export function roadReport(dataset: Dataset): Promise<Connectivity> {
  const known = reports.get(dataset);
  if (known) return known;
  const asked = ask(dataset).catch((error: unknown) => {
    reports.delete(dataset);
    throw error;
  });
  reports.set(dataset, asked);
  return asked;
}

async function ask(dataset: Dataset): Promise<Connectivity> {
  const outcome = await reader().connectivity(packGround(groundOf(dataset)));
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.value;
}
