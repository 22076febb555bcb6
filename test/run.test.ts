import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

// Plain Node, so that it runs before anything is compiled: it has no types.
const load = (name: string) => import(path.resolve(import.meta.dirname, 'run', name));
const { countOne, countTests, readPlaywright, readVitest, sumUp } = await load('count.mjs');
const { readArguments } = await load('arguments.mjs');
const { STEPS } = await load('steps.mjs');

const names = (...given: string[]) => readArguments(given, STEPS).steps.map((step: { readonly name: string }) => step.name);
const report = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped, figures: [] });

describe('the closing count', () => {
  it('counts a plain step as one, a test runner by its tests', () => {
    const counts = [
      countOne({ code: 0, output: '' }),
      countOne({ code: 1, output: '' }),
      countTests({ code: 1, output: '' }, report(7, 2), false),
    ];
    expect(sumUp(counts, [])).toEqual({ passed: 8, failed: 3, complaint: null });
  });

  it('fails a runner that ran nothing, crashed, or wrote no report', () => {
    expect(countTests({ code: 0, output: '' }, report(0, 0), false)).toMatchObject({ failed: 1 });
    expect(countTests({ code: 0, output: '' }, report(0, 0, 3), false)).toMatchObject({ failed: 1 });
    expect(countTests({ code: 1, output: '' }, report(5, 0), false)).toMatchObject({ passed: 5, failed: 1 });
    expect(countTests({ code: 0, output: '' }, null, false)).toMatchObject({ failed: 1 });
  });

  it('lets a filter match in one runner only, not in none', () => {
    const [none, some] = [countTests({ code: 0, output: '' }, report(0, 0), true), countTests({ code: 0, output: '' }, report(2, 0), true)];
    expect(sumUp([none, some], ['clinic'])).toEqual({ passed: 2, failed: 0, complaint: null });
    expect(sumUp([none, none], ['clinic'])).toMatchObject({ failed: 1 });
  });

  it('reads vitest: a file that cannot be loaded is a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
    ];
    expect(readVitest({ numPassedTests: 4, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults })).toEqual(report(4, 2, 2));
  });

  it('reads playwright: figures of nested suites, and errors outside tests', () => {
    const tests = [
      {
        annotations: [
          { type: 'figure', description: '619 kB' },
          { type: 'issue', description: '1' },
        ],
      },
    ];
    const suites = [{ specs: [], suites: [{ specs: [{ tests }] }] }];
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
    expect(readPlaywright({ stats, suites, errors: [{}] })).toEqual({ passed: 3, failed: 3, skipped: 0, figures: ['619 kB'] });
  });
});

describe('what to run', () => {
  it('is everything but the pictures, the fast ones, or those named', () => {
    expect(names()).toEqual(['types', 'lint', 'dead-code', 'unit', 'build', 'browser']);
    expect(names('--fast')).toEqual(['types', 'lint', 'dead-code', 'unit']);
    expect(names('--only', 'build,pictures')).toEqual(['build', 'pictures']);
    expect(() => names('--only', 'unti')).toThrow('unti');
  });

  it('hands the rest on as filters', () => {
    expect(readArguments(['--only', 'unit', '--', 'clinic', '-t', 'radius'], STEPS).filters).toEqual(['clinic', '-t', 'radius']);
  });

  it('ends with the count alone on the last line, and fails when something failed', async () => {
    const root = path.resolve(import.meta.dirname, '..');
    const run = promisify(execFile)(process.execPath, ['test/run.mjs', '--only', 'unit', 'no-such-test-file'], { cwd: root });
    const { code, stdout } = (await run.catch((error: { readonly code: number; readonly stdout: string }) => error)) as {
      readonly code: number;
      readonly stdout: string;
    };
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
  });
});
