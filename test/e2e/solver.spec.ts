import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { SitingAnswer } from '../../src/analysis/site/problem.ts';
import type { Gap } from '../../src/analysis/solver/solve.ts';
import type { Answered } from '../../src/worker/messages.ts';
import { seeded } from '../support/seeded.ts';
import { expect, test } from './driver.ts';

const ASSETS = path.resolve(import.meta.dirname, '../../dist/assets');

/** The one file of the built app that begins so. */
function built(beginning: string): string {
  const [name = '', ...more] = readdirSync(ASSETS).filter((file) => file.startsWith(`${beginning}-`) && file.endsWith('.js'));
  expect(more, beginning).toEqual([]);
  return `assets/${name}`;
}

/** Villages on a square, each of them a candidate that reaches those within five: what a job is given, as lists. */
function villages(count: number, side: number) {
  const { uniform } = seeded(5);
  const places = Array.from({ length: count }, () => [uniform() * side, uniform() * side] as const);
  const people = places.map(() => 1 + Math.floor(uniform() * 3000));
  const starts = [0];
  const demand: number[] = [];
  for (const [x, y] of places) {
    places.forEach(([px, py], point) => {
      if (Math.hypot(px - x, py - y) <= 5) demand.push(point);
    });
    starts.push(demand.length);
  }
  return { people, starts, demand };
}

/** Asks the solver's worker as the page does, under the page's own policy: all it says until the end, or until it has said so much. */
const ask = ({
  script,
  given: { people, starts, demand },
  choose,
  stopAfter,
}: {
  readonly script: string;
  readonly given: ReturnType<typeof villages>;
  readonly choose: number;
  readonly stopAfter: number;
}): Promise<Answered<Gap>[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(script, document.baseURI), { type: 'module' });
    const said: Answered<Gap>[] = [];
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      said.push(data);
      if (data.kind !== 'end' && data.kind !== 'fault' && said.length < stopAfter) return;
      worker.terminate();
      // Whatever it might still say would come before this.
      setTimeout(() => resolve(said));
    };
    const problem = {
      objective: 'cover',
      people: Float64Array.from(people),
      candidates: people.length,
      pairs: { starts: Uint32Array.from(starts), demand: Uint32Array.from(demand), distance: new Float64Array(demand.length) },
      kept: new Uint32Array(),
      capacity: null,
      radius: 0,
      choose,
    };
    worker.postMessage({ job: 'site', given: [problem, { seconds: 60 }] });
  });

test('solves in the built app, under its policy: WebAssembly runs in the solver’s worker and nowhere else', async ({ driver }) => {
  await driver.page.goto('./');
  const [solver, reader] = [built('solver-entry'), built('entry')];
  const said = await driver.page.evaluate(ask, { script: solver, given: villages(60, 40), choose: 4, stopAfter: Number.POSITIVE_INFINITY });
  expect(said.map(({ kind }) => kind).slice(-2)).toEqual(['whole', 'end']);
  const answer = said.flatMap((one) => (one.kind === 'whole' ? [one.whole as SitingAnswer] : []))[0];
  expect(answer).toMatchObject({ objective: 'cover', proof: 'optimal', bound: answer?.value });
  await driver.then.wentWell();

  const policyOf = async (script: string) => (await driver.page.request.get(`./${script}`)).headers()['content-security-policy'];
  const policy = await policyOf(reader);
  expect(policy).not.toContain('unsafe');
  expect(await policyOf(solver)).toBe(policy?.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"));
  const refused = await driver.page.evaluate(() =>
    WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
      () => 'compiled',
      ({ message }: Error) => message,
    ),
  );
  expect(refused).toContain('Content Security Policy');
  await expect(driver.then.wentWell()).rejects.toThrow('content security policy');
  driver.witness.violations.length = 0;
});

test('a solve tells how near it is while it runs, and is gone at once when it is stopped', async ({ driver }) => {
  await driver.page.goto('./');
  const said = await driver.page.evaluate(ask, { script: built('solver-entry'), given: villages(1500, 90), choose: 60, stopAfter: 3 });
  expect(said).toHaveLength(3);
  for (const one of said) {
    expect(one.kind).toBe('progress');
    const { value, bound } = one.kind === 'progress' ? one.progress : { value: null, bound: null };
    expect(value).toBeGreaterThan(0);
    expect(bound).toBeGreaterThanOrEqual(value ?? 0);
  }
  await driver.then.wentWell();
});
