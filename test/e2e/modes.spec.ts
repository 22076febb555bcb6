import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expectGaps, sum, way } from './by-mode.ts';
import { gapsBy, listByRoad } from './command-line.ts';
import { expect, test } from './driver.ts';
import { answer, HOSPITAL_FILE, toCheck, utf8, VILLAGE_FILE } from './own-files.ts';

/** Villages and communities of the sample within 5 km in a straight line and beyond it by road, as the command line counts them. */
const airOnly = () => v.parse(v.object({ air_only: v.number() }), listByRoad('--own-township').answer).air_only;

test('each way to measure reads as the command line counts it, from the panel and from its link', async ({ driver, page }) => {
  const [straight, road, reported] = [gapsBy('straight'), gapsBy('road'), gapsBy('reported')];
  expect(new Set([sum(straight), sum(road), sum(reported)]).size, 'they differ').toBe(3);
  await driver.given.app('#year=2019');
  await expectGaps(page, straight);
  await way(page).selectOption('沿路');
  await expectGaps(page, road);
  await driver.then.sees('沿路距本镇卫生院 ≤ 5.0 公里免建');
  await driver.then.sees(/沿路距离/);
  await expect(page.getByText('豁免（沿路≤5 公里）')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#year=2019&mode=road');
  await page.reload();
  await expectGaps(page, road);
  await expect(way(page)).toHaveValue('road');
  await way(page).selectOption('村上报');
  await expectGaps(page, reported);
  await expect(page.getByRole('group', { name: '按哪家卫生院' }), 'a report is to its own township').toHaveCount(0);
  await way(page).selectOption('直线');
  await expectGaps(page, straight);
  expect(new URL(page.url()).hash).toBe('#year=2019');
  await expect(way(page).getByRole('option', { name: '行程表（先导入有米数的行程表）' })).toBeDisabled();
  await driver.then.wentWell();
});

test('a link with a way that nobody knows, or that the data cannot answer, opens straight and says so', async ({ driver, page }) => {
  await driver.given.app('#year=2019&mode=teleport');
  await driver.then.sees('链接里的距离量法，这份数据里没有，已略去。');
  await expect(way(page)).toHaveValue('straight');
  await page.evaluate(() => {
    window.location.hash = '#year=2019&mode=matrix&county=610727';
  });
  await driver.then.headline(/^略阳县 /);
  await driver.then.sees('链接里的距离量法，这份数据里没有，已略去。');
  await driver.then.wentWell();
});

test('those who pass in a straight line and fail by road are counted as the command line counts them, and named', async ({
  driver,
  page,
}) => {
  const expected = airOnly();
  await driver.given.app('#year=2019&communities=1&mode=road');
  const count = page.getByText('直线达标、沿路不达标').locator('..').getByRole('button');
  await expect(count).toHaveText(`${expected} 村`);
  await count.click();
  const receipt = page.getByRole('article');
  await expect(receipt.getByRole('heading', { level: 2 })).toContainText(`${expected} 个村直线达标、沿路不达标`);
  await expect(receipt).toContainText('距离：到本镇办的');
  await expect(receipt).toContainText('沿路（汽车能走的最短的路');
  await expect(receipt).toContainText('roads.geojson');
  await expect(receipt.getByRole('button', { name: `名单 · ${expected} 个村` })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await receipt.getByRole('button', { name: '导出这份名单' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('短板图-汉中市-卫生室-沿路-2019-直线达标沿路不达标名单-演示数据.csv');
  const [header = '', ...rows] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  const [how, distance] = ['距离量法', '判定距离(米)'].map((name) => header.split(',').indexOf(name));
  expect(rows).toHaveLength(expected);
  for (const row of rows) {
    const cells = row.split(',');
    expect(cells[how ?? -1]).toBe('沿路');
    expect(Number(cells[distance ?? -1])).toBeGreaterThan(5000);
  }
  await way(page).selectOption('直线');
  await expect(receipt, 'the straight line has no such list').toHaveCount(0);
  await driver.then.wentWell();
});

test('a village’s card has every way side by side, and the map the way along the road', async ({ driver, page }) => {
  await driver.given.app('#year=2019&selected=610702008208&mode=road');
  const card = page.getByRole('article');
  const named = (name: string) => card.locator('dt').filter({ hasText: name }).locator('..');
  await expect(named('沿路')).toContainText('现行口径');
  for (const name of ['沿路', '直线', '村上报']) await expect(named(name)).toContainText(/[\d.]+ 公里(缺口|豁免|达标)，(过线|线内)/);
  await expect(card).toContainText(/开车约 \d+ 分钟（估）。/);
  const km = /[\d.]+/.exec((await named('沿路').locator('b').textContent()) ?? '')?.[0];
  await expect(page.getByText(`沿路 ${km} 公里`, { exact: true })).toBeVisible();
  await driver.then.headline(`季丰村沿路离卫生院 ${km} 公里，`);
  await expect(page.getByText(/圈内免建/), 'no circle is as far as the road').toHaveCount(0);
  await way(page).selectOption('直线');
  await expect(page.getByText(/^直线 [\d.]+ 公里$/)).toBeVisible();
  await expect(page.getByText('5 公里 · 圈内免建')).toBeVisible();
  await expect(named('直线')).toContainText('现行口径');
  await expect(named('沿路')).toContainText(`${km} 公里`);
  await page.getByRole('button', { name: 'EN' }).click();
  await page.getByLabel('How distance is measured').selectOption('By road');
  await driver.then.headline(`is ${km} km by road from its hospital`);
  await expect(card).toContainText(/About \d+ minutes? by car \(estimated\)\./);
  await driver.then.wentWell();
});

test('a travel table of one’s own may be measured by', async ({ driver, page }) => {
  await driver.given.app();
  const table = { name: '行程.csv', bytes: utf8('起点,终点,米\n610727112205,A1,9000\n610727112201,A1,4000\n') };
  await driver.when.drop(VILLAGE_FILE, HOSPITAL_FILE, table);
  await answer(page, VILLAGE_FILE.name, 'WGS 84', 2019);
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  const matrix = page.getByRole('dialog').getByRole('region', { name: table.name, exact: true });
  await expect(matrix.locator('option:checked').filter({ hasText: '行程表（村到机构的米数，可按它量距离）' })).toHaveCount(1);
  await toCheck(page);
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(way(page).getByRole('option', { name: '沿路（先导入道路）' })).toBeDisabled();
  await way(page).selectOption('行程表');
  await driver.then.sees('按行程表距本镇卫生院 ≤ 5.0 公里免建');
  await page.getByRole('button', { name: '村名单' }).click();
  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('一里沟村'), 'beyond by the table, 1.4 km in a straight line').toContainText('缺口');
  await expect(row('一里沟村')).toContainText('9.0');
  await expect(row('青白石村')).toContainText('豁免');
  await expect(row('华阳沟村'), 'not in the table').toContainText('—');
  await driver.then.wentWell();
});

test('where the server is gone the numbers stay those of the straight line, in words, and may be asked again', async ({ page }) => {
  await page.route('**/other-measures-*.js', (route) => route.abort());
  await page.goto('./#year=2019');
  const headline = page.getByRole('heading', { level: 1 });
  await expect(headline).toContainText('个村缺标准化卫生室');
  const straight = (await headline.textContent()) ?? '';
  await way(page).selectOption('沿路');
  await expect(page.getByRole('alert').filter({ hasText: '没有量成沿路距离' })).toBeVisible();
  await expect(way(page)).toHaveValue('straight');
  await expect(headline).toHaveText(straight);
  await page.unroute('**/other-measures-*.js');
  await way(page).selectOption('沿路');
  await expect(headline).not.toHaveText(straight);
  await expect(page.getByRole('alert').filter({ hasText: '没有量成' })).toHaveCount(0);
});
