import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import type { Page } from 'playwright/test';
import { gapmap, inFolder } from '../cli/run.ts';
import { expect, test } from './driver.ts';
import { answer, HOSPITAL_FILE, toCheck, VILLAGE_FILE } from './own-files.ts';

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

/** The centre hospital of 北关街道, and a place in the mountains that none is within 5 km of, but one within 12. */
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

  await page.getByRole('slider', { name: '免建半径' }).fill('12');
  await expect(page.getByText(sentence(12))).toBeVisible();
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

/** Heights around 白雀寺镇, rising 5 m a cell (about 190 m) to the west, where the hospital is. */
const HEIGHTS = {
  name: '高程.tif',
  type: 'image/tiff',
  bytes: new Uint8Array(
    writeArrayBuffer(
      Float32Array.from({ length: 100 * 100 }, (_, cell) => 1200 - (cell % 100) * 5),
      {
        height: 100,
        width: 100,
        ModelPixelScale: [0.002, 0.002, 0],
        ModelTiepoint: [0, 0, 0, 106.02, 33.32, 0],
        GTModelTypeGeoKey: 2,
        GTRasterTypeGeoKey: 1,
        GeographicTypeGeoKey: 4326,
      },
    ),
  ),
};

test('with heights of one’s own, a village’s card says how long the walk is there and back', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(VILLAGE_FILE, HOSPITAL_FILE, HEIGHTS);
  await answer(page, VILLAGE_FILE.name, 'WGS 84', 2019);
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  await toCheck(page);
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '村名单' }).click();
  const open = (village: string) => page.getByRole('table', { name: '村名单' }).getByRole('button', { name: village }).click();
  await open('何家坪村');
  const walk = page.getByRole('region', { name: '步行' });
  // 7.4 km straight and 160 m up.
  await expect(walk).toContainText(/走到白雀寺镇卫生院约 1 小时 \d+ 分，走回来约 1 小时 \d+ 分/);
  const [there = 0, back = 0] = [...((await walk.textContent()) ?? '').matchAll(/1 小时 (\d+) 分/g)].map(([, minutes]) => Number(minutes));
  expect(there).toBeGreaterThan(back);
  await expect(walk).toContainText('按高程和坡度推算');
  await page
    .getByRole('button', { name: /返回|关闭/ })
    .first()
    .click();
  await page.getByRole('table', { name: '村名单' }).getByRole('button', { name: '赵家院村' }).click();
  await expect(walk).toContainText('村没有位置，算不出走多久');
});
