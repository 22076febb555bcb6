import type * as library from 'highs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LinearModel } from '../../../src/analysis/solver/model.ts';
import { SolverError, solve } from '../../../src/analysis/solver/solve.ts';

/** What becomes of each instance that is loaded, in turn: null, it works. */
const troubles: (string | null)[] = [];
const presolves: unknown[] = [];

vi.mock('highs', async (original) => {
  const { default: load } = await original<typeof library>();
  return {
    default: async () => {
      const highs = await load();
      const trouble = troubles.shift() ?? null;
      const withModel = (source: library.ModelData, work: (model: library.Model) => unknown) =>
        highs.withModel(source, (model) => {
          const done = work(model);
          presolves.push(model.options.get('presolve'));
          if (trouble !== null) throw new Error(trouble);
          return done;
        });
      return { ...highs, withModel };
    },
  };
});

/** The most of one thing of which there are three and a half. */
const MODEL: LinearModel = {
  sense: 'maximise',
  cost: Float64Array.of(2),
  lower: Float64Array.of(0),
  upper: Float64Array.of(3.5),
  integer: Uint8Array.of(1),
  rows: {
    starts: Int32Array.of(0, 1),
    columns: Int32Array.of(0),
    values: Float64Array.of(1),
    lower: Float64Array.of(0),
    upper: Float64Array.of(9),
  },
  wholeObjective: true,
};
const ANSWER = { status: 'optimal', objective: 6, bound: 6, values: Float64Array.of(3) };

beforeEach(() => {
  troubles.length = 0;
  presolves.length = 0;
});

describe('a solver that fails', () => {
  it('is asked once where it does not', async () => {
    expect(await solve(MODEL)).toEqual({ ...ANSWER, presolve: 'on' });
    expect(presolves).toEqual(['choose']);
  });

  it('is asked again, in another instance, without presolve, and that is said', async () => {
    troubles.push('out of memory');
    expect(await solve(MODEL)).toEqual({ ...ANSWER, presolve: 'off' });
    expect(presolves).toEqual(['choose', 'off']);
  });

  it('is asked without presolve first where it is to be plain, and with it where that fails', async () => {
    expect(await solve(MODEL, { plain: true })).toEqual({ ...ANSWER, presolve: 'off' });
    troubles.push('out of memory');
    expect(await solve(MODEL, { plain: true })).toEqual({ ...ANSWER, presolve: 'on' });
    expect(presolves).toEqual(['off', 'off', 'choose']);
  });

  it('is an error with both reasons where neither works', async () => {
    troubles.push('out of memory', 'unreachable');
    const failed = await solve(MODEL).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SolverError);
    expect(String(failed)).toContain('with presolve on: out of memory; with presolve off: unreachable');
  });
});
