import { describe, expect, it } from 'vitest';
import { coverExactly } from '../../../src/analysis/site/cover-exact.ts';
import { coverGreedily } from '../../../src/analysis/site/cover-greedy.ts';
import type { SitingProblem } from '../../../src/analysis/site/problem.ts';
import type { Millimetres } from '../../../src/domain/units.ts';
import { coveredBy, coversOf, peopleIn, smallInstance } from './instances.ts';

const SEEDS = Array.from({ length: 320 }, (_, seed) => seed);
const peopleCovered = (problem: SitingProblem, chosen: Iterable<number>) => peopleIn(problem, coveredBy(problem, chosen));

/** The most people that any choice covers: every choice is looked at. */
function mostCovered(problem: SitingProblem): number {
  let most = 0;
  for (const { covered } of coversOf(problem, problem.choose)) most = Math.max(most, peopleIn(problem, covered));
  return most;
}

describe('most people within the radius', () => {
  it.each([0, 80, 160, 240])('is what looking at every choice finds, proved, on 80 small problems from the %ith on', async (first) => {
    for (const seed of SEEDS.slice(first, first + 80)) {
      const problem = smallInstance(seed, 'cover');
      const answer = await coverExactly(problem);
      expect(answer, `seed ${seed}`).toMatchObject({
        value: mostCovered(problem),
        bound: answer.value,
        proof: 'optimal',
        kept: problem.kept,
      });
      expect(peopleCovered(problem, answer.chosen), `seed ${seed}`).toBe(answer.value);
      expect(answer.chosen.length, `seed ${seed}`).toBeLessThanOrEqual(problem.choose);
      expect(answer.chosen.some((site) => problem.kept.includes(site))).toBe(false);
    }
  });

  it('is reached greedily to 1 − 1/e of what new sites can add, and never beyond the bound', () => {
    let isTight = 0;
    for (const seed of SEEDS) {
      const problem = smallInstance(seed, 'cover');
      const { value, bound, chosen, proof } = coverGreedily(problem);
      const most = mostCovered(problem);
      const before = peopleCovered(problem, []);
      expect(peopleCovered(problem, chosen), `seed ${seed}`).toBe(value);
      expect(value - before, `seed ${seed}`).toBeGreaterThanOrEqual((1 - 1 / Math.E) * (most - before));
      expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(most);
      expect(proof).toBe('bounded');
      if (bound === value) isTight += 1;
    }
    expect(isTight).toBeGreaterThan(100);
  });

  it('is not found greedily where the largest site stands between the two that are better together', async () => {
    // The first covers 3 + 3 of 4 + 4; the others 4 each.
    const problem: SitingProblem = {
      objective: 'cover',
      people: Float64Array.of(100, 300, 300, 100, Number.NaN),
      candidates: 3,
      pairs: {
        starts: Uint32Array.of(0, 3, 5, 8),
        demand: Uint32Array.of(1, 2, 4, 0, 1, 2, 3, 4),
        distance: Float64Array.of(1, 2, 3, 5_000_000, 4, 5, 6, 5_000_001),
      },
      kept: new Uint32Array(),
      capacity: null,
      radius: 5_000_000 as Millimetres,
      choose: 2,
    };
    expect(coverGreedily(problem)).toMatchObject({ value: 700, chosen: Uint32Array.of(0, 1) });
    expect(await coverExactly(problem)).toMatchObject({ value: 800, bound: 800, proof: 'optimal', chosen: Uint32Array.of(1, 2) });
  });

  it('takes the smaller of two sites that do the same, and builds nothing for nobody', async () => {
    const twins: SitingProblem = {
      objective: 'cover',
      people: Float64Array.of(10, 20),
      candidates: 4,
      pairs: {
        starts: Uint32Array.of(0, 1, 2, 4, 6),
        demand: Uint32Array.of(0, 0, 0, 1, 0, 1),
        distance: new Float64Array(6),
      },
      kept: new Uint32Array(),
      capacity: null,
      radius: 0 as Millimetres,
      choose: 3,
    };
    for (const answer of [coverGreedily(twins), await coverExactly(twins)])
      expect(answer).toMatchObject({ value: 30, bound: 30, chosen: Uint32Array.of(2) });
  });

  it('names whom nobody reaches', async () => {
    const problem = { ...smallInstance(7, 'cover'), radius: -1 as Millimetres };
    const all = Uint32Array.from(problem.people.keys());
    expect(await coverExactly(problem)).toMatchObject({ value: 0, bound: 0, chosen: new Uint32Array(), unreachable: all });
    expect(coverGreedily(problem)).toMatchObject({ value: 0, bound: 0, chosen: new Uint32Array(), unreachable: all });
  });
});
