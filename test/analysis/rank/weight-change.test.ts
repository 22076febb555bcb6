import { describe, expect, it } from 'vitest';
import { CRITERIA, type CriterionId, DEFAULT_WEIGHTS, type Weights } from '../../../src/analysis/rank/criteria.ts';
import { rankBy } from '../../../src/analysis/rank/ranking.ts';
import { changesThatMove, smallestTurn } from '../../../src/analysis/rank/weight-change.ts';
import { seeded } from '../../support/seeded.ts';
import { candidatesOf, naiveOrder, naiveScore, onlyWeighing, type Row, randomRows } from './build.ts';

/** Whether a candidate is among the first with one weight at a value: by ranking all again. */
const isAmong = (rows: readonly Row[], weights: Weights, id: CriterionId, weight: number, position: number, first: number) =>
  naiveOrder(rows, { ...weights, [id]: weight }).indexOf(position) < first;

/** The smallest move of one weight one way that changes sides, by trying: a fine grid, then halving. Null where none up to `end` does. */
function byTrying(rows: readonly Row[], weights: Weights, id: CriterionId, end: number, position: number, first: number): number | null {
  const from = weights[id];
  const was = isAmong(rows, weights, id, from, position, first);
  const steps = 600;
  for (let step = 1; step <= steps; step++) {
    const at = (part: number) => from + (end - from) * (part / steps) ** 2;
    if (isAmong(rows, weights, id, at(step), position, first) === was) continue;
    let [near, far] = [at(step - 1), at(step)];
    for (let halving = 0; halving < 100; halving++) {
      const middle = (near + far) / 2;
      if (isAmong(rows, weights, id, middle, position, first) === was) near = middle;
      else far = middle;
    }
    return far;
  }
  return null;
}

