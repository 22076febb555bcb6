import { answer, hasEvidence } from '../analysis/answer.ts';
import type { Proximity } from '../analysis/nearest.ts';
import { hasNameRanks, keepNameRanks } from '../analysis/order.ts';
import { keepProximity, knownProximity, type ReachBy, reachesOf } from '../analysis/proximity.ts';
import { isAsked, mainIndicator } from '../analysis/question.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type Question, SCOPES } from '../domain/parameters.ts';
import { findIndicator, LAYERS } from '../layers/index.ts';
import { questionOf } from './selectors.ts';
import { type Store, useStore } from './store.ts';
import type { View } from './view.ts';

/** Works out away from this thread what takes too long on it. Rejects where that fails. */
export interface Away {
  /** Every village's distance. */
  readonly measure: (reach: ReachBy) => Promise<Proximity>;
  /** Every village's rank by name. */
  readonly rankNames: () => Promise<Float64Array>;
}

const aways = new WeakMap<Dataset, Away>();

/** Says of a data set that it is too large to be measured here: another thread does, before a view is shown. Of any other nothing changes. */
export function measureAway(dataset: Dataset, away: Away): void {
  aways.set(dataset, away);
}

interface Asked {
  readonly indicator: Indicator;
  readonly question: Question;
}

/** Every question that a screen of this view asks: each layer's, and of a distance both readings, which stand side by side. */
export function askedBy(dataset: Dataset, view: View): readonly Asked[] {
  const shown = [view.indicator, view.receipt?.indicator].flatMap((id) => findIndicator(id ?? '')?.indicator ?? []);
  const indicators = new Set(
    LAYERS.flatMap((layer) => [mainIndicator(dataset, layer), ...layer.indicators.filter((one) => isAsked(dataset, one))]).concat(shown),
  );
  return [...indicators].flatMap((indicator) => {
    const question = questionOf(dataset, view, indicator);
    const isEither = indicator.rule.kind === 'near' && indicator.rule.ownTownship;
    return (isEither ? SCOPES : [question.scope]).map((scope) => ({ indicator, question: { ...question, scope } }));
  });
}

/** The next step towards a view: distances to be measured (straight ones: what villages report, or a table, is only read), a question to be gathered for, names to be ranked, or none. */
type Step =
  | { readonly kind: 'measure'; readonly reach: ReachBy }
  | { readonly kind: 'gather'; readonly question: Question }
  | { readonly kind: 'rank-names' };

function nextStep(dataset: Dataset, view: View): Step | null {
  const open = askedBy(dataset, view).filter(({ question }) => !hasEvidence(dataset, question));
  for (const { indicator, question } of open) {
    const { inForce, neighbours } = reachesOf(indicator, question);
    // What was told, and not measured, is read off its columns here.
    const reach = [inForce, neighbours].find((one) => one?.mode === 'straight' && knownProximity(dataset, one) === null);
    if (reach) return { kind: 'measure', reach };
  }
  const next = open[0];
  if (next) return { kind: 'gather', question: next.question };
  return view.sort.key === 'name' && !hasNameRanks(dataset) ? { kind: 'rank-names' } : null;
}

/** A task of its own for what comes next, so that the page does something else in between. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Measures and gathers, step by step, all that a view asks of a data set measured elsewhere. Rejects where the measuring fails.
 * @param latest the view wanted by now; null once none is.
 * @param tell hears which distances are being measured; null while none are.
 */
export async function prepare(dataset: Dataset, latest: () => View | null, tell: (reach: ReachBy | null) => void): Promise<void> {
  const away = aways.get(dataset);
  for (let view = latest(); view && away; view = latest()) {
    const step = nextStep(dataset, view);
    if (!step) return;
    tell(step.kind === 'measure' ? step.reach : null);
    if (step.kind === 'measure') keepProximity(dataset, step.reach, await away.measure(step.reach));
    else if (step.kind === 'rank-names') keepNameRanks(dataset, await away.rankNames());
    else answer(dataset, step.question);
    await pause();
  }
}

/** Shows a view; where its questions are not measured yet, the one before stays until they are, and `waiting` says so. */
export function showView(view: View, also: Partial<Store> = {}): void {
  const { project, waiting } = useStore.getState();
  const dataset = project?.dataset;
  if (!dataset || !aways.has(dataset) || nextStep(dataset, view) === null) {
    useStore.setState({ ...also, view, waiting: null });
    return;
  }
  const isUnderWay = waiting !== null && waiting.failure === null;
  useStore.setState({ ...also, waiting: { view, reach: isUnderWay ? waiting.reach : null, failure: null } });
  if (!isUnderWay) void showMeasured(dataset);
}

async function showMeasured(dataset: Dataset): Promise<void> {
  const wanted = () => {
    const { project, waiting } = useStore.getState();
    return project?.dataset === dataset ? (waiting?.view ?? null) : null;
  };
  const tell = (reach: ReachBy | null) => useStore.setState(({ waiting }) => ({ waiting: waiting && { ...waiting, reach } }));
  try {
    await prepare(dataset, wanted, tell);
    const view = wanted();
    if (view) useStore.setState({ view, waiting: null });
  } catch (error) {
    console.error(error);
    const failure = error instanceof Error ? error.message : String(error);
    useStore.setState(({ waiting }) => ({ waiting: waiting && { ...waiting, failure } }));
  }
}

/** The view as it was asked for last, whether it is shown yet or not. */
export function latestView(): View {
  const { view, waiting } = useStore.getState();
  return waiting !== null && waiting.failure === null ? waiting.view : view;
}
