import { answer, hasEvidence } from '../analysis/answer.ts';
import { hasNameRanks, keepNameRanks } from '../analysis/order.ts';
import { keepProximity, type ReachBy, reachesOf } from '../analysis/proximity.ts';
import { isAsked, mainIndicator } from '../analysis/question.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type Question, SCOPES } from '../domain/parameters.ts';
import type { Progress } from '../io/progress.ts';
import { findIndicator, LAYERS } from '../layers/index.ts';
import { awayOf, isAtHand } from './away.ts';
import { fetchMeasures } from './measures.ts';
import { pause } from './pause.ts';
import { airOnlyInView, counted, howMany, layerSummaries, questionOf, ranking } from './selectors.ts';
import { type Store, useStore } from './store.ts';
import type { View } from './view.ts';

interface Asked {
  readonly indicator: Indicator;
  readonly question: Question;
}

/**
 * Every question that a screen of this view asks: each layer's, and of a distance both readings, which stand side by side, as the straight line does
 * beside any other way to measure.
 */
export function askedBy(dataset: Dataset, view: View): readonly Asked[] {
  const shown = [view.indicator, view.receipt?.indicator].flatMap((id) => findIndicator(id ?? '')?.indicator ?? []);
  const indicators = new Set(
    LAYERS.flatMap((layer) => [mainIndicator(dataset, layer), ...layer.indicators.filter((one) => isAsked(dataset, one))]).concat(shown),
  );
  return [...indicators].flatMap((indicator) => {
    const question = questionOf(dataset, view, indicator);
    const isEither = indicator.rule.kind === 'near' && indicator.rule.ownTownship;
    const scopes = isEither ? SCOPES : [question.scope];
    return [...new Set([question.mode, 'straight'] as const)].flatMap((mode) =>
      scopes.map((scope) => ({ indicator, question: { ...question, mode, scope } })),
    );
  });
}

/** The next step towards a view: distances to be measured, a question to be gathered for, names to be ranked, or none. */
type Step =
  | { readonly kind: 'measure'; readonly reach: ReachBy }
  | { readonly kind: 'gather'; readonly question: Question }
  | { readonly kind: 'rank-names' };

function nextStep(dataset: Dataset, view: View): Step | null {
  const asked = askedBy(dataset, view);
  for (const { indicator, question } of asked) {
    const { inForce, neighbours } = reachesOf(indicator, question);
    const reach = [inForce, neighbours].find((one) => one && !isAtHand(dataset, one));
    if (reach) return { kind: 'measure', reach };
  }
  const next = asked.find(({ question }) => !hasEvidence(dataset, question));
  if (next) return { kind: 'gather', question: next.question };
  return view.sort.key === 'name' && !hasNameRanks(dataset) ? { kind: 'rank-names' } : null;
}

type TellMeasuring = (reach: ReachBy | null, progress: Progress | null) => void;

/**
 * Measures, gathers and counts, step by step, all that a view asks of a data set measured elsewhere. Rejects where the measuring fails.
 * @param latest the view wanted by now; null once none is.
 * @param tell hears which distances are being measured, and how far that is; null while none are.
 */
export async function prepare(dataset: Dataset, latest: () => View | null, tell: TellMeasuring): Promise<void> {
  const away = awayOf(dataset);
  for (let view = latest(); view && away; view = latest()) {
    const step = nextStep(dataset, view);
    if (!step) {
      await lookThrough(dataset, view);
      if (latest() === view) return;
      continue;
    }
    tell(step.kind === 'measure' ? step.reach : null, null);
    if (step.kind === 'measure') {
      const { reach } = step;
      // What villages report stands beside the road.
      if (reach.mode !== 'straight') await fetchMeasures();
      keepProximity(dataset, reach, await away.measure(reach, (progress) => tell(reach, progress)));
    } else if (step.kind === 'rank-names') keepNameRanks(dataset, await away.rankNames());
    else answer(dataset, step.question);
    await pause();
  }
}

/** What a screen shows first is counted before it comes up, a task each, so that it comes up at once. */
export async function lookThrough(dataset: Dataset, view: View): Promise<void> {
  for (const look of [howMany, counted, layerSummaries, ranking, airOnlyInView]) {
    await pause();
    look(dataset, view);
  }
}

/** Shows a view; where its questions are not measured yet, the one before stays until they are, and `waiting` says so. */
export function showView(view: View, also: Partial<Store> = {}): void {
  const { project, waiting } = useStore.getState();
  const dataset = project?.dataset;
  if (!dataset || awayOf(dataset) === null || nextStep(dataset, view) === null) {
    useStore.setState({ ...also, view, waiting: null });
    return;
  }
  const isUnderWay = waiting !== null && waiting.failure === null;
  const { reach, progress } = isUnderWay ? waiting : { reach: null, progress: null };
  useStore.setState({ ...also, waiting: { view, reach, progress, failure: null } });
  if (!isUnderWay) void showMeasured(dataset);
}

async function showMeasured(dataset: Dataset): Promise<void> {
  const wanted = () => {
    const { project, waiting } = useStore.getState();
    return project?.dataset === dataset ? (waiting?.view ?? null) : null;
  };
  const tell: TellMeasuring = (reach, progress) =>
    useStore.setState(({ waiting }) => ({ waiting: waiting && { ...waiting, reach, progress } }));
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
