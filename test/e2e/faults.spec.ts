import type { BrowserContext, Page } from 'playwright/test';
import { expect, test } from './driver.ts';
import { answer, toCheck, utf8 } from './own-files.ts';

test.use({ actionTimeout: 10_000 });

/** Small enough to be read at once: what is tested here is how it is kept. */
const TABLE = {
  name: '三村.csv',
  bytes: utf8(
    '统计用区划代码,行政村,经度,纬度,户数\n610727112205,甲村,106.07,33.23,10\n610727112201,乙村,106.13,33.26,20\n610727112203,丙村,106.15,33.19,30\n',
  ),
};
const CARD = '#selected=610727112205';

/** A tab without WebGL: nothing here looks at the map, and the tab is there sooner. */
async function tab(context: BrowserContext, address = CARD): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
    } as typeof original;
  });
  await page.goto(`./${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

const kept = (page: Page) => page.getByRole('status', { name: '保存' });
const alert = (page: Page) => page.getByRole('alert');
const isKept = (page: Page) => expect(kept(page)).toHaveText(/^已存在本机/);

/** Brings the three villages in as a project of their own, as far as the last button. */
async function bringIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入数据' }).click();
  await page
    .getByTestId('import-files')
    .first()
    .setInputFiles({ name: TABLE.name, mimeType: 'text/csv', buffer: Buffer.from(TABLE.bytes) });
  await answer(page, TABLE.name, 'WGS 84');
  await toCheck(page);
}

const openIt = (page: Page) => page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();

/** A tab with the three villages as a project, kept. */
async function ownTab(context: BrowserContext): Promise<Page> {
  const page = await tab(context);
  await bringIn(page);
  await openIt(page);
  await isKept(page);
  await page.goto(`./${CARD}`);
  await page.reload();
  await expect(card(page)).toContainText('甲村');
  return page;
}

const card = (page: Page) => page.getByRole('article');

/** Corrects 甲村's households by the form. */
async function correct(page: Page, households: number): Promise<void> {
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await page.getByLabel('户数', { exact: true }).fill(String(households));
  await page.getByRole('button', { name: /^保存 1 处/ }).click();
}

const shows = (page: Page, households: number) => expect(card(page)).toContainText(`${households} 户`);

test('an edit is there again when the tab is', async ({ context }) => {
  const page = await ownTab(context);
  await correct(page, 11);
  await isKept(page);
  await page.reload();
  await shows(page, 11);
  await page.close();
  const other = await tab(context);
  await shows(other, 11);
  await expect(alert(other)).toBeEmpty();
});
