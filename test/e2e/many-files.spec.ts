import { writeProjectFile } from '../../src/io/project-file.ts';
import { serious } from './barriers.ts';
import { expect, test } from './driver.ts';
import { answer, toCheck, utf8 } from './own-files.ts';

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

/** What one county sends: its table, called as every county calls it, and a correction made on top of it. */
const part = (county: string, table: string, village: string) => ({
  name: `${county}.gapmap`,
  type: 'application/zip',
  bytes: writeProjectFile(
    {
      name: county,
      origin: 'own',
      inputs: [{ name: '村表.csv', role: 'villages', bytes: utf8(`县区,镇办,行政村,统计用区划代码,户数,年度\n${table}\n`) }],
      changes: [
        {
          id: `改 ${county}`,
          at: '2019-12-01T08:00:00.000Z',
          by: 'hand',
          source: `${county}来电`,
          note: '',
          edits: [{ kind: 'figure', of: { kind: 'village', id: village }, figure: 'households', from: null, to: 777 }],
        },
      ],
      snapshots: [],
    },
    '2019-12-31T00:00:00.000Z',
  ),
});

test('projects of two counties dropped together are one project: both tables of one name, and what either corrected', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  await driver.when.drop(
    part('略阳', '略阳县,白雀寺镇,甲村,610727112205,10,2019', '610727112205'),
    part('勉县', '勉县,武侯镇,乙村,610725101201,20,2019', '610725101201'),
  );
  const dialog = page.getByRole('dialog', { name: '导入' });
  for (const name of ['村表.csv', '村表 (2).csv']) await expect(dialog.getByRole('region', { name, exact: true })).toBeVisible();
  await toCheck(page);
  await dialog.getByRole('button', { name: '导入 2 行' }).click();
  await driver.given.drawn();
  await driver.then.sees(/自有数据 · 2 县区/);
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: /^改动/ }).click();
  const list = page.getByRole('dialog', { name: '2 处改动' });
  for (const [village, source] of [
    ['略阳县 白雀寺镇 甲村', '略阳来电'],
    ['勉县 武侯镇 乙村', '勉县来电'],
  ] as const)
    await expect(list.getByRole('row').filter({ hasText: village }).filter({ hasText: source })).toContainText('777');
});

test('another prefecture’s boundaries, codes and targets make a project of its own, without the built-in plan', async ({
  driver,
  page,
}) => {
  const ring = [105.5, 33.5, 106, 33.5, 106, 34, 105.5, 34, 105.5, 33.5];
  const coordinates = [ring.flatMap((lon, at) => (at % 2 === 0 ? [[lon, ring[at + 1]]] : []))];
  const county = { type: 'Feature', properties: { name: '成县', code: '621221' }, geometry: { type: 'Polygon', coordinates } };
  await driver.given.app();
  await driver.when.drop(
    { name: '县界.geojson', bytes: utf8(JSON.stringify({ type: 'FeatureCollection', features: [county] })) },
    {
      name: '成县村表.csv',
      bytes: utf8(
        '县区,镇办,行政村,统计用区划代码,经度,纬度,是否通硬化路,年度\n成县,城关镇,甲村,621221100201,105.7,33.7,是,2024\n成县,城关镇,乙村,621221900202,105.8,33.8,否,2024\n',
      ),
    },
    { name: '新旧编码.csv', bytes: utf8('old_code,new_code\n621221900202,621221100202\n') },
    { name: 'targets.csv', bytes: utf8('indicator,scope,target,unit,year,source\n是否通硬化路,全市,97,%,2025,市发〔2023〕1号\n') },
  );
  for (const name of ['县界.geojson', '成县村表.csv']) await answer(page, name, 'WGS 84');
  await toCheck(page);
  await page
    .getByRole('dialog', { name: '导入' })
    .getByRole('button', { name: /^导入 \d+ 行$/ })
    .click();
  await driver.given.drawn();
  await driver.then.sees(/自有数据 · 1 县区/);
  await expect(page.getByText('演示数据')).toHaveCount(0);

  await page
    .getByRole('navigation', { name: /项设施$/ })
    .getByRole('button', { name: /^硬化路 / })
    .click();
  await driver.then.headline(/1 个村没通硬化路/);
  await page.getByRole('searchbox').fill('乙村');
  await page.getByRole('table', { name: '村名单' }).getByRole('row').nth(1).click();
  const card = page.getByRole('article');
  await expect(card, 'its new code').toContainText('621221100202');
  await expect(card).toContainText('目标 97%');
  await expect(card).toContainText('市发〔2023〕1号');
  await expect(card).not.toContainText('汉发');
});
