import { describe, expect, it } from 'vitest';
import { allExactly, allGreedily } from '../../../src/analysis/site/all.ts';
import type { SitingProblem } from '../../../src/analysis/site/problem.ts';
import { choicesOf, coveredBy, smallInstance } from './instances.ts';

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

/** The fewest new sites that cover whatever all candidates together do: every choice is looked at. */
function fewest(problem: SitingProblem): number {
  const possible = coveredBy(
    problem,
    Array.from({ length: problem.candidates }, (_, candidate) => candidate),
  );
  let least = Number.POSITIVE_INFINITY;
  for (const chosen of choicesOf(problem, problem.candidates)) {
    if (chosen.length >= least) continue;
    const covered = coveredBy(problem, chosen);
    if (possible.every((isPossible, point) => !isPossible || covered[point])) least = chosen.length;
  }
  return least;
}

describe('everybody within the radius', () => {
  it('takes the fewest sites that looking at every choice finds, proved, on 400 small problems', async () => {
    for (const seed of SEEDS) {
      const problem = smallInstance(seed, 'all');
      const least = fewest(problem);
      const answer = await allExactly(problem);
      expect(answer, `seed ${seed}`).toMatchObject({ value: least, bound: least, proof: 'optimal', kept: problem.kept });
      const greedy = allGreedily(problem);
      expect(greedy.value, `seed ${seed}`).toBeGreaterThanOrEqual(least);
      expect(greedy.bound, `seed ${seed}`).toBeLessThanOrEqual(least);
      expect(greedy.proof).toBe('bounded');
      for (const { chosen, unreachable, value } of [answer, greedy]) {
        expect(chosen.length, `seed ${seed}`).toBe(value);
        const covered = coveredBy(problem, chosen);
        const missed = Array.from(problem.people.keys()).filter((point) => !covered[point]);
        expect([...unreachable], `seed ${seed}`).toEqual(missed);
      }
    }
  });
});
