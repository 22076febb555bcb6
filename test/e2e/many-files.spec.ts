import { serious } from './barriers.ts';
import { expect, test } from './driver.ts';
import { toCheck, utf8 } from './own-files.ts';

const HEADINGS = '县区,镇办,行政村,统计用区划代码,是否通硬化路,年度';
const FILES = [
  {
    name: '略阳.csv',
    bytes: utf8(`${HEADINGS}\n略阳县,白雀寺镇,甲村,610727112205,是,2019\n略阳县,徐家坪镇,甲村,610727113205,否,2019\n`),
  },
  { name: '勉县.csv', bytes: utf8(`${HEADINGS}\n勉县,武侯镇,乙村,610725101201,是,2019\n`) },
  // Two villages of the county have this name, and the row names no township.
  { name: '补充.csv', bytes: utf8('县区,行政村,户数\n略阳县,甲村,30\n') },
] as const;

test('tables of several counties join, a row that could be two villages is told by a click, and the board names who is missing', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  await driver.when.drop(...FILES);
  await toCheck(page);
  const dialog = page.getByRole('dialog', { name: '导入' });
  await dialog.getByRole('button', { name: /^补充\.csv/ }).click();
  await expect(dialog).toContainText('对得上的村不止一个，或只有村名对得上');
  await dialog.getByRole('button', { name: '第 2 行：是 略阳县/徐家坪镇/甲村 610727113205' }).click();
  await expect(dialog.getByRole('heading', { name: /全部可以导入/ })).toBeVisible();
  await dialog.getByRole('button', { name: '导入 4 行' }).click();

  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: '上报情况' }).click();
  const board = page.getByRole('dialog', { name: '谁还没报' });
  await expect(board.getByRole('heading', { level: 3 })).toHaveText(/^2019-12：11 个县区，2 个报了，还差 汉台区、南郑区、.+等 9 个$/);
  await expect(board.getByRole('row', { name: /^略阳县 都报了 2\/2/ })).toContainText('略阳.csv');
  await expect(board.getByRole('row', { name: /^佛坪县/ })).toContainText('还没有村表');
  expect(await serious(page)).toEqual([]);
  await board.getByLabel('月份').fill('2019-11');
  await expect(board.getByRole('heading', { level: 3 })).toHaveText('2019-11：11 个县区都还没报');
});
