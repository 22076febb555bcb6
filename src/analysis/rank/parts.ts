import { CRITERIA, type RankCriterion } from './criteria.ts';
import { type Ranking, shareAt } from './ranking.ts';

/** What one criterion adds to a score. */
export interface Part {
  readonly criterion: RankCriterion;
  /** In the criterion's unit; null: not known, and then it adds nothing and takes nothing away. */
  readonly value: number | null;
  /** Points of the score, to a tenth; null where the value is not known. */
  readonly points: number | null;
}

/** A score as it is printed, to a tenth of a point, and the parts whose printed points add up to it exactly. */
export interface ScoreInParts {
  /** 0 to 100; null where nothing of any weight is known. */
  readonly score: number | null;
  /** The share of all weight that it is the mean of, 0 to 1: the rest is not known. */
  readonly known: number;
  /** What it would be if all that is not known counted nothing, and if it counted in full; null where nothing weighs anything. */
  readonly least: number | null;
  readonly most: number | null;
  /** One a criterion, in their order. */
  readonly parts: readonly Part[];
}

/** Spells a candidate's score out: weight × share ÷ the weight of all that is known, in hundredths. */
export function inParts(ranking: Ranking, position: number): ScoreInParts {
  const { candidates, weights, scores } = ranking;
  const shares = CRITERIA.map((criterion) => shareAt(candidates, criterion, position));
  const known = CRITERIA.reduce((sum, { id }, at) => (Number.isNaN(shares[at]!) ? sum : sum + weights[id]), 0);
  const score = scores[position]!;
  const tenths = Number.isNaN(score) ? null : Math.round(score * 10);
  const exact = CRITERIA.map(({ id }, at) => (known > 0 && !Number.isNaN(shares[at]!) ? (1000 * weights[id] * shares[at]!) / known : 0));
  const printed = tenths === null ? null : roundedTo(tenths, exact);
  const all = CRITERIA.reduce((sum, { id }) => sum + weights[id], 0);
  const ofAll = (points: number) => (all > 0 ? Math.round((1000 * points) / all) / 10 : null);
  const sum = known > 0 ? (score * known) / 100 : 0;
  return {
    score: tenths === null ? null : tenths / 10,
    known: all > 0 ? known / all : 0,
    least: ofAll(sum),
    most: ofAll(sum + all - known),
    parts: CRITERIA.map((criterion, at) => {
      const value = candidates.values[criterion.id][position]!;
      return Number.isNaN(value)
        ? { criterion, value: null, points: null }
        : { criterion, value, points: printed === null ? null : printed[at]! / 10 };
    }),
  };
}

/**
 * Whole numbers that add up to `total`, each within one of its exact part: rounded down, then one more to the largest remainders, the
 * earlier first.
 */
function roundedTo(total: number, exact: readonly number[]): number[] {
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = [...exact.keys()].sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b);
  for (const at of byRemainder.slice(0, missing)) whole[at]! += 1;
  return whole;
}
