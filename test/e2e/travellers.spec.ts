import { readFileSync } from 'node:fs';
import { TRAVELLERS } from '../../src/domain/travel.ts';
import { expectGaps, sum, way } from './by-mode.ts';
import { gapsBy, listByRoad, rowsOf } from './command-line.ts';
import { expect, test } from './driver.ts';
import { answer, toCheck, utf8 } from './own-files.ts';

const NAMES = { car: '开车', bus: '坐客车', walking: '步行' } as const;

for (const traveller of TRAVELLERS) {
  test(`by road as ${traveller} goes, the page has what the command line has, village by village`, async ({ driver, page }) => {
    const gaps = gapsBy('road', '--traveller', traveller);
    const { rows } = listByRoad('--own-township', '--traveller', traveller);
    await driver.given.app('#year=2019&mode=road');
    await driver.when.press(NAMES[traveller]);
    await expectGaps(page, gaps);
    await expect(page.getByText(`沿路距离，${NAMES[traveller]}`), 'a car is meant where nothing is said').toHaveCount(
      traveller === 'car' ? 0 : 1,
    );
    expect(new URL(page.url()).hash).toBe(`#year=2019&mode=road${traveller === 'car' ? '' : `&traveller=${traveller}`}`);
    await page.reload();
    await expectGaps(page, gaps);
    await expect(page.getByRole('group', { name: '沿路怎么走' }).getByRole('button', { pressed: true })).toHaveText(NAMES[traveller]);

    await page.goto(`./#year=2019&communities=1&mode=road&traveller=${traveller}`);
    await expect(page.getByRole('button', { name: '缺口' }).first()).toBeVisible();
    await page.getByRole('button', { name: '导出' }).click();
    await expect(page.getByText(`当前名单 · ${rows.length.toLocaleString('en-US')} 个村`)).toBeVisible();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: /^CSV/ }).click();
    const download = await waiting;
    const of = traveller === 'car' ? '' : `-${NAMES[traveller]}`;
    expect(download.suggestedFilename()).toBe(`短板图-卫生室-沿路${of}-2019-名单-演示数据.csv`);
    const taken = new Map(rowsOf(readFileSync(await download.path(), 'utf8')).map((row) => [row['行政区划代码'], row]));
    expect(taken.size).toBe(rows.length);
    for (const row of rows)
      expect(taken.get(row['code'])).toMatchObject({
        '判定距离(米)': row['distance_m'],
        判定机构编号: row['nearest_id'],
        '最快分钟数(估)': row['road_min'],
        最快到的机构编号: row['soonest_id'],
        最快到的机构: row['soonest_name'],
        出行方式: row['traveller'] === '' ? '' : NAMES[traveller],
      });
    await driver.then.wentWell();
  });
}

test('who travels is asked by road only; a link of somebody that nobody knows says so', async ({ driver, page }) => {
  const straight = sum(gapsBy('straight'));
  await driver.given.app('#year=2019&mode=road&traveller=horse');
  await driver.then.sees('链接里的出行方式，这份数据里没有，已略去。');
  const asked = page.getByRole('group', { name: '沿路怎么走' });
  await expect(asked.getByRole('button', { pressed: true })).toHaveText('开车');
  await way(page).selectOption('直线');
  await driver.then.headline(`${straight} 个村缺标准化卫生室`);
  await expect(asked).toHaveCount(0);
  await driver.then.wentWell();
});

test('card and receipt say who travels, that time is estimated and by which speeds, and who is reached soonest where it is not the nearest', async ({
  driver,
  page,
}) => {
  const { rows } = listByRoad('--traveller', 'car');
  const villages = rows.filter((row) => row['code'] !== '' && row['soonest_id'] !== row['nearest_id']);
  const [village] = villages;
  if (!village) throw new Error('the sample was expected to have such a village');
  await driver.given.app(`#year=2019&communities=1&scope=nearest&mode=road&selected=${village['code']}`);
  const card = page.getByRole('article');
  await expect(card).toContainText(`最快到的是 ${village['soonest_name']}，开车约 ${Math.round(Number(village['road_min']))} 分钟（估）。`);
  await expect(card).toContainText(`最近的是 ${village['nearest_name']}`);
  await driver.when.press('步行');
  await expect(card).toContainText(/步行约 \d+ 分钟（估）。/);
  await expect(card, 'on foot the nearest is reached soonest').not.toContainText('最快到的是');

  await driver.when.press('开车');
  await card.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '看完整出处和名单' }).click();
  const receipt = page.getByRole('article');
  await expect(receipt).toContainText('汽车能走的最短的路');
  await expect(receipt).toContainText(`有 ${villages.length} 个村，最快到的不是沿路最近的那一家。`);
  await receipt.getByText('开车要几分钟是估的：按什么速度').click();
  await expect(receipt).toContainText('速度是估计，不是实测');
  await expect(receipt.locator('dl > div').filter({ hasText: '村道' })).toContainText(/20\s公里\/时/);
  await driver.when.press('步行');
  await expect(receipt).toContainText('步行能走的最短的路');
  await expect(receipt).toContainText('最快到的都是沿路最近的那一家。');
  await driver.then.wentWell();
});

test('whose answers a corrected row changes is asked as the screen asks, by road too', async ({ driver, page }) => {
  const [before] = listByRoad('--own-township').rows.filter((row) => row['air_only'] === 'yes');
  const recordsOf = (name: string) => rowsOf(readFileSync(`data/${name}.csv`, 'utf8'));
  const village = recordsOf('villages').find(({ code }) => code === before?.['code']);
  const hospital = recordsOf('facilities').find(({ id }) => id === before?.['nearest_id']);
  if (!village || !hospital) throw new Error('the sample was expected to have such a village');
  // It is brought to its hospital: near enough in a straight line it was before, by road it was not.
  const moved = { ...village, lon: hospital['lon'], lat: hospital['lat'] };
  const table = [Object.keys(moved), Object.values(moved)].map((cells) => cells.join(',')).join('\n');
  const effect = async (hash: string) => {
    await page.goto('about:blank');
    await driver.given.app(hash);
    await driver.when.drop({ name: '改好.csv', bytes: utf8(table) });
    await answer(page, '改好.csv', 'WGS 84');
    await toCheck(page);
    await page.getByRole('button', { name: '和现在的逐行比对' }).click();
    const dialog = page.getByRole('dialog', { name: '1 行和现在不同' });
    await expect(dialog).toContainText('“影响”按屏幕上现在的口径算。');
    return dialog.getByRole('row').filter({ hasText: village['name'] ?? '' });
  };
  await expect(await effect('#year=2019')).toContainText('判定不变');
  await expect(await effect('#year=2019&mode=road')).toContainText(/标准化卫生室：(缺口|达标|未报) → 豁免/);
  await driver.then.wentWell();
});
