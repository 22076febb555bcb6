import { describe, expect, it } from 'vitest';
import { evaluate, openSites } from '../../../src/analysis/site/evaluate.ts';
import { SITING_OBJECTIVES, type SitingProblem } from '../../../src/analysis/site/problem.ts';
import { isRefusal, siteExactly } from '../../../src/analysis/site/site.ts';
import type { Millimetres } from '../../../src/domain/units.ts';
import { smallInstance, withCapacity } from './instances.ts';

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed * 7 + 1);

/** The value where there is an answer; the worst there can be where it is refused. */
async function valueFound(problem: SitingProblem): Promise<number> {
  const answer = await siteExactly(problem);
  if (isRefusal(answer)) return Number.POSITIVE_INFINITY;
  return problem.objective === 'cover' ? -answer.value : answer.value;
}

/** The same without its last candidate. */
function withoutLast({ pairs, candidates, kept, capacity, ...rest }: SitingProblem): SitingProblem {
  const end = pairs.starts[candidates - 1]!;
  return {
    ...rest,
    candidates: candidates - 1,
    pairs: { starts: pairs.starts.slice(0, candidates), demand: pairs.demand.slice(0, end), distance: pairs.distance.slice(0, end) },
    kept: kept.filter((site) => site < candidates - 1),
    capacity: capacity?.slice(0, candidates - 1) ?? null,
  };
}

describe.each(SITING_OBJECTIVES)('the best for %s', (objective) => {
  const problems = SEEDS.flatMap((seed) => [
    { ...smallInstance(seed, objective, 9, 9), kept: new Uint32Array() },
    withCapacity({ ...smallInstance(seed, objective, 9, 9), kept: new Uint32Array() }, seed),
  ]);

  it('is no worse with one more site, or with one more place for a site', async () => {
    for (const [at, problem] of problems.entries()) {
      const value = await valueFound(problem);
      expect(await valueFound({ ...problem, choose: problem.choose + 1 }), `${at}`).toBeLessThanOrEqual(value + 1e-6);
      // A candidate fewer may reach fewer, and `all` asks for no more than can be reached.
      if (objective !== 'all') expect(await valueFound(withoutLast(problem)), `${at}`).toBeGreaterThanOrEqual(value - 1e-6);
    }
  });

  it('scales with distances, and with people', async () => {
    const isLength = objective === 'mean' || objective === 'worst';
    for (const [at, problem] of problems.slice(0, 12).entries()) {
      const value = await valueFound(problem);
      const { pairs, people, capacity, radius } = problem;
      const far = { ...problem, radius: (radius * 3) as Millimetres, pairs: { ...pairs, distance: pairs.distance.map((one) => one * 3) } };
      expect(await valueFound(far), `${at}`).toBeCloseTo(isLength ? value * 3 : value, 3);
      const many = { ...problem, people: people.map((known) => known * 2), capacity: capacity?.map((one) => one * 2) ?? null };
      expect(await valueFound(many), `${at}`).toBeCloseTo(objective === 'cover' ? value * 2 : value, 3);
    }
  });
});

describe('what a choice comes to', () => {
  it('accounts for every person and every point, by site too', () => {
    for (let seed = 0; seed < 60; seed++) {
      const objective = SITING_OBJECTIVES[seed % 4]!;
      const problem = withCapacity(smallInstance(seed, objective), seed);
      const chosen = Uint32Array.of(0, 1);
      const { all, served, sites, covered, site } = evaluate(problem, chosen);
      if (!served) throw new Error('capacity was lost');
      expect(served.served + served.withoutCapacity + served.outOfRange, `seed ${seed}`).toBe(all.people);
      const sum = (of: (account: (typeof sites)[number]) => number) => sites.reduce((total, account) => total + of(account), 0);
      expect(sum((one) => one.served)).toBe(served.served);
      expect(sum((one) => one.withoutCapacity)).toBe(served.withoutCapacity);
      expect(sum((one) => one.covered.people)).toBe(covered.people);
      expect(sum((one) => one.covered.points)).toBe(covered.points);
      for (const account of sites) expect(account.served).toBeLessThanOrEqual(problem.capacity![account.site]!);
      expect([...openSites(problem, chosen)]).toEqual(sites.map((account) => account.site));
      expect(site.length).toBe(problem.people.length);
    }
  });
});
