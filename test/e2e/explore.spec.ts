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
