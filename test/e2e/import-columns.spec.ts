import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { packed, workbookFiles } from '../io/formats/workbook.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { serious } from './barriers.ts';
import { type Driver, expect, test } from './driver.ts';
import { answer, toCheck, utf8 } from './own-files.ts';

/** A heading nobody knows, one column too many, a position the wrong way round, a percentage that lost its point, a word for a number. */
const ROWS = [
  '县区,镇办,行政村,统计用区划代码,经度,纬度,户数,水没通的,卫生厕所普及率,家底',
  '略阳县,白雀寺镇,一里沟村,610727112205,106.06946,33.22984,234,0,85%,5',
  '略阳县,白雀寺镇,青白石村,610727112201,33.25761,106.1346,581,12,90%,6',
  '略阳县,白雀寺镇,何家坪村,610727112203,106.14729,33.18598,384,3,985%,7',
  '略阳县,白雀寺镇,中坝子村,610727112206,106.17103,33.21467,约400,0,88%,8',
];
const TABLE = { name: '白雀寺镇2019.csv', bytes: encodeGb18030(ROWS.join('\r\n')) };
const NEXT_YEAR = { name: '白雀寺镇2020.csv', bytes: encodeGb18030(ROWS.join('\r\n').replaceAll('12,90%', '2,90%')) };

const dialogOf = (page: Page) => page.getByRole('dialog', { name: '导入' });
const fieldOf = (dialog: Locator, heading: string) => dialog.getByLabel(`“${heading}”是什么`);

async function toColumns(driver: Driver, page: Page, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Locator> {
  await driver.when.drop(file);
  await answer(page, file.name, 'WGS 84', 2019);
  await page.getByRole('button', { name: '下一步：对列' }).click();
  return dialogOf(page);
}

test('a match is seen and changed by hand, and offered for the next file of that shape', async ({ driver, page }) => {
  await driver.given.app();
  const dialog = await toColumns(driver, page, TABLE);
  await expect(dialog.getByRole('heading', { name: '10 列，8 列对上了，2 列请看一眼' })).toBeVisible();
  expect(await serious(page)).toEqual([]);

  // A column worth a look is one press away, wherever it stands.
  await dialog.getByRole('button', { name: '水没通的 有内容，没用上' }).click();
  const water = fieldOf(dialog, '水没通的');
  await expect(water).toBeFocused();
  await water.selectOption({ label: '农户饮水安全' });
  const column = dialog.getByRole('group', { name: '水没通的' });
  await expect(column).toContainText('0 = 达标');
  await expect(column, 'its polarity is said in words').toContainText('反向');
  await fieldOf(dialog, '家底').selectOption({ label: '农户饮水安全' });
  await expect(dialog.getByRole('alert')).toHaveText('“水没通的”和“家底”都对成了“农户饮水安全”，只能留一列。');
  await expect(dialog.getByRole('button', { name: '核对' })).toBeDisabled();
  await fieldOf(dialog, '家底').selectOption({ label: '没用上' });
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByRole('heading', { name: '4 个村，1 个可以直接导入' })).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await dialog.getByRole('button', { name: '关闭' }).click();

  await driver.when.drop(NEXT_YEAR);
  await dialog.getByRole('button', { name: `去掉 ${TABLE.name}` }).click();
  await answer(page, NEXT_YEAR.name, 'WGS 84', 2020);
  await dialog.getByRole('button', { name: '下一步：对列' }).click();
  await expect(dialog).toContainText('这样的表上次对过列，改了 2 列');
  await expect(fieldOf(dialog, '水没通的'), 'offered, not applied').toHaveValue('');
  await dialog.getByRole('button', { name: '采用' }).click();
  await expect(fieldOf(dialog, '水没通的').locator('option:checked')).toHaveText('农户饮水安全');
  await expect(dialog.getByRole('button', { name: '核对' })).toBeEnabled();
});

test('a column that is taken away is told, and given back', async ({ driver, page }) => {
  await driver.given.app();
  const dialog = await toColumns(driver, page, TABLE);
  await fieldOf(dialog, '纬度').selectOption({ label: '没用上' });
  await expect(dialog.getByRole('alert')).toContainText('缺“纬度”这一列');
  await expect(dialog.getByRole('button', { name: '核对' })).toBeDisabled();
  await fieldOf(dialog, '纬度').selectOption({ label: '纬度' });
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '核对' })).toBeEnabled();
});

