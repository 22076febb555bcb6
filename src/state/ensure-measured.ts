import type { Dataset } from '../domain/dataset.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import { latestView, showView } from './measured-away.ts';
import { isMeasured, measureBy } from './measures.ts';
import { useStore } from './store.ts';
import { inMode } from './view.ts';

/** What is being measured now: of which data set in which mode. */
const pending = new Map<DistanceMode, Dataset>();

/**
 * Has distances measured in a mode, and shows what they change; no more than once at a time. Where that fails the view is straight again, and the
 * screen says why.
 */
export async function ensureMeasured(dataset: Dataset, mode: DistanceMode): Promise<void> {
  if (isMeasured(dataset, mode) || pending.get(mode) === dataset) return;
  pending.set(mode, dataset);
  if (useStore.getState().unmeasured !== null) useStore.setState({ unmeasured: null });
  const isShown = () => pending.get(mode) === dataset && useStore.getState().project?.dataset === dataset;
  try {
    await measureBy(dataset, mode);
    // What the view is answered with is another now.
    if (isShown()) showView({ ...latestView() });
  } catch (error) {
    console.warn(`Gapmap: distances could not be measured by ${mode}`, error);
    if (isShown()) showView(latestView().mode === mode ? inMode(latestView(), 'straight') : latestView(), { unmeasured: mode });
  } finally {
    if (pending.get(mode) === dataset) pending.delete(mode);
  }
}

/** Keeps what the view asks for measured, whoever asked: a person, a link, a step back, a village that was moved. */
export function keepMeasured(): void {
  useStore.subscribe(({ project, view }, before) => {
    if (project && (project.dataset !== before.project?.dataset || view.mode !== before.view.mode))
      void ensureMeasured(project.dataset, view.mode);
  });
}
