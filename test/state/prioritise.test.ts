import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BudgetAnswer } from '../../src/analysis/budget/answer.ts';
import { CRITERIA, CRITERION_IDS, ofEachCriterion } from '../../src/analysis/rank/criteria.ts';
import { findRemedy } from '../../src/analysis/works/closed-by.ts';
import type { FileDataset } from '../../src/domain/dataset.ts';
import type { Remedy } from '../../src/domain/remedy.ts';
import { findBest, stopBest, useBest } from '../../src/state/best.ts';
import { plannedInView, receiptOfPlan } from '../../src/state/plan-receipt.ts';
import {
  combinationInView,
  combinationKey,
  effectInView,
  jointGapsInView,
  moneyInView,
  nestedInView,
  partsOf100,
  problemInView,
  programmeInView,
  rulesInView,
  stepsInView,
  villagesInView,
  workRanking,
  worksInView,
} from '../../src/state/prioritise.ts';
import { openingView } from '../../src/state/store.ts';
import { changeUnitCost } from '../../src/state/unit-costs.ts';
import { DEEP, type View } from '../../src/state/view.ts';
import type { Solver } from '../../src/worker/solver.ts';
import { dataset, SEED, village } from '../analysis/build.ts';
import { reports } from '../analysis/works/build.ts';

/** Four villages of two counties; power costs 7 万元 a village, fibre 8 万元, water for half of A's hundred people 3.45 万元. */
const DATA: FileDataset = dataset({
  villages: [
    village({ id: 'A', poor: true, exitYear: 2019, registered: 100 }),
    village({ id: 'B', poor: true, deepPoverty: true, exitYear: 2019, registered: null }),
    village({ id: 'C', county: '镇巴县', registered: 400 }),
    village({ id: 'D', county: '镇巴县', registered: 50 }),
  ],
  observations: reports({
    'clinic-standard': { A: 'yes', B: 'yes', C: 'yes', D: 'yes' },
    'water-unsafe-households': { A: 10, B: 0, C: 0, D: 0 },
    'power-three-phase': { A: 'no', B: 'no', C: 'no', D: 'yes' },
    'broadband-fibre': { A: 'no', B: 'yes', C: 'yes' },
  }),
});

const see = (part: Partial<View> = {}): View => ({ ...openingView(DATA, {}), year: 2019, ...part });
const idsOf = (view: View) => new Set((programmeInView(DATA, view)?.chosen ?? []).map(({ work }) => worksInView(DATA, view)[work]?.id));

beforeEach(() => {
  stopBest();
  useBest.setState({ problem: null, state: 'none', gap: null, answer: null });
});

describe('weights', () => {
  it('are shown as whole parts of 100, each within one of its share, whatever they are', () => {
    const weights = fc.record(Object.fromEntries(CRITERION_IDS.map((id) => [id, fc.nat(100)])));
    fc.assert(
      fc.property(weights, (given) => {
        const all = ofEachCriterion(({ id }) => given[id] ?? 0);
        const sum = CRITERIA.reduce((so, { id }) => so + all[id], 0);
        const parts = partsOf100(all);
        expect(CRITERIA.reduce((so, { id }) => so + parts[id], 0)).toBe(sum === 0 ? 0 : 100);
        for (const { id } of CRITERIA) if (sum > 0) expect(Math.abs(parts[id] - (100 * all[id]) / sum)).toBeLessThan(1);
      }),
      { seed: SEED },
    );
  });

  it('order the works, and a place that is looked at changes no score', () => {
    const scoreOf = (view: View, id: string) => {
      const { candidates, scores } = workRanking(DATA, view);
      return scores[candidates.items.findIndex((work) => worksInView(DATA, view)[work]?.id === id)];
    };
    const [all, one] = [see(), see({ county: '镇巴县' })];
    expect(worksInView(DATA, one).map(({ id }) => id)).toEqual(['transformer/C']);
    expect(scoreOf(one, 'transformer/C')).toBe(scoreOf(all, 'transformer/C'));
    expect(scoreOf(see({ points: { 'poor-people': 100 } }), 'transformer/C')).toBeLessThan(scoreOf(all, 'transformer/C') ?? 0);
  });
});

