import { expect, test } from './driver.ts';

const LAYERS = ['卫生室', '硬化路', '安全饮水', '动力电', '宽带', '卫生厕所'];

test('table and map are one: hover, select, card, line to the hospital, back', async ({ driver, page }) => {
  await driver.given.app('#pane=list');
  const rows = page.getByRole('table', { name: '村名单' }).getByRole('row');
  const name = (await rows.nth(1).getByRole('button').textContent()) ?? '';
  await rows.nth(1).hover();
  await driver.given.drawn();
  const hovered = await page.evaluate(() => {
    const map = window.gapmap?.map;
    const ids = new Set(map?.querySourceFeatures('villages').map(({ id }) => id));
    return [...ids].filter((id) => id !== undefined && map?.getFeatureState({ source: 'villages', id })['hovered'] === true).length;
  });
  expect(hovered).toBe(1);
  await rows.nth(1).click();
  await driver.given.drawn();
  const card = page.getByRole('article');
  await expect(card.getByRole('heading', { name })).toBeVisible();
  await expect(card).toContainText(/方位/);
  await expect(card).toContainText('汉发〔2018〕29号');
  for (const layer of LAYERS) await expect(card).toContainText(layer);
  await driver.then.headline(name);

  // A click on the map's own symbol of another village opens that one's card.
  const target = await page.evaluate(() => {
    const map = window.gapmap?.map;
    const canvas = map?.getCanvas().getBoundingClientRect();
    if (!map || !canvas) return null;
    const shown = map
      .querySourceFeatures('villages')
      .filter(({ id }) => id !== undefined && map.getFeatureState({ source: 'villages', id })['selected'] !== true);
    for (const feature of shown) {
      if (feature.geometry.type !== 'Point') continue;
      const [lon = 0, lat = 0] = feature.geometry.coordinates;
      const { x, y } = map.project([lon, lat]);
      if (
        x > 120 &&
        x < canvas.width - 120 &&
        y > 160 &&
        y < canvas.height - 160 &&
        map.getFeatureState({ source: 'villages', id: feature.id ?? -1 })['state'] !== 255
      ) {
        return { x: x + canvas.left, y: y + canvas.top };
      }
    }
    return null;
  });
  expect(target).not.toBeNull();
  await page.mouse.click(target?.x ?? 0, target?.y ?? 0);
  await expect(card.getByRole('heading', { level: 2 })).not.toHaveText(name);
  await page.goBack();
  await expect(card.getByRole('heading', { name })).toBeVisible();
  await page.goBack();
  await expect(rows.nth(1)).toBeVisible();
  await driver.then.wentWell();
});

test('a search that finds only what is not counted says so, and one click counts it', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  const list = page.getByRole('region', { name: '村名单' });
  await page.getByRole('searchbox').fill('南街社区');
  await expect(list.getByRole('status')).toHaveText(/^找到 \d+ 个社区，没有计入 · 计入$/);
  await expect(page.getByText('没有符合条件的村')).toHaveCount(0);
  const found = Number(/\d+/.exec((await list.getByRole('status').textContent()) ?? '')?.[0]);
  await list.getByRole('button', { name: '计入' }).click();
  await expect(page.getByRole('table', { name: '村名单' }).getByRole('row')).toHaveCount(found + 1);
  await driver.when.press('筛选 · 1');
  await expect(page.getByLabel('计入社区')).toBeChecked();

  await page.getByLabel('县区', { exact: true }).selectOption({ label: '略阳县' });
  await page.getByRole('searchbox').fill('镇巴松树村');
  await expect(list.getByRole('status')).toHaveText('找到 1 个村，在别处 · 列出来');
  await list.getByRole('button', { name: '列出来' }).click();
  await expect(page.getByRole('table', { name: '村名单' }).getByRole('row').nth(1)).toContainText('镇巴县 · 巴山镇');
  await page.getByRole('searchbox').fill('lueyang baiquesi');
  await expect(page.getByRole('table', { name: '村名单' }).getByRole('row').nth(1)).toContainText('略阳县 · 白雀寺镇');
  await driver.then.wentWell();
});

test('the arrow keys walk the list of villages, and Enter opens the card', async ({ driver, page }) => {
  await driver.given.app('#year=2019&pane=list&sort=code~0');
  const table = page.getByRole('table', { name: '村名单' });
  const focused = () => page.evaluate(() => document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? null);
  const inSight = () =>
    page.evaluate(() => {
      const row = document.activeElement?.closest('[role="row"]')?.getBoundingClientRect();
      const body = document.activeElement?.closest('[role="rowgroup"]')?.getBoundingClientRect();
      return row !== undefined && body !== undefined && row.top >= body.top - 1 && row.bottom <= body.bottom + 1;
    });
  await table.getByRole('columnheader').last().getByRole('button').focus();
  await page.keyboard.press('Tab');
  expect(await focused(), 'the list is one stop').toBe('2');
  for (const [key, row] of [
    ['ArrowDown', '3'],
    ['ArrowDown', '4'],
    ['ArrowUp', '3'],
    ['End', '1895'],
    ['ArrowDown', '1895'],
    ['Home', '2'],
    ['ArrowUp', '2'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(focused, key).toBe(row);
    await expect.poll(inSight, key).toBe(true);
  }
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await focused())).toBeGreaterThan(4);
  expect(Number(await focused())).toBeLessThan(20);
  await page.keyboard.press('ArrowDown');
  const name = (await page.evaluate(() => document.activeElement?.textContent)) ?? '';
  // Scrolled away, it is still there, and still the one stop.
  await table.getByRole('rowgroup').evaluate((body) => body.scrollTo(0, 40_000));
  await expect(table.getByRole('row').last()).not.toContainText(name);
  await expect(table.locator('button[tabindex="0"]')).toHaveText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByRole('heading', { name })).toBeVisible();
  await page.goBack();
  await expect(table.locator('button[tabindex="0"]'), 'the list is where it was left').toHaveText(name);
  await expect(table.locator('button[tabindex="0"]')).toBeInViewport();
  await driver.then.wentWell();
});
