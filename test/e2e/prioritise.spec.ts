import type { Page } from 'playwright/test';
import { serious } from './barriers.ts';
import { expect, test } from './driver.ts';

const WORKS = '#year=2019&task=prioritise';

/** A number as it is printed: 1,234 → 1234. */
const read = (text: string | null) => Number((text ?? '').replaceAll(/[^\d.]/g, ''));

const headline = (page: Page) => page.getByRole('heading', { level: 1 });

test('a bureau weighs, looks into a score, sets a budget, and accepts what it closes', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  await driver.when.press('排项目');
  await driver.then.headline(/^2019 年 .+可消除 \d+ 个村的缺口$/);
  const list = page.getByRole('region', { name: '项目排序' });
  const first = list.getByRole('listitem').first();

  // Weigh: the swatch's number is its part of 100, and the order follows.
  const before = await first.textContent();
  const slider = page.getByRole('slider', { name: '单位成本' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^占 5\d 分/);
  await expect(first).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect(first.getByRole('img')).toHaveAttribute('aria-label', /^得分 [\d.]+：/);

  // Look into a score: its parts add up to it, to the tenth.
  const score = read(((await first.getByRole('img').getAttribute('aria-label')) ?? '').split('：')[0] ?? '');
  await first.getByRole('button', { name: /看得分怎么来的/ }).click();
  const parts = await first.locator('ul li b').allTextContents();
  expect(parts.filter((part) => /\d/.test(part)).reduce((sum, part) => sum + read(part), 0)).toBeCloseTo(score, 5);
  await expect(first.getByText(/目标期限/)).toBeVisible();

  // Set a budget: it is in the headline, and more is never spent.
  await page.getByLabel('2019 年预算，万元').fill('1000');
  await driver.then.headline(/^2019 年 1,000\s万元可消除 \d+ 个村的缺口$/);
  const spent = page.getByRole('region', { name: '已用' });
  const used = read(await spent.getByRole('button', { name: /^已用/ }).textContent());
  expect(used).toBeGreaterThan(0);
  expect(used).toBeLessThanOrEqual(1000);
  const closed = read(await headline(page).getByRole('button').textContent());
  await page.getByRole('slider', { name: '2019 年预算' }).focus();
  await page.keyboard.press('End');
  await expect.poll(async () => read(await headline(page).getByRole('button').textContent())).toBeGreaterThan(closed);
  await page.getByLabel('2019 年预算，万元').fill('1000');

  // Accept: the effect is seen first, then the works are in the project, and can go out.
  await page.getByRole('button', { name: '接受此方案……' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('做完以后，到 2019 年底的缺口')).toBeVisible();
  await expect(dialog.getByText('缺口率：方案前后')).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^接受 \d+ 个项目/ }).click();
  await expect(page.getByText(/^已接受 \d+ 项/)).toBeVisible();
  await page.getByRole('button', { name: '导出方案' }).click();
  await expect(page.getByRole('button', { name: /GeoJSON/ })).toBeVisible();
});

test('every number of the programme opens its receipt, and back closes it', async ({ driver, page }) => {
  await driver.given.app(`${WORKS}&budgets=2019:1000`);
  const numbers = page.locator('main').getByRole('button', { name: /，看出处$/ });
  await expect(numbers).toHaveCount(5);
  for (let at = 0; at < 5; at++) {
    const name = (await numbers.nth(at).textContent()) ?? '';
    await numbers.nth(at).click();
    const receipt = page.getByRole('region').filter({ has: page.getByRole('button', { name: /返回列表/ }) });
    await expect(receipt.getByText('怎么算'), name).toBeVisible();
    await expect(receipt.getByText(/^权重：/), name).toBeVisible();
    await expect(receipt.getByText('模拟', { exact: true }), name).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('region', { name: '项目排序' })).toBeVisible();
  }
  await numbers.first().click();
  const closed = read(await headline(page).getByRole('button').textContent());
  await expect(page.getByRole('heading', { name: `数进去的 ${closed} 个村` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '项目排序' })).toBeVisible();
});

test('the best choice is proved by the solver, and is no worse than the choice by rank', async ({ driver, page }) => {
  await driver.given.app(`${WORKS}&bureau=health&aim=villages&budgets=2019:520`);
  const closed = read(await headline(page).getByRole('button').textContent());
  await page.getByRole('button', { name: '最优', exact: true }).click();
  await expect(page.getByText('已证最优')).toBeVisible({ timeout: 60_000 });
  expect(read(await headline(page).getByRole('button').textContent())).toBeGreaterThanOrEqual(closed);
});

test('a link opens the same programme, and a filter of place changes no score', async ({ driver, page }) => {
  await driver.given.app(`${WORKS}&county=610728&points=veto:50,cost:0&span=50&budgets=2019:800`);
  await driver.then.headline(/^镇巴县 2019 年 800\s万元可消除/);
  await expect(page.getByRole('slider', { name: '单位成本' })).toHaveValue('0');
  const first = page.getByRole('region', { name: '项目排序' }).getByRole('listitem').first();
  const name = await first.getByRole('button').first().textContent();
  const told = await first.getByRole('img').getAttribute('aria-label');
  await page.getByRole('combobox', { name: '范围' }).selectOption('');
  await driver.then.headline(/^2019 年 800\s万元可消除/);
  const same = page
    .getByRole('region', { name: '项目排序' })
    .getByRole('listitem')
    .filter({ hasText: name ?? '' });
  await expect(same.first().getByRole('img')).toHaveAttribute('aria-label', told ?? '');
});

for (const language of ['zh', 'en']) {
  test(`works in order have no serious barrier, at a desk or on a phone (${language})`, async ({ driver, page }) => {
    await page.addInitScript((value) => localStorage.setItem('gapmap.view', JSON.stringify({ language: value })), language);
    for (const tab of ['ranking', 'joint', 'reach', 'equity', 'targets']) {
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.goto(`./${WORKS}&workTab=${tab}`);
      await driver.given.drawn();
      await expect(headline(page)).toContainText('2019');
      expect(await serious(page), tab).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await driver.given.drawn();
      expect(await serious(page), `${tab}, phone`).toEqual([]);
    }
  });
}
