import { expect, test } from './driver.ts';

const LAYERS = ['卫生室', '硬化路', '安全饮水', '动力电', '宽带', '卫生厕所'];

test('opens on the answer: the sample, its map and its ranking', async ({ driver, page }) => {
  await driver.given.app();
  await driver.then.headline(/^\d+ 个村缺标准化卫生室$/);
  await driver.then.sees('汉中市 · 11 县区 · 177 镇办 · 1,894 行政村（另 293 社区）');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(12);
  const states = await driver.then.drawnStates();
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(2187);
  expect(states['255'], 'communities are not counted by default').toBe(293);
  await driver.then.wentWell();
});

test('each of the six layers answers for itself', async ({ driver, page }) => {
  await driver.given.app();
  const panel = page.getByRole('navigation', { name: /项设施$/ });
  const seen = new Set<string>();
  for (const layer of [...LAYERS.slice(1), '卫生室']) {
    await panel
      .getByRole('button', { name: new RegExp(`^${layer} `) })
      .first()
      .click();
    await driver.given.drawn();
    await expect(panel.getByRole('heading', { name: layer })).toBeVisible();
    seen.add((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
  }
  expect(seen.size).toBe(6);
  await panel.getByRole('button', { name: /^硬化路 / }).click();
  await page.getByLabel('硬化路的指标').selectOption({ label: '通客车' });
  await driver.then.headline(/没通客车/);
  await driver.then.wentWell();
});

test('year, place and poverty change what is counted; state and search change what is listed', async ({ driver, page }) => {
  await driver.given.app();
  const headline = page.getByRole('heading', { level: 1 });
  const gap = async () => Number(/[\d,]+/.exec((await headline.textContent()) ?? '')?.[0].replace(',', ''));
  const latest = await gap();
  await driver.when.press('2017');
  expect(await gap()).toBeGreaterThan(latest);
  const all = await gap();
  await driver.when.press('筛选');
  await page.getByLabel('贫困村', { exact: true }).check();
  await driver.then.headline(/^\d+ 个贫困村缺标准化卫生室$/);
  const poor = await gap();
  expect(poor).toBeLessThan(all);
  await page.getByLabel('深度贫困村').check();
  expect(await gap()).toBeLessThan(poor);
  await page.getByRole('button', { name: '清除' }).click();
  expect(await gap()).toBe(all);
  await page.getByLabel('计入社区').check();
  await driver.given.drawn();
  expect((await driver.then.drawnStates())['255'] ?? 0).toBe(0);
  await page.getByRole('button', { name: '清除' }).click();

  await page.getByRole('button', { name: '村名单' }).click();
  await expect(page.getByText('共 1,894 个村')).toBeVisible();
  await page.getByRole('group', { name: '只看' }).getByRole('button', { name: '缺口' }).click();
  await expect(page.getByText(`${all} 个村，共 1,894 个`)).toBeVisible();
  expect(await gap(), 'a list filter leaves the counts alone').toBe(all);
  await driver.given.drawn();
  expect((await driver.then.drawnStates())['1']).toBe(all);
  await page.getByRole('button', { name: '清除' }).click();

  for (const [text, found] of [
    ['白雀寺', /白雀寺镇/],
    ['610727112', /白雀寺镇/],
    ['bqs', /白雀寺/],
    ['baishuijiang', /白水江镇/],
  ] as const) {
    await page.getByRole('searchbox').fill(text);
    await expect(page.getByRole('table', { name: '村名单' }).getByRole('row').nth(1)).toContainText(found);
  }
  await page.getByRole('searchbox').fill('没有这个村');
  await driver.then.sees('没有符合条件的村');
  await driver.then.wentWell();
});

test('rates by county and township as areas, villages again', async ({ driver, page }) => {
  await driver.given.app();
  const shaded = (source: string) =>
    page.evaluate((name) => {
      const map = window.gapmap?.map;
      const ids = new Set(map?.querySourceFeatures(name).map(({ id }) => id));
      return [...ids].filter((id) => id !== undefined && Number(map?.getFeatureState({ source: name, id })['shade'] ?? -1) >= 0).length;
    }, source);
  await driver.when.press(/^县$/);
  expect(await shaded('counties')).toBe(11);
  await driver.then.sees('达标率');
  await driver.when.press(/^镇$/);
  expect(await shaded('townships')).toBeGreaterThan(150);
  expect(await shaded('counties')).toBe(0);
  await driver.when.press(/^村$/);
  expect((await driver.then.drawnStates())['1'] ?? 0).toBeGreaterThan(0);
  await driver.then.wentWell();
});

test('far out, counties by themselves; the district never becomes a smudge', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  await driver.then.sees('豁免（≤5 公里）');
  const zoom = () => page.evaluate(() => window.gapmap?.map.getZoom() ?? 0);
  const home = await zoom();
  for (let step = 0; step < 4; step++) await driver.when.press('缩小');
  expect(home - (await zoom())).toBeCloseTo(1.5, 5);
  await driver.then.sees('达标率');
  await expect(page.getByText('豁免（≤5 公里）')).toHaveCount(0);
  await driver.when.press('看全部');
  expect(await zoom()).toBeCloseTo(home, 5);
  await driver.then.sees('豁免（≤5 公里）');
});

test('nothing to count is not “no gap”, and who reports no households is named beside the rate', async ({ driver, page }) => {
  await driver.given.app('#year=2019&county=610702&deepPovertyOnly=1');
  await driver.then.headline('汉台区没有深度贫困村可看');
  await page.goto('about:blank');
  await driver.given.app('#year=2019&weight=households');
  await expect(page.getByRole('row', { name: /镇巴县/ })).toContainText('另 1 村未报');
  await expect(page.getByRole('row', { name: /汉台区/ })).not.toContainText('未报');
});

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

test('a number opens its receipt: rule, counts, files and the villages themselves', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  const row = page.getByRole('row', { name: /略阳县/ });
  const number = row.getByRole('button', { name: /略阳县 缺口/ });
  const gap = (await number.textContent()) ?? '';
  await number.click();
  const title = page.getByRole('heading', { level: 2, name: /个村缺口/ });
  await expect(title).toContainText(`${gap} 个村缺口`);
  await driver.then.sees('villages.csv');
  await driver.then.sees('facilities.csv');
  await driver.then.sees('status.csv');
  await driver.then.sees(/达标率 \d/);
  await driver.then.sees(`名单 · ${gap} 个村`);
  await page.goBack();
  await expect(title).toHaveCount(0);
  await driver.then.wentWell();
});

