import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from './driver.ts';
import { answer, toCheck, utf8 } from './own-files.ts';

const CARD = '#year=2019&indicator=clinic-standard&selected=610727112201';

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('a village is moved on the map and its state corrected; undo and redo; the list of changes tells all', async ({ driver, page }) => {
  await driver.given.app(CARD);
  const card = page.getByRole('article', { name: '村' }).or(page.getByRole('article')).first();
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await card.getByRole('button', { name: '更正' }).click();
  const form = page.getByRole('article', { name: '更正' });
  await expect(form.getByRole('button', { name: '没有改动' })).toBeDisabled();
  expect(await barriers(page)).toEqual([]);

  // The pin stands where the village does; a press on the map moves it and selects nothing.
  await expect(page.getByRole('button', { name: /marker/i }).or(page.locator('.maplibregl-marker'))).toHaveCount(1);
  const longitude = form.getByLabel('经度');
  const was = await longitude.inputValue();
  const canvas = await page.locator('.maplibregl-canvas').boundingBox();
  await page.mouse.click((canvas?.x ?? 0) + (canvas?.width ?? 0) / 2 + 60, (canvas?.y ?? 0) + (canvas?.height ?? 0) / 2 + 90);
  await expect(longitude).not.toHaveValue(was);
  await expect(form).toBeVisible();

  await form.getByLabel('标准化卫生室').selectOption({ label: '不具备条件' });
  await form.getByLabel('户数', { exact: true }).fill('二十');
  await expect(form).toContainText('1 处填得不对');
  await form.getByLabel('户数', { exact: true }).fill('1,234');
  await form.getByLabel('来源').fill('电话核实');
  await form.getByRole('button', { name: '保存 3 处更正' }).click();
  await driver.given.drawn();
  await expect(card).toContainText('1,234 户');
  await expect(card).toContainText('改动记录');
  await expect(card).toContainText('电话核实');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');

  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before ?? '');
  await expect(card).not.toContainText('1,234 户');
  await page.keyboard.press('Control+y');
  await expect(card).toContainText('1,234 户');

  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: /^改动/ }).click();
  const list = page.getByRole('dialog', { name: '3 处改动' });
  await expect(list.getByRole('row')).toHaveCount(4);
  await expect(list).toContainText('户数');
  expect(await barriers(page)).toEqual([]);
  const waiting = page.waitForEvent('download');
  await list.getByRole('button', { name: '导出改动清单' }).click();
  const text = readFileSync(await (await waiting).path(), 'utf8');
  expect(text.split('\r\n')[0]).toContain('原来,改为');
  expect(text).toMatch(/户数,,\d+,1234,电话核实/);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
});

test('a form that is open speaks of the year in view', async ({ driver, page }) => {
  await driver.given.app(CARD);
  await page.getByRole('button', { name: '更正' }).click();
  const form = page.getByRole('article', { name: '更正' });
  await form.getByLabel('标准化卫生室').selectOption({ label: '不具备条件' });
  await expect(form.getByRole('button', { name: '保存 1 处更正' })).toBeEnabled();
  await page.evaluate(() => {
    location.hash = location.hash.replace('year=2019', 'year=2018');
  });
  await expect(form).toContainText('2018 年底上报');
  await expect(form.getByRole('button', { name: '没有改动' })).toBeDisabled();
});

test('the pin is moved by the keyboard', async ({ driver, page }) => {
  await driver.given.app(CARD);
  await page.getByRole('button', { name: '更正' }).click();
  const latitude = page.getByRole('article', { name: '更正' }).getByLabel('纬度');
  const was = Number(await latitude.inputValue());
  await page.locator('.maplibregl-marker').focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => Number(await latitude.inputValue())).toBeGreaterThan(was);
});

test('a village and a hospital are added by hand, and the numbers follow', async ({ driver, page }) => {
  await driver.given.app('#year=2019&indicator=clinic-standard&county=610727');
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: '新增一个村' }).click();
  const form = page.getByRole('article', { name: '新增' });
  await expect(form.getByLabel('县区')).toHaveValue('略阳县');
  await form.getByLabel('名称').fill('新立村');
  await form.getByLabel('镇办').selectOption('白雀寺镇');
  await form.getByLabel('经度').fill('106.2');
  await form.getByLabel('纬度').fill('33.1');
  await form.getByRole('button', { name: '加上' }).click();
  await driver.given.drawn();
  await driver.then.headline(/^新立村/);
  await driver.then.headline(/没有上报|未报|缺/);

  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: '新增一家机构' }).click();
  await form.getByLabel('名称').fill('白雀寺镇第二卫生院');
  await form.getByLabel('县区').selectOption('略阳县');
  await form.getByLabel('镇办').selectOption('白雀寺镇');
  await form.getByLabel('类别').selectOption({ label: '乡镇卫生院' });
  await form.getByLabel('经度').fill('106.2');
  await form.getByLabel('纬度').fill('33.101');
  await form.getByRole('button', { name: '加上' }).click();
  await driver.given.drawn();
  await driver.then.headline(/^新立村离白雀寺镇第二卫生院|^新立村离卫生院 0.1 公里/);
});

test('a corrected table is held against what is open: three rows accepted, one refused, undone, done again', async ({ driver, page }) => {
  await driver.given.app(CARD);
  const [head = '', ...rows] = readFileSync('data/villages.csv', 'utf8').trim().split('\n');
  const columns = head.split(',');
  const corrected = rows
    .filter((row) => row.includes('略阳县,白雀寺镇'))
    .slice(0, 5)
    .map((row, index) => {
      const cells = row.split(',');
      if (index < 4) cells[columns.indexOf('households')] = String(9001 + index);
      return cells.join(',');
    });
  await driver.when.drop({ name: '白雀寺镇改好.csv', bytes: utf8([head, ...corrected].join('\n')) });
  await answer(page, '白雀寺镇改好.csv', 'WGS 84');
  await toCheck(page);
  await page.getByRole('button', { name: '和现在的逐行比对' }).click();
  const dialog = page.getByRole('dialog', { name: '4 行和现在不同' });
  expect(await barriers(page)).toEqual([]);
  for (const household of ['9,001', '9,002', '9,003'])
    await dialog.getByRole('row').filter({ hasText: household }).getByRole('button', { name: '采用', exact: true }).click();
  await dialog.getByRole('row').filter({ hasText: '9,004' }).getByRole('button', { name: '不采用' }).click();
  await expect(dialog).toContainText('已采用 3 · 不采用 1 · 待定 0');
  await dialog.getByRole('button', { name: '撤销' }).click();
  await expect(dialog).toContainText('已采用 2 · 不采用 1 · 待定 1');
  await dialog.getByRole('button', { name: '重做' }).click();
  await expect(dialog).toContainText('已采用 3 · 不采用 1 · 待定 0');
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: /^改动/ }).click();
  const list = page.getByRole('dialog', { name: '3 处改动' });
  await expect(list.getByRole('row').filter({ hasText: '白雀寺镇改好.csv' })).toHaveCount(3);
});
