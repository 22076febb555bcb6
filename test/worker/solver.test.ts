import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { siteExactly } from '../../src/analysis/site/site.ts';
import type { Gap } from '../../src/analysis/solver/solve.ts';
import { answerWhole } from '../../src/worker/answer.ts';
import type { Answered } from '../../src/worker/messages.ts';
import { createSolver, SOLVER_SILENCE_S, type SolverPort } from '../../src/worker/solver.ts';
import { solving, type ToSolve } from '../../src/worker/solving.ts';
import { smallInstance } from '../analysis/site/instances.ts';

/** A worker in this thread, or one that only listens. */
class FakePort implements SolverPort {
  static all: FakePort[] = [];
  static onlyListens = false;
  onmessage: SolverPort['onmessage'] = null;
  onerror: SolverPort['onerror'] = null;
  isTerminated = false;

  constructor() {
    FakePort.all.push(this);
  }

  postMessage(message: ToSolve): void {
    if (!FakePort.onlyListens) void answerWhole(solving, structuredClone(message), (data: Answered<Gap>) => this.say(data));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: Answered<Gap>): void {
    if (!this.isTerminated) this.onmessage?.({ data: structuredClone(data) });
  }
}

const newSolver = () => createSolver(() => new FakePort());
const PROBLEM = smallInstance(4, 'cover');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  FakePort.all = [];
  FakePort.onlyListens = false;
});
afterEach(() => vi.useRealTimers());

describe('the solver of the page', () => {
  it('gives the answer that the solver gave, and keeps its problem', async () => {
    const answer = await newSolver().site(PROBLEM, { seconds: 60 });
    expect(answer).toMatchObject({ objective: 'cover', proof: 'optimal', certificate: { presolve: 'off' } });
    expect(answer).toEqual(await siteExactly(PROBLEM));
    expect(PROBLEM.people.length).toBeGreaterThan(0);
  });

  it('lets a solve take its time as long as it tells how near it is', async () => {
    FakePort.onlyListens = true;
    const near: Gap[] = [];
    const asked = newSolver().site(PROBLEM, { seconds: 600 }, { onProgress: (gap) => near.push(gap) });
    for (let told = 0; told < 9; told++) {
      await vi.advanceTimersByTimeAsync((SOLVER_SILENCE_S - 1) * 1000);
      FakePort.all[0]?.say({ kind: 'progress', progress: { value: 10 + told, bound: 30 - told } });
    }
    expect(near.at(0)).toEqual({ value: 10, bound: 30 });
    expect(FakePort.all[0]?.isTerminated).toBe(false);
    FakePort.all[0]?.say({ kind: 'fault', message: 'ours' });
    await expect(asked).rejects.toThrow('ours');
  });

  it('gives one up that says nothing any more', async () => {
    FakePort.onlyListens = true;
    const stuck = expect(newSolver().site(PROBLEM, { seconds: 600 })).rejects.toThrow(`for ${SOLVER_SILENCE_S} seconds`);
    await vi.advanceTimersByTimeAsync(SOLVER_SILENCE_S * 1000);
    await stuck;
    expect(FakePort.all[0]?.isTerminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is stopped at once with its worker; the next model gets a new one', async () => {
    FakePort.onlyListens = true;
    const solver = newSolver();
    const stopper = new AbortController();
    const running = solver.site(PROBLEM, { seconds: 60 }, { signal: stopper.signal });
    stopper.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    FakePort.onlyListens = false;
    expect(await solver.site(PROBLEM, { seconds: 60 })).toMatchObject({ proof: 'optimal' });
    expect(FakePort.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });
});
