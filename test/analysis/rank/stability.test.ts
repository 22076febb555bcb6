import { describe, expect, it } from 'vitest';
import { CRITERION_IDS, DEFAULT_WEIGHTS, ofEachCriterion, type Weights } from '../../../src/analysis/rank/criteria.ts';
import { rankBy } from '../../../src/analysis/rank/ranking.ts';
import { STABILITY, type StabilityRules, stabilityOf } from '../../../src/analysis/rank/stability.ts';
import { stream } from '../../../src/domain/random.ts';
import { seeded } from '../../support/seeded.ts';
import { candidatesOf, naiveOrder, onlyWeighing, type Row, randomRows } from './build.ts';

/** The same by objects and a sort a draw, the weights of each draw added up to what they were: renormalised. */
function naively(rows: readonly Row[], weights: Weights, { draws, span, seed, first }: StabilityRules) {
  const base = naiveOrder(rows, weights);
  const n = Math.min(first, rows.length);
  const seen = rows.map((_, position) => ({ ranks: [base.indexOf(position) + 1], times: 0 }));
  const next = stream(seed, 'weights');
  let overlap = 0;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = ofEachCriterion(({ id }) => weights[id] * (1 - span + 2 * span * next()));
    const order = naiveOrder(rows, drawn);
    for (const [at, position] of order.entries()) seen[position]!.ranks.push(at + 1);
    for (const position of order.slice(0, n)) seen[position]!.times += 1;
    overlap += order.slice(0, n).filter((position) => base.slice(0, n).includes(position)).length / n;
  }
  return {
    best: seen.map(({ ranks }) => Math.min(...ranks)),
    worst: seen.map(({ ranks }) => Math.max(...ranks)),
    inFirst: seen.map(({ times }) => times / draws),
    kept: overlap / draws,
  };
}

describe('how firm an order is', () => {
  it.each([1, 2, 3, 4])('is what ranking again draw by draw says, seed %i', (seed) => {
    const rows = randomRows(seeded(seed), 60);
    const rules = { draws: 80, span: 0.4, seed, first: 15 };
    const ours = stabilityOf(rankBy(candidatesOf(rows), DEFAULT_WEIGHTS), rules);
    const theirs = naively(rows, DEFAULT_WEIGHTS, rules);
    expect([...ours.best]).toEqual(theirs.best);
    expect([...ours.worst]).toEqual(theirs.worst);
    expect([...ours.inFirst]).toEqual(theirs.inFirst);
    expect(ours.kept).toBeCloseTo(theirs.kept, 12);
    expect(ours.kept).toBeLessThan(1);
  });

  it('draws each weight evenly between the ends of its span', () => {
    // A has half of veto, B a share s of people: B is before A where people weighs more than 0.5 ÷ s of what veto does.
    const rows: Row[] = [
      { veto: 0.5, people: 0 },
      { veto: 0, people: 1000 / 1.2 },
    ];
    const ranking = rankBy(candidatesOf(rows), onlyWeighing({ veto: 10, people: 10 }));
    const { inFirst } = stabilityOf(ranking, { draws: 20_000, span: 0.25, seed: 7, first: 1 });
    // P(u > 1.2 v) for u, v even on 0.75…1.25: the triangle above the line, 0.35 wide and 0.35 ÷ 1.2 high, of a square of 0.5.
    expect(inFirst[1]).toBeCloseTo((0.35 * (0.35 / 1.2)) / 2 / 0.25, 2);
    expect(inFirst[0]! + inFirst[1]!).toBeCloseTo(1, 12);
  });

  it('is the same for the same seed, and another for another', () => {
    const ranking = rankBy(candidatesOf(randomRows(seeded(5), 80)), DEFAULT_WEIGHTS);
    const rules = { ...STABILITY, draws: 50, first: 20 };
    expect(stabilityOf(ranking, rules)).toEqual(stabilityOf(ranking, rules));
    expect([...stabilityOf(ranking, { ...rules, seed: 2 }).inFirst]).not.toEqual([...stabilityOf(ranking, rules).inFirst]);
  });

  it('has every rank between the best and the worst of it, and wider where weights move further', () => {
    const ranking = rankBy(candidatesOf(randomRows(seeded(9), 80)), DEFAULT_WEIGHTS);
    const [narrow, wide] = [0.05, 0.5].map((span) => stabilityOf(ranking, { ...STABILITY, draws: 200, span }));
    const spread = ({ best, worst }: NonNullable<typeof narrow>) => worst.reduce((sum, rank, at) => sum + rank - best[at]!, 0);
    expect(spread(wide!)).toBeGreaterThan(spread(narrow!));
    for (const [at, position] of ranking.order.entries()) {
      expect(narrow!.best[position]).toBeLessThanOrEqual(at + 1);
      expect(narrow!.worst[position]).toBeGreaterThanOrEqual(at + 1);
    }
  });

  it('keeps all where fewer are ranked than are looked at, and where one criterion alone weighs', () => {
    const few = rankBy(candidatesOf(randomRows(seeded(3), 20)), DEFAULT_WEIGHTS);
    expect(stabilityOf(few, { ...STABILITY, draws: 10 })).toMatchObject({ first: 20, kept: 1 });
    const alone = rankBy(candidatesOf(randomRows(seeded(3), 90)), onlyWeighing({ [CRITERION_IDS[4]]: 3 }));
    const { best, worst, kept } = stabilityOf(alone, { ...STABILITY, draws: 30 });
    expect([kept, [...best]]).toEqual([1, [...worst]]);
    expect(stabilityOf(rankBy(candidatesOf([]), DEFAULT_WEIGHTS)).kept).toBeNaN();
  });
});
