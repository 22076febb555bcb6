import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import { workbook } from '../support/workbook.ts';
import { expect, test } from './driver.ts';
import { answer, HOSPITAL_FILE, toCheck, utf8 } from './own-files.ts';

const HEADINGS = '统计用区划代码,行政村,县区,镇办,经度,纬度,户数,有无标准化卫生室';
const VILLAGES = {
  name: '白雀寺镇.csv',
  bytes: utf8(
    [
      HEADINGS,
      '610727112205,一里沟村,略阳县,白雀寺镇,106.06946,33.22984,234,无',
      '610727112201,青白石村,略阳县,白雀寺镇,0,0,581,无',
      '610727112203,何家坪村,略阳县,白雀寺镇,106.14729,33.18598,三百多,有',
      '610727112206,中坝子村,略阳县,白雀寺镇,33.21467,106.17103,415,无',
      '610727112209,淡家沟村,略阳县,白雀寺镇,106.0643,33.2685,439,大概有',
      '610727112214,赵家院村,略阳县,白雀寺镇,106.10388,33.22109,595,无',
    ].join('\n'),
  ),
};

/** What the township writes into the workbook: by the village's code, which cell, and what. */
const MENDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '610727112201': { 经度: '106.1346', 纬度: '33.25761' },
  '610727112203': { 户数: '384' },
  '610727112206': { 经度: '106.17103', 纬度: '33.21467' },
  '610727112209': { 有无标准化卫生室: '有' },
};

test('doubtful rows go out as a workbook, come back mended, three are accepted and one refused, undone and done again', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  await driver.when.drop(VILLAGES, HOSPITAL_FILE);
  await answer(page, VILLAGES.name, 'WGS 84', 2019);
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  await toCheck(page);

  // Out: one click, the four rows whole, each with its reason.
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载要看的行' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('白雀寺镇-要看的行.xlsx');
  const [sheet] = await readWorkbook(readFileSync(await download.path()));
  const [headings = [], ...rows] = (sheet?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')));
  const at = (heading: string) => headings.indexOf(heading);
  expect(rows.map((row) => row[at('行政村')])).toEqual(['青白石村', '何家坪村', '中坝子村', '淡家沟村']);
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await driver.given.drawn();
  await driver.then.headline(/^白雀寺镇|村/);

  // Changed in the spreadsheet, by a program that is not ours.
  const mended = rows.map((row) => {
    const cells = [...row];
    for (const [heading, text] of Object.entries(MENDED[row[at('统计用区划代码')] ?? ''] ?? {})) cells[at(heading)] = text;
    return cells;
  });
  const back = workbook({ sheets: [{ name: '要看的行', rows: [headings, ...mended] }] });
  await driver.when.drop({ name: '白雀寺镇-改好.xlsx', bytes: back });
  await answer(page, '白雀寺镇-改好.xlsx', 'WGS 84', 2019);
  await toCheck(page);

  // Back in: row by row, with what changes and whom it affects.
  await page.getByRole('button', { name: '和现在的逐行比对' }).click();
  const dialog = page.getByRole('dialog', { name: '4 行和现在不同' });
  const row = (name: string) => dialog.getByRole('row').filter({ hasText: name });
  await expect(row('青白石村')).toContainText('没有坐标');
  await expect(row('青白石村')).toContainText('106.1346, 33.25761');
  await expect(row('青白石村')).toContainText(/标准化卫生室：未报 → 缺口/);
  await expect(row('何家坪村')).toContainText('384');
  await expect(row('淡家沟村')).toContainText(/有/);
  for (const name of ['青白石村', '何家坪村', '中坝子村']) await row(name).getByRole('button', { name: '采用', exact: true }).click();
  await row('淡家沟村').getByRole('button', { name: '不采用' }).click();
  await expect(dialog).toContainText('已采用 3 · 不采用 1 · 待定 0');
  await dialog.getByRole('button', { name: '撤销' }).click();
  await expect(dialog).toContainText('已采用 2 · 不采用 1 · 待定 1');
  await expect(row('中坝子村').getByRole('button', { name: '采用', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: '重做' }).click();
  await expect(dialog).toContainText('已采用 3 · 不采用 1 · 待定 0');
  await dialog.getByRole('button', { name: '完成' }).click();

  // What was accepted holds, what was refused does not; the list of changes says whose word it was.
  await driver.given.drawn();
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: /^改动/ }).click();
  const list = page.getByRole('dialog', { name: /处改动/ });
  await expect(list.getByRole('row').filter({ hasText: '白雀寺镇-改好.xlsx' })).toHaveCount(3);
  await expect(list).not.toContainText('淡家沟村');
  await page.keyboard.press('Escape');
  await page.getByLabel('找村').fill('青白石');
  await page.getByRole('table', { name: '村名单' }).getByRole('button', { name: '青白石村' }).click();
  await driver.then.sees('坐标：手工标定');
});
