import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from './on-path.ts';

describe('a program on the path', () => {
  const own = mkdtempSync(path.join(tmpdir(), 'gapmap-path-'));
  const [first, second] = [path.join(own, 'first'), path.join(own, 'second')];
  const isWindows = process.platform === 'win32';
  const browser = path.join(second, isWindows ? 'browser.exe' : 'browser');
  const environment = { PATH: [first, '', second].join(path.delimiter), PATHEXT: '.exe' };

  beforeAll(() => {
    // A folder of the program's name does not start, nor does a file that nobody may execute.
    mkdirSync(path.join(first, 'browser'), { recursive: true });
    mkdirSync(second);
    writeFileSync(browser, '', { mode: 0o755 });
    writeFileSync(path.join(second, 'notes'), '', { mode: 0o644 });
  });
  afterAll(() => rmSync(own, { recursive: true }));

  it('is found in the first folder that has it', () => {
    expect(onPath('browser', environment)).toBe(browser);
    expect(onPath(path.basename(process.execPath), { ...process.env, PATH: path.dirname(process.execPath) })).toBe(process.execPath);
  });

  it('is taken as named where it is named with its folder', () => {
    expect(onPath(browser, { PATH: '' })).toBe(browser);
    expect(onPath(path.relative(process.cwd(), browser), { PATH: '' })).toBe(browser);
  });

  it('is null where there is none', () => {
    expect(onPath('browser', { PATH: first })).toBeNull();
    expect(onPath('browser', {})).toBeNull();
    if (!isWindows) expect(onPath('notes', environment)).toBeNull();
  });
});
