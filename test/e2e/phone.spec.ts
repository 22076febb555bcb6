import { expect, test } from './driver.ts';

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
