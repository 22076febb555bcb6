import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { bruteForce, COVERED } from '../oracle/brute-force.ts';
import { expect, test } from './driver.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const Line = v.object({
  code: v.string(),
  name: v.string(),
  layer: v.string(),
  indicator: v.string(),
  year: v.number(),
  met: v.number(),
  gap: v.number(),
  exempt: v.number(),
  unknown: v.number(),
  rate: v.nullable(v.number()),
});

/** What `npm run gapmap -- rollup` says, read from the file it writes. */
function rollup(): v.InferOutput<typeof Line>[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'gapmap-numbers-'));
  try {
    const out = path.join(folder, 'out.json');
    execFileSync(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'src/cli.ts', 'rollup', '--data', 'data', '--by', 'county', '--json', out],
      {
        cwd: ROOT,
      },
    );
    return v.parse(v.array(Line), JSON.parse(readFileSync(out, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('every layer, year and county reads on screen as the command line and brute force count it', async ({ driver, page }) => {
  test.setTimeout(180_000);
  const lines = rollup();
  const oracle = new Map(
    bruteForce(path.join(ROOT, 'data'), 'county').map((line) => [[line.indicator, line.year, line.code].join(), line]),
  );
  const asked = new Map(lines.map(({ indicator, year }) => [`${indicator} ${year}`, { indicator, year }]));
  await driver.given.app();
  let compared = 0;
  const witnessed = new Set<string>();
  for (const { indicator, year } of asked.values()) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `indicator=${indicator}&year=${year}`);
    const rows = page.getByRole('table').locator('tbody tr');
    const expected = lines.filter((line) => line.indicator === indicator && line.year === year);
    const first = expected[0];
    if (!first) throw new Error('nothing to compare');
    // The screen follows the address; its own first county's bar says when it has.
    await expect(rows.filter({ hasText: first.name }).getByRole('img')).toHaveAttribute('aria-label', printed(first));
    const shown = await rows.evaluateAll((list) =>
      list.map((row) => ({
        name: row.querySelector('th')?.textContent?.trim() ?? '',
        bar: row.querySelector('[role=img]')?.getAttribute('aria-label') ?? '',
        gap: row.querySelectorAll('td')[0]?.textContent?.trim() ?? '',
        rate: row.querySelectorAll('td')[1]?.textContent?.trim() ?? '',
      })),
    );
    expect(shown).toHaveLength(expected.length);
    for (const line of expected) {
      const { met, gap, exempt, unknown } = line;
      const key = [indicator, year, line.code].join();
      if (COVERED.has(indicator)) {
        expect(oracle.get(key), key).toMatchObject({ met, gap, exempt, unknown });
        witnessed.add(key);
      }
      const row = shown.find((candidate) => candidate.name === line.name);
      expect(row?.bar, `${indicator} ${year} ${line.name}`).toBe(printed(line));
      expect(row?.gap).toBe(String(gap));
      expect(row?.rate).toContain(`${met}/${met + gap}`);
      compared += 1;
    }
  }
  // A layer the oracle does not know is compared with the command line alone; of those it knows, none may be missing.
  expect([...witnessed].sort()).toEqual([...oracle.keys()].sort());
  expect(compared).toBeGreaterThan(16 * 4 * 10);
  await driver.then.wentWell();
});

const printed = ({ met, gap, exempt, unknown }: v.InferOutput<typeof Line>) =>
  `达标 ${met} · 豁免 ${exempt} · 缺口 ${gap} · 未报 ${unknown}`;
