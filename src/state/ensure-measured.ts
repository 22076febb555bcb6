import type { Dataset } from '../domain/dataset.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import type { Traveller } from '../domain/travel.ts';
import { latestView, showView } from './measured-away.ts';
import { isMeasured, measureBy } from './measures.ts';
import { useStore } from './store.ts';
import { inMode } from './view.ts';

/** What is being measured now: of which data set, by mode and traveller. */
const pending = new Map<string, Dataset>();

/**
 * Has distances measured in a mode, as a traveller goes, and shows what they change; no more than once at a time. Where that fails the view is straight
 * again, and the screen says why.
 */
export async function ensureMeasured(dataset: Dataset, mode: DistanceMode, traveller: Traveller): Promise<void> {
  const key = `${mode} ${traveller}`;
  if (isMeasured(dataset, mode, traveller) || pending.get(key) === dataset) return;
  pending.set(key, dataset);
  if (useStore.getState().unmeasured !== null) useStore.setState({ unmeasured: null });
  const isShown = () => pending.get(key) === dataset && useStore.getState().project?.dataset === dataset;
  try {
    await measureBy(dataset, mode, traveller);
    // What the view is answered with is another now.
    if (isShown()) showView({ ...latestView() });
  } catch (error) {
    console.warn(`Gapmap: distances could not be measured by ${key}`, error);
    const view = latestView();
    const isWanted = view.mode === mode && view.traveller === traveller;
    if (isShown()) showView(isWanted ? inMode(view, 'straight') : view, { unmeasured: mode });
  } finally {
    if (pending.get(key) === dataset) pending.delete(key);
  }
}

/** Keeps what the view asks for measured, whoever asked: a person, a link, a step back, a village that was moved. */
export function keepMeasured(): void {
  useStore.subscribe(({ project, view }, before) => {
    const isOther =
      project?.dataset !== before.project?.dataset || view.mode !== before.view.mode || view.traveller !== before.view.traveller;
    if (project && isOther) void ensureMeasured(project.dataset, view.mode, view.traveller);
  });
}
