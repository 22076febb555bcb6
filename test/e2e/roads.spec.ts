import { expect, test } from './driver.ts';
import { answer, toCheck, utf8, VILLAGE_FILE } from './own-files.ts';

const road = (name: string, coordinates: readonly (readonly [number, number])[]) => ({
  type: 'Feature',
  properties: { name, 等级: '村道' },
  geometry: { type: 'LineString', coordinates },
});
/** 白青路 leads past three villages, 何家路 stops 20 m south of its end, 18 m short of the road; 中坝子村 and the rest are far from both. */
const ROADS = {
  name: '道路.geojson',
  type: 'application/geo+json',
  bytes: utf8(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        road('白青路', [
          [106.0643, 33.2685],
          [106.06946, 33.22984],
          [106.1346, 33.25761],
        ]),
        road('何家路', [
          [106.14729, 33.18598],
          [106.1346, 33.25743],
        ]),
      ],
    }),
  ),
};

test('a road file is looked through where it is checked: what hangs together, what stops short, who is far off', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  await driver.when.drop(VILLAGE_FILE, ROADS);
  await answer(page, VILLAGE_FILE.name, 'WGS 84', 2019);
  await answer(page, ROADS.name, 'WGS 84');
  await toCheck(page);
  const dialog = page.getByRole('dialog', { name: '导入' });
  await dialog.getByRole('button', { name: new RegExp(ROADS.name) }).click();
  await expect(dialog).toContainText('路网：1 张主网 ');
  await expect(dialog).toContainText('+ 1 个孤岛，1 处断头近而未接，2 个村离路超过 1 公里');
  await dialog.getByRole('button', { name: '看清单' }).click();
  const list = page.getByRole('dialog', { name: '道路连通情况' });
  await expect(list.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(list.getByRole('row', { name: /青白石村附近.* 何家路 → 白青路 18 米 · 接上就连通一个孤岛/ })).toBeVisible();
  await expect(list.getByRole('row', { name: /1 段路，8.* 公里 1 个村，0 处机构/ })).toBeVisible();
  await expect(list.getByRole('row', { name: /中坝子村/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '看清单' })).toBeFocused();
});

for (const [width, height] of [
  [1366, 768],
  [390, 844],
] as const) {
  test(`a place where the roads do not connect is one click away on the map (${width}×${height})`, async ({ driver, page }) => {
    await page.setViewportSize({ width, height });
    await driver.given.app('#year=2019');
    if (width < 720) await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '项目', exact: true }).click();
    await page.getByRole('button', { name: '道路连通情况' }).click();
    const list = page.getByRole('dialog', { name: '道路连通情况' });
    await expect(list).toContainText('路网：1 张主网 7,606 公里，没有孤岛，15 处断头近而未接，没有村离路超过 1 公里');
    await expect(list).toContainText('6 处路的尽头离另一条路不到 5 米，已当作接上');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await list.getByRole('button', { name: '兴州街道磨坝村附近' }).click();
    await expect(list).toHaveCount(0);
    await driver.given.drawn();
    const pin = page.locator('.maplibregl-marker');
    await expect(pin).toBeInViewport();
    const seen = await page.evaluate(() => {
      const map = window.gapmap?.map;
      return map && { zoom: map.getZoom(), isIn: map.getBounds().contains([106.12475, 33.33284]) };
    });
    expect(seen).toEqual({ zoom: 16, isIn: true });
    await page.locator('canvas').first().press('Escape');
    if (width < 720) await page.getByLabel('县区').selectOption('');
    else await page.getByRole('navigation').getByRole('button', { name: '汉中市' }).click();
    await expect(pin, 'the map looks elsewhere').toHaveCount(0);
  });
}

test('where the roads cannot be looked through it is said, and tried again', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  await page.route('**/assets/connectivity-*.js', (route) => route.abort());
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: '道路连通情况' }).click();
  const list = page.getByRole('dialog', { name: '道路连通情况' });
  await expect(list).toContainText('没看成道路连不连得上');
  await page.unroute('**/assets/connectivity-*.js');
  await list.getByRole('button', { name: '再试' }).click();
  await expect(list).toContainText('15 处断头近而未接');
  driver.witness.errors.length = 0;
});
