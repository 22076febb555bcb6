import type { Page } from 'playwright/test';
import { type Driver, expect, test } from './driver.ts';
import { answer, HOSPITAL_FILE, toCheck } from './own-files.ts';

/** Where a village of the sample is on the page. */
async function placeOf(page: Page, name: string): Promise<readonly [number, number]> {
  const at = await page.evaluate((wanted) => {
    const map = window.gapmap?.map;
    const canvas = map?.getCanvas().getBoundingClientRect();
    const found = map?.querySourceFeatures('villages').find(({ properties }) => properties['name'] === wanted);
    if (!map || !canvas || found?.geometry.type !== 'Point') return null;
    const [lon = 0, lat = 0] = found.geometry.coordinates;
    const { x, y } = map.project([lon, lat]);
    return [x + canvas.left, y + canvas.top] as const;
  }, name);
  if (!at) throw new Error(`${name} is not in view`);
  return at;
}

/** Pixels between the two names that stand at the ends of the line. */
const lineLength = (page: Page) =>
  page.evaluate(() => {
    const map = window.gapmap?.map;
    const ends = map?.querySourceFeatures('selection').filter(({ properties }) => properties['role'] !== 'symbol') ?? [];
    const [from, to] = ends.map(({ geometry }) =>
      map?.project(geometry.type === 'Point' ? [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0] : [0, 0]),
    );
    return from && to ? Math.hypot(from.x - to.x, from.y - to.y) : 0;
  });

const zoom = (page: Page) => page.evaluate(() => window.gapmap?.map.getZoom() ?? 0);

/** The text beside what is pointed at; empty while there is none. */
const pointed = (page: Page) => page.locator('[class*="hoverLabel"]').filter({ visible: true });

async function hover(driver: Driver, page: Page, [x, y]: readonly [number, number]): Promise<void> {
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  await driver.given.drawn();
}

test('what the pointer is on has a name: a village, its row, an area', async ({ driver, page }) => {
  await driver.given.app('#year=2019&pane=list');
  await hover(driver, page, await placeOf(page, '五间房村'));
  await expect(pointed(page)).toContainText('五间房村');
  await expect(pointed(page)).toContainText(/缺标准化卫生室.*离卫生院 6\.5 公里.*白勉峡镇/);
  await page.mouse.move(5, 5);
  await expect(pointed(page)).toHaveCount(0);
  const list = await page.getByRole('table', { name: '村名单' }).boundingBox();
  await page.mouse.move((list?.x ?? 0) + 100, (list?.y ?? 0) + 200);
  await driver.given.drawn();
  const row = page.locator('[role="row"][data-hovered="true"]');
  await expect(pointed(page)).toContainText((await row.getByRole('button').textContent()) ?? '—');
  await driver.when.press(/^县$/);
  await hover(driver, page, await placeOf(page, '五间房村'));
  await expect(pointed(page)).toContainText(/西乡县达标率 75\.8% · 72\/95 村未报 4 村/);
});

test('a village pressed far out comes near with its line, one pressed near stays; Escape steps back', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  const far = await zoom(page);
  await page.mouse.click(...(await placeOf(page, '五间房村')));
  await driver.then.headline(/^五间房村/);
  await expect.poll(() => lineLength(page)).toBeGreaterThan(80);
  await driver.given.drawn();
  const near = await zoom(page);
  expect(near).toBeGreaterThan(far + 2);
  await page.mouse.click(...(await placeOf(page, '马家湾村')));
  await driver.then.headline(/^马家湾村/);
  await driver.given.drawn();
  expect(await zoom(page)).toBe(near);
  await driver.when.press('看全部');
  await driver.when.press('到图上看');
  await expect.poll(() => zoom(page)).toBeGreaterThan(far + 2);
  await page.keyboard.press('Escape');
  await driver.then.headline(/个村缺标准化卫生室$/);
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('a township drilled into shows its villages by name whatever was chosen, and what lies outside is dimmed', async ({
  driver,
  page,
}) => {
  await driver.given.app('#year=2019&drawing=township&county=610724&township=610724118');
  expect((await driver.then.drawnStates())['1']).toBe(5);
  await expect(page.getByRole('button', { name: /^镇$/ })).toBeDisabled();
  await driver.then.sees('临界 ±10%');
  const seen = await page.evaluate(() => {
    const map = window.gapmap?.map;
    const ids = new Set(map?.querySourceFeatures('townships').map(({ id }) => id));
    const standings = [...ids].map((id) => map?.getFeatureState({ source: 'townships', id: id ?? -1 })['standing']);
    const names = map?.queryRenderedFeatures({ layers: ['village-name'] }).map(({ properties }) => properties['name']);
    return { within: standings.filter((each) => each === 'within').length, outside: standings.includes('outside'), names };
  });
  expect(seen).toMatchObject({ within: 1, outside: true });
  expect(seen.names).toEqual(expect.arrayContaining(['五间房村', '中心村']));
});

test('few hits are brought into view, at once on Enter', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  const home = await zoom(page);
  await page.getByRole('searchbox').fill('白雀寺');
  await expect.poll(() => zoom(page)).toBeGreaterThan(home + 2);
  await driver.given.drawn();
  await driver.when.press('看全部');
  await page.getByRole('searchbox').press('Enter');
  await expect.poll(() => zoom(page)).toBeGreaterThan(home + 2);
});

test('facilities alone are framed and drawn', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(HOSPITAL_FILE);
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  await toCheck(page);
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await driver.given.drawn();
  const drawn = await page.evaluate(() => {
    const map = window.gapmap?.map;
    return map?.queryRenderedFeatures({ layers: ['facility-near', 'facility-far'] }).map(({ state }) => state['drawn']);
  });
  expect(drawn).toEqual([1]);
  await expect(page.getByText('达标率', { exact: true })).toHaveCount(1);
});

test('a base map that cannot be had says why', async ({ driver, page }) => {
  await driver.given.app();
  await page.getByRole('button', { name: '地图设置' }).click();
  const field = page.getByLabel(/底图地址/);
  for (const [address, complaint] of [
    ['http://', '这不像网址'],
    ['tiles/{z}/{x}.png', '网址里要有 {z}、{x}、{y} 三处'],
    ['none/{z}/{x}/{y}.png', '底图没有取到，或没有取全'],
  ] as const) {
    await field.fill(address);
    await driver.then.sees(new RegExp(complaint.replaceAll(/[{}]/g, '\\$&')));
  }
  const missing = driver.witness.errors.splice(0);
  expect(missing.filter((text) => !/404/.test(text))).toEqual([]);
});