test('the first lines show at once what an encoding makes of a file', async ({ driver, page }) => {
  const mixed = { name: '村.csv', bytes: utf8('村名,户数\n甲村,30\n') };
  await driver.given.app();
  await driver.when.drop(mixed);
  const dialog = dialogOf(page);
  const lines = dialog.getByRole('region', { name: `${mixed.name} 的前几行` });
  await expect(lines).toContainText('甲村');
  await dialog.getByLabel('文字编码').selectOption('gb18030');
  await expect(lines, 'garbled, and to be seen').toContainText('鏉戝悕');
  await expect(dialog.getByRole('heading', { name: '这份文件现在读不出来' })).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await dialog.getByLabel('文字编码').selectOption('utf-16be');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog, 'what was read before is not shown for it').not.toContainText('甲村');
  await dialog.getByLabel('文字编码').selectOption('utf-8');
  await expect(lines).toContainText('甲村');
  await expect(dialog.getByRole('heading', { name: '这是村表，1 行' })).toBeVisible();
});

test('one click repairs a row, a cell is changed in its place, and each is undone', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(TABLE);
  await answer(page, TABLE.name, 'WGS 84', 2019);
  await toCheck(page);
  const dialog = dialogOf(page);
  const headline = (n: number) => expect(dialog.getByRole('heading', { name: `4 个村，${n} 个可以直接导入` })).toBeVisible();
  await headline(1);
  await dialog.getByRole('button', { name: '第 3 行：对调' }).click();
  await headline(2);
  await dialog.getByRole('button', { name: '第 4 行：改为 98.5%' }).click();
  await headline(3);
  await dialog.getByRole('button', { name: /改第 5 行的“户数”/ }).click();
  const cell = dialog.getByRole('textbox', { name: '改第 5 行的“户数”' });
  await expect(cell).toBeFocused();
  await cell.fill('约');
  await cell.press('Escape');
  await expect(dialog, 'Esc leaves the cell, not the import').toBeVisible();
  await dialog.getByRole('button', { name: /改第 5 行的“户数”/ }).click();
  await cell.fill('400');
  await cell.press('Enter');
  await expect(dialog.getByRole('heading', { name: '4 个村，全部可以导入' })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: '约400' })).toContainText('400');
  expect(await serious(page)).toEqual([]);
  await dialog.getByRole('button', { name: /撤销第 4 行/ }).click();
  await headline(3);
});

test('the rows to look at go out under their own headings and come in again', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(TABLE);
  await answer(page, TABLE.name, 'WGS 84', 2019);
  await toCheck(page);
  const dialog = dialogOf(page);
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载要看的行' }).click();
  const download = await waiting;
  const back = { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
  expect(back.name).toMatch(/^白雀寺镇2019-要看的行\./);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await driver.when.drop(back);
  await dialog.getByRole('button', { name: `去掉 ${TABLE.name}` }).click();
  await answer(page, back.name, 'WGS 84', 2019);
  await page.getByRole('button', { name: '下一步：对列' }).click();
  await expect(dialog.getByRole('heading', { name: '10 列，8 列对上了，2 列请看一眼' }), 'what we added is not read').toBeVisible();
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByRole('heading', { name: '3 个村，0 个可以直接导入' })).toBeVisible();
});

test('a table without a column by its name is matched by hand', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop({ name: '点.csv', bytes: utf8('行政村,横,纵\n甲村,106.08,33.22\n') });
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: '下一步：对列' }).click();
  await fieldOf(dialog, '横').selectOption({ label: '经度' });
  await fieldOf(dialog, '纵').selectOption({ label: '纬度' });
  await expect(dialog).toContainText('还差：坐标系');
  await dialog.getByRole('radio', { name: /^WGS 84/ }).check();
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByRole('heading', { name: '1 个村，全部可以导入' })).toBeVisible();
});

