import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { gapmap, inFolder } from '../cli/run.ts';
import { expect, test } from './driver.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../data');

interface Line {
  readonly code: string | null;
  readonly area_share: number;
  readonly villages: { readonly share: number };
  readonly registered: { readonly share: number };
}

/** What the command line says of the whole and of each county at a radius. */
function byCommandLine(km: number): readonly Line[] {
  return inFolder({}, (folder) => {
    const out = path.join(folder, 'out.json');
    expect(gapmap(['coverage', '--data', SAMPLE, '--radius-km', String(km), '--by', 'county', '--json', out]).code).toBe(0);
    return JSON.parse(readFileSync(out, 'utf8')) as readonly Line[];
  });
}

/** The line of the screen, as it should be by the command line. */
function sentence(km: number, code: string | null = null): string {
  const found = byCommandLine(km).find((line) => line.code === code);
  const percent = (share = Number.NaN) => `${(share * 100).toFixed(1)}%`;
  return `任一卫生院 ${km} 公里内：${percent(found?.area_share)} 的面积、${percent(found?.villages.share)} 的村、${percent(found?.registered.share)} 的户籍人口`;
}

/** Which of some places, [lon, lat], the map has painted as covered. */
const painted = (page: Page, places: readonly (readonly [number, number])[]): Promise<readonly boolean[]> =>
  page.evaluate((asked) => {
    const map = window.gapmap?.map;
    if (!map) throw new Error('no map');
    return asked.map(([lon, lat]) => map.queryRenderedFeatures(map.project([lon, lat]), { layers: ['coverage'] }).length > 0);
  }, places);

/** The centre hospital of 北关街道, and a place in the mountains that none is within 5 km of, but one within 8. */
const TOWN = [107.00805, 33.08406] as const;
const FAR = [106.78, 33.62] as const;

test('a planner sees what the radius covers, in a line and on the map, and moves it', async ({ driver, page }) => {
  await driver.given.app('#year=2020');
  expect(
    driver.witness.requests.filter((url) => /overage/.test(url)),
    'fetched before anybody asks',
  ).toEqual([]);
  expect(await painted(page, [TOWN, FAR])).toEqual([false, false]);

  const show = page.getByRole('checkbox', { name: '显示覆盖范围' });
  await show.check();
  await expect(page.getByText(sentence(5))).toBeVisible();
  await expect.poll(() => painted(page, [TOWN, FAR])).toEqual([true, false]);
  await expect(page.getByLabel('图例').getByText('覆盖范围')).toBeVisible();
  expect(new URL(page.url()).hash).toContain('coverage=1');

  await page.getByRole('slider', { name: '免建半径' }).fill('20');
  await expect(page.getByText(sentence(20))).toBeVisible();
  await expect.poll(() => painted(page, [TOWN, FAR])).toEqual([true, true]);

  await show.uncheck();
  await expect.poll(() => painted(page, [TOWN, FAR])).toEqual([false, false]);
  await expect(page.getByText('任一卫生院')).toHaveCount(0);
});

test('a link to a county shows what is covered there, and its receipt says so', async ({ driver, page }) => {
  await driver.given.app('#year=2020&county=610727&coverage=1');
  await expect(page.getByText(sentence(5, '610727'))).toBeVisible();
  await page
    .getByRole('button', { name: /看出处/ })
    .first()
    .click();
  await expect(page.getByRole('article').getByText(sentence(5, '610727'))).toBeVisible();
  await driver.given.drawn();
});

test('on a phone it is drawn with the sheet folded', async ({ driver, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await driver.given.app('#year=2020&coverage=1');
  await expect.poll(() => painted(page, [TOWN])).toEqual([true]);
});
