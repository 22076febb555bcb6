import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA, CRITERION_IDS, DEFAULT_WEIGHTS, ofEachCriterion } from '../../../src/analysis/rank/criteria.ts';
import { inParts } from '../../../src/analysis/rank/parts.ts';
import { rankBy, ranksOf } from '../../../src/analysis/rank/ranking.ts';
import { seeded } from '../../support/seeded.ts';
import { SEED } from '../build.ts';
import { candidatesOf, naiveOrder, naiveScore, onlyWeighing, type Row, randomRows, weighing } from './build.ts';

/** A village that leaves poverty this year with a veto open; one like it that does not; one of which little is known. */
const FIRST: Row = { veto: 1, 'deep-poverty': 0, 'poor-people': 1000, people: 1000, cost: 1000, gap: 1, deadline: 12, readiness: 1 };
const SECOND: Row = { ...FIRST, veto: 0, 'deep-poverty': 1 };
const DIM: Row = { 'poor-people': 500 };

const weights = fc.record(ofEachCriterion(() => fc.nat(100)));
const rows = fc.nat().map((seed) => randomRows(seeded(seed), 12));

describe('a ranking', () => {
  it('is what a person works out by hand', () => {
    const ranking = rankBy(candidatesOf([DIM, SECOND, FIRST]), DEFAULT_WEIGHTS);
    // 30·1 + 20·0 + 20·½ + 15·¾ + 10·⅕ + 5·⅔ of 100; the same with 20 for 30; and ¼ of the one thing known.
    const rest = 10 + 11.25 + 2 + 10 / 3;
    expect(ranking.scores[2]).toBeCloseTo(30 + rest, 12);
    expect(ranking.scores[1]).toBeCloseTo(20 + rest, 12);
    expect(ranking.scores[0]).toBe(25);
    expect([...ranking.order]).toEqual([2, 1, 0]);
    expect([...ranksOf(ranking)]).toEqual([3, 2, 1]);
  });

  it('weighs 100 in all before anybody moves a weight, none of it below nothing', () => {
    expect(CRITERIA.map(({ id }) => id)).toEqual(CRITERION_IDS);
    expect(CRITERIA.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(CRITERIA.every(({ none, full, weight }) => none !== full && weight >= 0)).toBe(true);
  });

  it('puts equal scores in the order of their ids, and who has no score last', () => {
    const ranking = rankBy(candidatesOf([{ readiness: 2 }, DIM, SECOND, DIM]), DEFAULT_WEIGHTS);
    expect([...ranking.order]).toEqual([2, 1, 3, 0]);
    expect(ranking.scores[0]).toBeNaN();
  });

  it('is that of objects and a sort', () => {
    fc.assert(
      fc.property(rows, weights, (some, weighed) => {
        const { scores, order } = rankBy(candidatesOf(some), weighed);
        expect([...scores]).toEqual(some.map((row) => naiveScore(row, weighed) ?? Number.NaN));
        expect([...order]).toEqual(naiveOrder(some, weighed));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('gives a candidate the same score whoever else is ranked', () => {
    fc.assert(
      fc.property(rows, weights, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (some, weighed, stays) => {
        const all = rankBy(candidatesOf(some), weighed).scores;
        const filtered = rankBy(candidatesOf(some.filter((_, at) => stays[at])), weighed).scores;
        expect([...filtered]).toEqual([...all].filter((_, at) => stays[at]));
      }),
      { seed: SEED },
    );
  });

  it('does not change when all weights are doubled', () => {
    fc.assert(
      fc.property(rows, weights, (some, weighed) => {
        const doubled = ofEachCriterion(({ id }) => weighed[id] * 2);
        const [once, twice] = [rankBy(candidatesOf(some), weighed), rankBy(candidatesOf(some), doubled)];
        expect([...twice.scores]).toEqual([...once.scores]);
        expect([...twice.order]).toEqual([...once.order]);
      }),
      { seed: SEED },
    );
  });

  it('never lowers a score when a value moves towards what counts in full', () => {
    fc.assert(
      fc.property(
        rows,
        weights,
        fc.constantFrom(...CRITERIA),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (some, weighed, criterion, by) => {
          const { id, none, full } = criterion;
          const moved = some.map((row) => (row[id] === undefined ? row : { ...row, [id]: row[id] + by * (full - none) }));
          const [before, after] = [rankBy(candidatesOf(some), weighed).scores, rankBy(candidatesOf(moved), weighed).scores];
          before.forEach((score, at) => {
            if (!Number.isNaN(score)) expect(after[at]).toBeGreaterThanOrEqual(score);
          });
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('gives the same scores in whatever order the candidates come', () => {
    fc.assert(
      fc.property(rows, weights, (some, weighed) => {
        const forwards = rankBy(candidatesOf(some), weighed).scores;
        const backwards = rankBy(candidatesOf(some.toReversed()), weighed).scores;
        expect([...backwards].reverse()).toEqual([...forwards]);
      }),
      { seed: SEED },
    );
  });

  it('never takes what is not known for nothing: it leaves the score as if nobody had asked', () => {
    fc.assert(
      fc.property(rows, weights, fc.constantFrom(...CRITERION_IDS), (some, weighed, id) => {
        const unknown = some.map(({ [id]: _, ...rest }) => rest);
        const [dim, unasked] = [rankBy(candidatesOf(unknown), weighed), rankBy(candidatesOf(some), { ...weighed, [id]: 0 })];
        expect([...dim.scores]).toEqual([...unasked.scores]);
      }),
      { seed: SEED },
    );
    const nothing: Row = { ...FIRST, veto: 0 };
    const { veto: _, ...dim } = FIRST;
    const [known, unknown] = rankBy(candidatesOf([nothing, dim]), DEFAULT_WEIGHTS).scores;
    expect(unknown! - known!).toBeGreaterThan(10);
  });
});

describe('a score in parts', () => {
  it('says what each criterion adds, and null of what is not known', () => {
    const ranking = rankBy(candidatesOf([FIRST, DIM]), DEFAULT_WEIGHTS);
    const first = inParts(ranking, 0);
    expect(first.score).toBe(56.6);
    // 11.25 and 3.33… end in the largest remainders; one tenth is missing, and the larger gets it.
    expect(first.parts.map(({ points }) => points)).toEqual([30, 0, 10, 0, 11.3, 2, 3.3, 0]);
    expect(first.parts.map(({ value }) => value)).toEqual(CRITERION_IDS.map((id) => FIRST[id]));
    const dim = inParts(ranking, 1);
    expect(dim.score).toBe(25);
    expect(dim.parts.map(({ points }) => points)).toEqual([null, null, 25, null, null, null, null, null]);
  });

  it('says how far what is not known could move it', () => {
    const { known, least, most } = inParts(rankBy(candidatesOf([DIM]), DEFAULT_WEIGHTS), 0);
    // 20 · ¼ of 100, and 80 more.
    expect([known, least, most]).toEqual([0.2, 5, 85]);
    const sure = inParts(rankBy(candidatesOf([FIRST]), DEFAULT_WEIGHTS), 0);
    expect([sure.known, sure.least, sure.most]).toEqual([1, 56.6, 56.6]);
  });

  it('has no score where nothing of any weight is known, and a value all the same', () => {
    const { score, parts } = inParts(rankBy(candidatesOf([{ people: 100 }]), DEFAULT_WEIGHTS), 0);
    expect(score).toBeNull();
    expect(parts.find(({ criterion }) => criterion.id === 'people')).toMatchObject({ value: 100, points: null });
  });

  it('adds up to the printed score exactly, each part within a tenth of what it is', () => {
    fc.assert(
      fc.property(rows, weights, (some, weighed) => {
        const ranking = rankBy(candidatesOf(some), weighed);
        for (const [at, row] of some.entries()) {
          const { score, parts, least, most } = inParts(ranking, at);
          expect(score === null).toBe(naiveScore(row, weighed) === null);
          if (score === null) continue;
          const tenths = parts.map(({ points }) => Math.round((points ?? 0) * 10));
          expect(tenths.reduce((sum, part) => sum + part, 0)).toBe(Math.round(score * 10));
          expect(least! <= score && score <= most!).toBe(true);
          for (const { criterion, points } of parts) {
            const alone = naiveScore(row, weighed)! - (naiveScore({ ...row, [criterion.id]: criterion.none }, weighed) ?? 0);
            if (points !== null) expect(Math.abs(points - alone)).toBeLessThan(0.1 + 1e-9);
          }
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('follows a weight: what only one criterion says of is all of the score', () => {
    const ranking = rankBy(candidatesOf([FIRST]), onlyWeighing({ cost: 7 }));
    expect(inParts(ranking, 0)).toMatchObject({ score: 75, least: 75, most: 75 });
    expect(rankBy(candidatesOf([FIRST]), weighing({ veto: 0 })).scores[0]).toBeCloseTo(((10 + 11.25 + 2 + 10 / 3) / 70) * 100, 12);
  });
});