test('nothing of the columns or the check is cut off or unreachable on a phone', async ({ driver, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await driver.given.app();
  const dialog = await toColumns(driver, page, TABLE);
  const wide = () => page.evaluate(() => document.querySelector('dialog > div')?.scrollWidth ?? 0);
  expect(await wide()).toBeLessThanOrEqual(390);
  expect(await serious(page)).toEqual([]);
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByRole('heading', { name: /4 个村/ })).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(390);
  expect(await serious(page)).toEqual([]);
});

test('what is answered for one of several files is offered for the others', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(TABLE, NEXT_YEAR, { name: '院.csv', bytes: utf8('机构名称,类别,经度,纬度\n甲院,乡镇卫生院,106.1,33.2\n') });
  const dialog = dialogOf(page);
  await answer(page, TABLE.name, 'GCJ-02', 2019);
  await dialog.getByRole('button', { name: '其余 2 份的坐标也按 GCJ-02' }).click();
  await dialog.getByRole('button', { name: '其余 1 份也截至 2019 年底' }).click();
  await expect(dialog.getByRole('radio', { name: /^GCJ-02/, checked: true })).toHaveCount(3);
  await expect(dialog.getByRole('region', { name: NEXT_YEAR.name, exact: true }).getByLabel('数据截至哪一年底')).toHaveValue('2019');
  await expect(dialog.getByRole('button', { name: '下一步：对列' })).toBeEnabled();
});

test('files that differ are settled by a click, one by one', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(
    { name: '甲.csv', bytes: utf8('行政村,统计用区划代码,户数\n甲村,610727112205,30\n') },
    { name: '乙.csv', bytes: utf8('行政村,统计用区划代码,户数\n甲村,610727112205,40\n') },
  );
  await toCheck(page);
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('heading', { name: /^1 处说法不一，都还没定/ })).toBeVisible();
  expect(await serious(page)).toEqual([]);
  const claims = dialog.getByRole('group', { name: '甲村 · 户数' });
  await claims.getByRole('button', { name: '40 乙.csv 第 2 行' }).click();
  await expect(dialog.getByRole('heading', { name: /^1 处说法不一，都定了/ })).toBeVisible();
  await expect(claims.getByRole('button', { pressed: true })).toHaveText('40 乙.csv 第 2 行');
  await expect(dialog.getByRole('heading', { name: '1 个村，全部可以导入' })).toBeVisible();
});

test('a workbook is read by its sheets, its headings of two rows and its merged cells', async ({ driver, page }) => {
  const row = (line: number, cells: readonly string[]) =>
    `<row r="${line}">${cells.map((text, at) => `<c r="${'ABCDEF'[at]}${line}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const bytes = packed(
    workbookFiles({
      sheets: {
        说明: row(1, ['按镇填报']),
        村级情况: [
          row(1, ['略阳县村级情况', '', '', '', '']),
          row(2, ['镇办', '行政村', '坐标', '', '户数']),
          row(3, ['', '', '经度', '纬度', '']),
          row(4, ['白雀寺镇', '一里沟村', '106.06946', '33.22984', '234']),
          row(5, ['', '青白石村', '106.1346', '33.25761', '581']),
        ].join(''),
        二季度: [row(1, ['行政村', '户数']), row(2, ['丙村', '7'])].join(''),
      },
      after: '<mergeCells count="2"><mergeCell ref="C2:D2"/><mergeCell ref="A4:A5"/></mergeCells>',
    }),
  );
  await driver.given.app();
  await driver.when.drop({ name: '略阳.xlsx', bytes });
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('工作表'), 'the first with headings').toHaveValue('村级情况');
  await expect(dialog.getByLabel('文字编码'), 'a workbook says its own').toHaveCount(0);
  await dialog.getByLabel('工作表').selectOption('二季度');
  await expect(dialog.getByRole('heading', { name: '这是村表，1 行' })).toBeVisible();
  await dialog.getByLabel('工作表').selectOption('村级情况');
  await answer(page, '略阳.xlsx', 'WGS 84');
  await dialog.getByRole('button', { name: '下一步：对列' }).click();
  await expect(dialog.getByRole('group', { name: '镇办' })).toContainText('合并格，往下填了 1 行');
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByRole('heading', { name: '2 个村，全部可以导入' })).toBeVisible();
  await expect(dialog).toContainText('工作表“村级情况”');
});
