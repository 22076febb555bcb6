import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { encodeGb18030 } from '../support/gb18030.ts';
import { type Driver, expect, test } from './driver.ts';
import { answer, HOSPITAL_FILE, toCheck, utf8, VILLAGE_FILE } from './own-files.ts';

/** By distance to the hospital (1.4, 6.4, –, –, 5.4, unknown place, 7.6 km) and the truth table of domain.md §2. */
const STATES = {
  '610727112205': '豁免',
  '610727112201': '缺口',
  '610727112203': '达标',
  '610727112206': '未报',
  '610727112209': '豁免',
  '610727112214': '未报',
  '610727112208': '缺口',
};
const ENGLISH: Readonly<Record<string, string>> = { met: '达标', gap: '缺口', exempt: '豁免', unknown: '未报' };

/** The report's sum, as it is printed: what each part counts and the rows of the file. */
async function accounts(page: Page): Promise<{ readonly parts: readonly number[]; readonly rows: number }> {
  const text = await page.getByText(/接受.*=/).textContent();
  const numbers = [...(text ?? '').matchAll(/[\d,]+/g)].map(([number]) => Number(number.replace(',', '')));
  return { parts: numbers.slice(0, -1), rows: numbers.at(-1) ?? Number.NaN };
}

async function open(driver: Driver, page: Page): Promise<void> {
  await toCheck(page);
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await driver.given.drawn();
}

