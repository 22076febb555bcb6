import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { ROOT, runPackage, scriptOf } from './command.mjs';
import { countOne, countTests, readPlaywright, readVitest } from './count.mjs';

/** Runs a test runner that writes a json report, and reads it. */
async function withReport(run, read, filters) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gapmap-report-'));
  const file = path.join(folder, 'report.json');
  try {
    const result = await run(file);
    let report = null;
    try {
      report = read(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      result.output += `\n${error.message}`;
    }
    return countTests(result, report, filters.length > 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runUnit(filters) {
  const run = (file) =>
    runPackage(scriptOf('vitest'), [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--passWithNoTests',
      ...filters,
    ]);
  return withReport(run, readVitest, filters);
}

/** A port that nobody has now, so that two runs on one machine do not meet. */
function findPort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function runPlaywright(filters, env) {
  let browser;
  try {
    browser = await findBrowser();
  } catch (error) {
    return countOne({ code: 1, output: error.message });
  }
  const config = path.join(ROOT, 'test/e2e/playwright.config.ts');
  const port = await findPort();
  const run = (file) =>
    runPackage(scriptOf('playwright'), ['test', '-c', config, '--reporter=list,json', '--pass-with-no-tests', ...filters], {
      ...env,
      GAPMAP_BROWSER: browser,
      GAPMAP_PORT: String(port),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
  return withReport(run, readPlaywright, filters);
}

/** One command, one check. */
const one =
  (name, command, ...given) =>
  async () =>
    countOne(await runPackage(scriptOf(name, command), given));

/** An app that does not build is not tested in its last good state. */
function runBuild() {
  rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  return one('vite', 'vite', 'build', '--logLevel', 'warn')();
}

export const STEPS = [
  { name: 'types', isFast: true, isDefault: true, run: one('typescript', 'tsc', '--noEmit') },
  { name: 'lint', isFast: true, isDefault: true, run: one('@biomejs/biome', 'biome', 'check', '--error-on-warnings', '--colors=off') },
  { name: 'dead-code', isFast: true, isDefault: true, run: one('knip', 'knip', '--no-progress') },
  { name: 'unit', isFast: true, isDefault: true, run: runUnit },
  { name: 'build', isFast: false, isDefault: true, run: runBuild },
  { name: 'browser', isFast: false, isDefault: true, run: (filters) => runPlaywright(filters, {}) },
  { name: 'pictures', isFast: false, isDefault: false, run: (filters) => runPlaywright(filters, { GAPMAP_PICTURES: '1' }) },
];
