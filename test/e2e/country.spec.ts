import type { Page } from 'playwright/test';
import { byLayer, printed, rollupOf } from './country-figures.ts';
import { type Driver, expect, test } from './driver.ts';
import { longestTask, watchThread } from './main-thread.ts';
import { memoryOf } from './memory.ts';

/** As many villages as China has. */
const COUNTRY = 690_000;

const figure = (description: string) => test.info().annotations.push({ type: 'figure', description });

/** The ranking's first rows: name, gap, and met of how many were to be served. */
const ranked = (page: Page, rows: number) =>
  page
    .getByRole('table')
    .locator('tbody tr')
    .evaluateAll(
      (all, most) =>
        all.slice(0, most).map((row) => {
          const [name, gap, rate] = [...row.querySelectorAll('th button, td button')].map((button) => button.textContent ?? '');
          return `${name} ${gap} ${/[\d,]+\/[\d,]+/.exec(rate ?? '')?.[0] ?? ''}`;
        }),
      rows,
    );

/** The same of the command line's counties: more gaps first, of as many the lower rate, then by code. */
function rankedOf(counties: ReturnType<typeof byLayer>[number]['counties'], rows: number): string[] {
  return [...counties]
    .sort((a, b) => b.gap - a.gap || (a.rate ?? 2) - (b.rate ?? 2) || ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
    .slice(0, rows)
    .map(({ name, gap, met }) => `${name} ${printed(gap)} ${printed(met)}/${printed(met + gap)}`);
}

/** Every layer's gap as the left pane prints it, against the command line. */
async function expectLayers(page: Page, layers: ReturnType<typeof byLayer>): Promise<void> {
  const [first, ...others] = layers;
  await expect(page.getByRole('heading', { level: 1 })).toContainText(printed(first?.gap ?? -1));
  const panel = page.locator('aside').first();
  for (const part of ['met', 'gap', 'exempt', 'unknown'] as const)
    await expect(panel.locator(`li[data-state="${part}"]`)).toContainText(printed(first?.[part] ?? -1));
  for (const { name, gap } of others) await expect(panel, name).toContainText(`缺口 ${printed(gap)} `);
}

/** Waits until what was asked last is on the screen. */
async function settled(driver: Driver): Promise<void> {
  await expect(driver.page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
  await driver.given.drawn();
}

test('a country of 690,000 villages opens, answers as the command line does, and keeps less than 600 MB', async ({
  driver,
  page,
}, info) => {
  const then = await rollupOf(COUNTRY, 2020, info.outputPath('2020.json'));
  const before = await rollupOf(COUNTRY, 2018, info.outputPath('2018.json'));

  await watchThread(page);
  await page.goto(`./?demo=country&villages=${COUNTRY}`);
  await expect(page.getByRole('heading', { name: '正在生成全国 690,000 个村…' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^正在量到/ })).toBeVisible({ timeout: 60_000 });
  await page.waitForFunction(() => window.gapmap !== undefined, null, { timeout: 120_000 });
  await driver.given.drawn();
  const coming = await longestTask(page);

  await driver.then.sees(/演示：合成的全国/);
  await expectLayers(page, byLayer(then));
  expect(await ranked(page, 100)).toEqual(rankedOf(byLayer(then)[0]?.counties ?? [], 100));

  const slider = page.getByRole('slider', { name: '免建半径' });
  const list = page.getByRole('table', { name: '村名单' });
  const search = page.getByRole('searchbox');
  const move = (zoom: number, by: [number, number]) =>
    page.evaluate(
      ([level, offset]) => {
        window.gapmap?.map.jumpTo({ zoom: level });
        window.gapmap?.map.panBy(offset, { duration: 0 });
      },
      [zoom, by] as const,
    );
  const steps: readonly (readonly [what: string, act: () => Promise<unknown>])[] = [
    ['radius', () => slider.fill('5.5')],
    ['radius', () => slider.fill('8')],
    ['radius', () => slider.fill('5')],
    ['nearest hospital', () => page.getByRole('button', { name: '最近的' }).click()],
    ['own township', () => page.getByRole('button', { name: '本镇的' }).click()],
    ['another year', () => page.getByRole('button', { name: '2018' }).click()],
    ['list', () => page.getByRole('button', { name: '村名单' }).click()],
    ['filters', () => page.getByRole('button', { name: '筛选' }).click()],
    ['gaps only', () => page.getByRole('group', { name: '只看' }).getByRole('button', { name: '缺口' }).click()],
    ['all states', () => page.getByRole('group', { name: '只看' }).getByRole('button', { name: '缺口' }).click()],
    ['filters', () => page.getByRole('button', { name: '筛选' }).click()],
    ['search', () => search.fill('东河')],
    ['search by pinyin', () => search.fill('xigou')],
    ['no search', () => search.fill('')],
    ['by name', () => list.getByRole('button', { name: '按村排序' }).click()],
    ['by distance', () => list.getByRole('button', { name: '按公里排序' }).click()],
    ['nearer', () => move(7, [0, 0])],
    ['pan', () => move(7, [400, 0])],
    ['villages', () => move(9, [0, 0])],
    ['pan', () => move(9, [400, 200])],
    ['names', () => move(11.5, [0, 0])],
    ['far', () => page.getByRole('button', { name: '看全部' }).click()],
  ];
  let longest = { what: '', own: 0, whole: 0 };
  for (const [what, act] of steps) {
    await act();
    await settled(driver);
    if (/search/.test(what)) await expect(page.getByText('正在找…')).toHaveCount(0, { timeout: 60_000 });
    const { own, whole } = await longestTask(page);
    if (own > longest.own) longest = { what, own, whole };
  }
  await expectLayers(page, byLayer(before));
  const { heap, buffers } = await memoryOf(page);
  figure(
    `country of ${COUNTRY} villages: longest task of our own after load ${longest.own} ms (${longest.what}; with drawing ${longest.whole} ms), while it opened ${coming.own} ms; heap ${heap} MB and buffers ${buffers} MB`,
  );
  expect(heap + buffers, 'MB that the page keeps').toBeLessThan(600);
});

test('the made-up country is looked at only, kept nowhere, and left for the sample', async ({ driver, page }) => {
  await driver.given.app('?demo=country&villages=3000');
  await driver.then.sees(/演示：合成的全国/);
  await driver.then.sees('演示，只能看');

  await page.getByRole('button', { name: '项目' }).click();
  for (const name of ['新增一个村', '新增一家机构', '下载项目文件']) await expect(page.getByRole('button', { name })).toBeDisabled();
  await page.getByRole('button', { name: '全部项目、快照…' }).click();
  const kept = page.getByRole('dialog', { name: '本机上的项目' });
  await expect(kept.locator('tbody tr'), 'only the sample is there').toHaveCount(1);
  await expect(kept.getByRole('textbox'), 'and nothing to freeze').toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.reload();
  await driver.given.drawn();
  await driver.then.sees(/演示：合成的全国/);

  await page.getByRole('button', { name: '演示数据' }).click();
  await driver.then.sees('这是演示，全部是编造的');
  await page.getByRole('link', { name: '回到汉中演示数据' }).click();
  await driver.given.drawn();
  await driver.then.sees(/汉中市/);
  expect(new URL(page.url()).search).toBe('');
});

test('an address that asks for no country says how it must read', async ({ driver, page }) => {
  await page.goto('./?demo=country&villages=many');
  await expect(page.getByText(/地址要写成 \?demo=country/)).toBeVisible();
  await page.getByRole('link', { name: '回到汉中演示数据' }).click();
  await driver.given.drawn();
  await driver.then.sees(/汉中市/);
});