/** Takes the list in view home. */
async function exported(page: Page, format: 'CSV' | 'GeoJSON'): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await page.getByRole('button', { name: '导出' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('group', { name: '导出当前名单' }).getByRole('button', { name: format }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** State by code, out of an exported list. Its cells hold no commas here. */
function statesOf(bytes: Uint8Array): Record<string, string> {
  const [header = '', ...lines] = new TextDecoder().decode(bytes).trim().split('\r\n');
  const columns = header.split(',');
  return Object.fromEntries(
    lines.map((line) => {
      const cells = line.split(',');
      return [cells[columns.indexOf('行政区划代码')] ?? '', cells[columns.indexOf('状态')] ?? ''];
    }),
  );
}

/** Opens the villages and their hospital; each report is looked at on the way. */
async function ownProject(driver: Driver, page: Page): Promise<void> {
  await driver.when.drop(VILLAGE_FILE, HOSPITAL_FILE);
  await answer(page, VILLAGE_FILE.name, 'WGS 84', 2019);
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  await open(driver, page);
}

test('a GBK table of villages comes in row by row; hospitals follow; nothing of the sample is left', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(VILLAGE_FILE);
  const dialog = page.getByRole('dialog', { name: '导入' });
  await expect(dialog.getByLabel('文字编码')).toHaveValue('gb18030');
  await expect(dialog.getByRole('heading', { name: '这是村表，11 行' })).toBeVisible();
  await expect(dialog, 'personal data is not even shown').not.toContainText('13900000001');

  // Neither the coordinate system nor the year is guessed.
  const next = dialog.getByRole('button', { name: '下一步：对列' });
  await expect(next).toBeDisabled();
  await expect(dialog).toContainText('还差：坐标系、年份');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await answer(page, VILLAGE_FILE.name, 'WGS 84', 2019);
  await next.click();
  await expect(dialog).toContainText('联系电话”是个人信息，不读、不存、不导出');
  await expect(dialog).not.toContainText('13900000001');
  await dialog.getByRole('button', { name: '核对' }).click();

  const { parts, rows } = await accounts(page);
  expect(parts, 'accepted, flagged, rejected, set aside').toEqual([6, 1, 1, 3]);
  expect(rows).toBe(11);
  const issues = dialog;
  await dialog.getByText('3 行跳过').click();
  await expect(issues.getByRole('row', { name: /存疑 8 纬度 133\.22109.* 坐标超出范围/ })).toBeVisible();
  await expect(issues.getByRole('row', { name: /退回 9 .*编码和前面一行重复/ })).toBeVisible();
  await expect(issues.getByRole('row', { name: /跳过 11 整行 合计 合计行/ })).toBeVisible();
  await expect(issues.getByRole('row', { name: /跳过 12 整行 填表人 表尾/ }), 'a footer by its first word only').toBeVisible();
  await expect(dialog).toContainText('还没有机构表：导入后卫生室按未报计，再放一份机构表就能判');
  await dialog.getByRole('button', { name: '导入 7 行' }).click();
  await driver.given.drawn();

  await expect(page.getByRole('button', { name: '演示数据' })).toHaveCount(0);
  await driver.then.sees(/自有数据 · 1 县区 · 1 镇办 · 7 行政村/);
  await driver.then.headline('5 个村还不知道，没有查明的缺口');
  await driver.then.sees('还缺卫生院表：把有经纬度的卫生院表拖进来，就能算 5 公里');
  await expect(page.getByRole('table').getByRole('rowheader'), 'the county, told by the codes, not its number').toHaveText('略阳县');
  expect(await driver.then.drawnStates(), 'six have a position; without hospitals only what the table itself settles is known').toEqual({
    0: 1,
    2: 1,
    3: 4,
  });

  await driver.when.drop(HOSPITAL_FILE);
  await expect(dialog).toContainText(`会和已有的 ${VILLAGE_FILE.name} 放在一起`);
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  await open(driver, page);
  await driver.then.headline(/2 个村缺标准化卫生室/);
  expect(await driver.then.drawnStates()).toEqual({ 0: 1, 1: 2, 2: 2, 3: 1 });
  expect(statesOf((await exported(page, 'CSV')).bytes)).toEqual(STATES);
});

test('what is exported drops in again with the same states, as a table and as GeoJSON', async ({ driver, page }) => {
  await driver.given.app();
  await ownProject(driver, page);
  const csv = await exported(page, 'CSV');
  expect(csv.name).toBe('短板图-卫生室-2019-名单.csv');
  expect([...csv.bytes.subarray(0, 3)], 'a byte order mark, for Excel').toEqual([0xef, 0xbb, 0xbf]);
  expect(statesOf(csv.bytes)).toEqual(STATES);
  const points = await exported(page, 'GeoJSON');
  const geojson: { features: { geometry: unknown; properties: { code: string; state: string } }[] } = JSON.parse(
    new TextDecoder().decode(points.bytes),
  );
  expect(Object.fromEntries(geojson.features.map(({ properties }) => [properties.code, ENGLISH[properties.state]]))).toEqual(STATES);
  expect(geojson.features.filter(({ geometry }) => geometry === null)).toHaveLength(1);

  await driver.when.drop(csv);
  await answer(page, csv.name, 'WGS 84');
  await open(driver, page);
  await driver.then.headline(/2 个村缺标准化卫生室/);
  const again = new TextDecoder().decode((await exported(page, 'CSV')).bytes);
  expect(again, 'the same to the byte: it joins the table it came from, which still says why a position was no use').toBe(
    new TextDecoder().decode(csv.bytes),
  );

  await driver.when.drop(points);
  await answer(page, points.name, 'WGS 84');
  await open(driver, page);
  expect(new TextDecoder().decode((await exported(page, 'CSV')).bytes), 'and out of GeoJSON').toBe(again);
});

test('the sample exported and dropped in again keeps its states and says that it is simulated', async ({ driver, page }) => {
  await driver.given.app('#year=2019&county=610730');
  const before = await exported(page, 'CSV');
  expect(before.name).toContain('演示数据');
  const hospitals = readFileSync(new URL('../../data/facilities.csv', import.meta.url));
  await driver.when.drop(before, { name: 'facilities.csv', bytes: hospitals });
  await answer(page, before.name, 'WGS 84');
  await answer(page, 'facilities.csv', 'WGS 84');
  await open(driver, page);
  await expect(page.getByRole('button', { name: '演示数据' }), 'simulated rows stay marked').toBeVisible();
  const states = statesOf(before.bytes);
  expect(new Set(Object.values(states)).size).toBeGreaterThan(1);
  expect(statesOf((await exported(page, 'CSV')).bytes)).toEqual(states);
});

const WRONG_SYSTEM = { name: '村.csv', bytes: utf8('行政村,经度,纬度\n甲村,106.0807,33.222\n') };

test('the coordinate system chosen moves the villages: GCJ-02 by hundreds of metres', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(WRONG_SYSTEM);
  await answer(page, WRONG_SYSTEM.name, 'GCJ-02');
  await open(driver, page);
  const geojson: { features: { geometry: { coordinates: [number, number] } }[] } = JSON.parse(
    new TextDecoder().decode((await exported(page, 'GeoJSON')).bytes),
  );
  const [lon, lat] = geojson.features[0]?.geometry.coordinates ?? [0, 0];
  expect(lon, 'near, but not as written').toBeLessThan(106.0807 - 0.001);
  expect(lon).toBeGreaterThan(106.0807 - 0.01);
  expect(Math.abs(lat - 33.222)).toBeGreaterThan(0.0005);
});

for (const [what, file, said] of [
  [
    'a quote never closed',
    { name: '断.csv', bytes: encodeGb18030('行政村,经度,纬度\r\n"甲村,106.1,33.2\r\n乙村,106.2,33.2\r\n') },
    /断\.csv 第 2 行有一格以英文引号开头，却没有在格末收尾/,
  ],
  ['no latitude', { name: '缺.csv', bytes: utf8('说明\n行政村,经度\n甲村,106.1\n') }, /缺\.csv 第 2 行的标题里缺“纬度”这一列/],
  ['a workbook cut short', { name: '表.xlsx', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]) }, /表\.xlsx 已损坏.*请重新拷一份/],
  [
    'a workbook of twenty years ago',
    { name: '旧.xls', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
    /旧\.xls 是旧版 Excel.*另存为“Excel 工作簿（\.xlsx）”/,
  ],
  ['nothing at all', { name: '空.csv', bytes: new Uint8Array() }, /空\.csv 是空的/],
  [
    'boundaries cut short',
    { name: '界.geojson', bytes: utf8('{"type":"FeatureCollection","features":[{"ty') },
    /界\.geojson 不是完整的 GeoJSON/,
  ],
] as const) {
  test(`a broken file says what is wrong, where, and what to do; nothing is lost: ${what}`, async ({ driver, page }) => {
    await driver.given.app();
    const before = await page.getByRole('heading', { level: 1 }).textContent();
    await driver.when.drop(file);
    const dialog = page.getByRole('dialog', { name: '导入' });
    await expect(dialog.getByRole('alert')).toHaveText(said);
    await expect(dialog.getByRole('button', { name: /^(核对|下一步：对列)$/ })).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await driver.then.headline(before ?? '');
    await expect(page.getByRole('button', { name: '演示数据' })).toBeVisible();
  });
}

