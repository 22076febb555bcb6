import { columnsOf, provenanceOf } from '../analysis/columns.ts';
import type { Proximity } from '../analysis/nearest.ts';
import { placesOf } from '../analysis/places.ts';
import type { RoadProximity } from '../analysis/road/road-proximity.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Traveller } from '../domain/travel.ts';
import { type CountrySizes, DEMOS, FULL_SIZE, MOST_VILLAGES, sizesFor } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';
import type { Failure, Outcome } from '../worker/api.ts';
import { reader } from '../worker/client.ts';
import { openProject } from './actions.ts';
import { type Away, measureAway } from './away.ts';
import { newId } from './id.ts';
import { pause, prepare } from './measured-away.ts';
import { beginOpening } from './opening.ts';
import { failureOf } from './project.ts';
import { useSaving } from './saving.ts';
import { fittingView, type Opening, useStore } from './store.ts';
import type { Asked, View } from './view.ts';

/** What the worker could not do, as it tells it. */
class NotDone extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

function have<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new NotDone(outcome.failure);
  return outcome.value;
}

/** The sizes that an address asks for; null where it asks for what cannot be made up. */
export function sizesOf(demo: URLSearchParams): CountrySizes | null {
  const villages = demo.get('villages') ?? String(FULL_SIZE);
  const count = /^\d{1,7}$/.test(villages) ? Number(villages) : 0;
  return DEMOS.some((name) => name === demo.get('demo')) && count >= 1 && count <= MOST_VILLAGES ? sizesFor(count) : null;
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
    const country = have(await reader().country(sizes, { onProgress: (progress) => tell({ progress }) }));
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
  /** How far each village is from the road, by traveller: the same whatever it is asked for, and kept once. */
  const snaps = new Map<Traveller, Float64Array>();
  return {
    measure: async (reach, onProgress) => {
      const measured: Proximity & Partial<RoadProximity> = have(await reader().nearest(sizes, reach, { onProgress }));
      if (!measured.snap) return measured;
      const snap = snaps.get(reach.traveller) ?? measured.snap;
      snaps.set(reach.traveller, snap);
      return { ...measured, snap };
    },
    rankNames: async () => have(await reader().nameRanks(sizes)),
    path: async (traveller, village, facility) => have(await reader().path(sizes, traveller, village, facility)),
  };
}

/** What is found once for every question; here, a task each. */
async function findPlaces(dataset: Dataset): Promise<void> {
  for (const look of [placesOf, columnsOf, provenanceOf]) {
    await pause();
    look(dataset);
  }
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
