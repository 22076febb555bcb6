import { NOT_REPORTED } from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import type { Millimetres } from '../domain/units.ts';
import { INDICATORS } from '../layers/index.ts';
import { deepPovertyCounties } from '../plans/index.ts';
import { answer } from './answer.ts';
import type { Assessment } from './assess.ts';
import { columnsOf } from './columns.ts';
import { type Concentration, concentrationOf } from './concentration.ts';
import { codeOfState } from './decision-table.ts';
import { placesOf } from './places.ts';
import { defaultQuestion } from './question.ts';
import type { WorksAsked } from './works/propose-works.ts';
import { statesAfter } from './works/states-after.ts';

/** Villages of a group by what is known of them: the gap rate is `gap` of `of`; what is exempt is in neither. */
export interface GapRate {
  readonly gap: number;
  /** Those with a gap and those that meet it. */
  readonly of: number;
  readonly unknown: number;
}

/** Two groups side by side, and the villages of which nobody knows whose they are. */
export interface Contrast {
  readonly worse: GapRate;
  readonly others: GapRate;
  readonly apart: GapRate;
}

/** Who bears the gaps of one indicator. */
export interface Equity {
  /** Poor villages against the others. */
  readonly poor: Contrast;
  /** Villages of the plan's deep-poverty counties against the others; null where the plan is not this project's. */
  readonly deepPovertyCounties: Contrast | null;
  /** Villages farther from their hospital than half of them are (`cut`), against the nearer half; null where no distance is known. */
  readonly remote: (Contrast & { readonly cut: Millimetres }) | null;
  /**
   * Of the gaps over the villages from the worst placed on: poor before others, in each the farther from its hospital first, as far as any distance is
   * known. Null where nobody who is placed has a gap.
   */
  readonly concentration: Concentration | null;
}

const [MET, GAP, EXEMPT] = [codeOfState('met'), codeOfState('gap'), codeOfState('exempt')];

/** How far villages are from the hospital in force, as the first indicator that asks for one measures it; null where no layer does. */
export function distancesToHospital(dataset: Dataset, { month, openAt, questionOf }: WorksAsked): Float64Array | null {
  const near = INDICATORS.find(({ indicator: { rule } }) => rule.kind === 'near' && !rule.optional);
  if (!near) return null;
  const question = questionOf?.(near.indicator) ?? defaultQuestion(near.indicator, month, openAt);
  return answer(dataset, question).evidence.proximity?.distance ?? null;
}

/**
 * Who bears the gaps of an indicator, among some villages.
 * @param distance of each village of the data set to its hospital, NaN where it is not known (`distancesToHospital`).
 * @param states what to count instead of the assessment's own: those after a programme.
 */
export function equityOf(
  { evidence: { dataset }, states: now }: Assessment,
  villages: ArrayLike<number>,
  distance: Float64Array | null,
  states: Uint8Array = now,
): Equity {
  const { marks } = columnsOf(dataset);
  const { county } = placesOf(dataset);
  const deep = deepPovertyCounties(dataset);
  const isDeep = county.list.map(({ code }) => deep.includes(code));
  const cut = distance && median(villages, distance);
  return {
    poor: contrast(villages, states, (village) => (marks.poor[village] === NOT_REPORTED ? null : marks.poor[village] === 1)),
    deepPovertyCounties: deep.length === 0 ? null : contrast(villages, states, (village) => isDeep[county.of[village]!]!),
    remote:
      distance && cut !== null
        ? {
            cut,
            ...contrast(villages, states, (village) => (Number.isNaN(distance[village]!) ? null : distance[village]! > cut)),
          }
        : null,
    concentration: concentrationOf(
      Array.from(villages)
        .filter((village) => states[village] === GAP || states[village] === MET)
        .map((village) => ({
          amount: states[village] === GAP ? 1 : 0,
          place: [marks.poor[village] === NOT_REPORTED ? Number.NaN : 1 - marks.poor[village]!, ...(distance ? [-distance[village]!] : [])],
        })),
    ),
  };
}

/** The same before works are done and after, so that a programme's effect is seen before it is accepted. */
export function equityBeforeAndAfter(
  assessment: Assessment,
  villages: ArrayLike<number>,
  distance: Float64Array | null,
  works: readonly ProposedWork[],
): { readonly before: Equity; readonly after: Equity } {
  return {
    before: equityOf(assessment, villages, distance),
    after: equityOf(assessment, villages, distance, statesAfter(assessment, works)),
  };
}

/** Gaps of a group by number of those known; null where none is known. */
export function gapShare({ gap, of }: GapRate): number | null {
  return of === 0 ? null : gap / of;
}

function contrast(villages: ArrayLike<number>, states: Uint8Array, isWorse: (village: number) => boolean | null): Contrast {
  const [worse, others, apart] = [empty(), empty(), empty()];
  for (let at = 0; at < villages.length; at++) {
    const village = villages[at]!;
    const state = states[village]!;
    if (state === EXEMPT) continue;
    const whose = isWorse(village);
    const group = whose === null ? apart : whose ? worse : others;
    if (state === GAP) group.gap += 1;
    if (state === GAP || state === MET) group.of += 1;
    else group.unknown += 1;
  }
  return { worse, others, apart };
}

const empty = () => ({ gap: 0, of: 0, unknown: 0 });

/** How far at least half of some villages are at most; null where no distance is known. */
function median(villages: ArrayLike<number>, distance: Float64Array): Millimetres | null {
  const known = Float64Array.from(villages, (village) => distance[village]!)
    .filter((one) => !Number.isNaN(one))
    .sort();
  return known.length === 0 ? null : (known[Math.floor((known.length - 1) / 2)] as Millimetres);
}
