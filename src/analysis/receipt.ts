import type { Role, SourceFile } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { DistanceMode, Question, Weight } from '../domain/parameters.ts';
import { STATES, type State } from '../domain/state.ts';
import type { OwnTarget, Target } from '../domain/target.ts';
import type { Millimetres } from '../domain/units.ts';
import { ownTargetsOf, quotedTargets } from '../plans/index.ts';
import type { Assessment } from './assess.ts';
import { nearerToBorder } from './border.ts';
import { provenanceOf, reportedAt } from './columns.ts';
import { reachesOf } from './proximity.ts';
import type { RoadProximity } from './road/road-proximity.ts';
import { byAirOnly, sideBySide } from './side-by-side.ts';
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
  /** Villages near enough in a straight line that are too far by road; null where the road is not asked. */
  readonly airOnly: readonly number[] | null;
  /** How many villages reach another facility soonest than the one nearest along the road; null where the road is not asked. */
  readonly soonestElsewhere: number | null;
  /** Villages whose answer a hospital beyond the data's border could change. */
  readonly nearBorder: readonly number[];
  /** Some figure in it is simulated. */
  readonly simulated: boolean;
}

/** Files that distances come from, beside the villages' own. */
const MEASURED_FROM: Readonly<Record<DistanceMode, readonly Role[]>> = {
  straight: ['facilities'],
  road: ['facilities', 'roads'],
  reported: [],
  matrix: ['facilities', 'matrix'],
};

/** The same for a question: how far the neighbour's clinic is takes facilities, whatever the villages report. */
function measuredFrom({ mode, neighbours }: Pick<Question, 'mode' | 'neighbours'>): readonly Role[] {
  return mode === 'reported' && neighbours ? MEASURED_FROM.straight : MEASURED_FROM[mode];
}

function airOnly({ evidence, radius }: Assessment, indices: readonly number[]): readonly number[] | null {
  const { dataset, indicator, question } = evidence;
  const { inForce } = reachesOf(indicator, question);
  if (question.mode !== 'road' || !inForce) return null;
  const beyond = new Set(byAirOnly(sideBySide(dataset, inForce), radius).beyond);
  return indices.filter((index) => beyond.has(index));
}

function soonestElsewhere({ evidence }: Assessment, indices: readonly number[]): number | null {
  const { facility, soonest }: Partial<RoadProximity> = evidence.proximity ?? {};
  return facility && soonest ? indices.filter((index) => soonest[index] !== facility[index]).length : null;
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
    airOnly: airOnly(assessment, indices),
    soonestElsewhere: soonestElsewhere(assessment, indices),
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
    files: dataset.files.filter(
      ({ role }) => role === 'villages' || role === 'status' || (proximity && measuredFrom(question).includes(role)),
    ),
    targets: quotedTargets(dataset, indicator.targets),
    ownTargets: ownTargetsOf(dataset, indicator.id),
  };
}
