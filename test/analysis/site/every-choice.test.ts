import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/analysis/site/evaluate.ts';
import { SITING_OBJECTIVES, type SitingAnswer, type SitingObjective, type SitingProblem } from '../../../src/analysis/site/problem.ts';
import { isRefusal, siteExactly, siteGreedily } from '../../../src/analysis/site/site.ts';
import { smallInstance, withCapacity, withGaps } from './instances.ts';
import { bestByLooking, judgeOf } from './oracle.ts';

/** Of `cover` and `all` without capacity 400 more are looked at in the tests of their own. */
const FREE: Readonly<Record<SitingObjective, number>> = { cover: 50, all: 50, mean: 300, worst: 300 };
const FULL = 100;

/** Millimetres of a mean are no whole numbers. */
const near = (value: number) => expect.closeTo(value, 3);

/** What is proved has to be the best, what is found at once never beyond the bound, and both worth what they say. */
async function expectBest(problem: SitingProblem, name: string): Promise<'answered' | 'refused'> {
  const best = bestByLooking(problem);
  const exact = await siteExactly(problem);
  const greedy = siteGreedily(problem);
  if (best === null) {
    expect(isRefusal(exact), name).toBe(true);
    expect(isRefusal(greedy), name).toBe(true);
    return 'refused';
  }
  if (isRefusal(exact)) throw new Error(`${name}: ${exact.refused}, and ${best} is possible`);
  expect(exact, name).toMatchObject({ value: near(best), bound: exact.value, proof: 'optimal', kept: problem.kept });
  const worth = ({ chosen }: SitingAnswer) => judgeOf(problem)([...chosen]);
  expect(worth(exact), name).toEqual(near(exact.value));
  if (!isRefusal(greedy)) expectWithin(problem, greedy, best, name);
  if (problem.objective !== 'all') expect(exact.chosen.length, name).toBeLessThanOrEqual(problem.choose);
  expect(
    [...exact.chosen].some((site) => problem.kept.includes(site)),
    name,
  ).toBe(false);
  expectSaid(problem, exact, name);
  return 'answered';
}

function expectWithin(problem: SitingProblem, greedy: SitingAnswer, best: number, name: string): void {
  expect(greedy.proof, name).toBe('bounded');
  expect(judgeOf(problem)([...greedy.chosen]), name).toEqual(near(greedy.value));
  const [least, most] = problem.objective === 'cover' ? [greedy.value, greedy.bound] : [greedy.bound, greedy.value];
  expect(least, name).toBeLessThanOrEqual(best + 1e-6);
  expect(most, name).toBeGreaterThanOrEqual(best - 1e-6);
}

/** The figures of the evaluation are those of the answer. */
function expectSaid(problem: SitingProblem, { chosen, value }: SitingAnswer, name: string): void {
  const { mean, worst, covered, served } = evaluate(problem, chosen);
  if (problem.objective === 'mean') expect(mean, name).toBeCloseTo(value, 3);
  if (problem.objective === 'worst') expect(worst, name).toBe(value);
  if (problem.objective === 'cover') expect(served ? served.served : covered.people, name).toBe(value);
}

async function tellEach(objective: SitingObjective, seeds: readonly number[], make: (seed: number) => SitingProblem) {
  const told = { answered: 0, refused: 0 };
  for (const seed of seeds) told[await expectBest(make(seed), `${objective}, seed ${seed}`)]++;
  return told;
}

/** A test each: on a busy machine all of them together take minutes. */
const BATCH = 50;
const batches = (objective: SitingObjective, count: number) =>
  Array.from({ length: count / BATCH }, (_, batch) => ({ objective, seeds: Array.from({ length: BATCH }, (_, at) => batch * BATCH + at) }));

describe('the best sites are what looking at every choice finds', () => {
  const free = SITING_OBJECTIVES.flatMap((objective) => batches(objective, FREE[objective]));
  it.each(free)('$objective: some with sites that stay and some with pairs missing, from $seeds.0', async ({ objective, seeds }) => {
    const { answered } = await tellEach(objective, seeds, (seed) => withGaps(smallInstance(seed, objective), seed));
    expect(answered).toBeGreaterThan(BATCH / 2);
  });

  const full = SITING_OBJECTIVES.flatMap((objective) => batches(objective, FULL));
  it.each(full)('$objective: where a site serves only so many, from $seeds.0', async ({ objective, seeds }) => {
    const { answered } = await tellEach(objective, seeds, (seed) =>
      withCapacity(withGaps(smallInstance(seed, objective, 9, 9), seed), seed),
    );
    expect(answered).toBeGreaterThan(BATCH / 4);
  });
});
