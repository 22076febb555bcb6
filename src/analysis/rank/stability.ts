import { stream } from '../../domain/random.ts';
import { orderByScore } from '../order-by-score.ts';
import { ofEachCriterion } from './criteria.ts';
import { type Ranking, ranksOf, scoresBy } from './ranking.ts';

/** How weights are varied to see what of an order holds. */
export interface StabilityRules {
  readonly draws: number;
  /** How far each weight moves, both ways, as a share of itself: 0.25. */
  readonly span: number;
  readonly seed: number;
  /** How many of the first are looked at: 50. */
  readonly first: number;
}

export const STABILITY: StabilityRules = { draws: 1000, span: 0.25, seed: 1, first: 50 };

/** What of an order holds when weights move. By position, as in the ranking. */
export interface Stability {
  readonly rules: StabilityRules;
  /** How many are looked at: `rules.first`, or all where there are fewer. */
  readonly first: number;
  /** Share of the draws that have it among the first. */
  readonly inFirst: Float64Array;
  /** Best and worst rank over the draws and the order itself. */
  readonly best: Uint32Array;
  readonly worst: Uint32Array;
  /** 前 50 稳定度: the share of the first that a draw keeps, in the mean of all draws; NaN where nothing is ranked or drawn. */
  readonly kept: number;
}

/**
 * Ranks again with weights drawn at random: each evenly from w · (1 − span) to w · (1 + span), then renormalised, which a weighted mean does by
 * itself. The same seed draws the same weights, on every machine.
 */
export function stabilityOf(ranking: Ranking, rules: StabilityRules = STABILITY): Stability {
  const drawing = drawOneByOne(ranking, rules);
  for (;;) {
    const step = drawing.next();
    if (step.done) return step.value;
  }
}

/** The same, a draw a step, for a page that has other things to do in between. */
export function* drawOneByOne(ranking: Ranking, rules: StabilityRules): Generator<void, Stability> {
  const { candidates, weights, order } = ranking;
  const count = order.length;
  const first = Math.min(rules.first, count);
  const best = ranksOf(ranking);
  const worst = best.slice();
  const times = new Uint32Array(count);
  const next = stream(rules.seed, 'weights');
  for (let draw = 0; draw < rules.draws; draw++) {
    yield;
    const drawn = orderByScore(
      scoresBy(
        candidates,
        ofEachCriterion(({ id }) => weights[id] * (1 + rules.span * (2 * next() - 1))),
      ),
    );
    for (let at = 0; at < count; at++) {
      const position = drawn[at]!;
      const rank = at + 1;
      if (rank < best[position]!) best[position] = rank;
      if (rank > worst[position]!) worst[position] = rank;
    }
    for (let at = 0; at < first; at++) times[drawn[at]!]! += 1;
  }
  const inFirst = Float64Array.from(times, (many) => many / rules.draws);
  let kept = 0;
  for (let at = 0; at < first; at++) kept += times[order[at]!]!;
  return { rules, first, inFirst, best, worst, kept: kept / (first * rules.draws) };
}