describe('a programme', () => {
  it('is tried with a fifth of what all works cost until a budget is given, and never spends more than is given', () => {
    // Three transformers, one fibre, one extended water supply: 32.45 万元.
    expect(moneyInView(DATA, see())).toEqual([
      { year: 2019, cny: 70_000 },
      { year: 2020, cny: 0 },
    ]);
    for (let wan = 0; wan <= 33; wan++) {
      const answer = nestedInView(DATA, see({ budgets: { 2019: wan } }));
      expect(answer?.spent).toBeLessThanOrEqual(wan * 10_000);
    }
    expect(idsOf(see({ budgets: { 2019: 33 } })).size).toBe(5);
  });

  it('holds with more money all that it held with less', () => {
    let before = new Set<string | undefined>();
    for (let wan = 0; wan <= 33; wan++) {
      const now = idsOf(see({ budgets: { 2019: wan } }));
      for (const id of before) expect(now).toContain(id);
      before = now;
    }
  });

  it('is told by villages counted once, and by whom it frees to leave poverty', () => {
    const effect = effectInView(DATA, see({ budgets: { 2019: 33 } }));
    expect({ ...effect, closed: [...effect.closed], exits: { ...effect.exits, freed: [...effect.exits.freed] } }).toEqual({
      closed: [0, 1, 2],
      before: 3,
      cleared: 3,
      gaps: 5,
      people: { sum: 500, unknown: 1 },
      poorPeople: { sum: 100, unknown: 1 },
      exits: { all: 1, freed: [0], unknown: 0 },
    });
    // D reports nothing of fibre: without a known gap, and not without a gap.
    expect([...villagesInView(DATA, see()).unknown]).toEqual([3]);
    const none = effectInView(DATA, see({ budgets: { 2019: 0 } }));
    expect([none.closed.length, none.gaps, none.exits.freed.length, none.exits.all]).toEqual([0, 0, 0, 1]);
  });

  it('keeps a share for deep-poverty villages where one is asked', () => {
    const view = see({ budgets: { 2019: 14 }, shares: { [DEEP]: 50 }, points: { veto: 0, 'deep-poverty': 0 } });
    expect(idsOf(view)).toContain('transformer/B');
  });

  it('has a receipt with its weights, rules and unit costs', () => {
    const view = see({ budgets: { 2019: 33 } });
    const said = { zh: '', en: '' };
    const receipt = receiptOfPlan(DATA, view, { title: said, aim: said, stated: [] });
    expect(receipt.spent).toBe(324_500);
    expect(receipt.unitCosts.map(({ remedy, cost }) => [remedy, cost.cny])).toEqual([
      ['water-consolidation', 690],
      ['transformer', 70_000],
      ['fibre', 80_000],
    ]);
    expect(receipt.stated.reduce((sum, { value }) => sum + Number(value.zh.split('/')[0]), 0)).toBe(100);
    expect(
      plannedInView(DATA, view)
        .map(({ rank }) => rank)
        .toSorted(),
    ).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('local unit costs', () => {
  const remedyOf = (id: string) => findRemedy(id) as Remedy;
  const transformer = remedyOf('transformer');

  it('are what works, budget, curve and receipt are worked out from, and say that they were changed', () => {
    // Three transformers at 1 万元, fibre at 8, water for fifty people at 690 元.
    const view = see({ budgets: { 2019: 33 }, costs: { transformer: 10_000 } });
    const costs = Object.fromEntries(worksInView(DATA, view).map(({ id, cost }) => [id, cost]));
    expect(costs['transformer/A']).toEqual({ cny: 10_000, low: 7_000, high: 13_000 });
    expect(costs['fibre/A']?.cny).toBe(80_000);
    expect(nestedInView(DATA, view)?.spent).toBe(144_500);
    expect(stepsInView(DATA, view).at(-1)?.spent).toBe(144_500);
    const said = { zh: '', en: '' };
    const { spent, unitCosts } = receiptOfPlan(DATA, view, { title: said, aim: said, stated: [] });
    expect(spent).toBe(144_500);
    const told = Object.fromEntries(unitCosts.map(({ remedy, cost }) => [remedy, cost]));
    expect(told['transformer']).toEqual({
      ...transformer.cost,
      cny: 10_000,
      source: { zh: '按本地造价（改过）', en: 'Local prices (changed)' },
    });
    expect(told['fibre']).toEqual(remedyOf('fibre').cost);
  });

  it('are kept only where they differ, and only as whole CNY above zero', () => {
    expect(changeUnitCost({ costs: { fibre: 9 } }, transformer, 10_000)).toEqual({ fibre: 9, transformer: 10_000 });
    expect(changeUnitCost({ costs: { fibre: 9, transformer: 10_000 } }, transformer, transformer.cost.cny)).toEqual({ fibre: 9 });
    for (const cny of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, null])
      expect(changeUnitCost({ costs: {} }, transformer, cny)).toBeNull();
    expect(worksInView(DATA, see({ costs: { nothing: 1 } }))).toEqual(worksInView(DATA, see()));
  });
});

describe('what a year leaves over', () => {
  it('is carried over by the best way alone', () => {
    const carries = (part: Partial<View>) => rulesInView(DATA, see(part)).carryOver;
    expect(carries({ choosing: 'best', carryOver: true })).toBe(true);
    expect(carries({ choosing: 'best' })).toBe(false);
    expect(carries({ choosing: 'nested', carryOver: true })).toBe(false);
  });
});

describe('the best programme', () => {
  const found: BudgetAnswer = { value: 7, bound: 7, proof: 'optimal', spent: 0, spentByYear: [0, 0], chosen: [] };
  const solving = (answer: Promise<BudgetAnswer | null>) => (): Solver => ({
    site: () => Promise.reject(new Error('not asked')),
    budget: () => answer,
  });
  const view = see({ budgets: { 2019: 15 }, choosing: 'best' });

  it('is what is found at once until the solver answers, and then its answer', async () => {
    const problem = problemInView(DATA, view);
    expect(programmeInView(DATA, view)?.proof).toBe('bounded');
    await findBest(problem, false, solving(Promise.resolve(found)));
    expect(programmeInView(DATA, view)).toBe(found);
    expect(useBest.getState().state).toBe('done');
    // Of another budget it is no answer.
    expect(programmeInView(DATA, see({ budgets: { 2019: 22 }, choosing: 'best' }))).not.toBe(found);
  });

  it('stays what was found at once where the search is stopped or fails', async () => {
    const problem = problemInView(DATA, view);
    const search = findBest(problem, false, solving(new Promise(() => {})));
    stopBest();
    expect(useBest.getState().state).toBe('stopped');
    void search;
    vi.spyOn(console, 'warn').mockImplementationOnce(() => {});
    await findBest(problem, true, solving(Promise.reject(new Error('out of memory'))));
    expect(useBest.getState().state).toBe('failed');
    expect(programmeInView(DATA, view)?.proof).toBe('bounded');
  });
});

describe('joint gaps', () => {
  it('are looked at by the key that a link carries', () => {
    const { combinations } = jointGapsInView(DATA, see());
    const all = combinations.find(({ lacking }) => lacking.length === 3);
    // Of a layer more than these nothing is reported, and who lacks three things may then lack more.
    expect([...(all?.exactly.villages ?? []), ...(all?.atLeast.villages ?? [])]).toEqual([0]);
    const explained = all ? combinationKey(all) : '';
    expect(combinationInView(DATA, see({ workTab: 'joint', explained }))).toBe(all);
    expect(combinationInView(DATA, see({ workTab: 'ranking', explained }))).toBeNull();
    expect(combinationInView(DATA, see({ workTab: 'joint', explained: 'joint:nothing' }))).toBeNull();
  });
});
