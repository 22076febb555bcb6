import { describe, expect, it } from 'vitest';
import { allExactly, allGreedily } from '../../../src/analysis/site/all.ts';
import type { SitingProblem } from '../../../src/analysis/site/problem.ts';
import { coveredBy, coversOf, smallInstance } from './instances.ts';

/** The fewest new sites that cover whatever all candidates together do: every choice is looked at. */
function fewest(problem: SitingProblem): number {
  const possible = coveredBy(problem, Array(problem.candidates).keys());
  let least = Number.POSITIVE_INFINITY;
  for (const { count, covered } of coversOf(problem, problem.candidates)) if (covered === possible) least = Math.min(least, count);
  return least;
}

describe('everybody within the radius', () => {
  it.each([0, 80, 160, 240])(
    'takes the fewest sites that looking at every choice finds, proved, on 80 small problems from the %ith on',
    async (first) => {
      for (let seed = first; seed < first + 80; seed++) {
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
          expect([...unreachable], `seed ${seed}`).toEqual(
            Array.from(problem.people.keys()).filter((point) => ((covered >> point) & 1) === 0),
          );
        }
      }
    },
  );
});