test('drills county → township → village and back', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  await page.getByRole('button', { name: '看略阳县' }).click();
  await driver.then.headline(/^略阳县 \d+ 个村缺标准化卫生室$/);
  await page.getByRole('button', { name: '看白雀寺镇' }).click();
  await expect(page.getByRole('navigation', { name: '位置' })).toContainText('汉中市›略阳县›白雀寺镇');
  await page.getByRole('navigation', { name: '位置' }).getByRole('button', { name: '汉中市' }).click();
  await driver.then.headline(/^\d+ 个村缺标准化卫生室$/);
  await page.goBack();
  await page.goBack();
  await driver.then.headline(/^略阳县 \d+ 个村/);
  await driver.then.wentWell();
});

test('a link opens the same view, in English too', async ({ driver, page }) => {
  await driver.given.app('#indicator=road-bus&year=2018&county=610727');
  await driver.then.headline(/^略阳县 \d+ 个村没通客车$/);
  await page.getByRole('button', { name: 'EN' }).click();
  await driver.then.headline(/^略阳县: \d+ villages without a bus$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await driver.given.drawn();
  await driver.then.headline(/^略阳县: \d+ villages without a bus$/);
  await driver.then.wentWell();
});

test('a link naming a place or village that is not there opens without it, and says so until the next step', async ({ driver, page }) => {
  await driver.given.app('#year=2019&receipt=clinic-standard~999~gap');
  await driver.then.sees('链接里的出处，这份数据里没有，已略去。');
  await driver.then.headline(/^\d+ 个村缺标准化卫生室$/);
  await expect(page.getByText('999')).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe('#year=2019');
  await page.evaluate(() => {
    window.location.hash = '#year=2019&county=999&selected=nobody';
  });
  await driver.then.sees('链接里的县区、村，这份数据里没有，已略去。');
  await page.getByRole('button', { name: '看略阳县' }).click();
  await driver.then.headline(/^略阳县 /);
  await expect(page.getByText('已略去')).toHaveCount(0);
  await driver.then.wentWell();
});

test('a base map comes from beside the app when it is set, and from no other host', async ({ driver, page }) => {
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const asked: string[] = [];
  await page.route('**/base/**', (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ body: pixel, contentType: 'image/png' });
  });
  await driver.given.app();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: '地图设置' }).click();
  await page.getByLabel(/底图地址/).fill('https://tiles.example.org/{z}/{x}/{y}.png');
  await driver.then.sees('这个地址不在允许的网址之内，没有加载');
  await page.getByLabel(/底图地址/).fill('base/{z}/{x}/{y}.png');
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await driver.given.drawn();
  // Half an address asks for nothing, and what cannot be had says so.
  const before = asked.length;
  await page.getByLabel(/底图地址/).fill('base/nothing');
  await driver.given.drawn();
  expect(asked).toHaveLength(before);
  await page.getByLabel(/底图地址/).fill('base/none.pmtiles');
  await driver.then.sees('底图没有加载全，请核对地址');
  expect(asked.splice(before)).toEqual(['/base/none.pmtiles']);
  for (const path of asked) expect(path).toMatch(/^\/base\/\d+\/\d+\/\d+\.png$/);
  await driver.then.wentWell();
});

test('says what is sample data, and that it never mixes', async ({ driver, page }) => {
  await driver.given.app();
  await page.getByRole('button', { name: '演示数据' }).click();
  await driver.then.sees('这是演示数据，不是汉中的实际情况');
  await page.keyboard.press('Escape');
  await expect(page.getByText('这是演示数据，不是汉中的实际情况')).toHaveCount(0);
});

test('a phone has the map first and the answer in a sheet', async ({ driver, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await driver.given.app('#year=2019');
  await driver.then.headline(/^\d+ 个村缺标准化卫生室$/);
  await page
    .getByRole('navigation', { name: /项设施$/ })
    .getByRole('button', { name: /^硬化路/ })
    .click();
  await driver.then.headline(/没通硬化路/);
  await expect(page.getByRole('searchbox')).toBeInViewport();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: 'EN' }).click();
  await driver.then.headline(/villages without a paved road/);
  await page.getByRole('button', { name: '中' }).click();
  await driver.when.press(/^县$/);
  await driver.then.sees('算不出：全豁免或未报');
  await driver.when.press(/^自动$/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('界线为示意')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a phone’s sheet lies over the map: what is drawn stays, and another place is read from its top', async ({ driver, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await driver.given.app('#year=2019');
  const zoom = () => page.evaluate(() => window.gapmap?.map.getZoom());
  const before = await zoom();
  const drawn = await driver.then.drawnStates();
  await page.getByRole('button', { name: '展开面板' }).click();
  await driver.given.drawn();
  expect(await zoom()).toBe(before);
  expect(await driver.then.drawnStates()).toEqual(drawn);
  await page.getByRole('button', { name: '看汉台区' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: '看汉台区' }).click();
  await driver.then.headline(/^汉台区/);
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});