const BROKEN = { name: '断.csv', bytes: utf8('行政村,经度,纬度\n"甲村,106.1,33.2\n') };
const PICTURE = { name: '截图.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), type: 'image/png' };

test('a file that cannot be read is left out and the others go on; closing forgets it', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop(BROKEN, WRONG_SYSTEM, PICTURE);
  const dialog = page.getByRole('dialog', { name: '导入' });
  const check = dialog.getByRole('button', { name: '下一步：对列' });
  await expect(dialog.getByRole('alert')).toHaveText([
    /断\.csv 第 2 行有一格以英文引号开头，却没有在格末收尾/,
    /截图\.png 是图片，里面的字读不了/,
  ]);
  await expect(dialog.getByText('这份先不导入，其余的照常。')).toHaveCount(2);
  await expect(dialog).toContainText('还差：坐标系');
  await answer(page, WRONG_SYSTEM.name, 'WGS 84');
  await expect(dialog).toContainText('2 份读不了，先不导入；其余的照常');
  await expect(check).toBeEnabled();
  await dialog.getByRole('region', { name: BROKEN.name }).getByRole('button', { name: '去掉这份' }).click();
  await expect(dialog).toContainText('1 份读不了，先不导入');
  await toCheck(page);
  await expect(dialog).toContainText('读不了、没有导入的文件：截图.png');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await driver.when.drop(HOSPITAL_FILE);
  await expect(dialog.getByRole('region', { name: HOSPITAL_FILE.name, exact: true })).toBeVisible();
  await expect(dialog.getByRole('region', { name: WRONG_SYSTEM.name, exact: true }), 'what could be read still waits').toBeVisible();
  await expect(dialog.getByText('截图.png')).toHaveCount(0);
  await driver.then.wentWell();
});

