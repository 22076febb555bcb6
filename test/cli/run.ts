import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout, parsed; null where there is none. */
  readonly answer: unknown;
}

export interface Place {
  /** The caller's folder; null = npm did not start us, and the working folder counts. */
  readonly caller?: string | null;
  readonly cwd?: string;
}

/** Runs the command line in a child process as a person does. */
export function gapmap(given: readonly string[], { caller = null, cwd = ROOT }: Place = {}): Outcome {
  const { INIT_CWD: _, ...env } = process.env;
  const child = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'), path.join(ROOT, 'src/cli.ts'), ...given], {
    cwd,
    env: caller === null ? env : { ...env, INIT_CWD: caller },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const last = child.stdout.trimEnd().split('\n').at(-1) ?? '';
  return { code: child.status, stdout: child.stdout, stderr: child.stderr, answer: last.startsWith('{') ? JSON.parse(last) : null };
}

/** A folder of files that is gone after the work. */
export function inFolder<T>(files: Readonly<Record<string, string | Uint8Array>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'gapmap-cli-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of a CSV file without quoted cells, by heading. */
export function rowsOf(file: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
