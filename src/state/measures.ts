import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import { canAnswer, modesOf } from './modes.ts';
import { useStore } from './store.ts';
import { inMode, type View } from './view.ts';

/** What measures otherwise than straight, once it was fetched. */
let fetched: typeof import('./other-measures.ts') | null = null;

/** What is being measured now: of which data set in which mode. */
const pending = new Map<DistanceMode, Dataset>();

/** Whether distances of a data set are there to be asked in this mode. */
export function isMeasured(dataset: Dataset, mode: DistanceMode): boolean {
  return mode === 'straight' || fetched?.isReady(dataset, mode) === true;
}

/** The way a view wants an indicator's distances measured: what it asks for, where rule and data have it. */
export function modeWanted(dataset: Dataset, view: View, { rule }: Indicator): DistanceMode {
  return modesOf(rule).includes(view.mode) && canAnswer(dataset, view.mode) ? view.mode : 'straight';
}

/** The way they are measured at the moment: straight, and said so, as long as what is wanted is not there. */
export function modeInForce(dataset: Dataset, view: View, indicator: Indicator): DistanceMode {
  const wanted = modeWanted(dataset, view, indicator);
  return isMeasured(dataset, wanted) ? wanted : 'straight';
}

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
    fetched ??= await import('./other-measures.ts');
    await fetched.makeReady(dataset, mode);
    // What the view is answered with is another now.
    if (isShown()) useStore.setState(({ view }) => ({ view: { ...view } }));
  } catch (error) {
    console.warn(`Gapmap: distances could not be measured by ${mode}`, error);
    if (isShown()) useStore.setState(({ view }) => ({ unmeasured: mode, view: view.mode === mode ? inMode(view, 'straight') : view }));
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

/** The way along the road from a village to a facility, to be drawn; null where none is known (yet). */
export function roadPath(dataset: Dataset, village: number, facility: number): readonly (readonly [number, number])[] | null {
  return fetched !== null && isMeasured(dataset, 'road') ? fetched.pathTo(dataset, village, facility) : null;
}