test('where no file names a year, none is shown', async ({ driver, page }) => {
  await driver.given.app();
  await expect(page.getByRole('group', { name: '年份' })).toBeVisible();
  await driver.when.drop(WRONG_SYSTEM, HOSPITAL_FILE);
  await answer(page, WRONG_SYSTEM.name, 'WGS 84');
  await answer(page, HOSPITAL_FILE.name, 'WGS 84');
  await open(driver, page);
  await driver.then.sees('未注明年份');
  await expect(page.getByRole('group', { name: '年份' })).toHaveCount(0);
  await expect(page.getByText('2020')).toHaveCount(0);
  expect((await exported(page, 'CSV')).name).toBe('短板图-卫生室-名单.csv');
  await page.getByRole('button', { name: '看完整出处和名单' }).click();
  await expect(page.getByText('截至 2020')).toHaveCount(0);
});

test('a table of headings alone says that it has no rows', async ({ driver, page }) => {
  await driver.given.app();
  await driver.when.drop({ name: '空表.csv', bytes: utf8('行政村,经度,纬度\n') });
  await answer(page, '空表.csv', 'WGS 84');
  const dialog = page.getByRole('dialog', { name: '导入' });
  await toCheck(page);
  await expect(dialog.getByRole('heading', { name: '没有数据行' })).toBeVisible();
  await expect(dialog).toContainText('这份文件只有标题行，下面一行也没有');
  await expect(dialog.getByText('每一行')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '导入 0 行' })).toBeDisabled();
});

test('another prefecture brings its own boundaries', async ({ driver, page }) => {
  const square = (west: number, south: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 0.4, south],
        [west + 0.4, south + 0.4],
        [west, south + 0.4],
        [west, south],
      ],
    ],
  });
  const boundaries = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { adcode: 610902, name: '汉滨区' }, geometry: square(108.8, 32.4) },
      { type: 'Feature', properties: { adcode: 610921, name: '汉阴县' }, geometry: square(108.4, 32.4) },
    ],
  };
  const villages = '县区,行政村,经度,纬度\n汉滨区,甲村,109.0,32.6\n汉阴县,乙村,108.6,32.6\n汉阴县,丙村,109.1,32.7\n';
  await driver.given.app();
  await driver.when.drop({ name: '安康县界.geojson', bytes: utf8(JSON.stringify(boundaries)) }, { name: '村.csv', bytes: utf8(villages) });
  await answer(page, '安康县界.geojson', 'WGS 84');
  await answer(page, '村.csv', 'WGS 84');
  await toCheck(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^村\.csv/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /存疑 4 .*落在本县以外/ })).toBeVisible();
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await driver.given.drawn();
  const counties = await page.evaluate(
    () => window.gapmap?.map.querySourceFeatures('counties').map(({ properties }) => String(properties['code'])) ?? [],
  );
  expect(new Set(counties)).toEqual(new Set(['610902', '610921']));
  const centre = await page.evaluate(() => window.gapmap?.map.getCenter().toArray() ?? [0, 0]);
  expect(centre[0]).toBeGreaterThan(108.3);
  await driver.then.sees(/自有数据 · 2 县区/);
});
