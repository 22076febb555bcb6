import type { Page } from 'playwright/test';
import { rowsOf } from '../cli/run.ts';
import { askDemo, byLayer, printed, rollupOf } from './country-figures.ts';
import { COUNTRY, expectLayers, figure } from './country-screen.ts';
import { type Driver, expect, test } from './driver.ts';
import { longestTask, watchThread } from './main-thread.ts';
import { memoryOf } from './memory.ts';

const way = (page: Page) => page.getByLabel('距离怎么量');

/** Opens a country; `hash` is what a link carries. */
async function open({ driver, page }: { driver: Driver; page: Page }, villages: number, hash = ''): Promise<void> {
  await page.goto(`./?demo=country&villages=${villages}${hash}`);
  await page.waitForFunction(() => window.gapmap !== undefined, null, { timeout: 240_000 });
  await driver.given.drawn();
}

/** Waits until what was asked last is on the screen. */
async function settled({ driver, page }: { driver: Driver; page: Page }): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 240_000 });
  await driver.given.drawn();
}

test('a village of the country reads by road as the command line lists it, and its way is drawn', async ({ driver, page }, info) => {
  const out = info.outputPath('gaps.csv');
  await askDemo('gaps', 20_000, '--mode', 'road', '--own-township', '--out', out);
  const rows = rowsOf(out);
  const routed = rows.find(({ reason, straight_m }) => reason === 'beyond-radius' && Number(straight_m) > 6000);
  const off = rows.find(({ reason, snap_m }) => reason === 'not-routable' && Number(snap_m) > 1000);
  if (!routed || !off) throw new Error('the list has no such villages');
  const km = (metres = '') => (Number(metres) / 1000).toFixed(1);

  await open({ driver, page }, 20_000, `#selected=${routed['code']}`);
  const card = page.getByRole('article');
  const named = (name: string) => card.locator('dt').filter({ hasText: name }).locator('..');
  await expect(named('直线')).toContainText(`${km(routed['straight_m'])} 公里`);
  await expect(named('沿路'), 'nobody has asked for the roads yet').toContainText('还没有量');
  await way(page).selectOption('沿路');
  await settled({ driver, page });
  await expect(named('沿路')).toContainText('现行口径');
  await expect(named('沿路')).toContainText(`${km(routed['road_m'])} 公里`);
  await expect(named('直线')).toContainText(`${km(routed['straight_m'])} 公里`);
  await expect(card).toContainText(`约 ${printed(Math.max(1, Math.round(Number(routed['road_min']))))} 分钟`);
  await expect(page.getByText(`沿路 ${km(routed['road_m'])} 公里`, { exact: true }), 'beside the way on the map').toBeVisible();
  expect(new URL(page.url()).hash).toContain('mode=road');

  await page.evaluate((code) => {
    window.location.hash = `#mode=road&selected=${code}`;
  }, off['code']);
  await expect(card).toContainText(`离最近的路 ${printed(Math.round(Number(off['snap_m'])))} 米`);
  await expect(page.getByText(/^沿路 [\d.]+ 公里$/), 'no line stands for a way that nobody has').toHaveCount(0);
  await driver.then.wentWell();
});

test('690,000 villages are measured by road in the worker, as the command line counts them, in less than 600 MB', async ({
  driver,
  page,
}, info) => {
  test.setTimeout(600_000);
  const straight = byLayer(await rollupOf(COUNTRY, 2020, info.outputPath('straight.json')));
  const road = byLayer(await rollupOf(COUNTRY, 2020, info.outputPath('road.json'), 'road'));
  expect(road[0]?.gap, 'they differ').not.toBe(straight[0]?.gap);

  await watchThread(page);
  await open({ driver, page }, COUNTRY);
  const headline = page.getByRole('heading', { level: 1 });
  await expect(headline).toContainText(printed(straight[0]?.gap ?? -1));
  await longestTask(page);
  const began = Date.now();
  await way(page).selectOption('沿路');
  await expect(page.getByText(/^先把村和机构接到路上：已接 [\d,]+ 处，共 [\d,]+ 处$/)).toBeVisible({ timeout: 60_000 });
  await expect(headline, 'the picture before stays').toContainText(printed(straight[0]?.gap ?? -1));
  await settled({ driver, page });
  const seconds = Math.round((Date.now() - began) / 1000);
  const chosen = await longestTask(page);
  await expectLayers(page, road);

  const steps: readonly (readonly [what: string, act: () => Promise<unknown>])[] = [
    ['nearest hospital', () => page.getByRole('button', { name: '最近的' }).click()],
    ['another year', () => page.getByRole('button', { name: '2018' }).click()],
    ['list', () => page.getByRole('button', { name: '村名单' }).click()],
    ['a village', () => page.getByRole('table', { name: '村名单' }).getByRole('row').nth(3).click()],
    ['straight', () => way(page).selectOption('直线')],
    ['by road again', () => way(page).selectOption('沿路')],
  ];
  let longest = { what: 'by road', own: chosen.own };
  for (const [what, act] of steps) {
    await act();
    await settled({ driver, page });
    const { own } = await longestTask(page);
    if (own > longest.own) longest = { what, own };
  }
  const { heap, buffers } = await memoryOf(page);
  figure(
    `country of ${COUNTRY} villages by road: measured ${seconds} s after it was chosen; longest task of our own ${longest.own} ms (${longest.what}); heap ${heap} MB and buffers ${buffers} MB`,
  );
  expect(heap + buffers, 'MB that the page keeps').toBeLessThan(600);
});
