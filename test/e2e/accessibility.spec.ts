import { serious } from './barriers.ts';
import { expect, test } from './driver.ts';

const SCREENS = [
  { name: 'first screen', hash: '#year=2019' },
  { name: 'list', hash: '#year=2019&pane=list' },
  { name: 'card', hash: '#year=2019&selected=610727112201' },
  { name: 'receipt', hash: '#year=2019&receipt=clinic-standard~610727~gap' },
  { name: 'areas', hash: '#year=2019&drawing=county' },
];

for (const { name, hash } of SCREENS) {
  for (const language of ['zh', 'en']) {
    test(`${name} (${language}) has no serious barrier, at a desk or on a phone`, async ({ driver, page }) => {
      await page.addInitScript((value) => localStorage.setItem('gapmap.view', JSON.stringify({ language: value })), language);
      await driver.given.app(hash);
      expect(await serious(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await driver.given.drawn();
      expect(await serious(page)).toEqual([]);
    });
  }
}

test('the import dialog has no serious barrier', async ({ driver, page }) => {
  await driver.given.app();
  await page.getByRole('button', { name: '导入数据' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await serious(page)).toEqual([]);
});

test('the keyboard alone moves the radius and opens a county', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  const slider = page.getByRole('slider', { name: '免建半径' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '5.1 公里');
  await page.getByRole('button', { name: '看略阳县' }).focus();
  await page.keyboard.press('Enter');
  await driver.then.headline(/^略阳县/);
});
