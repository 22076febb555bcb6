import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE } from './workbooks.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CHILD = path.join(import.meta.dirname, 'child.ts');
const TSX = path.resolve(import.meta.dirname, '../../../node_modules/tsx/dist/cli.mjs');
const MOST_MS = 10_000;
const MOST_MB = 300;

interface Told {
  readonly outcome: string | number;
  /** Of a processor: what else the machine does at the time is not counted. */
  readonly tookMs: number;
  readonly extraMB: number;
}

/** Reads a file in a process of its own; what hangs is killed and fails. */
async function read(bytes: Uint8Array): Promise<Told> {
  const file = path.join(folder, 'case.xlsx');
  writeFileSync(file, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [TSX, CHILD, file], { timeout: 60_000 });
  return JSON.parse(stdout) as Told;
}

describe('hostile workbooks', () => {
  it('are at least twenty', () => expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(20));

  it.each(Object.entries(HOSTILE))(
    '%s',
    async (_, { make, outcome }) => {
      const told = await read(make());
      expect(told.outcome).toBe(outcome);
      expect(told.tookMs, 'milliseconds').toBeLessThan(MOST_MS);
      expect(told.extraMB, 'MB beyond what the program takes').toBeLessThan(MOST_MB);
    },
    120_000,
  );
});
