import type { Dataset } from '../domain/dataset.ts';
import { type CountrySizes, DEMOS, FULL_SIZE, sizesFor, villagesIn } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';
import { reader } from '../worker/client.ts';
import { openProject } from './actions.ts';
import { type Away, measureAway } from './away.ts';
import { newId } from './id.ts';
import { findPlaces } from './look-ahead.ts';
import { prepare } from './measured-away.ts';
import { beginOpening } from './opening.ts';
import { done, NotDone } from './outcome.ts';
import { failureOf } from './project.ts';
import { useSaving } from './saving.ts';
import { fittingView, type Opening, useStore } from './store.ts';
import type { Asked, View } from './view.ts';

/** The sizes that an address asks for; null where it asks for what cannot be made up. */
export function sizesOf(demo: URLSearchParams): CountrySizes | null {
  const count = villagesIn(demo.get('villages') ?? String(FULL_SIZE));
  return DEMOS.some((name) => name === demo.get('demo')) && count !== null ? sizesFor(count) : null;
}

/**
 * Opens a country that is made up, in place of a project: made and measured in the worker, looked at here, kept nowhere. A failure is shown,
 * never swallowed.
 */
export async function openDemo(demo: URLSearchParams, asked: Asked, settings: Partial<View>): Promise<void> {
  const isWanted = beginOpening();
  const sizes = sizesOf(demo);
  if (!sizes) {
    useStore.setState({ failure: { problem: 'no-demo', detail: `?${demo}` } });
    return;
  }
  const { villages } = sizes;
  const tell = (opening: Partial<Opening>) => {
    if (isWanted()) useStore.setState({ opening: { villages, reach: null, progress: null, ...opening } });
  };
  try {
    tell({});
    const country = await done(reader().country(sizes, { onProgress: (progress) => tell({ progress }) }));
    const dataset = syntheticDataset(country);
    measureAway(dataset, workerOf(sizes));
    await findPlaces(dataset);
    const view = fittingView(dataset, asked, settings);
    await prepare(
      dataset,
      () => (isWanted() ? view : null),
      (reach, progress) => tell({ reach, progress }),
    );
    if (!isWanted()) return;
    open(dataset, asked, settings);
  } catch (error) {
    if (isWanted()) useStore.setState({ opening: null, failure: error instanceof NotDone ? error.failure : failureOf(error) });
  }
}

/** What the worker works out of the country that it made. */
function workerOf(sizes: CountrySizes): Away {
  return {
    measure: (reach, onProgress) => done(reader().nearest(sizes, reach, { onProgress })),
    rankNames: () => done(reader().nameRanks(sizes)),
    path: (traveller, village, facility) => done(reader().path(sizes, traveller, village, facility)),
  };
}

function open(dataset: Dataset, asked: Asked, settings: Partial<View>): void {
  useSaving.setState({ holder: 'here', status: 'nothing', at: null });
  const nothingDone = { changes: [], undone: [], steps: [], notes: new Map(), unapplied: [], carried: new Map() };
  const project = { id: newId(), name: '', inputs: [], base: dataset, dataset, reports: [], frozen: null, madeUp: true, ...nothingDone };
  openProject(project, asked, settings);
  // The address speaks of the country as long as it is open: loaded again, it comes back.
  const stop = useStore.subscribe((store) => {
    if (store.project === project) return;
    stop();
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);
  });
}
