import type { SourceFile } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Question, Weight } from '../domain/parameters.ts';
import { STATES, type State } from '../domain/state.ts';
import type { OwnTarget, Target } from '../domain/target.ts';
import type { Millimetres } from '../domain/units.ts';
import { ownTargetsOf, quotedTargets } from '../plans/index.ts';
import type { Assessment } from './assess.ts';
import { nearerToBorder } from './border.ts';
import { provenanceOf, reportedAt } from './columns.ts';
import { rate, type Tally, tally } from './tally.ts';

/** Where a number comes from, without its villages: what is said of it in a few lines, at every step of a moving radius. */
export interface ReceiptHead {
  readonly indicator: Indicator;
  readonly question: Question;
  readonly radius: Millimetres;
  /** Whether distance took part in the answer, and whether any file reports the indicator itself. */
  readonly byDistance: boolean;
  readonly statusKnown: boolean;
  readonly weight: Weight;
  readonly counts: Tally;
  readonly rate: number | null;
  readonly files: readonly SourceFile[];
  /** The built-in plan's, where it is this project's plan; else those of its own. */
  readonly targets: readonly Target[];
  readonly ownTargets: readonly OwnTarget[];
}

/** Where a number comes from: its rule, its parameters, the villages in it by state, its files. Made beside the number, from the same members. */
export interface Receipt extends ReceiptHead {
  /** Village indices by state. */
  readonly lists: Readonly<Record<State, readonly number[]>>;
  readonly fieldCheck: readonly number[];
  /** Villages whose answer a hospital beyond the data's border could change. */
  readonly nearBorder: readonly number[];
  /** Some figure in it is simulated. */
  readonly simulated: boolean;
}

/** The receipt of every number counted over the villages given. */
export function receipt(assessment: Assessment, given: ArrayLike<number>, weight: Weight): Receipt {
  const indices = Array.from(given);
  const { evidence, states, fieldCheck } = assessment;
  const { dataset, indicator, question } = evidence;
  const lists: Record<State, number[]> = { met: [], gap: [], exempt: [], unknown: [] };
  for (const index of indices) lists[STATES[states[index] ?? 3] ?? 'unknown'].push(index);
  const { simulated: ofVillage } = provenanceOf(dataset);
  const { simulated: ofReport } = reportedAt(dataset, indicator.id, question.month);
  return {
    ...receiptHead(assessment, indices, weight),
    lists,
    fieldCheck: indices.filter((index) => fieldCheck[index] === 1),
    nearBorder: nearerToBorder(assessment, indices),
    simulated: indices.some((index) => ofVillage[index] === 1 || ofReport[index] === 1),
  };
}

/** The same without its villages. */
export function receiptHead(assessment: Assessment, indices: ArrayLike<number>, weight: Weight): ReceiptHead {
  const { evidence, radius } = assessment;
  const { dataset, indicator, question, proximity, statusKnown } = evidence;
  const counts = tally(assessment, indices, weight);
  return {
    indicator,
    question: { ...question, radius },
    radius,
    byDistance: proximity !== null,
    statusKnown,
    weight,
    counts,
    rate: rate(counts),
    files: dataset.files.filter((file) => file.role === 'villages' || file.role === 'status' || (proximity && file.role === 'facilities')),
    targets: quotedTargets(dataset, indicator.targets),
    ownTargets: ownTargetsOf(dataset, indicator.id),
  };
}
