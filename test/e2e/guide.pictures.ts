import path from 'node:path';
import { expect, test } from './driver.ts';
import { answer, HOSPITAL_FILE, toCheck, VILLAGE_FILE } from './own-files.ts';

const GUIDE = path.resolve(import.meta.dirname, '../../public/guide');

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
] as const;

/** The screens of design.md that exist so far; village and receipt are the ones a planner argues about. `shows`: what is fetched or proved late, and waited for. */
const SCREENS: readonly { readonly name: string; readonly hash: string; readonly shows?: RegExp }[] = [
  { name: 'explore', hash: '#year=2019' },
  { name: 'road', hash: '#year=2019&indicator=road-paved' },
  { name: 'sanitation', hash: '#year=2019&indicator=sanitation-toilet-households&drawing=township' },
  { name: 'prioritise', hash: '#year=2019&task=prioritise', shows: /可消除|closes gaps/ },
  { name: 'siting', hash: '#year=2019&task=prioritise&prioritising=sites&county=610728', shows: /已证最优|proven optimal/ },
  { name: 'county', hash: '#year=2019&county=610727&drawing=township' },
  { name: 'list', hash: '#year=2019&county=610727&pane=list' },
  { name: 'receipt', hash: '#year=2019&receipt=clinic-standard~610727~gap' },
  { name: 'empty', hash: '#year=2019&pane=list&search=%E6%B2%A1%E6%9C%89' },
];

for (const size of SIZES) {
  for (const language of ['zh', 'en'] as const) {
    const file = (name: string) => path.join(GUIDE, `${name}-${language}-${size.width}x${size.height}.png`);

    test(`${language} ${size.width}×${size.height}`, async ({ driver, page }) => {
      await page.addInitScript((value) => {
        // The blank page between two screens has no storage.
        if (window.location.protocol === 'http:') localStorage.setItem('gapmap.view', JSON.stringify({ language: value }));
      }, language);
      await page.setViewportSize(size);
      // A projector shows the same screens, larger: the first five say whether they hold.
      for (const { name, hash, shows } of size.width > 1366 ? SCREENS.slice(0, 5) : SCREENS) {
        await page.goto('about:blank');
        await driver.given.app(hash);
        if (shows) await expect(page.getByText(shows).first()).toBeVisible({ timeout: 90_000 });
        await driver.given.drawn();
        await page.mouse.move(0, 0);
        await page.screenshot({ path: file(name) });
      }
      await page.goto('about:blank');
      await driver.given.app('#year=2019&county=610727&pane=list&states=gap');
      await page.getByRole('table').getByRole('row').nth(4).getByRole('button').click();
      await driver.given.drawn();
      await expect(page.getByRole('article')).toBeVisible();
      await page.mouse.move(0, 0);
      await page.screenshot({ path: file('village') });
      await page.goto('about:blank');
      await driver.given.app('#year=2019');
      if (size.width > 720) {
        await driver.when.drop(VILLAGE_FILE, HOSPITAL_FILE);
        await answer(page, VILLAGE_FILE.name, 'WGS 84', 2019);
        await answer(page, HOSPITAL_FILE.name, 'WGS 84');
        await page.screenshot({ path: file('import-files') });
        await toCheck(page);
        await expect(page.getByRole('dialog').getByRole('table').last()).toBeVisible();
        await page.screenshot({ path: file('import') });
      }
    });
  }
}
