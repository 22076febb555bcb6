import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './driver.ts';

/**
 * The first load's JavaScript, gzipped: map, its worker, React and the app. Reviewed: raise it only with the reason beside it.
 * The floor (map, worker and React alone) is 381 kB. 700 was agreed; 640 since page and map's worker share their code (vite.config.ts).
 */
const BUDGET_KB = 640;

test('opens on the sample: policy kept, nothing in the console, no other host asked', async ({ driver }) => {
  await driver.given.app();
  await expect(driver.page.getByRole('heading', { level: 1 })).toBeVisible();
  await driver.then.wentWell();
});

test('the driver itself notices a breach of the policy, an error and a foreign request', async ({ driver }) => {
  await driver.given.app();
  const { violations, errors, requests } = driver.witness;
  await driver.page.evaluate(() => {
    const image = new Image();
    const blocked = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve, { once: true }));
    image.src = 'https://example.invalid/tile.png';
    setTimeout(() => {
      throw new Error('planted');
    });
    return blocked;
  });
  await expect.poll(() => errors.join()).toContain('planted');
  await expect(driver.then.wentWell()).rejects.toThrow('content security policy');
  expect(violations.join()).toContain('img-src');
  violations.length = 0;
  await expect(driver.then.wentWell()).rejects.toThrow('planted');
  errors.length = 0;
  // A page of its own, so that no policy of ours stands in the way; nothing answers there.
  const other = await driver.page.context().newPage();
  await other.goto('http://localhost:9999/').catch(() => null);
  await other.close();
  await expect(driver.then.wentWell()).rejects.toThrow('other hosts');
  expect(requests).toContain('http://localhost:9999/');
  requests.length = 0;
});

test('sends the one policy, the same in the page, and its companions', async ({ driver }) => {
  const response = await driver.page.goto('./');
  const headers = response?.headers() ?? {};
  const policy = await driver.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(headers['content-security-policy']).toBe(policy);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  await driver.given.drawn();
});

test(`first load within ${BUDGET_KB} kB of gzipped JavaScript`, async ({ driver }) => {
  await driver.given.app();
  // Read from dist by name: what is sent, gzipped the same way everywhere, and a worker's body cannot be read back from the browser.
  const dist = path.resolve(import.meta.dirname, '../../dist');
  const names = new Set(
    driver.witness.requests
      .map((url) => new URL(url))
      .filter(({ protocol, pathname }) => protocol === 'http:' && /\.m?js$/.test(pathname))
      .map(({ pathname }) => pathname),
  );
  const sizes = [...names].map((name) => ({
    name: path.basename(name),
    kilobytes: gzipSync(readFileSync(path.join(dist, name)), { level: 9 }).length / 1000,
  }));
  const sum = sizes.reduce((total, { kilobytes }) => total + kilobytes, 0);
  const parts = sizes.sort((one, other) => other.kilobytes - one.kilobytes).map(({ name, kilobytes }) => `${name} ${kilobytes.toFixed(0)}`);
  test.info().annotations.push({
    type: 'figure',
    description: `first load: ${sum.toFixed(0)} kB of gzipped JavaScript (budget ${BUDGET_KB}): ${parts.join(', ')}`,
  });
  expect(names.size, 'the app, the map and the map’s worker').toBeGreaterThanOrEqual(2);
  expect(parts.join(), 'the map’s worker is counted').toMatch(/worker/);
  expect(sum, parts.join(', ')).toBeLessThanOrEqual(BUDGET_KB);
});
