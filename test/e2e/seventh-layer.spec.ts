import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const COPIED = ['src', 'data', 'public', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts', 'index.html'];
const PORT = 4391;

/** What an engineer of a county data office writes before lunch. */
const SCHOOL = `import type { Layer } from '../domain/indicator.ts';

/** 小学: a primary school within 3 km, whichever township it lies in. */
export const school: Layer = {
  id: 'school',
  name: { zh: '小学', en: 'Primary school' },
  facilityKinds: [{ id: 'school', name: { zh: '小学', en: 'Primary school' }, synonyms: ['小学', '完全小学'] }],
  indicators: [
    {
      id: 'school-near',
      name: { zh: '3 公里内有小学', en: 'Primary school within 3 km' },
      subject: 'village',
      rule: { kind: 'near', facilities: ['school'], radiusKm: 3, ownTownship: false, optional: false, narrower: null, neighbour: null },
      headings: { names: ['是否有小学', 'school'], reads: 'yes-no' },
      targets: [],
      source: null,
      lacking: { zh: '3 公里内没有小学', en: 'have no primary school within 3 km' },
    },
  ],
};
`;

test('a seventh layer is one new file and one line', async ({ page }) => {
  test.setTimeout(240_000);
  const copy = mkdtempSync(path.join(tmpdir(), 'gapmap-seventh-'));
  const run = (command: string, ...given: string[]) =>
    execFileSync(process.execPath, [path.join(ROOT, 'node_modules', command), ...given], { cwd: copy, encoding: 'utf8', stdio: 'pipe' });
  try {
    for (const name of COPIED)
      cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true, filter: (from) => !from.includes('node_modules') });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
    writeFileSync(path.join(copy, 'src/layers/school.ts'), SCHOOL);
    const index = path.join(copy, 'src/layers/index.ts');
    const before = readFileSync(index, 'utf8');
    // The one line in the registry; its import is the other half of the same thought, as an editor writes it by itself.
    const after = `import { school } from './school.ts';\n${before.replace('  sanitation,\n]', '  sanitation,\n  school,\n]')}`;
    expect(after.length).toBeGreaterThan(before.length + 40);
    writeFileSync(index, after);
    // Three villages' worth of schools, in the sample's own facility file.
    const facilities = path.join(copy, 'data/facilities.csv');
    const [header = ''] = readFileSync(facilities, 'utf8').split('\n');
    const school: Record<string, string> = {
      id: 'S-1',
      name: '示范小学',
      kind: '小学',
      county: '汉台区',
      township: '',
      lon: '107.03',
      lat: '33.07',
      position: 'modelled',
      basis: 'simulated',
    };
    const row = header
      .trim()
      .split(',')
      .map((column) => school[column] ?? '');
    writeFileSync(facilities, `${readFileSync(facilities, 'utf8').trimEnd()}\n${row.join(',')}\n`);

    run('typescript/bin/tsc', '--noEmit', '-p', '.');
    run('vitest/vitest.mjs', 'run', 'test/layers', '--passWithNoTests=false');
    run('vite/bin/vite.js', 'build', '--logLevel', 'error');
    const server = spawn(
      process.execPath,
      [path.join(ROOT, 'node_modules/vite/bin/vite.js'), 'preview', '--host', '127.0.0.1', '--port', String(PORT), '--strictPort'],
      { cwd: copy, stdio: 'ignore' },
    );
    try {
      await expect(async () => {
        await page.goto(`http://127.0.0.1:${PORT}/`);
      }).toPass({ timeout: 30_000 });
      await page.getByRole('button', { name: /小学/ }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('3 公里内没有小学');
    } finally {
      server.kill();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
