import { byLayer, rollupOf } from './country-figures.ts';
import { COUNTRY, drawnFirst, expectLayers, figure, ranked, rankedOf, type Step, walkThrough } from './country-screen.ts';
import { expect, test } from './driver.ts';
import { headingsSeen, watchHeadings } from './headings-seen.ts';
import { longestTask, watchThread } from './main-thread.ts';
import { memoryOf } from './memory.ts';

test('a country of 690,000 villages opens, answers as the command line does, and keeps less than 600 MB', async ({
  driver,
  page,
}, info) => {
  const then = await rollupOf(COUNTRY, 2020, info.outputPath('2020.json'));
  const before = await rollupOf(COUNTRY, 2018, info.outputPath('2018.json'));

  await watchThread(page);
  await watchHeadings(page);
  await page.goto(`./?demo=country&villages=${COUNTRY}`);
  await drawnFirst(driver);
  const told = (await headingsSeen(page)).filter((heading) => /^正在(生成|量到)/.test(heading));
  expect(told[0]).toBe('正在生成全国 690,000 个村…');
  expect(told[1]).toMatch(/^正在量到/);
  const coming = await longestTask(page);

  await driver.then.sees(/演示：合成的全国/);
  await expectLayers(page, byLayer(then));
  expect(await ranked(page, 100)).toEqual(rankedOf(byLayer(then)[0]?.counties ?? [], 100));

  const slider = page.getByRole('slider', { name: '免建半径' });
  const layers = page.locator('aside').first();
  const move = (zoom: number, by: [number, number]) =>
    page.evaluate(
      ([level, offset]) => {
        window.gapmap?.map.jumpTo({ zoom: level });
        window.gapmap?.map.panBy(offset, { duration: 0 });
      },
      [zoom, by] as const,
    );
  const steps: readonly Step[] = [
    ['radius', () => slider.fill('5.5')],
    ['radius', () => slider.fill('8')],
    ['radius', () => slider.fill('5')],
    ['nearest hospital', () => page.getByRole('button', { name: '最近的' }).click()],
    ['own township', () => page.getByRole('button', { name: '本镇的' }).click()],
    ['another layer', () => layers.getByRole('button', { name: byLayer(then)[1]?.name ?? '' }).click()],
    ['another layer', () => layers.getByRole('button', { name: byLayer(then)[0]?.name ?? '' }).click()],
    ['another year', () => page.getByRole('button', { name: '2018' }).click()],
    ['nearer', () => move(7, [0, 0])],
    ['pan', () => move(7, [400, 0])],
    ['villages', () => move(9, [0, 0])],
    ['pan', () => move(9, [400, 200])],
    ['names', () => move(11.5, [0, 0])],
    ['far', () => page.getByRole('button', { name: '看全部' }).click()],
  ];
  const kept = await walkThrough(driver, steps);
  await expectLayers(page, byLayer(before));
  const { heap, buffers } = await memoryOf(page);
  figure(`country of ${COUNTRY} villages: while it opened ${coming.own} ms; then ${kept}; heap ${heap} MB and buffers ${buffers} MB`);
  expect(heap + buffers, 'MB that the page keeps').toBeLessThan(600);
});

test('the made-up country is looked at only, kept nowhere, and left for the sample', async ({ driver, page }) => {
  await driver.given.app('?demo=country&villages=3000');
  await driver.then.sees(/演示：合成的全国/);
  await driver.then.sees('演示，只能看');

  await page.getByRole('button', { name: '项目', exact: true }).click();
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
