import { expect, test } from './driver.ts';

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
