import path from 'node:path';
import { defineConfig } from 'playwright/test';
import { onPath } from '../support/on-path.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Never the port of `npm start`: someone may be looking at the app while it is tested. test/run finds a free one. */
const PORT = Number(process.env['GAPMAP_PORT'] ?? 4317);
const isPictures = process.env['GAPMAP_PICTURES'] === '1';

/** Playwright wants a whole path; test/run/browser.mjs hands over what the shell would find. Empty or not found: Playwright's own. */
const browser = process.env['GAPMAP_BROWSER'] ?? process.env['CHROME'] ?? 'chromium';
const executablePath = browser === '' ? null : onPath(browser);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: isPictures ? '**/*.pictures.ts' : '**/*.spec.ts',
  outputDir: path.join(ROOT, 'test-results'),
  timeout: 180_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    serviceWorkers: 'block',
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    trace: 'off',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --port ${PORT} --strictPort`,
    cwd: ROOT,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