describe('the smallest change of a weight', () => {
  it('is what a person works out by hand', () => {
    // A has the veto, B half of the people: level where the weight of one is half of the other's.
    const rows: Row[] = [
      { veto: 1, people: 0 },
      { veto: 0, people: 1000 },
    ];
    const ranking = rankBy(candidatesOf(rows), onlyWeighing({ veto: 30, people: 20 }));
    expect(changesThatMove(ranking, 0, 1)).toEqual([
      { criterion: 'veto', from: 30, to: 10 },
      { criterion: 'people', from: 20, to: 60 },
    ]);
    expect(changesThatMove(ranking, 1, 1)).toEqual(changesThatMove(ranking, 0, 1));
    expect(smallestTurn(ranking, 1)).toEqual({ change: { criterion: 'veto', from: 30, to: 10 }, leaves: 0, enters: 1 });
    expect(smallestTurn(ranking, 2)).toBeNull();
  });

  it('counts what is not known as the score does: it is no zero that a larger weight could pull down', () => {
    const rows: Row[] = [{ people: 1000 }, { people: 900, veto: 0.4 }];
    const ranking = rankBy(candidatesOf(rows), onlyWeighing({ veto: 10, people: 10 }));
    // ½ against (4.5 + 4) ÷ 20: never by veto, whose 0.4 is below it; by people never either, for 0.45 is.
    expect(changesThatMove(ranking, 0, 1)).toEqual([]);
    const better = rankBy(candidatesOf([rows[0]!, { people: 900, veto: 0.6 }]), onlyWeighing({ veto: 1, people: 10 }));
    // ½ against (0.45·p + 0.6·v) ÷ (p + v): level at p = 2·v.
    const changes = changesThatMove(better, 0, 1);
    expect(changes.map(({ criterion }) => criterion)).toEqual(['people', 'veto']);
    expect(changes[0]!.to).toBeCloseTo(2, 12);
    expect(changes[1]!.to).toBeCloseTo(5, 12);
  });

  it('says that the least move decides where two are level', () => {
    const rows: Row[] = [
      { veto: 1, people: 0 },
      { veto: 0, people: 2000 },
    ];
    const ranking = rankBy(candidatesOf(rows), onlyWeighing({ veto: 10, people: 10 }));
    expect(smallestTurn(ranking, 1)).toMatchObject({ change: { from: 10, to: 10 }, leaves: 0, enters: 1 });
    // Each weight one way only: A stays before B where what A has weighs more.
    expect(changesThatMove(ranking, 0, 1)).toEqual([
      { criterion: 'veto', from: 10, to: 10 },
      { criterion: 'people', from: 10, to: 10 },
    ]);
    // No weight falls below nothing.
    const level = rankBy(
      candidatesOf([
        { people: 1000, cost: 0 },
        { people: 1000, cost: 4000 },
      ]),
      onlyWeighing({ people: 10 }),
    );
    expect(changesThatMove(level, 0, 1)).toEqual([]);
    const same = rankBy(candidatesOf([rows[0]!, rows[0]!]), onlyWeighing({ veto: 10, people: 10 }));
    expect(smallestTurn(same, 1)).toBeNull();
  });

  it('lets in who has no score until a weight is more than nothing, and never one of whom nothing is known', () => {
    const rows: Row[] = [{ people: 500, cost: 4000 }, { cost: 0 }, {}];
    const ranking = rankBy(candidatesOf(rows), onlyWeighing({ people: 10 }));
    expect(changesThatMove(ranking, 1, 1)).toEqual([{ criterion: 'cost', from: 0, to: 0 }]);
    expect(changesThatMove(ranking, 2, 1)).toEqual([]);
    const alone = rankBy(candidatesOf([{}, { people: 500 }]), onlyWeighing({ people: 10 }));
    expect([changesThatMove(alone, 0, 1), changesThatMove(alone, 1, 1)]).toEqual([[], []]);
  });

  it.each([11, 12, 13, 14, 15, 16])('is what trying finds, seed %i', (seed) => {
    const random = seeded(seed);
    const rows = randomRows(random, 14);
    const first = 4;
    const weights = seed % 2 === 0 ? DEFAULT_WEIGHTS : { ...DEFAULT_WEIGHTS, veto: 1 + 40 * random.uniform(), gap: 0 };
    const ranking = rankBy(candidatesOf(rows), weights);
    let [moves, none] = [0, 0];
    for (const position of rows.keys()) {
      const changes = changesThatMove(ranking, position, first);
      for (const { id } of CRITERIA) {
        const from = weights[id];
        for (const end of [0, from * 40 + 400]) {
          const ours = changes.find(({ criterion, to }) => criterion === id && (end === 0 ? to < from : to > from));
          const theirs = end === from ? null : byTrying(rows, weights, id, end === 0 ? from * 1e-9 : end, position, first);
          if (ours && (end === 0 || ours.to < end)) {
            moves += 1;
            expect(Math.abs(theirs! - ours.to)).toBeLessThan(1e-9 * Math.max(1, ours.to));
          } else {
            none += 1;
            expect(theirs).toBeNull();
          }
        }
      }
      const sizes = changes.map(({ from, to }) => (from === 0 ? Number.POSITIVE_INFINITY : Math.abs(to - from) / from));
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    }
    expect(Math.min(moves, none)).toBeGreaterThan(20);
  });

  it.each([21, 22, 23])('of all the first is the smallest of any of them, and the two change places there, seed %i', (seed) => {
    const rows = randomRows(seeded(seed), 40);
    const first = 10;
    const ranking = rankBy(candidatesOf(rows), DEFAULT_WEIGHTS);
    const { change, leaves, enters } = smallestTurn(ranking, first)!;
    const { criterion, from, to } = change;
    const order = (weight: number) => naiveOrder(rows, { ...DEFAULT_WEIGHTS, [criterion]: weight });
    const [before, after] = [order(to - (to - from) * 1e-6), order(to + (to - from) * 1e-6)];
    const base = new Set([...ranking.order].slice(0, first));
    expect(new Set(before.slice(0, first))).toEqual(base);
    expect(before.slice(0, first)).toContain(leaves);
    expect(after.slice(0, first)).not.toContain(leaves);
    expect(after.slice(0, first)).toContain(enters);
    const at = (position: number) => naiveScore(rows[position]!, { ...DEFAULT_WEIGHTS, [criterion]: to })!;
    expect(at(leaves)).toBeCloseTo(at(enters), 9);
    // No weight moved by less changes who is among the first.
    const relative = Math.abs(to - from) / from;
    for (const { id } of CRITERIA)
      for (const part of [-0.999, -0.6, -0.2, 0.2, 0.6, 0.999]) {
        const weight = DEFAULT_WEIGHTS[id] * (1 + part * relative);
        expect(new Set(naiveOrder(rows, { ...DEFAULT_WEIGHTS, [id]: weight }).slice(0, first))).toEqual(base);
      }
  });
});
